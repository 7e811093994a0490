<?xml version="1.0" encoding="UTF-8"?>
<!-- Title pages: line by line in the middle. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:f="urn:tei-convert:functions"
    xmlns:t="urn:tei-convert:text"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="titlePage | docTitle" mode="t:block" as="xs:string*">
    <xsl:apply-templates select="*" mode="t:block"/>
    <xsl:sequence select="''"/>
  </xsl:template>

  <xsl:template match="titlePart | imprimatur | docEdition | docImprint | docAuthor | docDate | byline" mode="t:block" as="xs:string*">
    <xsl:param name="width" as="xs:integer" tunnel="yes"/>
    <xsl:variable name="lines" as="xs:string*" select="t:flow(node(), $width - 12)"/>
    <xsl:sequence select="if (ancestor::titlePage) then t:centred($lines, $width) else $lines, ''"/>
  </xsl:template>

</xsl:stylesheet>
