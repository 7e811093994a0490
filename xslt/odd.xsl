<?xml version="1.0" encoding="UTF-8"?>
<!-- schemas/report.odd becomes a page for editors: one self-contained HTML file without script. -->
<xsl:package version="3.0" name="urn:tei-convert:odd" package-version="1.0"
    expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:d="urn:tei-convert:odd"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Where the schemas lie, as seen from the page. -->
  <xsl:param name="schemas" as="xs:string" select="'../schemas/'"/>
  <!-- The look of the page: the text of odd/odd.css. -->
  <xsl:param name="style" as="xs:string" select="''"/>

  <xsl:output method="html" html-version="5" encoding="UTF-8" indent="no" include-content-type="no"/>

  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>
  <!-- A content model in short notation. -->
  <xsl:mode name="d:model" on-no-match="fail"/>
  <!-- XML as it is typed. -->
  <xsl:mode name="d:source" on-no-match="fail"/>

  <xsl:include href="odd/specifications.xsl"/>
  <xsl:include href="odd/page.xsl"/>
  <xsl:include href="odd/prose.xsl"/>
  <xsl:include href="odd/elements.xsl"/>
  <xsl:include href="odd/attributes.xsl"/>
  <xsl:include href="odd/models.xsl"/>
  <xsl:include href="odd/source.xsl"/>

</xsl:package>
