<?xml version="1.0" encoding="UTF-8"?>
<!-- What runs on within a line and needs no more than its name. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:f="urn:tei-convert:functions"
    xmlns:h="urn:tei-convert:html"
    xmlns:t="urn:tei-convert:text"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- The name of the element stays; the style sheet does the rest. What holds blocks is one. -->
  <xsl:template match="*[namespace-uri() = 'http://www.tei-c.org/ns/1.0'][map:contains($f:phrases, local-name())]" priority="-2">
    <xsl:element name="{if (f:has-blocks(.)) then 'div' else (map{'emph': 'em', 'soCalled': 'span'}(local-name()), 'span')[1]}">
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:text>{f:open(.)}</xsl:text>
      <xsl:apply-templates/>
      <xsl:text>{f:close(.)}</xsl:text>
    </xsl:element>
  </xsl:template>

  <!-- Readings beside East Asian characters. -->
  <xsl:template match="ruby | rb | rt">
    <xsl:element name="{local-name()[not(. = 'rb')], 'span'[current()/self::rb]}">
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:apply-templates select="if (self::ruby) then * else node()"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="bibl | desc | headItem | headLabel | caption" priority="-2">
    <span>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

</xsl:stylesheet>
