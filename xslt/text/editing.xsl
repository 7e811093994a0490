<?xml version="1.0" encoding="UTF-8"?>
<!-- Of two forms the one to read; what the writer struck out is left out; marks without words. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:f="urn:tei-convert:functions"
    xmlns:t="urn:tei-convert:text"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="choice" mode="t:inline" as="xs:string*">
    <xsl:apply-templates select="f:reading(.)" mode="t:inline"/>
  </xsl:template>

  <xsl:template match="choice" mode="t:block" as="xs:string*">
    <xsl:apply-templates select="f:reading(.)" mode="t:block"/>
  </xsl:template>

  <xsl:template match="del" mode="t:inline t:block" as="xs:string*"/>

  <xsl:template match="restore/del" mode="t:inline" as="xs:string*">
    <xsl:apply-templates mode="t:inline"/>
  </xsl:template>

  <xsl:template match="anchor | handShift | addSpan | delSpan | damageSpan | cb | gb | fw" mode="t:inline t:block" as="xs:string*"/>

  <!-- A reading beside its characters follows them. -->
  <xsl:template match="ruby/rt" mode="t:inline" as="xs:string*">
    <xsl:sequence select="'(' || normalize-space(.) || ')'"/>
  </xsl:template>

  <xsl:template match="ruby" mode="t:inline" as="xs:string*">
    <xsl:apply-templates select="*" mode="t:inline"/>
  </xsl:template>

  <xsl:template match="space" mode="t:inline t:block" as="xs:string*">
    <xsl:sequence select="' '[current()/../text()]"/>
  </xsl:template>

</xsl:stylesheet>
