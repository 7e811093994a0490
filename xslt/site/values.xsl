<?xml version="1.0" encoding="UTF-8"?>
<!-- What documents are browsed by: all facets, and the values of one. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:s="urn:tei-convert:site"
    exclude-result-prefixes="#all">

  <xsl:template name="s:browse">
    <xsl:param name="page" as="map(*)"/>
    <xsl:variable name="title" as="xs:string" select="f:label('site.browse')"/>
    <xsl:call-template name="s:frame">
      <xsl:with-param name="page" select="$page"/>
      <xsl:with-param name="title" select="$title"/>
      <xsl:with-param name="description" select="s:edition($page) || ': ' || $title"/>
      <xsl:with-param name="current" select="'browse'"/>
      <xsl:with-param name="skip" select="'facets'"/>
      <xsl:with-param name="content" as="node()*">
        <header class="front">
          <p class="kind">{s:edition($page)}</p>
          <h1>{$title}</h1>
          <p class="when">{f:label(if (exists($page?facets?*)) then 'browse-by' else 'empty')}</p>
        </header>
        <div id="facets" class="ways">
          <xsl:for-each select="$page?facets?*">
            <section aria-labelledby="by-{?facet}">
              <h2 id="by-{?facet}"><a href="{?facet}/index.html">{f:label('facets.' || ?facet)}</a></h2>
              <ul class="values">
                <xsl:variable name="facet" as="xs:string" select="?facet"/>
                <xsl:sequence select="?values?* ! s:value-line(., $facet)"/>
              </ul>
              <xsl:if test="?count gt count(?values?*)">
                <p class="more"><a href="{?facet}/index.html">{f:label('all', f:number(xs:integer(?count)))}<span class="away"> · {f:label('facets.' || ?facet)}</span></a></p>
              </xsl:if>
              <xsl:if test="?without gt 0">
                <p class="more"><a href="{?facet}/{if (?facet eq 'date') then 'undated' else 'without'}.html">{s:value(?facet, '')}</a><xsl:text> </xsl:text><span class="count">{f:number(xs:integer(?without))}</span></p>
              </xsl:if>
            </section>
          </xsl:for-each>
        </div>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The values of a facet, those of a letter, or the months of a year. -->
  <xsl:template name="s:values">
    <xsl:param name="page" as="map(*)"/>
    <xsl:variable name="title" as="xs:string" select="$page?crumbs?*[last()] ! s:crumb(.)"/>
    <xsl:variable name="facet" as="xs:string" select="$page?facet"/>
    <xsl:variable name="whole" as="xs:string" select="f:label('facets.' || $facet)"/>
    <xsl:call-template name="s:frame">
      <xsl:with-param name="page" select="$page"/>
      <xsl:with-param name="title" select="string-join(distinct-values(($whole, $title)), ': ')"/>
      <xsl:with-param name="description" select="string-join(distinct-values((s:edition($page), $whole, $title)), ': ')"/>
      <xsl:with-param name="current" select="'browse'"/>
      <xsl:with-param name="skip" select="'values'"/>
      <xsl:with-param name="content" as="node()*">
        <header class="front">
          <p class="kind">{if ($title eq $whole) then s:edition($page) else $whole}</p>
          <h1>{$title}</h1>
          <xsl:sequence select="s:values-hint($page)"/>
        </header>
        <xsl:sequence select="s:timeline($page?timeline, $page?root)"/>
        <xsl:sequence select="s:letters($page)"/>
        <div id="values">
          <xsl:for-each select="$page?groups?*">
            <xsl:variable name="group" as="xs:string" select="?group"/>
            <xsl:variable name="headed" as="xs:boolean" select="exists($page?groups?*[4]) and $group ne ''"/>
            <section class="group">
              <xsl:if test="$group"><xsl:attribute name="id" select="'g-' || $group"/></xsl:if>
              <xsl:if test="$headed"><h2>{s:group($facet, $group)}</h2></xsl:if>
              <ul class="values{if (count(?values?*) gt 8) then ' many' else ''}">
                <xsl:sequence select="?values?* ! s:value-line(., $facet)"/>
              </ul>
            </section>
          </xsl:for-each>
        </div>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- How many values or documents there are, and what the list is where that needs words. -->
  <xsl:function name="s:values-hint" as="element(p)*">
    <xsl:param name="page" as="map(*)"/>
    <xsl:choose>
      <xsl:when test="exists($page?documents)"><p class="when">{s:documents-count($page?documents)}</p></xsl:when>
      <xsl:when test="$page?usual"><p class="when">{f:label('usual-of', f:number(xs:integer($page?count)))}</p></xsl:when>
    </xsl:choose>
    <xsl:if test="$page?facet eq 'language'"><p class="hint">{f:label('language-hint')}</p></xsl:if>
  </xsl:function>

  <xsl:function name="s:letters" as="element(nav)?">
    <xsl:param name="page" as="map(*)"/>
    <xsl:variable name="groups" as="xs:string*" select="$page?groups?*?group[.]"/>
    <xsl:if test="exists($page?letters?*) or count($groups) gt 3">
      <nav class="letters" aria-label="{f:label(if ($page?facet eq 'date') then 'decades' else 'letters')}">
        <ul>
          <xsl:for-each select="$page?letters?*">
            <li>
              <a href="{?href}">
                <xsl:if test="?href = $page?here"><xsl:attribute name="aria-current" select="'page'"/></xsl:if>
                <xsl:text>{s:letter(.)}</xsl:text>
              </a>
            </li>
          </xsl:for-each>
          <xsl:for-each select="$groups[empty($page?letters?*)]">
            <li><a href="#g-{.}">{s:group($page?facet, .)}</a></li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
  </xsl:function>

  <xsl:function name="s:group" as="xs:string">
    <xsl:param name="facet" as="xs:string"/>
    <xsl:param name="group" as="xs:string"/>
    <xsl:sequence select="if ($facet eq 'date') then f:label('decade', $group) else s:letter(map{'letter': $group, 'part': 0})"/>
  </xsl:function>

  <!-- A value, the number of its documents, and what lies in it. -->
  <xsl:function name="s:value-line" as="element(li)">
    <xsl:param name="value" as="map(*)"/>
    <xsl:param name="facet" as="xs:string"/>
    <li>
      <xsl:if test="$facet eq 'date' and matches($value?label, '^\d{4}-\d\d$')"><xsl:attribute name="id" select="'m-' || $value?label"/></xsl:if>
      <span class="line">
        <a href="{$value?href}">{s:value($facet, $value?label)}</a>
        <xsl:text> </xsl:text>
        <span class="count">{f:number(xs:integer($value?count))}<span class="away"> {f:label(if ($value?count eq 1) then 'document-word' else 'documents-word')}</span></span>
      </span>
      <xsl:if test="exists($value?inner?*)">
        <ul>
          <xsl:sequence select="$value?inner?* ! s:value-line(., $facet)"/>
        </ul>
      </xsl:if>
    </li>
  </xsl:function>

</xsl:stylesheet>
