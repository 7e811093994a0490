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
  <!-- What is another for each document stands before its root, in processing instructions of these names
       (converter/saxon.py says why); a parameter wins. -->
  <!-- The document in other forms, and its reference as a file; each empty when there is none. -->
  <xsl:param name="tei-href" as="xs:string" select="string(/processing-instruction('tei-convert-tei-href')[1])"/>
  <xsl:param name="text-href" as="xs:string" select="string(/processing-instruction('tei-convert-text-href')[1])"/>
  <xsl:param name="source-href" as="xs:string" select="string(/processing-instruction('tei-convert-source-href')[1])"/>
  <!-- The files that cite the document. -->
  <xsl:param name="bibtex-href" as="xs:string" select="string(/processing-instruction('tei-convert-bibtex-href')[1])"/>
  <xsl:param name="ris-href" as="xs:string" select="string(/processing-instruction('tei-convert-ris-href')[1])"/>
  <xsl:param name="csl-json-href" as="xs:string" select="string(/processing-instruction('tei-convert-csl-json-href')[1])"/>
  <!-- Where the edition stands, with a slash at its end, and the page's own path there; "" where it is not known. -->
  <xsl:param name="base-url" as="xs:string" select="''"/>
  <xsl:param name="path" as="xs:string" select="string(/processing-instruction('tei-convert-path')[1])"/>

  <!-- Set before compiling: whether two templates for one node are an error. To look for a second takes time. -->
  <xsl:param name="checked" static="yes" as="xs:boolean" select="false()"/>
  <xsl:variable name="multiple" static="yes" as="xs:string" select="if ($checked) then 'fail' else 'use-last'"/>

  <xsl:mode on-no-match="fail" _on-multiple-match="{$multiple}" warning-on-multiple-match="no"/>
  <!-- The attributes that keep an element's TEI identity. -->
  <xsl:mode name="h:attributes" on-no-match="deep-skip" _on-multiple-match="{$multiple}" warning-on-multiple-match="no"/>
  <!-- A footnote as it stands among the notes. -->
  <xsl:mode name="h:note" on-no-match="fail" _on-multiple-match="{$multiple}" warning-on-multiple-match="no"/>
  <!-- A person, place or organisation as it stands in its list. -->
  <xsl:mode name="h:entry" on-no-match="fail" _on-multiple-match="{$multiple}" warning-on-multiple-match="no"/>

  <xsl:include href="shared/labels.xsl"/>
  <xsl:include href="shared/navigation.xsl"/>
  <xsl:include href="shared/marks.xsl"/>
  <xsl:include href="shared/direction.xsl"/>
  <xsl:include href="shared/notes.xsl"/>
  <xsl:include href="shared/header.xsl"/>
  <xsl:include href="shared/source.xsl"/>
  <xsl:include href="shared/citation.xsl"/>
  <xsl:include href="shared/authorities.xsl"/>
  <xsl:include href="foreign/foreign.xsl"/>
  <xsl:include href="html/head.xsl"/>
  <xsl:include href="html/agents.xsl"/>
  <xsl:include href="html/linked.xsl"/>
  <xsl:include href="html/search.xsl"/>
  <xsl:include href="html/front.xsl"/>
  <xsl:include href="html/cite.xsl"/>
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
  <xsl:include href="html/switches.xsl"/>
  <xsl:include href="html/persons.xsl"/>
  <xsl:include href="html/unknown.xsl"/>
  <xsl:include href="html/filling.xsl"/>

</xsl:stylesheet>
