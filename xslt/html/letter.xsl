<?xml version="1.0" encoding="UTF-8"?>
<!-- Opener, closer and postscript: what stands on a report before its first and after its last sentence. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:h="urn:tei-convert:html"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="opener | closer | postscript | address">
    <div>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:text>&#10;</xsl:text>
      <xsl:apply-templates/>
    </div>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- Each on a line of its own. A signature may hold a list of signers. -->
  <xsl:template match="opener/seg | opener/idno | opener/stamp | closer/stamp | closer/seg
      | dateline | salute | signed | addrLine | postscript/label | opener/note | closer/note">
    <xsl:element name="{if (f:has-blocks(.)) then 'div' else 'p'}">
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:apply-templates/>
    </xsl:element>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- Within a paragraph they run on. -->
  <xsl:template match="seg | idno | stamp | label" priority="-1">
    <span>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

</xsl:stylesheet>
