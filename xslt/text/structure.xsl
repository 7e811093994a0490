<?xml version="1.0" encoding="UTF-8"?>
<!-- Divisions, headings, paragraphs, separators, documents within the document. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:t="urn:tei-convert:text"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="text | front | body | back | group | div" mode="t:block" as="xs:string*">
    <xsl:apply-templates select="*" mode="t:block"/>
    <xsl:sequence select="''"/>
  </xsl:template>

  <!-- What follows the end of a document (its enclosures, a list of who has seen it) is set off. -->
  <xsl:template match="div[@type = ('enclosure', 'office', 'notes')]" mode="t:block" as="xs:string*">
    <xsl:sequence select="''"/>
    <xsl:next-match/>
  </xsl:template>

  <xsl:template match="div/head | body/head | front/head | back/head | group/head" mode="t:block" as="xs:string*">
    <xsl:param name="width" as="xs:integer" tunnel="yes"/>
    <!-- Shorter than a ruler, so that no underline is taken for one. -->
    <xsl:variable name="lines" as="xs:string*" select="t:wrap(t:inline(node()), $width - 12)"/>
    <xsl:sequence select="'', $lines, t:repeat('-', max(($lines ! t:width(.), 0))), ''"/>
  </xsl:template>

  <xsl:template match="head" mode="t:block" as="xs:string*" priority="-1">
    <xsl:param name="width" as="xs:integer" tunnel="yes"/>
    <xsl:sequence select="t:flow(node(), $width), ''"/>
  </xsl:template>

  <xsl:template match="p" mode="t:block" as="xs:string*">
    <xsl:param name="width" as="xs:integer" tunnel="yes"/>
    <xsl:sequence select="t:flow(node(), $width), ''"/>
  </xsl:template>

  <xsl:template match="floatingText" mode="t:block" as="xs:string*">
    <xsl:param name="width" as="xs:integer" tunnel="yes"/>
    <xsl:variable name="lines" as="xs:string*">
      <xsl:apply-templates select="*" mode="t:block">
        <xsl:with-param name="width" select="$width - 4" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:variable>
    <xsl:sequence select="'', t:indent($lines, 4), ''"/>
  </xsl:template>

  <xsl:template match="quote" mode="t:block" as="xs:string*">
    <xsl:param name="width" as="xs:integer" tunnel="yes"/>
    <xsl:sequence select="t:indent(t:flow(node(), $width - 4), 4), ''"/>
  </xsl:template>

  <xsl:template match="gap" mode="t:block" as="xs:string*">
    <xsl:sequence select="f:printed(.), ''"/>
  </xsl:template>

  <xsl:template match="milestone" mode="t:block" as="xs:string*">
    <xsl:param name="width" as="xs:integer" tunnel="yes"/>
    <xsl:sequence select="'', t:centred(t:wrap(f:printed(.), $width), $width), ''"/>
  </xsl:template>

  <!-- Page numbers are left to the other editions; footnotes stand at the end. -->
  <xsl:template match="pb" mode="t:block" as="xs:string*"/>

  <xsl:template match="note" mode="t:block" as="xs:string*">
    <xsl:param name="width" as="xs:integer" tunnel="yes"/>
    <xsl:sequence select="if (f:footnote(.)) then () else (t:wrap(t:inline(.), $width), '')"/>
  </xsl:template>

  <!-- The turn of a speaker: the name leads its first line when it is printed so (with a colon, stop or dash). -->
  <xsl:template match="sp" mode="t:block" as="xs:string*">
    <xsl:param name="width" as="xs:integer" tunnel="yes"/>
    <xsl:variable name="speaker" as="xs:string" select="normalize-space(t:inline(speaker/node()))"/>
    <xsl:variable name="first" as="element()?" select="(* except speaker)[1]/self::p[not(f:has-blocks(.))]"/>
    <xsl:variable name="leads" as="xs:boolean" select="$first and matches($speaker, '[:.–—-]$')"/>
    <xsl:sequence select="
        if ($leads) then (t:wrap($speaker || ' ' || t:inline($first/node()), $width), '')
        else if ($speaker) then t:wrap($speaker, $width)
        else ()"/>
    <xsl:apply-templates select="* except (speaker, $first[$leads])" mode="t:block"/>
  </xsl:template>

</xsl:stylesheet>
