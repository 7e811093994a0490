<?xml version="1.0" encoding="UTF-8"?>
<!-- What the pages of documents say of other documents: pieces of HTML by the places that they are put into. -->
<xsl:package version="3.0" name="urn:tei-convert:fills" package-version="1.0"
    expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:array="http://www.w3.org/2005/xpath-functions/array"
    xmlns:f="urn:tei-convert:functions"
    exclude-result-prefixes="#all">

  <!-- An array of pages, as JSON: prev and next (href, when, date, title) and persons (id, href, count). -->
  <xsl:param name="pages" as="xs:string" required="yes"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:include href="shared/labels.xsl"/>

  <!-- The same as JSON: for each page the pieces by their keys. -->
  <xsl:template name="xsl:initial-template" visibility="public" as="xs:string">
    <xsl:sequence select="serialize(array:for-each(parse-json($pages), f:pieces#1), map{'method': 'json'})"/>
  </xsl:template>

  <xsl:function name="f:pieces" as="map(xs:string, xs:string)">
    <xsl:param name="page" as="map(*)"/>
    <xsl:map>
      <xsl:map-entry key="'neighbours'" select="f:html(('prev', 'next')[map:contains($page, .)] ! f:neighbour(., $page(.)))"/>
      <xsl:for-each select="$page?persons?*">
        <xsl:map-entry key="'person/' || ?id" select="f:html(f:elsewhere(.))"/>
      </xsl:for-each>
    </xsl:map>
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

  <xsl:function name="f:elsewhere" as="element(a)">
    <xsl:param name="person" as="map(*)"/>
    <a href="{$person?href}">{f:count($person?count, 'elsewhere-one', 'elsewhere')}</a>
  </xsl:function>

  <xsl:function name="f:html" as="xs:string">
    <xsl:param name="elements" as="element()*"/>
    <xsl:sequence select="string-join($elements ! serialize(., map{'method': 'html', 'html-version': 5.0, 'indent': false()}), ' ')"/>
  </xsl:function>

</xsl:package>
