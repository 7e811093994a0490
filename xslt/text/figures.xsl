<?xml version="1.0" encoding="UTF-8"?>
<!-- Pictures, formulas, examples, bibliographies. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:f="urn:tei-convert:functions"
    xmlns:t="urn:tei-convert:text"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="figure" mode="t:block" as="xs:string*">
    <xsl:param name="width" as="xs:integer" tunnel="yes"/>
    <xsl:variable name="lines" as="xs:string*">
      <xsl:apply-templates select="*" mode="t:block">
        <xsl:with-param name="width" select="$width - 4" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:variable>
    <xsl:sequence select="'', t:indent($lines[normalize-space()], 4), ''"/>
  </xsl:template>

  <xsl:template match="figDesc | figure/graphic | graphic" mode="t:block" as="xs:string*">
    <xsl:param name="width" as="xs:integer" tunnel="yes"/>
    <xsl:sequence select="t:wrap(t:picture(.), $width), ''"/>
  </xsl:template>

  <xsl:template match="graphic" mode="t:inline" as="xs:string*">
    <xsl:sequence select="t:picture(.)"/>
  </xsl:template>

  <xsl:template match="caption" mode="t:block" as="xs:string*">
    <xsl:param name="width" as="xs:integer" tunnel="yes"/>
    <xsl:sequence select="t:flow(node(), $width)"/>
  </xsl:template>

  <!-- “[Picture: a cup, cup.jpg]” -->
  <xsl:function name="t:picture" as="xs:string">
    <xsl:param name="picture" as="element()"/>
    <xsl:variable name="said" as="xs:string*" select="normalize-space(t:inline($picture/node()))[.], $picture/@url ! string(.)"/>
    <xsl:sequence select="'[' || string-join((f:label('picture'), string-join($said, ', ')[.]), ': ') || ']'"/>
  </xsl:function>

  <xsl:template match="eg" mode="t:block" as="xs:string*">
    <xsl:sequence select="t:indent(tokenize(string(.), '\n') ! replace(., '\s+$', ''), 4), ''"/>
  </xsl:template>

  <xsl:template match="gi | att | tag" mode="t:inline" as="xs:string*">
    <xsl:sequence select="f:code-open(.)"/>
    <xsl:apply-templates mode="t:inline"/>
    <xsl:sequence select="f:code-close(.)"/>
  </xsl:template>

  <xsl:template match="listBibl" mode="t:block" as="xs:string*">
    <xsl:param name="width" as="xs:integer" tunnel="yes"/>
    <xsl:apply-templates select="head" mode="t:block"/>
    <xsl:for-each select="* except head">
      <xsl:sequence select="t:hanging(t:flow(self::listBibl | node()[not(current()/self::listBibl)], $width - 4), 4)"/>
    </xsl:for-each>
    <xsl:sequence select="''"/>
  </xsl:template>

</xsl:stylesheet>
