<?xml version="1.0" encoding="UTF-8"?>
<!-- A content model in short notation: a comma for order, a bar for choice, ? * + for how often. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:d="urn:tei-convert:odd"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="content" mode="d:model">
    <xsl:apply-templates select="*" mode="d:model"/>
  </xsl:template>

  <xsl:template match="sequence | alternate" mode="d:model">
    <xsl:variable name="between" as="xs:string" select="if (self::sequence) then ', ' else ' | '"/>
    <xsl:variable name="bracketed" as="xs:boolean" select="count(*) gt 1 and (not(parent::content) or d:often(.) ne '')"/>
    <xsl:if test="$bracketed">(</xsl:if>
    <xsl:for-each select="*">
      <xsl:if test="position() gt 1">{$between}</xsl:if>
      <xsl:apply-templates select="." mode="d:model"/>
    </xsl:for-each>
    <xsl:if test="$bracketed">)</xsl:if>
    <xsl:text>{d:often(.)}</xsl:text>
  </xsl:template>

  <xsl:template match="elementRef" mode="d:model">
    <a href="#element-{@key}">{@key}</a>
    <xsl:text>{d:often(.)}</xsl:text>
  </xsl:template>

  <xsl:template match="macroRef" mode="d:model">
    <a class="macro" href="#{@key}">{d:short(@key)}</a>
  </xsl:template>

  <xsl:template match="dataRef[@key]" mode="d:model">
    <a class="macro" href="#{@key}">{d:short(@key)}</a>
  </xsl:template>

  <xsl:template match="dataRef[@name]" mode="d:model">
    <xsl:text>{@name}{@restriction ! (' like ' || .)}{dataFacet ! (' with ' || @name || ' ' || @value)}</xsl:text>
  </xsl:template>

  <xsl:template match="textNode" mode="d:model">words</xsl:template>
  <xsl:template match="empty" mode="d:model">nothing</xsl:template>

  <!-- How often: nothing for once. -->
  <xsl:function name="d:often" as="xs:string">
    <xsl:param name="part" as="element()"/>
    <xsl:sequence select="
        if ($part/@maxOccurs) then (if ($part/@minOccurs = '0') then '*' else '+')
        else if ($part/@minOccurs = '0') then '?' else ''"/>
  </xsl:function>

</xsl:stylesheet>
