<?xml version="1.0" encoding="UTF-8"?>
<!-- The index of the proofs: documents that were not converted, then the others, the most doubtful first.
     Called without a document, with what is to be listed as JSON. -->
<xsl:package version="3.0" name="urn:tei-convert:proofs" package-version="1.0"
    expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:p="urn:tei-convert:proof"
    exclude-result-prefixes="#all">

  <xsl:param name="list" as="xs:string" select="'{}'"/>
  <xsl:param name="style" as="xs:string" select="''"/>
  <xsl:param name="root" as="xs:string" select="''"/>

  <xsl:output method="html" html-version="5" encoding="UTF-8" indent="no" include-content-type="no"/>

  <xsl:include href="shared/labels.xsl"/>
  <xsl:include href="shared/navigation.xsl"/>

  <xsl:template name="xsl:initial-template" visibility="public">
    <xsl:variable name="page" as="map(*)" select="parse-json($list)"/>
    <html lang="{$lang}">
      <xsl:sequence select="f:head(f:label('proof-index'), f:label('proof-about'), $style)"/>
      <body class="proofs-page">
        <a class="skip" href="#documents">{f:label('skip')}</a>
        <xsl:sequence select="f:site-navigation($root, '')"/>
        <main>
          <header class="front">
            <p class="kind">{f:label('proof')}</p>
            <h1>{f:label('proof-index')}</h1>
            <p class="hint">{f:label('proof-order')} <a href="{$root}conversion.html">{f:label('run.title')}</a></p>
          </header>
          <section id="documents" aria-label="{f:label('edition')}">
            <xsl:if test="empty($page?documents?*)"><p>{f:label('empty')}</p></xsl:if>
            <ol class="proofs" start="{$page?first}">
              <xsl:for-each select="$page?documents?*"><xsl:sequence select="p:entry(.)"/></xsl:for-each>
            </ol>
            <xsl:if test="$page?back or $page?next">
              <p class="more">
                <xsl:if test="$page?back"><a href="{$page?back}">{f:label('proof-back')}</a></xsl:if>
                <xsl:if test="$page?back and $page?next"> · </xsl:if>
                <xsl:if test="$page?next"><a href="{$page?next}">{f:label('proof-next')}</a></xsl:if>
              </p>
            </xsl:if>
          </section>
        </main>
        <footer><p>{f:label('proof-foot')}</p></footer>
      </body>
    </html>
  </xsl:template>

  <xsl:function name="p:entry" as="element(li)">
    <xsl:param name="document" as="map(*)"/>
    <li>
      <p class="title">
        <xsl:choose>
          <xsl:when test="$document?href"><a href="{$document?href}">{$document?title}</a></xsl:when>
          <xsl:otherwise>{$document?title}</xsl:otherwise>
        </xsl:choose>
      </p>
      <p class="facts">
        <xsl:choose>
          <xsl:when test="$document?message">
            <b class="failure">{f:label('failed')}</b>
            <xsl:text> </xsl:text>
            <span lang="en">{$document?message}</span>
          </xsl:when>
          <xsl:otherwise>
            <b>{(f:count($document?points, 'proof-points-one', 'proof-points'), f:label('proof-clean'))[1]}</b>
            <xsl:text>{string-join((
                f:count($document?findings, 'findings-one', 'findings'),
                f:count($document?names, 'proof-names-one', 'proof-names'),
                f:count($document?left_out, 'proof-left-out-one', 'proof-left-out'),
                f:count($document?changes, 'proof-changes-one', 'proof-changes')) ! (' · ' || .))}</xsl:text>
          </xsl:otherwise>
        </xsl:choose>
        <xsl:text> · </xsl:text>
        <code>{$document?source}</code>
      </p>
    </li>
  </xsl:function>

</xsl:package>
