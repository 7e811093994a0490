<?xml version="1.0" encoding="UTF-8"?>
<!-- The proof of a document, for its editors: the source, and beside it what the edition made of it.
     Called with the document's TEI, or, for one that was not converted, without any. -->
<xsl:package version="3.0" name="urn:tei-convert:proof" package-version="1.0"
    expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:h="urn:tei-convert:html"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:param name="strict" static="yes" as="xs:boolean" select="true()"/>

  <!-- What the page shows, as JSON. -->
  <xsl:param name="sheet" as="xs:string" select="'{}'"/>

  <xsl:output method="html" html-version="5" encoding="UTF-8" indent="no" include-content-type="no"/>


  <!-- All that html.xsl is made of: a block is shown as the page for readers shows it. -->
  <xsl:include href="modules.xsl"/>
  <xsl:include href="html/page.xsl"/>
  <!-- And what a proof adds. -->
  <xsl:include href="proof/page.xsl"/>
  <xsl:include href="proof/rows.xsl"/>
  <xsl:include href="proof/pieces.xsl"/>
  <xsl:include href="proof/remarks.xsl"/>
  <xsl:include href="proof/changes.xsl"/>

</xsl:package>
