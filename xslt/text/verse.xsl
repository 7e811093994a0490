<?xml version="1.0" encoding="UTF-8"?>
<!-- Verse line by line, drama. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:f="urn:tei-convert:functions"
    xmlns:t="urn:tei-convert:text"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="lg | spGrp | set | performance | prologue | epilogue | argument" mode="t:block" as="xs:string*">
    <xsl:apply-templates select="*" mode="t:block"/>
    <xsl:sequence select="''"/>
  </xsl:template>

  <!-- A verse that is longer than the line hangs over. -->
  <xsl:template match="l" mode="t:block" as="xs:string*">
    <xsl:param name="width" as="xs:integer" tunnel="yes"/>
    <xsl:variable name="lines" as="xs:string*" select="t:flow(node(), $width - 4)"/>
    <xsl:sequence select="$lines[1], t:indent($lines[position() gt 1], 4)"/>
  </xsl:template>

  <xsl:template match="stage" mode="t:block" as="xs:string*">
    <xsl:param name="width" as="xs:integer" tunnel="yes"/>
    <xsl:sequence select="t:indent(t:flow(node(), $width - 4), 4), ''"/>
  </xsl:template>

  <!-- Within a speech what is done is set off from what is said. -->
  <xsl:template match="stage" mode="t:inline" as="xs:string*">
    <xsl:variable name="words" as="xs:string" select="normalize-space(t:inline(node()))"/>
    <xsl:sequence select="if (matches($words, '^[(\[]')) then $words else '(' || $words || ')'"/>
  </xsl:template>

  <xsl:template match="ab | trailer | desc | bibl" mode="t:block" as="xs:string*">
    <xsl:param name="width" as="xs:integer" tunnel="yes"/>
    <xsl:sequence select="t:flow(node(), $width), ''"/>
  </xsl:template>

  <xsl:template match="epigraph | q | said | cit" mode="t:block" as="xs:string*">
    <xsl:param name="width" as="xs:integer" tunnel="yes"/>
    <xsl:sequence select="t:indent(t:flow(node(), $width - 4), 4), ''"/>
  </xsl:template>

  <xsl:template match="castList | castGroup" mode="t:block" as="xs:string*">
    <xsl:param name="width" as="xs:integer" tunnel="yes"/>
    <xsl:apply-templates select="head" mode="t:block"/>
    <xsl:for-each select="* except head">
      <xsl:sequence select="t:hanging(t:flow(self::castItem/node() | self::*[not(self::castItem)], $width - 4), 4)"/>
    </xsl:for-each>
    <xsl:sequence select="''"/>
  </xsl:template>

  <!-- What runs on elsewhere is a block where it holds some. -->
  <xsl:template match="*[namespace-uri() = 'http://www.tei-c.org/ns/1.0'][map:contains($f:phrases, local-name())]" mode="t:block"
      as="xs:string*" priority="-2">
    <xsl:param name="width" as="xs:integer" tunnel="yes"/>
    <xsl:sequence select="t:flow(node(), $width)"/>
  </xsl:template>

</xsl:stylesheet>
