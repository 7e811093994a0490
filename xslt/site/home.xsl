<?xml version="1.0" encoding="UTF-8"?>
<!-- The home page: what the edition is, when its documents were written, who wrote them, and the documents. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:f="urn:tei-convert:functions"
    xmlns:s="urn:tei-convert:site"
    exclude-result-prefixes="#all">

  <xsl:template name="s:home">
    <xsl:param name="page" as="map(*)"/>
    <xsl:variable name="title" as="xs:string" select="s:edition($page)"/>
    <xsl:call-template name="s:frame">
      <xsl:with-param name="page" select="$page"/>
      <xsl:with-param name="title" select="$title"/>
      <xsl:with-param name="description" select="$title || ': ' || s:summary($page)"/>
      <xsl:with-param name="current" select="'home'"/>
      <xsl:with-param name="skip" select="'documents'"/>
      <xsl:with-param name="content" as="node()*">
        <header class="front">
          <xsl:if test="$page?publisher"><p class="kind">{$page?publisher}</p></xsl:if>
          <h1 lang="{($page?lang, $lang)[1]}">{$title}</h1>
          <xsl:if test="exists($page?editors?*)">
            <p class="when">{f:label('edited-by', f:series($page?editors?*))}</p>
          </xsl:if>
          <xsl:sequence select="s:figures($page)"/>
        </header>
        <xsl:sequence select="s:timeline($page?timeline, $page?root)"/>
        <xsl:sequence select="s:ways($page)"/>
        <xsl:sequence select="s:home-documents($page)"/>
        <xsl:sequence select="s:failed($page)"/>
        <xsl:sequence select="s:foot($page)"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- How much there is. -->
  <xsl:function name="s:figures" as="element(dl)?">
    <xsl:param name="page" as="map(*)"/>
    <xsl:if test="$page?count gt 0">
      <dl class="figures">
        <xsl:for-each select="
            map{'label': f:label('edition'), 'text': f:number(xs:integer($page?count))},
            map{'label': f:label('years'), 'text': string-join($page?years?*, '–')},
            map{'label': f:label('words-all'), 'text': f:number(xs:integer($page?words))},
            map{'label': f:label('persons'), 'text': f:number(xs:integer($page?persons))}[$page?persons gt 0]">
          <xsl:if test="?text">
            <div><dt>{?label}</dt><dd>{?text}</dd></div>
          </xsl:if>
        </xsl:for-each>
      </dl>
    </xsl:if>
  </xsl:function>

  <!-- What most documents have in common; nothing about what none has. -->
  <xsl:function name="s:ways" as="element(div)?">
    <xsl:param name="page" as="map(*)"/>
    <xsl:if test="exists(($page?usual?*, $page?named?*))">
      <div class="ways">
        <xsl:for-each select="$page?usual?*">
          <xsl:sequence select="s:usual(., f:label('facets.' || ?facet), $page?root || 'browse/' || ?facet || '/index.html')"/>
        </xsl:for-each>
        <xsl:if test="exists($page?named?*)">
          <xsl:sequence select="s:usual(map{'facet': 'person', 'values': $page?named, 'count': $page?persons},
              f:label('most-named'), $page?root || 'persons.html')"/>
        </xsl:if>
      </div>
    </xsl:if>
  </xsl:function>

  <!-- The first values of a facet, each with the number of its documents. -->
  <xsl:function name="s:usual" as="element(section)">
    <xsl:param name="facet" as="map(*)"/>
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="all" as="xs:string"/>
    <section aria-labelledby="by-{$facet?facet}">
      <h2 id="by-{$facet?facet}">{$label}</h2>
      <ul class="values">
        <xsl:sequence select="$facet?values?* ! s:value-line(., $facet?facet)"/>
      </ul>
      <xsl:if test="$facet?count gt count($facet?values?*)">
        <p class="more"><a href="{$all}">{f:label('all', f:number(xs:integer($facet?count)))}<span class="away"> · {$label}</span></a></p>
      </xsl:if>
    </section>
  </xsl:function>

  <xsl:function name="s:home-documents" as="element(section)">
    <xsl:param name="page" as="map(*)"/>
    <xsl:variable name="entries" as="map(*)*" select="$page?entries?*"/>
    <xsl:variable name="whole" as="xs:boolean" select="count($entries) eq $page?count"/>
    <section id="documents" class="documents" aria-labelledby="documents-label">
      <h2 id="documents-label">{f:label(if ($whole) then 'edition' else 'first-documents')}</h2>
      <xsl:choose>
        <xsl:when test="empty($entries)"><p>{f:label('empty')}</p></xsl:when>
        <xsl:otherwise><xsl:sequence select="s:entries($entries, 'year', $page?root, 3)"/></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="not($whole)">
        <p class="more"><a href="{$page?root}browse/{if ($page?facets?* = 'date') then 'date/' else ''}index.html">{f:label('all-documents', f:number(xs:integer($page?count)))}</a></p>
      </xsl:if>
    </section>
  </xsl:function>

  <!-- What could not be converted; nothing when all could. Why is told to the editors, in conversion.json. -->
  <xsl:function name="s:failed" as="element(section)?">
    <xsl:param name="page" as="map(*)"/>
    <xsl:if test="exists($page?failed?*)">
      <section id="failed" class="failed" aria-labelledby="failed-label">
        <h2 id="failed-label">{f:label('failed')}</h2>
        <p class="hint">{f:label('failed-why')}</p>
        <ul>
          <xsl:for-each select="$page?failed?*">
            <li><code>{.}</code></li>
          </xsl:for-each>
        </ul>
        <xsl:if test="$page?more-failed gt 0">
          <p class="hint">{f:label('more-failed', f:number(xs:integer($page?more-failed)))}</p>
        </xsl:if>
      </section>
    </xsl:if>
  </xsl:function>

  <xsl:function name="s:foot" as="element(footer)">
    <xsl:param name="page" as="map(*)"/>
    <footer>
      <p>{f:label('read-about')}</p>
      <xsl:if test="$page?licence">
        <p>{f:label('licence')}: <xsl:sequence select="s:link($page?licence-url[.], $page?licence)"/></p>
      </xsl:if>
    </footer>
  </xsl:function>

</xsl:stylesheet>
