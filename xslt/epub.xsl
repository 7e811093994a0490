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

  <!-- A book links to no page of the edition. -->
  <xsl:param name="register-href" as="xs:string" select="''"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="h:attributes" on-no-match="deep-skip"/>
  <xsl:mode name="h:note" on-no-match="fail"/>
  <xsl:mode name="h:entry" on-no-match="fail"/>
  <!-- The same modules as for a page of the site; what they make becomes XHTML in a second pass. -->
  <xsl:mode name="e:xhtml" on-no-match="fail" on-multiple-match="fail" use-accumulators="e:heads e:breaks"/>

  <xsl:include href="shared/labels.xsl"/>
  <xsl:include href="shared/navigation.xsl"/>
  <xsl:include href="shared/marks.xsl"/>
  <xsl:include href="shared/notes.xsl"/>
  <xsl:include href="shared/header.xsl"/>
  <xsl:include href="shared/source.xsl"/>
  <xsl:include href="shared/citation.xsl"/>
  <xsl:include href="shared/authorities.xsl"/>
  <xsl:include href="foreign/foreign.xsl"/>
  <xsl:include href="html/front.xsl"/>
  <xsl:include href="html/attributes.xsl"/>
  <xsl:include href="html/structure.xsl"/>
  <xsl:include href="html/letter.xsl"/>
  <xsl:include href="html/lists.xsl"/>
  <xsl:include href="html/names.xsl"/>
  <xsl:include href="html/transcription.xsl"/>
  <xsl:include href="html/verse.xsl"/>
  <xsl:include href="html/editing.xsl"/>
  <xsl:include href="html/figures.xsl"/>
  <xsl:include href="html/titlepage.xsl"/>
  <xsl:include href="html/phrases.xsl"/>
  <xsl:include href="html/notes.xsl"/>
  <xsl:include href="html/persons.xsl"/>
  <xsl:include href="html/unknown.xsl"/>
  <xsl:include href="epub/document.xsl"/>
  <xsl:include href="epub/notes.xsl"/>
  <xsl:include href="epub/contents.xsl"/>
  <xsl:include href="epub/xhtml.xsl"/>
  <xsl:include href="epub/package.xsl"/>

</xsl:package>
