<?xml version="1.0" encoding="UTF-8"?>
<!-- The attributes that keep an element recognisable: its TEI name as class, its TEI attributes as data. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:h="urn:tei-convert:html"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="*" mode="h:attributes">
    <xsl:attribute name="class" select="local-name()"/>
    <xsl:apply-templates select="@*" mode="h:attributes"/>
    <xsl:call-template name="h:direction"/>
  </xsl:template>

  <!-- Most documents have nothing that is read from right to left, and need not be asked element by element. -->
  <xsl:variable name="h:bidirectional" as="xs:boolean" select="f:bidirectional($f:home)"/>

  <xsl:template name="h:direction" as="attribute(dir)?" xpath-default-namespace="">
    <xsl:if test="$h:bidirectional"><xsl:sequence select="f:direction(.) ! h:dir(.)"/></xsl:if>
  </xsl:template>

  <xsl:template match="@*" mode="h:attributes">
    <xsl:attribute name="data-{lower-case(local-name())}" select="normalize-space(.)"/>
  </xsl:template>

  <!-- The same for those that most elements have: a name that is known needs no making. -->
  <xsl:template match="@cert" mode="h:attributes"><xsl:attribute name="data-cert" select="normalize-space(.)"/></xsl:template>
  <xsl:template match="@evidence" mode="h:attributes"><xsl:attribute name="data-evidence" select="normalize-space(.)"/></xsl:template>
  <xsl:template match="@n" mode="h:attributes"><xsl:attribute name="data-n" select="normalize-space(.)"/></xsl:template>
  <xsl:template match="@ref" mode="h:attributes"><xsl:attribute name="data-ref" select="normalize-space(.)"/></xsl:template>
  <xsl:template match="@rend" mode="h:attributes"><xsl:attribute name="data-rend" select="normalize-space(.)"/></xsl:template>
  <xsl:template match="@type" mode="h:attributes"><xsl:attribute name="data-type" select="normalize-space(.)"/></xsl:template>

  <xsl:template match="@xml:lang" mode="h:attributes">
    <xsl:attribute name="lang" select="."/>
  </xsl:template>

  <!-- A language that only the edition knows tells a browser nothing. -->
  <xsl:template match="@xml:lang[starts-with(lower-case(.), 'x-')]" mode="h:attributes" priority="1">
    <xsl:attribute name="data-lang" select="."/>
  </xsl:template>

  <xsl:template match="@xml:id" mode="h:attributes">
    <xsl:attribute name="id" select="f:anchor(.)"/>
  </xsl:template>

  <xsl:function name="h:dir" as="attribute(dir)" xpath-default-namespace="">
    <xsl:param name="direction" as="xs:string"/>
    <xsl:attribute name="dir" select="$direction"/>
  </xsl:function>

  <!-- The language of a part that is not an element of the text, and its direction where that is not the page's. -->
  <xsl:function name="h:language" as="attribute()+">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="language" as="xs:string" select="f:language($element)"/>
    <xsl:attribute name="lang" select="$language"/>
    <xsl:sequence select="f:language-direction($language)[. eq 'rtl'] ! h:dir(.)"/>
  </xsl:function>

  <!-- The direction of a piece of the header: that of its first letter. -->
  <xsl:function name="h:text-direction" as="attribute(dir)?" xpath-default-namespace="">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="if ($h:bidirectional and f:letter-direction($text) = 'rtl') then h:dir('rtl') else ()"/>
  </xsl:function>

  <!-- Said by other means, or nothing to a reader. -->
  <xsl:template match="@xml:space | @xml:base | date/@when" mode="h:attributes"/>

</xsl:stylesheet>
