<?xml version="1.0" encoding="UTF-8"?>
<!-- Title pages. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:h="urn:tei-convert:html"
    xmlns:t="urn:tei-convert:text"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="titlePage | docTitle | docImprint">
    <div>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:text>&#10;</xsl:text>
      <xsl:apply-templates/>
    </div>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="titlePart | byline | imprimatur | docEdition | titlePage/docAuthor | titlePage/docDate | div/docAuthor | div/docDate | front/docAuthor | front/docDate">
    <xsl:element name="{if (f:has-blocks(.)) then 'div' else 'p'}">
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:apply-templates/>
    </xsl:element>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

</xsl:stylesheet>
