<?xml version="1.0" encoding="UTF-8"?>
<!-- Opener, closer and postscript: line by line, place and date to the right, the signature set in. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:t="urn:tei-convert:text"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="opener | closer | postscript | address" mode="t:block" as="xs:string*">
    <xsl:apply-templates select="*" mode="t:block"/>
    <xsl:sequence select="''"/>
  </xsl:template>

  <xsl:template match="seg | idno | stamp | salute | addrLine | postscript/label" mode="t:block" as="xs:string*">
    <xsl:param name="width" as="xs:integer" tunnel="yes"/>
    <xsl:sequence select="t:flow(node(), $width)"/>
  </xsl:template>

  <xsl:template match="salute | seg[@type = ('subject', 'letterhead')] | opener/note | closer/note" mode="t:block"
      as="xs:string*" priority="1">
    <xsl:param name="width" as="xs:integer" tunnel="yes"/>
    <xsl:sequence select="'', t:flow(node(), $width),
        ''[not(current()/@type = 'letterhead' and current()/following-sibling::*[1]/@type = 'letterhead')]"/>
  </xsl:template>

  <!-- The lines of a letterhead stand together. -->
  <xsl:template match="seg[@type = 'letterhead'][preceding-sibling::*[1]/@type = 'letterhead']" mode="t:block"
      as="xs:string*" priority="2">
    <xsl:param name="width" as="xs:integer" tunnel="yes"/>
    <xsl:sequence select="t:flow(node(), $width), ''[not(current()/following-sibling::*[1]/@type = 'letterhead')]"/>
  </xsl:template>

  <xsl:template match="dateline" mode="t:block" as="xs:string*">
    <xsl:param name="width" as="xs:integer" tunnel="yes"/>
    <xsl:sequence select="'', t:right(t:flow(node(), $width), $width), ''"/>
  </xsl:template>

  <!-- One signer or a list of them, set in by half a line. -->
  <xsl:template match="signed" mode="t:block" as="xs:string*">
    <xsl:param name="width" as="xs:integer" tunnel="yes"/>
    <xsl:variable name="in" as="xs:integer" select="$width idiv 2"/>
    <xsl:sequence select="'', t:indent(t:flow(node(), $width - $in), $in), ''"/>
  </xsl:template>

</xsl:stylesheet>
