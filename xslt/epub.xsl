<?xml version="1.0" encoding="UTF-8"?>
<!-- A report in TEI becomes an e-book, EPUB 3: its parts as JSON, by their paths; what makes a file of them only packs. -->
<xsl:package version="3.0" name="urn:tei-convert:epub" package-version="1.0"
    expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:h="urn:tei-convert:html"
    xmlns:e="urn:tei-convert:epub"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Strict and lenient as in html.xsl. Set before compiling. -->
  <xsl:param name="strict" static="yes" as="xs:boolean" select="true()"/>


  <xsl:output method="text" encoding="UTF-8"/>

  <!-- The same modules as for a page of the site; what they make becomes XHTML in a second pass. -->
  <xsl:mode name="e:xhtml" on-no-match="fail" on-multiple-match="fail" use-accumulators="e:heads e:breaks"/>

  <xsl:include href="modules.xsl"/>
  <xsl:include href="epub/document.xsl"/>
  <xsl:include href="epub/notes.xsl"/>
  <xsl:include href="epub/contents.xsl"/>
  <xsl:include href="epub/xhtml.xsl"/>
  <xsl:include href="epub/package.xsl"/>

</xsl:package>
