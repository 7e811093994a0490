<?xml version="1.0" encoding="UTF-8"?>
<!-- All that shows a document in HTML, for the page of the site, the proof and the e-book: what an
     entry needs beside it is the frame of its own pages. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:h="urn:tei-convert:html"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:param name="style" as="xs:string" select="''"/>
  <xsl:param name="root" as="xs:string" select="''"/>
  <!-- The document in other forms, and its reference as a file; each empty when there is none. -->
  <xsl:param name="tei-href" as="xs:string" select="''"/>
  <xsl:param name="text-href" as="xs:string" select="''"/>
  <xsl:param name="source-href" as="xs:string" select="''"/>
  <!-- The files that cite the document. -->
  <xsl:param name="bibtex-href" as="xs:string" select="''"/>
  <xsl:param name="ris-href" as="xs:string" select="''"/>
  <xsl:param name="csl-json-href" as="xs:string" select="''"/>
  <!-- Where the edition stands, with a slash at its end, and the page's own path there; "" where it is not known. -->
  <xsl:param name="base-url" as="xs:string" select="''"/>
  <xsl:param name="path" as="xs:string" select="''"/>

  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>
  <!-- The attributes that keep an element's TEI identity. -->
  <xsl:mode name="h:attributes" on-no-match="deep-skip"/>
  <!-- A footnote as it stands among the notes. -->
  <xsl:mode name="h:note" on-no-match="fail"/>
  <!-- A person, place or organisation as it stands in its list. -->
  <xsl:mode name="h:entry" on-no-match="fail"/>

  <xsl:include href="../shared/labels.xsl"/>
  <xsl:include href="../shared/navigation.xsl"/>
  <xsl:include href="../shared/marks.xsl"/>
  <xsl:include href="../shared/direction.xsl"/>
  <xsl:include href="../shared/notes.xsl"/>
  <xsl:include href="../shared/header.xsl"/>
  <xsl:include href="../shared/source.xsl"/>
  <xsl:include href="../shared/citation.xsl"/>
  <xsl:include href="../shared/authorities.xsl"/>
  <xsl:include href="../foreign/foreign.xsl"/>
  <xsl:include href="head.xsl"/>
  <xsl:include href="agents.xsl"/>
  <xsl:include href="linked.xsl"/>
  <xsl:include href="search.xsl"/>
  <xsl:include href="front.xsl"/>
  <xsl:include href="cite.xsl"/>
  <xsl:include href="attributes.xsl"/>
  <xsl:include href="structure.xsl"/>
  <xsl:include href="letter.xsl"/>
  <xsl:include href="lists.xsl"/>
  <xsl:include href="names.xsl"/>
  <xsl:include href="transcription.xsl"/>
  <xsl:include href="verse.xsl"/>
  <xsl:include href="editing.xsl"/>
  <xsl:include href="figures.xsl"/>
  <xsl:include href="titlepage.xsl"/>
  <xsl:include href="phrases.xsl"/>
  <xsl:include href="notes.xsl"/>
  <xsl:include href="switches.xsl"/>
  <xsl:include href="persons.xsl"/>
  <xsl:include href="unknown.xsl"/>
  <xsl:include href="filling.xsl"/>

</xsl:stylesheet>
