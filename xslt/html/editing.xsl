<?xml version="1.0" encoding="UTF-8"?>
<!-- What writers and editors did to a text: corrections, additions, variants, abbreviations, damage. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:h="urn:tei-convert:html"
    xmlns:t="urn:tei-convert:text"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Of two forms the one to read; the other is told. -->
  <xsl:template match="choice">
    <xsl:variable name="read" as="element()?" select="f:reading(.)"/>
    <span>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:for-each select="* except $read">
        <xsl:if test="position() eq 1"><xsl:attribute name="title" select="f:other-form(., $read)"/></xsl:if>
      </xsl:for-each>
      <xsl:apply-templates select="$read"/>
    </span>
  </xsl:template>

  <xsl:template match="add | del | surplus | secl">
    <xsl:element name="{if (f:has-blocks(.)) then 'div' else if (self::add) then 'ins' else if (self::del) then 'del' else 'span'}">
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:attribute name="title" select="f:label('edit.' || local-name())"/>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <!-- A deletion that was taken back stands again. -->
  <xsl:template match="restore/del" priority="1">
    <span>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <xsl:template match="abbr" priority="-1">
    <abbr>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:apply-templates/>
    </abbr>
  </xsl:template>

  <!-- Marks without words: where something begins, where a hand changes. -->
  <xsl:template match="anchor | handShift | addSpan | delSpan | damageSpan | cb | gb">
    <xsl:if test="@xml:id"><span id="{f:anchor(@xml:id)}"/></xsl:if>
  </xsl:template>

  <xsl:template match="space">
    <span title="{f:label('space')}">
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:text>&#8195;</xsl:text>
    </span>
  </xsl:template>

  <!-- Running titles and the like: small, since they are no part of the text's run. -->
  <xsl:template match="fw">
    <span>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:text> </xsl:text>
      <xsl:apply-templates/>
      <xsl:text> </xsl:text>
    </span>
  </xsl:template>

</xsl:stylesheet>
