<?xml version="1.0" encoding="UTF-8"?>
<!-- The page as a whole: what is doubtful, what was said and changed, then the rows. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:h="urn:tei-convert:html"
    xmlns:p="urn:tei-convert:proof"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="/" priority="10">
    <xsl:sequence select="p:page(TEI, parse-json($sheet))"/>
  </xsl:template>

  <!-- A document that was not converted has no TEI. -->
  <xsl:template name="xsl:initial-template" visibility="public">
    <xsl:sequence select="p:page((), parse-json($sheet))"/>
  </xsl:template>

  <xsl:function name="p:page" as="element()">
    <xsl:param name="tei" as="element(TEI)?"/>
    <xsl:param name="plan" as="map(*)"/>
    <xsl:variable name="title" as="xs:string" select="($tei ! f:title(.), string($plan?source))[1]"/>
    <html lang="{$lang}">
      <xsl:sequence select="f:head(f:label('proof-of') => f:fill('title', $title), f:label('proof-about'), $style)"/>
      <body class="proof-page{' long'[count($plan?rows?*) gt 1000]}">
        <a class="skip" href="#rows">{f:label('proof-skip')}</a>
        <nav class="site" aria-label="{f:label('proof-ways')}">
          <a class="home" href="{$plan?index}">{f:label('proof-index')}</a>
          <ul>
            <xsl:if test="$plan?html"><li><a href="{$plan?html}">{f:label('proof-read')}</a></li></xsl:if>
            <xsl:if test="$plan?tei"><li><a href="{$plan?tei}">{f:label('download-tei')}</a></li></xsl:if>
          </ul>
        </nav>
        <main>
          <header class="front">
            <p class="kind">{f:label('proof')}</p>
            <h1>
              <xsl:if test="$tei"><xsl:attribute name="lang" select="f:language($tei)"/></xsl:if>
              <xsl:text>{$title}</xsl:text>
            </h1>
            <p class="hint"><code>{$plan?source}</code><xsl:text>{p:counts($plan)[.] ! (' · ' || .)}</xsl:text></p>
            <xsl:if test="$plan?edited"><p class="notice">{f:label('proof-edited')}</p></xsl:if>
          </header>
          <xsl:sequence select="p:doubts($plan), p:changed($plan), p:said($plan), p:how($plan)"/>
          <section id="rows" aria-labelledby="rows-label">
            <h2 id="rows-label">{f:label(if ($tei) then 'proof-rows' else 'source')}</h2>
            <xsl:if test="$tei">
              <p class="hint">{f:label('proof-legend')}</p>
              <div class="heads" aria-hidden="true"><span>{f:label('source')}</span><span>{f:label('proof-made')}</span></div>
            </xsl:if>
            <xsl:variable name="elements" as="array(element())" select="array{$tei ! root(.)//*}"/>
            <xsl:variable name="foreign" as="xs:string?" select="$tei ! f:language(text)[. ne $lang]"/>
            <xsl:for-each select="$plan?rows?*">
              <xsl:sequence select="p:row(., $elements, $foreign)"/>
            </xsl:for-each>
            <xsl:sequence select="p:gone($plan?gone?*)"/>
          </section>
        </main>
        <footer><p>{f:label('proof-foot')}</p></footer>
      </body>
    </html>
  </xsl:function>

  <!-- “3 findings to check · 4 names to look at · 5 parts left out · 1 change”. -->
  <xsl:function name="p:counts" as="xs:string">
    <xsl:param name="plan" as="map(*)"/>
    <xsl:variable name="kinds" as="xs:string*" select="$plan?doubts?*?kind"/>
    <xsl:sequence select="string-join((
        f:count(count($kinds[. = 'finding']), 'findings-one', 'findings'),
        f:count(count($kinds[. = ('name', 'passed')]), 'proof-names-one', 'proof-names'),
        f:count($plan?left_out, 'proof-left-out-one', 'proof-left-out'),
        f:count(sum($plan?changes ! (?changed, ?new, ?gone)), 'proof-changes-one', 'proof-changes'),
        f:label('proof-clean')[empty($plan?doubts?*)]), ' · ')"/>
  </xsl:function>

</xsl:stylesheet>
