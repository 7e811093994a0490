<?xml version="1.0" encoding="UTF-8"?>
<!-- The parts of a text: divisions, mixed content where we have elements only, verse, drama, notes kept apart. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:f="urn:tei-convert:functions"
    xmlns="http://www.tei-c.org/ns/1.0"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="div1 | div2 | div3 | div4 | div5 | div6 | div7" mode="f:foreign">
    <div>
      <xsl:apply-templates select="@*" mode="f:foreign"/>
      <xsl:sequence select="f:wrapped(node(), 'ab')"/>
    </div>
  </xsl:template>

  <!-- Words that stand loose between blocks get a block of their own, so that none is passed over. -->
  <xsl:template match="(div | body | front | back | sp | lg | castList | titlePage | group | floatingText | postscript | figure)[f:mixed(.)]" mode="f:foreign">
    <xsl:copy>
      <xsl:apply-templates select="@*" mode="f:foreign"/>
      <xsl:sequence select="f:wrapped(node(), 'ab')"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="(opener | closer)[f:mixed(.)]" mode="f:foreign">
    <xsl:copy>
      <xsl:apply-templates select="@*" mode="f:foreign"/>
      <xsl:sequence select="f:wrapped(node(), 'seg')"/>
    </xsl:copy>
  </xsl:template>

  <!-- The parts of an address are its lines. -->
  <xsl:template match="address[* except (addrLine, lb, pb)]" mode="f:foreign">
    <xsl:copy>
      <xsl:apply-templates select="@*" mode="f:foreign"/>
      <xsl:for-each select="node()[self::* or normalize-space()][not(self::lb)]">
        <xsl:choose>
          <xsl:when test="self::addrLine or self::comment()"><xsl:apply-templates select="." mode="f:foreign"/></xsl:when>
          <xsl:otherwise><addrLine><xsl:apply-templates select="." mode="f:foreign"/></addrLine></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </xsl:copy>
  </xsl:template>

  <xsl:variable name="f:lines-of-letters" static="yes" as="map(xs:string, xs:boolean)" select="map:merge(
      tokenize('seg idno stamp dateline salute signed address note postscript label opener closer date-line byline')
      ! map:entry(., true()))"/>

  <!-- Whether something stands among the blocks that is none. -->
  <xsl:function name="f:mixed" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="some $node in $element/node() satisfies f:loose($node)"/>
  </xsl:function>

  <xsl:function name="f:loose" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="
        if ($node/self::text()) then exists($node[normalize-space()])
        else if (not($node instance of element()) or $node/(self::pb | self::gap | self::milestone | self::cb | self::gb)) then false()
        else if ($node/parent::opener or $node/parent::closer)
        then not(map:contains($f:lines-of-letters, local-name($node)) or f:block-here($node) or f:hidden($node))
        else f:runs-on($node)"/>
  </xsl:function>

  <xsl:function name="f:runs-on" as="xs:boolean">
    <xsl:param name="node" as="element()"/>
    <xsl:sequence select="(map:contains($f:phrases, local-name($node)) or $node/(self::lb | self::choice | self::app | self::space | self::anchor | self::handShift | self::ptr | self::graphic))
        and not($node/(self::quote | self::q | self::said)[f:block-here(.)])
        and not($node/parent::titlePage[$node/(self::docAuthor | self::docDate)])
        and not($node/parent::figure[$node/self::graphic])
        and not($node/parent::div[$node/self::docAuthor])
        and not($node/parent::postscript[$node/self::label])
        and not($node/(self::seg | self::stamp | self::idno)[parent::postscript])"/>
  </xsl:function>

  <!-- What is a block wherever it stands, or here for want of a line to run on in. -->
  <xsl:function name="f:block-here" as="xs:boolean">
    <xsl:param name="node" as="element()"/>
    <xsl:sequence select="f:block($node)
        or exists($node/(self::quote | self::q | self::said | self::note | self::docAuthor)[not(f:beside-text(.))])"/>
  </xsl:function>

  <xsl:function name="f:beside-text" as="xs:boolean">
    <xsl:param name="node" as="element()"/>
    <xsl:sequence select="exists($node/../text()[normalize-space()])"/>
  </xsl:function>

  <xsl:function name="f:wrapped" as="node()*">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:param name="in" as="xs:string"/>
    <xsl:for-each-group select="$nodes" group-adjacent="f:loose(.) or (self::text() and not(normalize-space()))
        or self::note[f:footnote(.)][preceding-sibling::node()[normalize-space() or self::*][1][f:loose(.)]]">
      <xsl:choose>
        <xsl:when test="current-grouping-key() and exists(current-group()[self::* or normalize-space()])">
          <xsl:element name="{$in}">
            <xsl:apply-templates select="current-group()" mode="f:foreign"/>
          </xsl:element>
        </xsl:when>
        <xsl:otherwise><xsl:apply-templates select="current-group()" mode="f:foreign"/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:function>

  <!-- A break before the first word of a block breaks nothing. -->
  <xsl:template match="lb[not(preceding-sibling::node()[self::*[not(self::pb or self::cb or self::lb)] or normalize-space()])]
      [parent::p or parent::ab or parent::head or parent::l or parent::item or parent::cell or parent::salute or parent::signed
       or parent::dateline or parent::addrLine or parent::note]" mode="f:foreign"/>

  <!-- The parts of an imprint, where nothing is printed between them, have a line each. -->
  <xsl:template match="docImprint/*[preceding-sibling::node()[1][self::* and not(self::lb)]][not(self::lb)]" mode="f:foreign" priority="4">
    <lb/>
    <xsl:next-match/>
  </xsl:template>

  <!-- Spoken language: the one who speaks, the words. -->
  <xsl:template match="u" mode="f:foreign">
    <sp>
      <xsl:for-each select="@who">
        <speaker>{tokenize(.) ! ((key('f:described', replace(., '^.*#', ''), root(current()))/persName)[1] ! f:plain(.), replace(., '^.*#', ''))[1] => string-join(', ')}:</speaker>
      </xsl:for-each>
      <p><xsl:apply-templates mode="f:foreign"/></p>
    </sp>
  </xsl:template>

  <xsl:template match="vocal | kinesic | incident" mode="f:foreign">
    <note type="gloss" place="inline" rend="brackets">{f:plain(.)}</note>
  </xsl:template>

  <xsl:template match="pause | shift | writing[not(normalize-space())]" mode="f:foreign"/>

  <!-- Lists: how they are numbered is said by one attribute; numbers that are counted are put in. -->
  <xsl:template match="list[@type = ('ordered', 'numbered', 'bulleted', 'unordered', 'gloss')][not(@rend)] | list[@rend = ('ordered', 'bullet', 'bullets', 'unordered')]" mode="f:foreign">
    <xsl:variable name="kind" as="xs:string" select="if ((@rend, @type) = ('ordered', 'numbered')) then 'numbered'
        else if ((@rend, @type)[. = 'gloss']) then 'gloss' else 'bulleted'"/>
    <xsl:copy>
      <xsl:apply-templates select="@* except @type[. = ('ordered', 'numbered', 'bulleted', 'unordered')]" mode="f:foreign"/>
      <xsl:attribute name="rend" select="$kind"/>
      <xsl:apply-templates mode="f:foreign">
        <xsl:with-param name="count" select="$kind = 'numbered' and empty(label)"/>
      </xsl:apply-templates>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="item" mode="f:foreign">
    <xsl:param name="count" as="xs:boolean" select="false()"/>
    <xsl:copy>
      <xsl:apply-templates select="@*" mode="f:foreign"/>
      <xsl:if test="$count and not(@n)"><xsl:attribute name="n" select="count(preceding-sibling::item) + 1 || '.'"/></xsl:if>
      <xsl:apply-templates mode="f:foreign"/>
    </xsl:copy>
  </xsl:template>

  <!-- Notes that are kept apart and say where they belong. -->
  <xsl:key name="f:notes-on" match="standOff//note[@target] | back//note[@target]" use="tokenize(@target) ! substring-after(., '#')"/>

  <xsl:template match="text//*[@xml:id][key('f:notes-on', @xml:id)][not(self::note)]" mode="f:foreign" priority="5">
    <xsl:next-match/>
    <xsl:for-each select="key('f:notes-on', @xml:id)">
      <note place="end"><xsl:copy-of select="@type | @xml:id | @n"/><xsl:apply-templates mode="f:foreign"/></note>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="back//note[tokenize(@target) ! substring-after(., '#')[.] = //text//@xml:id]" mode="f:foreign" priority="6"/>

  <xsl:template match="noteGrp" mode="f:foreign">
    <xsl:apply-templates select="note" mode="f:foreign"/>
  </xsl:template>

</xsl:stylesheet>
