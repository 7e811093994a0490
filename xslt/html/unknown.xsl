<?xml version="1.0" encoding="UTF-8"?>
<!-- Text nodes, and the elements no other module knows. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:h="urn:tei-convert:html"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="text()">
    <xsl:value-of select="."/>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()"/>

  <xsl:template match="*" priority="-5" use-when="$strict">
    <xsl:sequence select="error(xs:QName('h:unknown'), 'html.xsl has no template for the element ' || name()
        || ' in ' || name(..) || '; render with strict=false to show it through')"/>
  </xsl:template>

  <xsl:template match="*" priority="-5" use-when="not($strict)">
    <xsl:element name="{if (f:flowing(.)) then 'span' else 'div'}">
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:attribute name="data-tei" select="name()"/>
      <xsl:apply-templates/>
    </xsl:element>
    <xsl:if test="not(f:flowing(.))"><xsl:text>&#10;</xsl:text></xsl:if>
  </xsl:template>

  <!-- Whether an element runs on with text beside it. -->
  <xsl:function name="f:flowing" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="not(f:has-blocks($element))
        and (exists($element/ancestor::*[self::p or self::ab or self::head or self::seg or self::salute or self::signed or self::l])
          or exists($element/..[text()[normalize-space()] or self::item or self::cell]))"/>
  </xsl:function>

</xsl:stylesheet>
