<?xml version="1.0" encoding="UTF-8"?>
<!-- A report in TEI becomes plain text to read or to read aloud: wrapped lines, notes at the end. -->
<xsl:package version="3.0" name="urn:tei-convert:text" package-version="1.0"
    expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:t="urn:tei-convert:text"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Strict and lenient as in html.xsl. Set before compiling. -->
  <xsl:param name="strict" static="yes" as="xs:boolean" select="true()"/>

  <!-- As in modules.xsl. -->
  <xsl:param name="checked" static="yes" as="xs:boolean" select="false()"/>
  <xsl:variable name="multiple" static="yes" as="xs:string" select="if ($checked) then 'fail' else 'use-last'"/>

  <xsl:param name="width" as="xs:integer" select="72"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:mode on-no-match="fail"/>
  <!-- A block gives its lines, each no wider than $width, with an empty one at its end. -->
  <xsl:mode name="t:block" on-no-match="fail" _on-multiple-match="{$multiple}" warning-on-multiple-match="no"/>
  <!-- What runs on within a line gives a string. -->
  <xsl:mode name="t:inline" on-no-match="fail" _on-multiple-match="{$multiple}" warning-on-multiple-match="no"/>

  <xsl:include href="shared/labels.xsl"/>
  <xsl:include href="shared/marks.xsl"/>
  <xsl:include href="shared/notes.xsl"/>
  <xsl:include href="shared/header.xsl"/>
  <xsl:include href="shared/source.xsl"/>
  <xsl:include href="shared/citation.xsl"/>
  <xsl:include href="foreign/foreign.xsl"/>
  <xsl:include href="text/page.xsl"/>
  <xsl:include href="text/lines.xsl"/>
  <xsl:include href="text/width.xsl"/>
  <xsl:include href="text/structure.xsl"/>
  <xsl:include href="text/letter.xsl"/>
  <xsl:include href="text/lists.xsl"/>
  <xsl:include href="text/tables.xsl"/>
  <xsl:include href="text/inline.xsl"/>
  <xsl:include href="text/verse.xsl"/>
  <xsl:include href="text/editing.xsl"/>
  <xsl:include href="text/figures.xsl"/>
  <xsl:include href="text/titlepage.xsl"/>
  <xsl:include href="text/unknown.xsl"/>

</xsl:package>
