<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists with their printed labels, tables, speakers' turns. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:h="urn:tei-convert:html"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="list">
    <xsl:apply-templates select="head"/>
    <ul>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:text>&#10;</xsl:text>
      <!-- What stands before an item (its label, a page break) belongs to it. -->
      <xsl:for-each-group select="* except head" group-ending-with="item">
        <li>
          <xsl:apply-templates select="current-group()/self::item" mode="h:attributes"/>
          <xsl:apply-templates select="current-group()"/>
        </li>
        <xsl:text>&#10;</xsl:text>
      </xsl:for-each-group>
    </ul>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="item">
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template match="list/label">
    <span class="label"><xsl:apply-templates/><xsl:text> </xsl:text></span>
  </xsl:template>

  <!-- A wide table scrolls by itself, with the keyboard too. -->
  <xsl:template match="table">
    <div class="scroll" role="region" tabindex="0" aria-label="{(head[1] ! normalize-space(.)[.], f:label('table'))[1]}">
      <table>
        <xsl:apply-templates select="." mode="h:attributes"/>
        <xsl:text>&#10;</xsl:text>
        <xsl:apply-templates select="*"/>
      </table>
    </div>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="table/head">
    <caption>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:apply-templates/>
    </caption>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="row">
    <tr>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:apply-templates select="*"/>
    </tr>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="cell">
    <xsl:variable name="heads" as="xs:string?" select="
        if (../@role = 'label') then 'col' else if (@role = 'label') then 'row' else ()"/>
    <xsl:element name="{if ($heads) then 'th' else 'td'}">
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:if test="$heads"><xsl:attribute name="scope" select="$heads"/></xsl:if>
      <xsl:if test="@cols"><xsl:attribute name="colspan" select="@cols"/></xsl:if>
      <xsl:if test="@rows"><xsl:attribute name="rowspan" select="@rows"/></xsl:if>
      <xsl:apply-templates/>
    </xsl:element>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="sp">
    <div>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:text>&#10;</xsl:text>
      <xsl:apply-templates select="*"/>
    </div>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="speaker">
    <p>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:apply-templates/>
    </p>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

</xsl:stylesheet>
