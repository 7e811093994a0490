<?xml version="1.0" encoding="UTF-8"?>
<!-- What all HTML pages of an edition share: what their head begins with, and the way to the other pages. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:f="urn:tei-convert:functions"
    exclude-result-prefixes="#all">

  <!-- The pages of the edition that there are, by their names, with a space between: none, and a page stands alone. -->
  <xsl:param name="pages" as="xs:string" select="''"/>
  <!-- What the edition is called. -->
  <xsl:param name="edition-title" as="xs:string" select="''"/>

  <xsl:variable name="f:addresses" as="map(xs:string, xs:string)" select="map{
      'home': 'index.html', 'browse': 'browse/index.html', 'persons': 'persons.html', 'places': 'places.html',
      'organisations': 'organisations.html', 'search': 'search.html', 'about': 'about.html'}"/>

  <!-- Nothing from elsewhere, no script but those of the page itself. The hashes are put in when the page is whole. -->
  <xsl:function name="f:policy" as="element(meta)">
    <xsl:sequence select="f:policy(false())"/>
  </xsl:function>

  <!-- $search: the page's script may load what lies in the edition, WebAssembly too. -->
  <xsl:function name="f:policy" as="element(meta)">
    <xsl:param name="search" as="xs:boolean"/>
    <xsl:variable name="loaded" as="xs:string" select="if ($search) then &quot; 'self' 'wasm-unsafe-eval'; connect-src 'self'&quot; else ''"/>
    <meta http-equiv="Content-Security-Policy"
        content="default-src 'none'; style-src {{style-hashes}}; script-src {{script-hashes}}{$loaded}; base-uri 'none'; form-action 'none'"/>
  </xsl:function>

  <!-- The head of a page that is not a document's. -->
  <xsl:function name="f:head" as="element(head)">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="description" as="xs:string"/>
    <xsl:param name="style" as="xs:string"/>
    <xsl:sequence select="f:head($title, $description, $style, f:policy())"/>
  </xsl:function>

  <xsl:function name="f:head" as="element(head)">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="description" as="xs:string"/>
    <xsl:param name="style" as="xs:string"/>
    <xsl:param name="policy" as="element(meta)"/>
    <head>
      <meta charset="UTF-8"/>
      <xsl:sequence select="$policy"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      <title>{string-join(distinct-values(($title, $edition-title)[.]), ' – ')}</title>
      <meta name="description" content="{$description}"/>
      <style>{$style}</style>
    </head>
  </xsl:function>

  <!-- The pages of the edition, seen from a page that lies $root ("../") away from OUT. -->
  <xsl:function name="f:site-navigation" as="element(nav)?">
    <xsl:param name="root" as="xs:string"/>
    <xsl:param name="current" as="xs:string"/>
    <xsl:variable name="names" as="xs:string*" select="tokenize($pages)[map:contains($f:addresses, .)]"/>
    <xsl:if test="exists($names)">
      <nav class="site" aria-label="{f:label('site')}">
        <xsl:if test="$names = 'home'">
          <a class="home" href="{$root}index.html">
            <xsl:if test="$current = 'home'"><xsl:attribute name="aria-current" select="'page'"/></xsl:if>
            <xsl:text>{($edition-title[.], f:label('edition'))[1]}</xsl:text>
          </a>
        </xsl:if>
        <ul>
          <xsl:for-each select="$names[. ne 'home']">
            <li>
              <a href="{$root}{$f:addresses(.)}">
                <xsl:if test="$current = ."><xsl:attribute name="aria-current" select="'page'"/></xsl:if>
                <xsl:text>{f:label('site.' || .)}</xsl:text>
              </a>
            </li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
  </xsl:function>

</xsl:stylesheet>
