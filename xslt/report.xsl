<?xml version="1.0" encoding="UTF-8"?>
<!-- conversion.html: what became of the reports of a corpus, for editors. What it shows comes as JSON. -->
<xsl:package version="3.0" name="urn:tei-convert:report" package-version="1.0"
    expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:r="urn:tei-convert:report"
    exclude-result-prefixes="#all">

  <xsl:param name="report" as="xs:string" select="'{}'"/>
  <xsl:param name="style" as="xs:string" select="''"/>

  <xsl:output method="html" html-version="5" encoding="UTF-8" indent="no" include-content-type="no"/>

  <xsl:include href="shared/labels.xsl"/>
  <xsl:include href="shared/navigation.xsl"/>
  <xsl:include href="report/chart.xsl"/>
  <xsl:include href="report/tables.xsl"/>

  <xsl:template name="xsl:initial-template" visibility="public">
    <xsl:variable name="page" as="map(*)" select="parse-json($report)"/>
    <html lang="{$lang}">
      <xsl:sequence select="f:head(f:label('run.title'), f:label('run.about'), $style)"/>
      <body class="index-page conversion-page">
        <a class="skip" href="#first">{f:label('run.skip')}</a>
        <xsl:sequence select="f:site-navigation('', '')"/>
        <main>
          <header class="front">
            <p class="kind">{($page?title[normalize-space()], f:label('edition'))[1]}</p>
            <h1>{f:label('run.title')}</h1>
            <p class="hint">{f:label('run.about')}<xsl:if test="$page?proofs"><xsl:text> </xsl:text><a href="{$page?proofs}">{f:label('proof-index')}</a></xsl:if></p>
            <xsl:sequence select="r:figures($page)"/>
            <nav class="parts" aria-label="{f:label('parts')}">
              <ul>
                <xsl:for-each select="'first', 'left'[exists($page?left?*)], 'findings', 'names', 'left-out', 'years', 'layouts'">
                  <li><a href="#{.}">{f:label('run.' || .)}</a></li>
                </xsl:for-each>
              </ul>
            </nav>
          </header>
          <!-- The reports to look at are many: they stand last, and their link first. -->
          <xsl:sequence select="r:left($page), r:findings($page), r:names($page), r:left-out($page), r:years($page), r:layouts($page), r:first($page)"/>
        </main>
        <footer><p>{f:label('run.foot')}</p></footer>
      </body>
    </html>
  </xsl:template>

  <!-- A part of the page, with its heading. -->
  <xsl:function name="r:part" as="element(section)">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="content" as="node()*"/>
    <section id="{$id}" aria-labelledby="{$id}-label">
      <h2 id="{$id}-label">{f:label('run.' || $id)}</h2>
      <xsl:sequence select="$content"/>
    </section>
  </xsl:function>

  <!-- How much there is. -->
  <xsl:function name="r:figures" as="element(dl)">
    <xsl:param name="page" as="map(*)"/>
    <dl class="figures">
      <xsl:for-each select="
          map{'label': f:label('run.reports'), 'count': $page?reports},
          map{'label': f:label('run.clean'), 'count': $page?clean},
          map{'label': f:label('run.found'), 'count': $page?found},
          map{'label': f:label('run.failed'), 'count': $page?failed},
          map{'label': f:label('words-all'), 'count': $page?words},
          map{'label': f:label('run.names'), 'count': $page?names}">
        <div><dt>{?label}</dt><dd>{r:number(?count)}</dd></div>
      </xsl:for-each>
    </dl>
  </xsl:function>

  <xsl:function name="r:names" as="element(section)">
    <xsl:param name="page" as="map(*)"/>
    <xsl:variable name="content" as="node()*">
      <p>{r:sure($page)}</p>
      <p class="hint">{f:label('about.certainty-means')}</p>
      <xsl:sequence select="r:drawing('shares', $page?shares?*, 'share', (), f:label('run.unit-share'))"/>
      <xsl:for-each select="f:count($page?unnamed, 'run.unnamed-one', 'run.unnamed')">
        <p class="hint">{.}</p>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="r:part('names', $content)"/>
  </xsl:function>

  <xsl:function name="r:left-out" as="element(section)">
    <xsl:param name="page" as="map(*)"/>
    <xsl:variable name="content" as="node()*">
      <p>{f:label('run.left-out-of') => f:fill('n', r:number($page?left-out)) => f:fill('all', r:number($page?words))}</p>
      <xsl:sequence select="r:drawing('left-out', $page?bars-left-out?*, 'words', (), f:label('run.unit-left-out'))"/>
    </xsl:variable>
    <xsl:sequence select="r:part('left-out', $content)"/>
  </xsl:function>

  <xsl:function name="r:years" as="element(section)">
    <xsl:param name="page" as="map(*)"/>
    <xsl:variable name="years" as="map(*)" select="$page?years"/>
    <xsl:variable name="undated" as="xs:double" select="sum($years?undated?*)"/>
    <xsl:variable name="content" as="node()*">
      <xsl:sequence select="r:drawing('years', $years?bars?*, $years?unit, $r:states, f:label('unit.' || $years?unit))"/>
      <xsl:for-each select="f:count($undated, 'run.undated-one', 'run.undated')">
        <p class="hint">{.}</p>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="r:part('years', $content)"/>
  </xsl:function>

  <!-- “High 12, medium 3, low 1”. -->
  <xsl:function name="r:sure" as="xs:string">
    <xsl:param name="counts" as="map(*)"/>
    <xsl:sequence select="f:label('run.sure') => f:fill('high', r:number($counts?high)) => f:fill('medium', r:number($counts?medium)) => f:fill('low', r:number($counts?low))"/>
  </xsl:function>

  <xsl:function name="r:number" as="xs:string">
    <xsl:param name="number" as="xs:numeric"/>
    <xsl:sequence select="f:number(xs:integer($number))"/>
  </xsl:function>

</xsl:package>
