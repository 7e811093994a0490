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
  <xsl:param name="style" as="xs:string" select="''"/>
  <xsl:param name="root" as="xs:string" select="''"/>
  <xsl:param name="register-href" as="xs:string" select="''"/>
  <xsl:param name="tei-href" as="xs:string" select="''"/>
  <xsl:param name="text-href" as="xs:string" select="''"/>

  <xsl:output method="html" html-version="5" encoding="UTF-8" indent="no" include-content-type="no"/>

  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="h:attributes" on-no-match="deep-skip"/>
  <xsl:mode name="h:note" on-no-match="fail"/>
  <xsl:mode name="h:entry" on-no-match="fail"/>

  <!-- All that html.xsl is made of: a block is shown as the page for readers shows it. -->
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
  <!-- And what a proof adds. -->
  <xsl:include href="proof/page.xsl"/>
  <xsl:include href="proof/rows.xsl"/>
  <xsl:include href="proof/pieces.xsl"/>
  <xsl:include href="proof/remarks.xsl"/>
  <xsl:include href="proof/changes.xsl"/>

</xsl:package>
