<?xml version="1.0" encoding="UTF-8"?>
<!-- Prose: paragraphs, and the words in them that name an element, an attribute or a value. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:d="urn:tei-convert:odd"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="p">
    <p><xsl:apply-templates/></p>
  </xsl:template>

  <!-- The name of an element leads to it, where this schema has it. -->
  <xsl:template match="gi">
    <xsl:sequence select="if (key('d:element', .)) then d:link(.) else d:tag(.)"/>
  </xsl:template>

  <xsl:template match="att">
    <code class="att">@{.}</code>
  </xsl:template>

  <xsl:template match="val">
    <code class="val">{.}</code>
  </xsl:template>

  <!-- Addresses are those of files beside the ODD. -->
  <xsl:template match="ref">
    <a href="{$schemas}{@target}"><xsl:apply-templates/></a>
  </xsl:template>

  <xsl:template match="text()">
    <xsl:text>{.}</xsl:text>
  </xsl:template>

  <xsl:function name="d:tag" as="element(code)" xpath-default-namespace="">
    <xsl:param name="name" as="xs:string"/>
    <code class="gi">&lt;{$name}&gt;</code>
  </xsl:function>

  <xsl:function name="d:link" as="element(a)" xpath-default-namespace="">
    <xsl:param name="name" as="xs:string"/>
    <a href="#element-{$name}"><code class="gi">{$name}</code></a>
  </xsl:function>

</xsl:stylesheet>
