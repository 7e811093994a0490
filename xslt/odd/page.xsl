<?xml version="1.0" encoding="UTF-8"?>
<!-- The page: its head, the ways into it, and the chapters. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:d="urn:tei-convert:odd"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="/">
    <xsl:apply-templates select="TEI"/>
  </xsl:template>

  <xsl:template match="TEI">
    <xsl:variable name="title" as="xs:string" select="teiHeader/fileDesc/titleStmt/title"/>
    <html lang="{@xml:lang}">
      <head>
        <meta charset="UTF-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title>{$title}</title>
        <style>{$style}</style>
      </head>
      <body>
        <a class="skip" href="#purpose">Skip to the first chapter</a>
        <header>
          <h1>{$title}</h1>
          <p>For editors who read or change the TEI files. Each of the {count(//elementSpec)} elements is described with its
            use, an example, its attributes, and the places where it may stand. Start with a chapter, or go to an element by its name.</p>
        </header>
        <xsl:call-template name="d:ways"/>
        <main>
          <xsl:apply-templates select="text/body/div"/>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="d:ways">
    <nav aria-label="Contents">
      <h2>Chapters</h2>
      <ol>
        <xsl:for-each select="text/body/div">
          <xsl:text>&#10;</xsl:text>
          <li><a href="#{@xml:id}">{head}</a></li>
        </xsl:for-each>
      </ol>
      <h2 id="names-of-elements">Elements</h2>
      <ul class="names">
        <xsl:for-each select="sort(//elementSpec, (), function($spec) { lower-case($spec/@ident) })">
          <xsl:text>&#10;</xsl:text>
          <li><xsl:sequence select="d:link(@ident)"/></li>
        </xsl:for-each>
      </ul>
    </nav>
  </xsl:template>

  <xsl:template match="body/div">
    <section id="{@xml:id}" aria-labelledby="{@xml:id}-head">
      <xsl:apply-templates/>
    </section>
  </xsl:template>

  <xsl:template match="body/div/head">
    <h2 id="{../@xml:id}-head"><xsl:apply-templates/></h2>
  </xsl:template>

  <!-- The elements of a chapter: a list to choose from, then each. -->
  <xsl:template match="specGrp">
    <xsl:if test="elementSpec">
      <table class="overview">
        <caption>The elements of this chapter</caption>
        <xsl:for-each select="elementSpec">
          <xsl:text>&#10;</xsl:text>
          <tr>
            <th scope="row"><xsl:sequence select="d:link(@ident)"/></th>
            <td><xsl:apply-templates select="desc/node()"/></td>
          </tr>
        </xsl:for-each>
      </table>
    </xsl:if>
    <xsl:apply-templates select="elementSpec"/>
    <xsl:call-template name="d:group">
      <xsl:with-param name="specs" select="dataSpec"/>
      <xsl:with-param name="heading" select="'Kinds of value'"/>
    </xsl:call-template>
    <xsl:call-template name="d:group">
      <xsl:with-param name="specs" select="classSpec"/>
      <xsl:with-param name="heading" select="'Attributes that several elements have'"/>
    </xsl:call-template>
    <xsl:call-template name="d:group">
      <xsl:with-param name="specs" select="macroSpec"/>
      <xsl:with-param name="heading" select="'Groups that contents are made of'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="d:group">
    <xsl:param name="specs" as="element()*" required="yes"/>
    <xsl:param name="heading" as="xs:string" required="yes"/>
    <xsl:if test="$specs">
      <h3>{$heading}</h3>
      <dl class="group">
        <xsl:apply-templates select="$specs"/>
      </dl>
    </xsl:if>
  </xsl:template>

  <!-- The modules of TEI that the elements are from. -->
  <xsl:template match="schemaSpec">
    <table class="overview">
      <caption>The elements by module of TEI</caption>
      <xsl:for-each select="moduleRef[@include]">
        <tr>
          <th scope="row">{@key}</th>
          <td class="names">
            <xsl:for-each select="tokenize(@include)"><xsl:sequence select="d:link(.)"/>{' '}</xsl:for-each>
          </td>
        </tr>
      </xsl:for-each>
    </table>
  </xsl:template>

</xsl:stylesheet>
