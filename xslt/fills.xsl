<?xml version="1.0" encoding="UTF-8"?>
<!-- What the pages of documents say of other documents: pieces of HTML by the places that they are put into. -->
<xsl:package version="3.0" name="urn:tei-convert:fills" package-version="1.0"
    expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:f="urn:tei-convert:functions"
    exclude-result-prefixes="#all">

  <!-- An array of pages, as JSON: prev and next (href, when, date, title) and entries (key, href, count). -->
  <xsl:param name="pages" as="xs:string" required="yes"/>

  <xsl:output method="html" html-version="5" encoding="UTF-8" indent="no"/>

  <xsl:include href="shared/labels.xsl"/>

  <!-- After a comment for each page its pieces, between the comments that stand round them in the page. -->
  <xsl:template name="xsl:initial-template" visibility="public" as="node()*">
    <xsl:for-each select="parse-json($pages)?*">
      <xsl:variable name="page" as="map(*)" select="."/>
      <xsl:comment>page</xsl:comment>
      <xsl:variable name="neighbours" as="element(a)*" select="('prev', 'next')[map:contains($page, .)] ! f:neighbour(., $page(.))"/>
      <xsl:sequence select="f:piece('neighbours', $neighbours)"/>
      <xsl:sequence select="?entries?* ! f:piece(?key, f:elsewhere(.))"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:function name="f:piece" as="node()+">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="content" as="element()*"/>
    <xsl:comment>fill {$key}</xsl:comment>
    <xsl:for-each select="$content">
      <xsl:if test="position() gt 1"><xsl:text> </xsl:text></xsl:if>
      <xsl:sequence select="."/>
    </xsl:for-each>
    <xsl:comment>/fill</xsl:comment>
  </xsl:function>

  <xsl:function name="f:neighbour" as="element(a)">
    <xsl:param name="rel" as="xs:string"/>
    <xsl:param name="document" as="map(*)"/>
    <a rel="{$rel}" href="{$document?href}">
      <span class="label">{f:label($rel)}</span>
      <xsl:for-each select="($document?when[.] ! f:date(.), $document?date[.])[1]">
        <xsl:text> </xsl:text>
        <span class="date">{.}</span>
      </xsl:for-each>
      <xsl:text> </xsl:text>
      <span class="title">{$document?title}</span>
    </a>
  </xsl:function>

  <!-- To the entry of the register: in how many other documents it is named, if in any. -->
  <xsl:function name="f:elsewhere" as="element(a)">
    <xsl:param name="entry" as="map(*)"/>
    <a href="{$entry?href}">
      <xsl:if test="$entry?count eq 0"><xsl:attribute name="class" select="'register'"/></xsl:if>
      <xsl:text>{(f:count($entry?count, 'elsewhere-one', 'elsewhere'), f:label('in-register'))[1]}</xsl:text>
    </a>
  </xsl:function>

</xsl:package>
