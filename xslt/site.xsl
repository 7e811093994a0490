<?xml version="1.0" encoding="UTF-8"?>
<!-- The index of an edition: its documents by date, the failed ones at the end. Called without a document, with what is to be listed as JSON. -->
<xsl:package version="3.0" name="urn:tei-convert:site" package-version="1.0"
    expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:s="urn:tei-convert:site"
    exclude-result-prefixes="#all">

  <xsl:param name="site" as="xs:string" select="'{}'"/>
  <xsl:param name="style" as="xs:string" select="''"/>

  <xsl:output method="html" html-version="5" encoding="UTF-8" indent="no" include-content-type="no"/>

  <xsl:include href="shared/labels.xsl"/>
  <xsl:include href="shared/navigation.xsl"/>

  <xsl:template name="xsl:initial-template" visibility="public">
    <xsl:variable name="edition" as="map(*)" select="parse-json($site)"/>
    <xsl:variable name="documents" as="map(*)*" select="$edition?documents?*"/>
    <xsl:variable name="title" as="xs:string" select="($edition?title[normalize-space()], f:label('edition'))[1]"/>
    <html lang="{$lang}">
      <xsl:sequence select="f:head($title, $title || ': ' || s:summary($documents[not(s:failed(.))]), $style)"/>
      <body class="index-page">
        <a class="skip" href="#documents">{f:label('skip')}</a>
        <xsl:sequence select="f:site-navigation('', 'home')"/>
        <main>
          <header class="front">
            <xsl:if test="$edition?publisher"><p class="kind">{$edition?publisher}</p></xsl:if>
            <h1 lang="{($edition?lang, $lang)[1]}">{$title}</h1>
            <p class="when">{s:summary($documents[not(s:failed(.))])}</p>
            <p class="hint">{f:label('read-about')}</p>
            <xsl:if test="$edition?register">
              <p class="register"><a href="{$edition?register}">{f:label('register')}</a> ({f:count($edition?persons, 'persons-one', 'persons-many')})</p>
            </xsl:if>
          </header>
          <xsl:call-template name="s:documents">
            <xsl:with-param name="documents" select="$documents[not(s:failed(.))]"/>
          </xsl:call-template>
          <xsl:call-template name="s:failed">
            <xsl:with-param name="documents" select="$documents[s:failed(.)]"/>
          </xsl:call-template>
        </main>
      </body>
    </html>
  </xsl:template>

  <!-- A section for each year, in order; what has no date comes last. -->
  <xsl:template name="s:documents">
    <xsl:param name="documents" as="map(*)*"/>
    <section id="documents" class="documents" aria-label="{f:label('edition')}">
      <xsl:if test="empty($documents)"><p>{f:label('empty')}</p></xsl:if>
      <xsl:variable name="sorted" as="map(*)*" select="
          sort($documents, (), function($document) { string(($document?when, '9999')[1]), lower-case(string($document?title)), string($document?id) })"/>
      <xsl:for-each-group select="$sorted" group-adjacent="string(?when ! substring(., 1, 4))">
        <section>
          <h2>{if (current-grouping-key()) then current-grouping-key() else f:label('undated')}</h2>
          <ol>
            <xsl:sequence select="current-group() ! s:entry(.)"/>
          </ol>
        </section>
      </xsl:for-each-group>
    </section>
  </xsl:template>

  <xsl:function name="s:entry" as="element(li)">
    <xsl:param name="document" as="map(*)"/>
    <xsl:variable name="facts" as="xs:string*" select="
        $document?type ! (f:known-label('type.' || .), .)[1],
        $document?words ! f:label('words', f:number(xs:integer(.))),
        f:count($document?persons, 'persons-one', 'persons-many'),
        f:count($document?findings, 'findings-one', 'findings')"/>
    <li id="{$document?id}">
      <xsl:if test="s:date($document)"><span class="date">{s:date($document)}</span></xsl:if>
      <div>
        <p class="title">
          <xsl:sequence select="s:link($document?html, ($document?title, $document?id)[1])"/>
        </p>
        <p class="facts">
          <xsl:text>{string-join($facts, ' · ')}</xsl:text>
          <xsl:for-each select="('tei', 'text')[exists($document(.))]">
            <xsl:text> · </xsl:text>
            <xsl:sequence select="s:link($document(.), f:label('download-' || .))"/>
          </xsl:for-each>
        </p>
      </div>
    </li>
  </xsl:function>

  <!-- What could not be converted, and why; nothing when all could. -->
  <xsl:template name="s:failed">
    <xsl:param name="documents" as="map(*)*"/>
    <xsl:if test="exists($documents)">
      <section id="failed" class="documents failed" aria-labelledby="failed-label">
        <h2 id="failed-label">{f:label('failed')}</h2>
        <p class="hint">{f:label('failed-why')}</p>
        <ul>
          <xsl:for-each select="sort($documents, (), function($document) { string($document?source) })">
            <li><code>{?source}</code><xsl:value-of select="?message ! (': ' || .)"/></li>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- “24 documents, 1957–1963, 31,204 words”. -->
  <xsl:function name="s:summary" as="xs:string">
    <xsl:param name="documents" as="map(*)*"/>
    <xsl:variable name="years" as="xs:string*" select="distinct-values($documents?when ! substring(., 1, 4)) => sort()"/>
    <xsl:sequence select="string-join((
        if (count($documents) eq 1) then f:label('documents-one') else f:label('documents', f:number(count($documents))),
        string-join(($years[1], $years[last()]) => distinct-values(), '–')[.],
        f:label('words', f:number(xs:integer(sum($documents?words))))[exists($documents)]), ', ')"/>
  </xsl:function>

  <!-- The date of writing in the words of the labels, so that all dates look alike; else the date as it is printed. -->
  <xsl:function name="s:date" as="xs:string">
    <xsl:param name="document" as="map(*)"/>
    <xsl:sequence select="string(($document?when ! f:date(.), $document?date)[1])"/>
  </xsl:function>

  <xsl:function name="s:link" as="node()">
    <xsl:param name="href" as="xs:string?"/>
    <xsl:param name="text" as="xs:string"/>
    <xsl:choose>
      <xsl:when test="$href"><a href="{$href}">{$text}</a></xsl:when>
      <xsl:otherwise><xsl:text>{$text}</xsl:text></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="s:failed" as="xs:boolean">
    <xsl:param name="document" as="map(*)"/>
    <xsl:sequence select="$document?status = 'failed'"/>
  </xsl:function>

</xsl:package>
