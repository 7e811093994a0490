<?xml version="1.0" encoding="UTF-8"?>
<!-- The search page of an edition. Called without a document; its script does the rest with Pagefind. -->
<xsl:package version="3.0" name="urn:tei-convert:search" package-version="1.0"
    expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    exclude-result-prefixes="#all">

  <xsl:param name="style" as="xs:string" select="''"/>
  <xsl:param name="script" as="xs:string" select="''"/>

  <xsl:output method="html" html-version="5" encoding="UTF-8" indent="no" include-content-type="no"/>

  <xsl:include href="shared/labels.xsl"/>
  <xsl:include href="shared/navigation.xsl"/>

  <xsl:template name="xsl:initial-template" visibility="public">
    <html lang="{$lang}">
      <xsl:sequence select="f:head(f:label('site.search'), f:label('search.about'), $style, f:policy(true()))"/>
      <body class="search-page">
        <a class="skip" href="#search">{f:label('search.skip')}</a>
        <xsl:sequence select="f:site-navigation('', 'search')"/>
        <main id="search">
          <header class="front">
            <h1>{f:label('site.search')}</h1>
            <p class="hint">{f:label('search.about')}</p>
          </header>
          <noscript>
            <p>{f:label('search.no-script')}</p>
            <xsl:call-template name="instead"/>
          </noscript>
          <div id="unserved" hidden="">
            <p>{f:label('search.not-served')} <code>tei-convert serve OUT</code></p>
            <xsl:call-template name="instead"/>
          </div>
          <xsl:call-template name="form"/>
          <section id="found" aria-labelledby="found-label" hidden="">
            <h2 id="found-label">{f:label('search.results')}</h2>
            <p id="count" role="status" data-none="{f:label('search.none')}" data-one="{f:label('search.one')}"
               data-many="{f:label('search.many')}"/>
            <ol id="results"/>
            <button id="more" type="button" hidden="">{f:label('search.more')}</button>
          </section>
        </main>
        <script>{$script}</script>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="instead">
    <p>{f:label('search.instead')} <a href="browse/index.html">{f:label('search.browse')}</a>.</p>
  </xsl:template>

  <xsl:template name="form">
    <form id="form" role="search" aria-label="{f:label('site.search')}" hidden="">
      <p class="words">
        <label for="words">{f:label('search.words')}</label>
        <input id="words" type="search" autocomplete="off" spellcheck="false"/>
        <button type="submit">{f:label('search.find')}</button>
      </p>
      <p class="order">
        <label for="order">{f:label('search.order')}</label>
        <select id="order">
          <option value="">{f:label('search.best')}</option>
          <option value="asc">{f:label('search.oldest')}</option>
          <option value="desc">{f:label('search.newest')}</option>
        </select>
      </p>
      <details id="filters" data-all="{f:label('search.all')}">
        <summary>{f:label('search.narrow')}</summary>
        <div>
          <xsl:for-each select="('search.year', 'search.archive', 'search.sender', 'search.person', 'search.type')">
            <fieldset data-filter="{substring-after(., '.')}" hidden=""><legend>{f:label(.)}</legend></fieldset>
          </xsl:for-each>
        </div>
      </details>
      <button id="clear" type="button" hidden="">{f:label('search.clear')}</button>
    </form>
  </xsl:template>

</xsl:package>
