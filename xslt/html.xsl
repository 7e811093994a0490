<?xml version="1.0" encoding="UTF-8"?>
<!-- A report in TEI becomes a page to read: one self-contained HTML file without script. -->
<xsl:package version="3.0" name="urn:tei-convert:html" package-version="1.0"
    expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:h="urn:tei-convert:html"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Strict: an element without a template stops the run, so that nothing in the TEI is passed
       over by accident. Lenient: it is shown through under its own name, and a message names it.
       Set before compiling. -->
  <xsl:param name="strict" static="yes" as="xs:boolean" select="true()"/>

  <xsl:output method="html" html-version="5" encoding="UTF-8" indent="no" include-content-type="no"/>

  <xsl:include href="modules.xsl"/>
  <xsl:include href="html/page.xsl"/>

</xsl:package>
