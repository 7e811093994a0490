<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI from elsewhere is brought into the forms of our own before it is laid out, so that one set
     of templates serves both: only when rendering is lenient. What is in our forms stays as it is. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:f="urn:tei-convert:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:mode name="f:foreign" on-no-match="shallow-copy" warning-on-multiple-match="no" use-when="not($strict)"/>

  <xsl:include href="names.xsl"/>
  <!-- Nothing of a stranger comes before a strict stylesheet, which need not learn of it. -->
  <xsl:include href="header.xsl" use-when="not($strict)"/>
  <xsl:include href="registers.xsl" use-when="not($strict)"/>
  <xsl:include href="text.xsl" use-when="not($strict)"/>
  <xsl:include href="inline.xsl" use-when="not($strict)"/>
  <xsl:include href="bibliography.xsl" use-when="not($strict)"/>

  <!-- The document that is laid out. -->
  <xsl:variable name="f:home" as="document-node()" select="f:brought-home(root())"/>

  <xsl:function name="f:brought-home" as="document-node()" use-when="$strict">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="$document"/>
  </xsl:function>

  <xsl:function name="f:brought-home" as="document-node()" use-when="not($strict)">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="f:report($document)"/>
    <xsl:variable name="home" as="document-node()">
      <xsl:document>
        <xsl:apply-templates select="$document/TEI" mode="f:foreign"/>
      </xsl:document>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="exists($home//processing-instruction('tei-convert-note-sign'))">
        <xsl:document>
          <xsl:apply-templates select="$home" mode="f:signed"/>
        </xsl:document>
      </xsl:when>
      <xsl:otherwise><xsl:sequence select="$home"/></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- How a note is printed is known only when all notes stand where they are laid out. -->
  <xsl:mode name="f:signed" on-no-match="shallow-copy" use-when="not($strict)"/>

  <xsl:template match="processing-instruction('tei-convert-note-sign')" mode="f:signed" use-when="not($strict)">
    <xsl:variable name="note" as="element(note)?" select="key('f:id', normalize-space(.))[self::note][1]"/>
    <xsl:text>{($note[f:footnote(.)] ! f:label('note', f:note-sign(.)), $note/@n ! f:label('note', .), normalize-space(.))[1]}</xsl:text>
  </xsl:template>

  <!-- One message for each kind of element that has no form here, and for each that is left out:
       the word, the name, the element it is in, how often. -->
  <xsl:function name="f:report" as="item()*" use-when="not($strict)">
    <xsl:param name="document" as="document-node()"/>
    <xsl:variable name="shown" as="element()*" select="$document/TEI/(text, teiHeader/profileDesc/abstract)//*
        [not(ancestor::*[f:hidden(.) or f:elsewhere(.)])]"/>
    <xsl:for-each-group select="$shown[not(f:known(.))]" group-by="name()">
      <xsl:message>unknown {current-grouping-key()} {name(..)} {count(current-group())}</xsl:message>
    </xsl:for-each-group>
    <xsl:for-each-group group-by="name()" select="
        $document/TEI/(facsimile, sourceDoc, fsdDecl, standOff/(* except (listPerson, listPlace, listOrg, listBibl, note, noteGrp))),
        $shown[self::listEvent or self::listObject or self::listRelation or self::notatedMusic or self::*:svg]">
      <xsl:message>skipped {current-grouping-key()} {name(..)} {count(current-group())}</xsl:message>
    </xsl:for-each-group>
  </xsl:function>

  <!-- An element without a text in it that could be shown has its own tree. -->
  <xsl:template match="TEI" mode="f:foreign" use-when="not($strict)">
    <xsl:copy>
      <xsl:apply-templates select="@*" mode="f:foreign"/>
      <xsl:if test="empty(teiHeader)"><xsl:sequence select="f:header(.)"/></xsl:if>
      <xsl:apply-templates select="teiHeader, standOff" mode="f:foreign"/>
      <xsl:if test="empty(standOff)"><xsl:sequence select="f:stand-off(.)"/></xsl:if>
      <xsl:apply-templates select="text" mode="f:foreign"/>
      <xsl:if test="empty(text)">
        <text xmlns="http://www.tei-c.org/ns/1.0" xml:lang="{$lang}">
          <body><div><p>{f:label('foreign.no-text')}</p></div></body>
        </text>
      </xsl:if>
    </xsl:copy>
  </xsl:template>

  <!-- The language of the text, where only the header says it. -->
  <xsl:template match="TEI/text[not(@xml:lang) and not(../@xml:lang)]" mode="f:foreign" use-when="not($strict)">
    <xsl:variable name="header" as="element()*" select="../teiHeader/profileDesc/langUsage/language[@ident],
        ../teiHeader//textLang[@mainLang]"/>
    <xsl:variable name="code" as="xs:string?" select="($header/(@ident, @mainLang))[1] ! string(.)"/>
    <xsl:copy>
      <xsl:if test="$code"><xsl:attribute name="xml:lang" select="f:language-code($code)"/></xsl:if>
      <xsl:apply-templates select="@*, node()" mode="f:foreign"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="@xml:lang" mode="f:foreign" use-when="not($strict)">
    <xsl:attribute name="xml:lang" select="f:language-code(.)"/>
  </xsl:template>

  <!-- ISO 639-2 codes become the two letters that BCP 47 asks for. -->
  <xsl:function name="f:language-code" as="xs:string" use-when="not($strict)">
    <xsl:param name="code" as="xs:string"/>
    <xsl:variable name="parts" as="xs:string*" select="tokenize(translate($code, '_', '-'), '-')"/>
    <xsl:variable name="two" as="map(xs:string, xs:string)" select="map{
        'deu': 'de', 'ger': 'de', 'eng': 'en', 'fra': 'fr', 'fre': 'fr', 'ita': 'it', 'spa': 'es', 'por': 'pt', 'lat': 'la',
        'rus': 'ru', 'pol': 'pl', 'ces': 'cs', 'cze': 'cs', 'slk': 'sk', 'hun': 'hu', 'ron': 'ro', 'rum': 'ro', 'bul': 'bg',
        'nld': 'nl', 'dut': 'nl', 'swe': 'sv', 'dan': 'da', 'nor': 'no', 'fin': 'fi', 'ell': 'el', 'gre': 'el', 'heb': 'he',
        'ara': 'ar', 'fas': 'fa', 'tur': 'tr', 'jpn': 'ja', 'zho': 'zh', 'chi': 'zh', 'kor': 'ko', 'vie': 'vi', 'ukr': 'uk',
        'srp': 'sr', 'hrv': 'hr', 'sqi': 'sq', 'alb': 'sq', 'cat': 'ca', 'yid': 'yi'}"/>
    <xsl:sequence select="string-join(($two(lower-case($parts[1])), $parts[1])[1], '-')
        => string-join() || string-join($parts[position() gt 1] ! ('-' || .))"/>
  </xsl:function>

</xsl:stylesheet>
