<?xml version="1.0" encoding="UTF-8"?>
<!-- Verse, quotations, drama. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:h="urn:tei-convert:html"
    xmlns:t="urn:tei-convert:text"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="lg | spGrp | set | performance | prologue | epilogue">
    <div>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:text>&#10;</xsl:text>
      <xsl:apply-templates select="*"/>
    </div>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="l | stage[not(f:beside-words(.))] | ab[not(f:has-blocks(.))] | trailer[not(f:has-blocks(.))]">
    <p>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:apply-templates/>
    </p>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="l[f:has-blocks(.)] | ab[f:has-blocks(.)] | trailer[f:has-blocks(.)] | epigraph | argument | cit[f:has-blocks(.)]" priority="2">
    <div>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:text>&#10;</xsl:text>
      <xsl:apply-templates/>
    </div>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="stage" priority="-1">
    <i>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:apply-templates/>
    </i>
  </xsl:template>

  <!-- Speech and thought, with the quotation marks that only the encoding says. -->
  <xsl:template match="q | said | cit" priority="-1">
    <xsl:element name="{if (f:has-blocks(.)) then 'blockquote' else 'span'}">
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:text>{f:open(.)}</xsl:text>
      <xsl:apply-templates/>
      <xsl:text>{f:close(.)}</xsl:text>
    </xsl:element>
    <xsl:if test="f:has-blocks(.)"><xsl:text>&#10;</xsl:text></xsl:if>
  </xsl:template>

  <xsl:template match="castGroup">
    <li>
      <xsl:next-match/>
    </li>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="castList | castGroup" priority="-1">
    <xsl:apply-templates select="head"/>
    <ul>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:text>&#10;</xsl:text>
      <xsl:for-each select="* except head">
        <xsl:choose>
          <xsl:when test="self::castItem or self::castGroup"><xsl:apply-templates select="."/></xsl:when>
          <xsl:otherwise><li><xsl:apply-templates select="."/></li></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </ul>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="castItem">
    <li>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:apply-templates/>
    </li>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:function name="f:beside-words" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/../(text()[normalize-space()] | self::p | self::l | self::ab | self::speaker))"/>
  </xsl:function>

</xsl:stylesheet>
