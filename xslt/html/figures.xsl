<?xml version="1.0" encoding="UTF-8"?>
<!-- Pictures (told, not shown), formulas, examples, bibliographic entries. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:h="urn:tei-convert:html"
    xmlns:t="urn:tei-convert:text"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="figure">
    <figure>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:text>&#10;</xsl:text>
      <xsl:apply-templates select="*"/>
    </figure>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="figDesc | figure/(head | caption)">
    <p>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:if test="self::figDesc"><span class="told">{f:label('picture')}: </span></xsl:if>
      <xsl:apply-templates/>
    </p>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- Nothing is loaded: a picture elsewhere is a link, one beside the TEI its file's name. -->
  <xsl:template match="graphic | media | binaryObject">
    <xsl:element name="{if (parent::figure | parent::body | parent::div | parent::titlePage) then 'p' else 'span'}">
      <xsl:attribute name="class" select="'graphic'"/>
      <xsl:copy-of select="@xml:id ! h:id(.)"/>
      <span class="told">{f:label('picture')}<xsl:if test="normalize-space() or @url">: </xsl:if></span>
      <xsl:apply-templates/>
      <xsl:if test="normalize-space() and @url"><xsl:text>, </xsl:text></xsl:if>
      <xsl:if test="@url">
        <xsl:element name="{if (matches(@url, '^https?:')) then 'a' else 'code'}">
          <xsl:if test="matches(@url, '^https?:')"><xsl:attribute name="href" select="@url"/></xsl:if>
          <xsl:text>{replace(@url, '^(https?://|\./)', '')}</xsl:text>
        </xsl:element>
      </xsl:if>
    </xsl:element>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="eg">
    <pre>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:apply-templates/>
    </pre>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="code | kw | ident | val | gi | att | tag | formula">
    <code>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:text>{f:code-open(.)}</xsl:text>
      <xsl:apply-templates/>
      <xsl:text>{f:code-close(.)}</xsl:text>
    </code>
  </xsl:template>

  <xsl:template match="listBibl">
    <xsl:apply-templates select="head"/>
    <ul>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:text>&#10;</xsl:text>
      <xsl:for-each select="* except head">
        <li>
          <xsl:apply-templates select="."/>
        </li>
        <xsl:text>&#10;</xsl:text>
      </xsl:for-each>
    </ul>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="listBibl/listBibl" priority="1">
    <xsl:next-match/>
  </xsl:template>

  <xsl:template match="(div | body | epigraph | argument | cit[f:has-blocks(.)] | back | front)/(bibl | desc)">
    <p>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:apply-templates/>
    </p>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- Titles of books in italics, as printers do. -->
  <xsl:template match="title">
    <xsl:element name="{if (@level = ('m', 'j', 's') or not(@level)) then 'cite' else 'span'}">
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

</xsl:stylesheet>
