<?xml version="1.0" encoding="UTF-8"?>
<!-- The text as a whole: a head, the document between rulers, the notes, the source. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:t="urn:tei-convert:text"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="/">
    <xsl:apply-templates select="$f:home/TEI"/>
  </xsl:template>

  <xsl:template match="TEI">
    <xsl:variable name="lines" as="xs:string*">
      <xsl:sequence select="t:head(.)"/>
      <xsl:sequence select="t:ruler('='), ''"/>
      <xsl:apply-templates select="text" mode="t:block">
        <xsl:with-param name="width" select="$width" tunnel="yes"/>
      </xsl:apply-templates>
      <xsl:sequence select="t:notes(.), t:source(.)"/>
    </xsl:variable>
    <!-- Blocks that hold blocks end in several empty lines; one is enough. No line ends in space. -->
    <xsl:variable name="tidied" as="xs:string*"
        select="let $ends := $lines ! (if (ends-with(., ' ') or ends-with(., '&#xA0;')) then replace(., '[\s&#xA0;]+$', '') else .)
                return for-each-pair($ends, ('', $ends), function($line, $before) { $line[. or $before] })"/>
    <xsl:value-of select="string-join($tidied, '&#10;') || '&#10;'"/>
  </xsl:template>

  <!-- One column for all documents: a further field moves no other. -->
  <xsl:variable name="t:head-column" as="xs:integer" select="
      max(('from', 'to', 'copies-to', 'author', 'archive', 'collection', 'call-number', 'translator', 'translators') ! t:width(f:label(.))) + 2"/>

  <xsl:function name="t:ruler" as="xs:string">
    <xsl:param name="sign" as="xs:string"/>
    <xsl:sequence select="t:repeat($sign, $width)"/>
  </xsl:function>

  <!-- Title, date and place, sender and receivers, where the original lies, who translated it, the summary. -->
  <xsl:function name="t:head" as="xs:string*">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="place" as="xs:string?" select="$tei/teiHeader/profileDesc/creation/placeName[1] ! normalize-space(.)"/>
    <xsl:variable name="fields" as="map(*)*" select="
        f:parties($tei) ! map:put(., 'texts', ?text),
        f:source-fields($tei)[?name = ('repository', 'collection', 'shelfmark', 'author', 'translator')]"/>
    <xsl:variable name="abstract" as="xs:string*">
      <xsl:apply-templates select="$tei/teiHeader/profileDesc/abstract/*" mode="t:block">
        <xsl:with-param name="width" select="$width - 4" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:variable>
    <xsl:sequence select="
        t:wrap(f:title($tei), $width), '',
        t:wrap(string-join((f:dated($tei) ! f:date-text(.), $place), ', '), $width)[.], '',
        t:fields($fields, $t:head-column), '',
        if (exists($abstract)) then (f:label('summary') || ':', '', t:indent($abstract, 4)) else ()"/>
  </xsl:function>

  <xsl:function name="t:notes" as="xs:string*">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="notes" as="element(note)*" select="f:footnotes($tei)"/>
    <xsl:if test="exists($notes)">
      <xsl:sequence select="t:ruler('-'), f:label('notes'), ''"/>
      <xsl:for-each select="$notes">
        <xsl:variable name="sign" as="xs:string" select="'[' || f:note-sign(.) || '] '"/>
        <!-- Each as its own sign asks: a tenth note leaves the lines of the nine before it alone. -->
        <xsl:variable name="by" as="xs:integer" select="max((4, t:width($sign)))"/>
        <xsl:sequence select="t:labelled($sign, t:flow(node(), $width - $by), $by), ''"/>
      </xsl:for-each>
    </xsl:if>
  </xsl:function>

  <xsl:function name="t:source" as="xs:string*">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:sequence select="
        t:ruler('-'), f:label('source'), '',
        t:fields(f:source-fields($tei), t:width(f:label('citation')) + 2), '',
        f:label('cite'), '',
        t:indent(t:wrap(f:citation($tei), $width - 4), 4)"/>
  </xsl:function>

  <!-- Fields as lines: label, colon, text, the texts under one another; a word that is too long
       for its column (a checksum, an address) stands below its label. -->
  <xsl:function name="t:fields" as="xs:string*">
    <xsl:param name="fields" as="map(*)*"/>
    <xsl:param name="column" as="xs:integer"/>
    <xsl:for-each select="$fields">
      <xsl:variable name="lines" as="xs:string*" select="?texts ! t:wrap(., $width - $column)"/>
      <xsl:sequence select="
          if (some $line in $lines satisfies t:width($line) gt $width - $column)
          then (?label || ':', t:indent(?texts ! t:wrap(., $width - 4), 4))
          else t:labelled(?label || ': ', $lines, $column)"/>
    </xsl:for-each>
  </xsl:function>

</xsl:stylesheet>
