<?xml version="1.0" encoding="UTF-8"?>
<!-- The frames of the pages of registers (persons, places, organisations): one page each, or a page for each letter, and a page of names or pages of them. Called without a document, with what is to be shown as JSON. A comment stands where the program puts the entries of a letter. -->
<xsl:package version="3.0" name="urn:tei-convert:register-page" package-version="1.0"
    expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:r="urn:tei-convert:register"
    exclude-result-prefixes="#all">

  <xsl:param name="register" as="xs:string" select="'{}'"/>
  <xsl:param name="style" as="xs:string" select="''"/>

  <xsl:output method="html" html-version="5" encoding="UTF-8" indent="no" include-content-type="no"/>

  <xsl:include href="shared/labels.xsl"/>
  <xsl:include href="shared/navigation.xsl"/>
  <xsl:include href="register/letters.xsl"/>

  <!-- What is said of each register as a whole. -->
  <xsl:variable name="r:said" as="map(xs:string, map(xs:string, xs:string))" select="map{
      'persons': map{'title': 'register', 'skip': 'skip-persons', 'none': 'nobody', 'one': 'persons-one', 'many': 'persons-many'},
      'places': map{'title': 'register-places', 'skip': 'skip-places', 'none': 'no-places', 'one': 'places-one', 'many': 'places-many', 'hint': 'places-hint'},
      'organisations': map{'title': 'register-organisations', 'skip': 'skip-organisations', 'none': 'no-organisations', 'one': 'organisations-one', 'many': 'organisations-many', 'hint': 'organisations-hint'}}"/>

  <xsl:template name="xsl:initial-template" visibility="public">
    <xsl:variable name="page" as="map(*)" select="parse-json($register)"/>
    <xsl:variable name="said" as="map(*)" select="$r:said($page?kind)"/>
    <xsl:variable name="edition" as="xs:string" select="($edition-title[normalize-space()], f:label('edition'))[1]"/>
    <xsl:variable name="title" as="xs:string"
        select="string-join((f:label($said?title), $page?sections?*[1][r:is-part($page)] ! r:letter(.)), ': ')"/>
    <html lang="{$lang}">
      <xsl:sequence select="f:head($title, $edition || ': ' || $title, $style)"/>
      <body class="register-page">
        <a class="skip" href="#entries">{f:label($said?skip)}</a>
        <xsl:sequence select="f:site-navigation('', $page?kind)"/>
        <main>
          <header class="front">
            <p class="kind">{$edition}</p>
            <h1>{$title}</h1>
            <p class="when">{(f:count($page?count, $said?one, $said?many), f:label($said?none))[1]}</p>
            <xsl:for-each select="$said?hint[$page?count gt 0]"><p class="hint">{f:label(.)}</p></xsl:for-each>
          </header>
          <xsl:call-template name="r:letters">
            <xsl:with-param name="page" select="$page"/>
          </xsl:call-template>
          <div id="entries">
            <xsl:for-each select="$page?sections?*">
              <section class="letter" id="letter-{r:name(.)}" aria-labelledby="label-{r:name(.)}">
                <h2 id="label-{r:name(.)}">{r:letter(.)}</h2>
                <ol><xsl:comment>entries</xsl:comment></ol>
              </section>
            </xsl:for-each>
          </div>
        </main>
      </body>
    </html>
  </xsl:template>

</xsl:package>
