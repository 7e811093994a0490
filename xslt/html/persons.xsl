<?xml version="1.0" encoding="UTF-8"?>
<!-- The persons, places and organisations of the document, with the ways back to where they are named. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:h="urn:tei-convert:html"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:key name="h:mention" match="text//*[@ref]" use="@ref"/>

  <xsl:template match="standOff">
    <xsl:apply-templates select="listPerson, listPlace, listOrg"/>
  </xsl:template>

  <xsl:template match="listPerson | listPlace | listOrg">
    <xsl:variable name="entries" as="element()*" select="
        if (self::listPerson) then * except (person except f:persons(ancestor::TEI[1])) else *"/>
    <xsl:variable name="name" as="xs:string"
        select="map{'listPerson': 'persons', 'listPlace': 'places', 'listOrg': 'organisations'}(local-name())"/>
    <xsl:if test="exists($entries)">
      <section id="{$name}" class="{local-name()}" aria-labelledby="{$name}-label">
        <h2 id="{$name}-label">{f:label($name)}</h2>
        <ul>
          <xsl:apply-templates select="$entries" mode="h:entry"/>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="person | place | org" mode="h:entry">
    <xsl:variable name="names" as="xs:string*" select="(persName | placeName | orgName) ! h:name(.)"/>
    <xsl:variable name="name" as="xs:string" select="string($names[1])"/>
    <xsl:variable name="mentions" as="element()*" select="key('h:mention', '#' || @xml:id)"/>
    <li class="{local-name()}">
      <xsl:copy-of select="@xml:id ! h:id(.)"/>
      <span class="name">
        <xsl:sequence select="h:text-direction($name)"/>
        <xsl:text>{$name}</xsl:text>
      </span>
      <xsl:if test="birth/@when or death/@when">
        <xsl:text> </xsl:text><span class="life">{substring(birth/@when, 1, 4)}–{substring(death/@when, 1, 4)}</span>
      </xsl:if>
      <xsl:value-of select="occupation ! (', ' || normalize-space(.))" separator=""/>
      <xsl:if test="exists(tail($names))">
        <span class="variants"> ({f:label('also')} {string-join(tail($names), ', ')})</span>
      </xsl:if>
      <xsl:apply-templates select="idno" mode="h:entry"/>
      <xsl:if test="note"><span class="remark"> {string-join(note ! normalize-space(.), ' ')}</span></xsl:if>
      <xsl:if test="exists($mentions)">
        <span class="mentions">
          <xsl:text> {if (count($mentions) eq 1) then f:label('mention') else f:label('mentions', string(count($mentions)))}</xsl:text>
          <xsl:call-template name="h:places-in-text">
            <xsl:with-param name="mentions" select="$mentions"/>
          </xsl:call-template>
        </span>
      </xsl:if>
      <!-- In which page of the register it stands, and how many other documents name it, is known only when all are made. -->
      <xsl:if test="@xml:id">
        <xsl:text> </xsl:text>
        <span class="elsewhere"><xsl:sequence select="h:to-fill(local-name() || '/' || @xml:id)"/></span>
      </xsl:if>
      <xsl:if test="@xml:id"><a class="close" href="#closed" aria-label="{f:label('card-close')}">×</a></xsl:if>
    </li>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- “Beck, János”; a name that is one piece stays as it is. -->
  <xsl:function name="h:name" as="xs:string">
    <xsl:param name="name" as="element()?"/>
    <xsl:sequence select="
        if ($name/surname and $name/forename)
        then string-join((string-join($name/*[self::surname or self::genName], ' '), string-join($name/*[self::forename or self::nameLink], ' ')), ', ') => normalize-space()
        else normalize-space($name)"/>
  </xsl:function>

  <xsl:function name="h:id" as="attribute()">
    <xsl:param name="id" as="attribute()"/>
    <xsl:attribute name="id" select="f:anchor($id)"/>
  </xsl:function>

  <!-- The paragraphs, notes and other places that name someone, each once, in order. -->
  <xsl:template name="h:places-in-text">
    <xsl:param name="mentions" as="element()*"/>
    <xsl:for-each-group select="$mentions ! h:home(.)" group-by="h:called(.)">
      <xsl:text>{if (position() eq 1) then ': ' else ', '}</xsl:text>
      <xsl:choose>
        <xsl:when test="self::p"><a href="#p{@n}" aria-label="{f:label('paragraph', @n)}">{current-grouping-key()}</a></xsl:when>
        <xsl:when test="self::note"><a href="#{f:note-id(.)}">{current-grouping-key()}</a></xsl:when>
        <xsl:otherwise><span>{current-grouping-key()}</span></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:template>

  <!-- Where a name stands: its numbered paragraph or note, or the part of the document. -->
  <xsl:function name="h:home" as="element()?">
    <xsl:param name="mention" as="element()"/>
    <xsl:sequence select="
        ($mention/ancestor::*[self::p and @n or self::opener or self::closer or self::note and f:footnote(.)][1],
         $mention/ancestor::sp[1]/p[@n][1])[1]"/>
  </xsl:function>

  <xsl:function name="h:called" as="xs:string">
    <xsl:param name="home" as="element()"/>
    <xsl:sequence select="
        if ($home/self::p) then string($home/@n)
        else if ($home/self::note) then f:label('in-note', f:note-sign($home))
        else f:label('in-' || local-name($home))"/>
  </xsl:function>

  <xsl:template match="idno" mode="h:entry">
    <xsl:text> </xsl:text>
    <xsl:sequence select="f:authority(@type, normalize-space(.))"/>
  </xsl:template>

</xsl:stylesheet>
