<?xml version="1.0" encoding="UTF-8"?>
<!-- What no other module knows. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:t="urn:tei-convert:text"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="comment() | processing-instruction()" mode="t:block t:inline" as="xs:string*"/>

  <xsl:template match="*" mode="t:block t:inline" as="xs:string*" priority="-5" use-when="$strict">
    <xsl:sequence select="error(xs:QName('t:unknown'), 'text.xsl has no template for the element ' || name()
        || ' in ' || name(..) || '; render with strict=false to show it through')"/>
  </xsl:template>

  <xsl:template match="*" mode="t:block" as="xs:string*" priority="-5" use-when="not($strict)">
    <xsl:param name="width" as="xs:integer" tunnel="yes"/>
    <xsl:sequence select="t:flow(node(), $width), ''"/>
  </xsl:template>

  <xsl:template match="*" mode="t:inline" as="xs:string*" priority="-5" use-when="not($strict)">
    <xsl:apply-templates mode="t:inline"/>
  </xsl:template>

</xsl:stylesheet>
