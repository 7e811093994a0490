<?xml version="1.0" encoding="UTF-8"?>
<!-- Bibliographic entries in parts become one line each, as bibliographies print them. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:f="urn:tei-convert:functions"
    xmlns="http://www.tei-c.org/ns/1.0"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="biblStruct | biblFull" mode="f:foreign">
    <bibl>
      <xsl:apply-templates select="@*" mode="f:foreign"/>
      <xsl:text>{f:bibl-line(.)}</xsl:text>
    </bibl>
  </xsl:template>

  <xsl:template match="sourceDesc/biblStruct[@type]" mode="f:foreign">
    <xsl:sequence select="."/>
  </xsl:template>

  <!-- A quotation that stands by itself: its words, and below them whose they are. -->
  <xsl:template match="text//cit[not(f:beside-text(.))][(quote | q) and bibl][not(ancestor::p)]" mode="f:foreign">
    <quote>
      <xsl:apply-templates select="@*" mode="f:foreign"/>
      <xsl:for-each select="*">
        <xsl:choose>
          <xsl:when test="self::quote[f:has-blocks(.)] | self::q[f:has-blocks(.)]"><xsl:apply-templates select="node()" mode="f:foreign"/></xsl:when>
          <xsl:otherwise><ab type="{local-name()}"><xsl:apply-templates select="node()" mode="f:foreign"/></ab></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </quote>
  </xsl:template>

  <!-- Authors: title, in: title, edited by, place: publisher, year, where in it. -->
  <xsl:function name="f:bibl-line" as="xs:string">
    <xsl:param name="bibl" as="element()"/>
    <xsl:variable name="article" as="element()?" select="$bibl/analytic[1]"/>
    <xsl:variable name="book" as="element()?" select="$bibl/(monogr, fileDesc)[1]"/>
    <xsl:variable name="authors" as="xs:string*" select="($article/author, $book[empty($article/author)]//(author | titleStmt/author)) ! f:bibl-name(.)"/>
    <xsl:variable name="editors" as="xs:string*" select="$book/editor ! f:bibl-name(.)"/>
    <xsl:variable name="imprint" as="element()*" select="$book/(imprint, publicationStmt)"/>
    <xsl:variable name="published" as="xs:string" select="string-join((string-join($imprint/pubPlace ! f:plain(.), ', ')[.], string-join($imprint/publisher ! f:plain(.), ', ')[.]), ': ')"/>
    <xsl:variable name="parts" as="xs:string*" select="
        $article/title[1] ! f:plain(.), $book/(title, titleStmt/title) ! f:plain(.),
        if (exists($editors)) then f:label('foreign.edited-by', f:series($editors)) else (),
        $bibl/series/title ! f:plain(.), $book/edition ! f:plain(.), $published, $imprint/date[1] ! (f:plain(.)[.], @when ! string(.))[1],
        ($imprint | $book | $bibl)/(biblScope | citedRange) ! f:plain(.), $bibl/(idno | note) ! f:plain(.)"/>
    <xsl:sequence select="
        if (empty($book)) then f:plain($bibl)
        else string-join((f:series($authors)[.], string-join($parts[.] ! replace(., '[,.]$', ''), ', ')), ': ')"/>
  </xsl:function>

  <xsl:function name="f:bibl-name" as="xs:string">
    <xsl:param name="name" as="element()"/>
    <xsl:sequence select="
        if ($name//surname) then string-join(($name//forename ! f:plain(.), $name//(nameLink | surname) ! f:plain(.)), ' ')
        else f:plain($name)"/>
  </xsl:function>

</xsl:stylesheet>
