<?xml version="1.0" encoding="UTF-8"?>
<!-- The documents of a value, or a page of them. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:s="urn:tei-convert:site"
    exclude-result-prefixes="#all">

  <xsl:template name="s:documents">
    <xsl:param name="page" as="map(*)"/>
    <xsl:variable name="value" as="xs:string" select="$page?crumbs?*[last()] ! s:value(?facet, ?value)"/>
    <xsl:variable name="title" as="xs:string"
        select="$value || (if ($page?part gt 0) then ' · ' || s:span($page?span) else '')"/>
    <xsl:call-template name="s:frame">
      <xsl:with-param name="page" select="$page"/>
      <xsl:with-param name="title" select="$title"/>
      <xsl:with-param name="description" select="string-join((s:edition($page), f:label('facet.' || $page?facet), $title), ': ')"/>
      <xsl:with-param name="current" select="'browse'"/>
      <xsl:with-param name="skip" select="'documents'"/>
      <xsl:with-param name="content" as="node()*">
        <header class="front">
          <p class="kind">{f:label('facet.' || $page?facet)}</p>
          <h1>{$value}</h1>
          <p class="when">{if ($page?facet eq 'date') then s:documents-count($page?count) else s:summary($page)}</p>
          <xsl:sequence select="s:inner($page)"/>
          <xsl:sequence select="s:parts($page)"/>
        </header>
        <div id="documents" class="documents">
          <xsl:sequence select="$page?sections?* ! s:section(., $page?by, 2, s:hole())"/>
        </div>
        <xsl:sequence select="s:pager($page)"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The place of entries that are made already: documents stand in many lists. -->
  <xsl:function name="s:hole" as="comment()">
    <xsl:comment>entries</xsl:comment>
  </xsl:function>

  <!-- The collections of an archive; many are folded away. -->
  <xsl:function name="s:inner" as="element()?">
    <xsl:param name="page" as="map(*)"/>
    <xsl:variable name="values" as="map(*)*" select="$page?inner?*"/>
    <xsl:choose>
      <xsl:when test="count($values) gt 8">
        <details class="inner">
          <summary>{f:label('collections', f:number(count($values)))}</summary>
          <ul class="values many">
            <xsl:sequence select="$values ! s:value-line(., $page?facet)"/>
          </ul>
        </details>
      </xsl:when>
      <xsl:when test="exists($values)">
        <ul class="values">
          <xsl:sequence select="$values ! s:value-line(., $page?facet)"/>
        </ul>
      </xsl:when>
    </xsl:choose>
  </xsl:function>

  <!-- All pages of a list that has several; a great number is folded away. -->
  <xsl:function name="s:parts" as="element(nav)?">
    <xsl:param name="page" as="map(*)"/>
    <xsl:if test="exists($page?parts?*)">
      <xsl:variable name="list" as="element(ul)">
        <ul>
          <xsl:for-each select="$page?parts?*">
            <li>
              <a href="{?href}">
                <xsl:if test="?href eq $page?span?href"><xsl:attribute name="aria-current" select="'page'"/></xsl:if>
                <xsl:text>{s:span(.)}</xsl:text>
              </a>
            </li>
          </xsl:for-each>
        </ul>
      </xsl:variable>
      <nav class="parts" aria-label="{f:label('parts-of-list')}">
        <xsl:choose>
          <xsl:when test="$page?of gt 12">
            <details>
              <summary>{f:label('part-of') => f:fill('n', string($page?part)) => f:fill('all', string($page?of))}: {s:span($page?span)}</summary>
              <xsl:sequence select="$list"/>
            </details>
          </xsl:when>
          <xsl:otherwise><xsl:sequence select="$list"/></xsl:otherwise>
        </xsl:choose>
      </nav>
    </xsl:if>
  </xsl:function>

  <xsl:function name="s:pager" as="element(nav)?">
    <xsl:param name="page" as="map(*)"/>
    <xsl:if test="exists(($page?previous, $page?next))">
      <nav class="pager" aria-label="{f:label('pages-before-after')}">
        <xsl:for-each select="('previous', 'next')[exists($page(.))]">
          <xsl:variable name="to" as="map(*)" select="$page(.)"/>
          <a class="{.}" rel="{if (. eq 'previous') then 'prev' else 'next'}" href="{$to?href}">
            <span class="hint">{f:label('page-' || .)}</span>
            <xsl:text> {s:span($to)}</xsl:text>
          </a>
        </xsl:for-each>
      </nav>
    </xsl:if>
  </xsl:function>

  <!-- “1957–1963”, “March 1962 (2)”. -->
  <xsl:function name="s:span" as="xs:string">
    <xsl:param name="span" as="map(*)"/>
    <xsl:variable name="dates" as="xs:string*" select="
        distinct-values(($span?from, $span?until)) ! (if (.) then f:date(.) else f:label('undated'))"/>
    <xsl:sequence select="string-join($dates, if (matches($span?from, '^\d{4}$')) then '–' else ' – ') || (if ($span?n gt 0) then ' (' || $span?n || ')' else '')"/>
  </xsl:function>

</xsl:stylesheet>
