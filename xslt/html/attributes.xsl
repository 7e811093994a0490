<?xml version="1.0" encoding="UTF-8"?>
<!-- The attributes that keep an element recognisable: its TEI name as class, its TEI attributes as data. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:h="urn:tei-convert:html"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="*" mode="h:attributes">
    <xsl:attribute name="class" select="local-name()"/>
    <xsl:apply-templates select="@*" mode="h:attributes"/>
  </xsl:template>

  <xsl:template match="@*" mode="h:attributes">
    <xsl:attribute name="data-{lower-case(local-name())}" select="normalize-space(.)"/>
  </xsl:template>

  <xsl:template match="@xml:lang" mode="h:attributes">
    <xsl:attribute name="lang" select="."/>
  </xsl:template>

  <xsl:template match="@xml:id" mode="h:attributes">
    <xsl:attribute name="id" select="f:anchor(.)"/>
  </xsl:template>

  <!-- Said by other means, or nothing to a reader. -->
  <xsl:template match="@xml:space | @xml:base | date/@when" mode="h:attributes"/>

</xsl:stylesheet>
