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

  <xsl:param name="style" as="xs:string" select="''"/>
  <xsl:param name="root" as="xs:string" select="''"/>
  <!-- The register of persons of the edition; empty when there is none. -->
  <xsl:param name="register-href" as="xs:string" select="if (tokenize($pages) = 'persons') then $root || 'persons.html' else ''"/>
  <xsl:param name="tei-href" as="xs:string" select="''"/>
  <xsl:param name="text-href" as="xs:string" select="''"/>

  <xsl:output method="html" html-version="5" encoding="UTF-8" indent="no" include-content-type="no"/>

  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>
  <!-- The attributes that keep an element's TEI identity. -->
  <xsl:mode name="h:attributes" on-no-match="deep-skip"/>
  <!-- A footnote as it stands among the notes. -->
  <xsl:mode name="h:note" on-no-match="fail"/>
  <!-- A person, place or organisation as it stands in its list. -->
  <xsl:mode name="h:entry" on-no-match="fail"/>

  <xsl:include href="shared/labels.xsl"/>
  <xsl:include href="shared/navigation.xsl"/>
  <xsl:include href="shared/marks.xsl"/>
  <xsl:include href="shared/notes.xsl"/>
  <xsl:include href="shared/header.xsl"/>
  <xsl:include href="shared/source.xsl"/>
  <xsl:include href="shared/citation.xsl"/>
  <xsl:include href="shared/authorities.xsl"/>
  <xsl:include href="html/page.xsl"/>
  <xsl:include href="html/head.xsl"/>
  <xsl:include href="html/front.xsl"/>
  <xsl:include href="html/attributes.xsl"/>
  <xsl:include href="html/structure.xsl"/>
  <xsl:include href="html/letter.xsl"/>
  <xsl:include href="html/lists.xsl"/>
  <xsl:include href="html/names.xsl"/>
  <xsl:include href="html/transcription.xsl"/>
  <xsl:include href="html/notes.xsl"/>
  <xsl:include href="html/persons.xsl"/>
  <xsl:include href="html/unknown.xsl"/>

</xsl:package>
