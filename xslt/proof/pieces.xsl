<?xml version="1.0" encoding="UTF-8"?>
<!-- A piece of the edition as the page for readers shows it, in a frame that tells where it stands. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:h="urn:tei-convert:html"
    xmlns:p="urn:tei-convert:proof"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:function name="p:piece" as="node()*">
    <xsl:param name="piece" as="map(*)"/>
    <xsl:param name="elements" as="element()*"/>
    <xsl:param name="at" as="xs:string?"/>
    <xsl:param name="foreign" as="xs:string?"/>
    <xsl:variable name="header" as="xs:boolean" select="exists($elements/ancestor::teiHeader)"/>
    <p class="is">
      <xsl:if test="$at"><a href="#{$at}" aria-label="{f:label('proof-line', substring($at, 2))}">↔</a></xsl:if>
      <xsl:if test="$header"><xsl:text>{p:field-label($elements[1])}</xsl:text><xsl:text> </xsl:text></xsl:if>
      <code>{$piece?word}</code>
    </p>
    <div class="piece">
      <xsl:if test="$foreign"><xsl:attribute name="lang" select="$foreign"/></xsl:if>
      <xsl:choose>
        <xsl:when test="$header"><xsl:sequence select="p:field($elements)"/></xsl:when>
        <xsl:otherwise><xsl:sequence select="p:framed($elements)"/></xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:function>

  <xsl:function name="p:field" as="node()*">
    <xsl:param name="elements" as="element()+"/>
    <xsl:choose>
      <xsl:when test="$elements/parent::abstract"><xsl:apply-templates select="$elements"/></xsl:when>
      <xsl:otherwise><p>{string-join($elements ! normalize-space(string-join(node() ! (if (self::lb) then ' ' else string(.)))), ' · ')}</p></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- What the page for readers calls a field of the header. -->
  <xsl:function name="p:field-label" as="xs:string">
    <xsl:param name="field" as="element()"/>
    <xsl:variable name="parent" as="element()" select="$field/.."/>
    <xsl:sequence select="
        if ($field/self::note) then (f:known-label('note.' || $field/@type), string($field/@type))[1]
        else if ($field/self::title) then (if ($field/@type = 'alt') then f:label('page-title') else f:label('proof-title'))
        else if ($field/self::bibl) then f:label('citation')
        else if ($field/self::date) then f:label('page-date')
        else if ($field/self::textLang) then f:label('language')
        else if ($field/self::term) then f:label('subjects')
        else if ($parent/self::abstract) then f:label('summary')
        else f:label('rights')"/>
  </xsl:function>

  <xsl:function name="p:framed" as="node()*">
    <xsl:param name="elements" as="element()+"/>
    <xsl:variable name="last" as="element()" select="$elements[last()]"/>
    <xsl:choose>
      <xsl:when test="$last/self::note[f:footnote(.)]"><xsl:sequence select="p:footnote($last)"/></xsl:when>
      <xsl:when test="$last/self::row">
        <table class="table"><xsl:apply-templates select="$elements"/></table>
      </xsl:when>
      <xsl:when test="$last/parent::table/parent::* and $last/self::head"><p class="head"><xsl:apply-templates select="$last/node()"/></p></xsl:when>
      <xsl:when test="$last/self::pb"><p><xsl:apply-templates select="$last"/></p></xsl:when>
      <xsl:when test="$last/(self::item, parent::item)">
        <ul class="list">
          <xsl:sequence select="$last/ancestor::list[1]/(@rend, @type) ! p:data(.)"/>
          <li>
            <xsl:apply-templates select="$last/self::item" mode="h:attributes"/>
            <xsl:apply-templates select="$elements[self::label], $last/self::p, $last/self::item/node()[not(p:piece-of-its-own(.))]"/>
          </li>
        </ul>
      </xsl:when>
      <xsl:when test="$last/self::label"><p><xsl:apply-templates select="$last"/></p></xsl:when>
      <xsl:when test="$last/ancestor::*[self::quote or self::floatingText]">
        <blockquote><xsl:sequence select="p:in-parent($elements, $last)"/></blockquote>
      </xsl:when>
      <xsl:otherwise><xsl:sequence select="p:in-parent($elements, $last)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Lines of an opener, a closer, a turn keep the class that the style sheet knows them by. -->
  <xsl:function name="p:in-parent" as="node()*">
    <xsl:param name="elements" as="element()+"/>
    <xsl:param name="last" as="element()"/>
    <xsl:choose>
      <xsl:when test="$last/(parent::opener, parent::closer, parent::address, parent::sp, parent::postscript)">
        <div class="{local-name($last/..)}"><xsl:apply-templates select="$elements"/></div>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="$elements"/></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="p:data" as="attribute()">
    <xsl:param name="attribute" as="attribute()"/>
    <xsl:attribute name="data-{local-name($attribute)}" select="$attribute"/>
  </xsl:function>

  <!-- Whether a node within an item is a piece itself. -->
  <xsl:function name="p:piece-of-its-own" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="exists($node/(self::p, self::list, self::table, self::quote[f:has-blocks(.)], self::sp, self::floatingText))"/>
  </xsl:function>

  <!-- A note with its sign, and the way back to its marker. -->
  <xsl:function name="p:footnote" as="element()">
    <xsl:param name="note" as="element(note)"/>
    <div class="note" id="{f:note-id($note)}">
      <xsl:choose>
        <xsl:when test="f:unmarked($note)"><span class="sign">{f:note-sign($note)}</span></xsl:when>
        <xsl:otherwise>
          <a class="sign" href="#ref-{f:note-id($note)}" aria-label="{f:label('note', f:note-sign($note))}: {f:label('note-back')}">{f:note-sign($note)}</a>
        </xsl:otherwise>
      </xsl:choose>
      <div><xsl:apply-templates select="$note/node()"/></div>
      <xsl:if test="f:unmarked($note)"><p class="hint">{f:label('note-unmarked')}</p></xsl:if>
    </div>
  </xsl:function>

  <!-- A marker leads to its note on this page. -->
  <xsl:template match="text//note[f:footnote(.)]" priority="20">
    <a class="noteref" id="ref-{f:note-id(.)}" href="#{f:note-id(.)}" role="doc-noteref"
       data-n="{f:note-sign(.)}" aria-label="{f:label('note', f:note-sign(.))}"/>
  </xsl:template>

  <!-- The style sheet writes its number: it is no word of the text. -->
  <xsl:template match="pb" priority="20">
    <span class="pb" data-label="{if (@n) then f:label('page', @n) else f:label('page-break')}"/>
  </xsl:template>

  <!-- A name tells how sure it is, and whom it means; it leads nowhere. -->
  <xsl:template match="persName | orgName | placeName" priority="20">
    <span>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:attribute name="class" select="local-name(), 'unsure'[current()/@cert[. ne 'high'] or current()/self::persName[not(@ref)]][not(current()/@evidence ! tokenize(.) = 'editor')]" separator=" "/>
      <xsl:attribute name="title" select="string-join((@ref ! substring-after(., '#'), @evidence, @cert ! ('cert: ' || .)), ' · ')"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

</xsl:stylesheet>
