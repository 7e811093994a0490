<?xml version="1.0" encoding="UTF-8"?>
<!-- package.opf: what the book is, which files it has, in which order they are read. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:e="urn:tei-convert:epub"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns="http://www.idpf.org/2007/opf"
    exclude-result-prefixes="xs f e">

  <!-- What cannot be taken from the documents: stable names and dates are given, for there is no clock here. -->
  <xsl:param name="identifier" as="xs:string" select="'urn:uuid:00000000-0000-0000-0000-000000000000'"/>
  <xsl:param name="modified" as="xs:string" select="'1980-01-01T00:00:00Z'"/>
  <xsl:param name="published" as="xs:string" select="''"/>

  <xsl:function name="e:package" as="document-node()">
    <xsl:param name="book" as="map(*)"/>
    <xsl:document>
      <package version="3.0" unique-identifier="book" xml:lang="{$lang}">
        <xsl:text>&#10;</xsl:text>
        <metadata>
          <xsl:variable name="said" as="element()*" select="e:named($book), e:people($book), e:described($book), e:accessible($book)"/>
          <xsl:for-each select="$said">
            <xsl:text>&#10;</xsl:text>
            <xsl:sequence select="."/>
          </xsl:for-each>
          <xsl:text>&#10;</xsl:text>
        </metadata>
        <xsl:text>&#10;</xsl:text>
        <manifest>
          <xsl:text>&#10;</xsl:text>
          <item id="style" href="style.css" media-type="text/css"/>
          <xsl:for-each select="$book?files">
            <xsl:text>&#10;</xsl:text>
            <item id="{e:item(.)}" href="{.}" media-type="application/xhtml+xml">
              <xsl:if test=". = 'nav.xhtml'"><xsl:attribute name="properties" select="'nav'"/></xsl:if>
            </item>
          </xsl:for-each>
          <xsl:text>&#10;</xsl:text>
        </manifest>
        <xsl:text>&#10;</xsl:text>
        <spine>
          <xsl:if test="$book?right-to-left"><xsl:attribute name="page-progression-direction" select="'rtl'"/></xsl:if>
          <xsl:for-each select="$book?spine"><itemref idref="{e:item(.)}"/></xsl:for-each>
        </spine>
        <xsl:text>&#10;</xsl:text>
      </package>
    </xsl:document>
  </xsl:function>

  <xsl:function name="e:item" as="xs:string">
    <xsl:param name="file" as="xs:string"/>
    <xsl:sequence select="'file-' || substring-before($file, '.xhtml')"/>
  </xsl:function>

  <xsl:function name="e:named" as="element()*">
    <xsl:param name="book" as="map(*)"/>
    <dc:identifier id="book">{$identifier}</dc:identifier>
    <xsl:for-each select="$book?addresses"><dc:identifier>{.}</dc:identifier></xsl:for-each>
    <meta property="dcterms:modified">{$modified}</meta>
    <dc:title>{$book?title}</dc:title>
    <xsl:for-each select="$book?languages"><dc:language>{.}</dc:language></xsl:for-each>
    <xsl:if test="exists($book?set)">
      <meta property="belongs-to-collection" id="set">{$book?set}</meta>
      <meta refines="#set" property="collection-type">set</meta>
      <xsl:if test="exists($book?position)"><meta refines="#set" property="group-position">{$book?position}</meta></xsl:if>
    </xsl:if>
  </xsl:function>

  <!-- Who had a part in it, each with the code of MARC for the part. -->
  <xsl:function name="e:people" as="element()*">
    <xsl:param name="book" as="map(*)"/>
    <xsl:sequence select="e:person($book?authors, 'dc:creator', 'aut'), e:person($book?translators, 'dc:contributor', 'trl'),
        e:person($book?editors, if (exists($book?authors)) then 'dc:contributor' else 'dc:creator', 'edt')"/>
  </xsl:function>

  <xsl:function name="e:person" as="element()*">
    <xsl:param name="names" as="xs:string*"/>
    <xsl:param name="element" as="xs:string"/>
    <xsl:param name="part" as="xs:string"/>
    <xsl:for-each select="$names">
      <xsl:variable name="id" as="xs:string" select="$part || '-' || position()"/>
      <xsl:element name="{$element}" namespace="http://purl.org/dc/elements/1.1/">
        <xsl:attribute name="id" select="$id"/>
        <xsl:text>{.}</xsl:text>
      </xsl:element>
      <meta refines="#{$id}" property="role" scheme="marc:relators">{$part}</meta>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="e:described" as="element()*">
    <xsl:param name="book" as="map(*)"/>
    <xsl:for-each select="$book?publisher"><dc:publisher>{.}</dc:publisher></xsl:for-each>
    <xsl:if test="$published"><dc:date>{$published}</dc:date></xsl:if>
    <xsl:for-each select="$book?rights"><dc:rights>{.}</dc:rights></xsl:for-each>
    <xsl:for-each select="$book?description"><dc:description>{.}</dc:description></xsl:for-each>
    <xsl:for-each select="$book?source"><dc:source>{.}</dc:source></xsl:for-each>
    <xsl:for-each select="distinct-values($book?subjects)"><dc:subject>{.}</dc:subject></xsl:for-each>
  </xsl:function>

  <!-- EPUB Accessibility 1.1: what a reader who does not see the page can count on. No conformance is claimed. -->
  <xsl:function name="e:accessible" as="element()*">
    <xsl:param name="book" as="map(*)"/>
    <xsl:variable name="features" as="xs:string*" select="
        'structuralNavigation', 'tableOfContents', 'readingOrder', 'displayTransformability',
        'pageBreakMarkers'[$book?markers], 'pageNavigation'[$book?pages]"/>
    <meta property="schema:accessMode">textual</meta>
    <meta property="schema:accessModeSufficient">textual</meta>
    <xsl:for-each select="$features"><meta property="schema:accessibilityFeature">{.}</meta></xsl:for-each>
    <meta property="schema:accessibilityHazard">none</meta>
    <meta property="schema:accessibilitySummary">{f:label('book.accessibility')}</meta>
    <xsl:if test="$book?pages"><meta property="pageBreakSource">{($book?source, $book?title)[1]}</meta></xsl:if>
  </xsl:function>

</xsl:stylesheet>
