<?xml version="1.0" encoding="UTF-8"?>
<!-- What runs on within a line: names lose their marks, brackets and gaps are printed. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:f="urn:tei-convert:functions"
    xmlns:t="urn:tei-convert:text"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="text()" mode="t:inline" as="xs:string">
    <xsl:sequence select="string(.)"/>
  </xsl:template>

  <!-- What is a block elsewhere may run on here. -->
  <xsl:template match="*[namespace-uri() = 'http://www.tei-c.org/ns/1.0'][map:contains($f:phrases, local-name())]
      | speaker | bibl | desc | cit | note[not(f:footnote(.))] | titlePart | headItem | headLabel | caption | figDesc | docTitle | byline"
      mode="t:inline" as="xs:string*" priority="-2">
    <xsl:sequence select="f:open(.)"/>
    <xsl:apply-templates mode="t:inline"/>
    <xsl:sequence select="f:close(.)"/>
  </xsl:template>

  <!-- The commonest of them, known by their names: most hold words and nothing else. -->
  <xsl:template match="persName | orgName | placeName | roleName | date | surname | forename" mode="t:inline" as="xs:string*" priority="-1">
    <xsl:choose>
      <xsl:when test="@rend or *"><xsl:next-match/></xsl:when>
      <xsl:otherwise><xsl:sequence select="string(.)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="supplied | unclear" mode="t:inline" as="xs:string*">
    <xsl:sequence select="f:open(.)"/>
    <xsl:apply-templates mode="t:inline"/>
    <xsl:sequence select="f:close(.), self::unclear ! f:doubt(.)"/>
  </xsl:template>

  <xsl:template match="gap" mode="t:inline" as="xs:string">
    <xsl:sequence select="f:printed(.)"/>
  </xsl:template>

  <!-- Deeper than in a paragraph's own text, a separator still has a line to itself. -->
  <xsl:template match="milestone" mode="t:inline" as="xs:string">
    <xsl:sequence select="'&#x2028;' || f:printed(.) || '&#x2028;'"/>
  </xsl:template>

  <xsl:template match="lb" mode="t:inline" as="xs:string">
    <xsl:sequence select="if (@break = 'no') then '' else '&#x2028;'"/>
  </xsl:template>

  <xsl:template match="pb" mode="t:inline" as="xs:string*"/>

  <xsl:template match="note[f:footnote(.)]" mode="t:inline" as="xs:string">
    <xsl:sequence select="'[' || f:note-sign(.) || ']'"/>
  </xsl:template>

</xsl:stylesheet>
