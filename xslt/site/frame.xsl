<?xml version="1.0" encoding="UTF-8"?>
<!-- What each page has: head, navigation, where it lies; and the words for what documents are browsed by. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:s="urn:tei-convert:site"
    exclude-result-prefixes="#all">

  <!-- A page whose $content stands in main; $skip is the id of what a reader with a keyboard wants first. -->
  <xsl:template name="s:frame">
    <xsl:param name="page" as="map(*)"/>
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="description" as="xs:string"/>
    <xsl:param name="current" as="xs:string"/>
    <xsl:param name="skip" as="xs:string"/>
    <xsl:param name="content" as="node()*"/>
    <html lang="{$lang}">
      <xsl:sequence select="f:head($title, $description, $style)"/>
      <body class="index-page">
        <a class="skip" href="#{$skip}">{f:label('skip-lists')}</a>
        <xsl:sequence select="f:site-navigation($page?root, $current)"/>
        <xsl:sequence select="s:crumbs($page)"/>
        <main>
          <xsl:sequence select="$content"/>
        </main>
      </body>
    </html>
  </xsl:template>

  <!-- “Browse › Sender › Brezan”. The last is this page. -->
  <xsl:function name="s:crumbs" as="element(nav)?">
    <xsl:param name="page" as="map(*)"/>
    <xsl:if test="exists($page?crumbs)">
      <nav class="crumbs" aria-label="{f:label('here')}">
        <ol>
          <li><a href="../index.html">{f:label('site.browse')}</a></li>
          <xsl:for-each select="$page?crumbs?*">
            <li>
              <xsl:choose>
                <xsl:when test="position() eq last()"><span aria-current="page">{s:crumb(.)}</span></xsl:when>
                <xsl:otherwise><a href="{?href}">{s:crumb(.)}</a></xsl:otherwise>
              </xsl:choose>
            </li>
          </xsl:for-each>
        </ol>
      </nav>
    </xsl:if>
  </xsl:function>

  <xsl:function name="s:crumb" as="xs:string">
    <xsl:param name="crumb" as="map(*)"/>
    <xsl:sequence select="
        if (exists($crumb?value)) then s:value($crumb?facet, $crumb?value)
        else if (exists($crumb?letter)) then s:letter($crumb)
        else f:label('facets.' || $crumb?facet)"/>
  </xsl:function>

  <!-- A value in the words of the labels where it is a word of ours, else as it is written. -->
  <xsl:function name="s:value" as="xs:string">
    <xsl:param name="facet" as="xs:string"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:sequence select="
        if ($value eq '') then f:label(if ($facet eq 'date') then 'undated' else 'without.' || $facet)
        else if ($facet eq 'date') then (if (ends-with($value, '0s')) then f:label('decade', substring($value, 1, 4)) else f:date($value))
        else if ($facet = ('type', 'language')) then (f:known-label($facet || '.' || $value), $value)[1]
        else $value"/>
  </xsl:function>

  <!-- The letter that a part of a long list stands under, with the number of the part where it has several. -->
  <xsl:function name="s:letter" as="xs:string">
    <xsl:param name="link" as="map(*)"/>
    <xsl:variable name="letter" as="xs:string" select="
        if ($link?letter eq 'other') then f:label('other-letters') else if ($link?letter eq '') then f:label('all-values') else upper-case($link?letter)"/>
    <xsl:sequence select="$letter || (if ($link?part gt 0) then ' ' || $link?part else '')"/>
  </xsl:function>

  <xsl:function name="s:documents-count" as="xs:string">
    <xsl:param name="count" as="xs:numeric"/>
    <xsl:sequence select="(f:count($count, 'documents-one', 'documents'), f:label('empty'))[1]"/>
  </xsl:function>

  <!-- “24 documents, 1957–1963”. -->
  <xsl:function name="s:summary" as="xs:string">
    <xsl:param name="page" as="map(*)"/>
    <xsl:sequence select="string-join((s:documents-count($page?count), string-join($page?years?*, '–')[.]), ', ')"/>
  </xsl:function>

  <xsl:function name="s:edition" as="xs:string">
    <xsl:param name="page" as="map(*)"/>
    <xsl:sequence select="($page?title[normalize-space()], f:label('edition'))[1]"/>
  </xsl:function>

</xsl:stylesheet>
