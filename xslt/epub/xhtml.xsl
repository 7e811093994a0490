<?xml version="1.0" encoding="UTF-8"?>
<!-- From the elements of a page to XHTML as e-books want it: in its namespace, with epub:type, without what only a browser knows. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:epub="http://www.idpf.org/2007/ops"
    xmlns:f="urn:tei-convert:functions"
    xmlns:e="urn:tei-convert:epub"
    exclude-result-prefixes="#all">

  <xsl:key name="e:id" match="*[@id]" use="@id"/>

  <!-- Headings and page breaks are counted, so that the contents can lead to those without an id. -->
  <xsl:accumulator name="e:heads" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="h1 | h2 | h3 | h4 | h5 | h6" select="$value + 1"/>
  </xsl:accumulator>
  <xsl:accumulator name="e:breaks" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="*[@role = 'doc-pagebreak']" select="$value + 1"/>
  </xsl:accumulator>

  <!-- A page of a book: its title, its language, what stands in it. -->
  <xsl:function name="e:page" as="document-node()">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:param name="content" as="node()*"/>
    <xsl:variable name="page" as="document-node()">
      <xsl:document>
        <html lang="{$language}">
          <xsl:text>&#10;</xsl:text>
          <head>
            <title>{$title}</title>
            <link rel="stylesheet" type="text/css" href="style.css"/>
          </head>
          <xsl:text>&#10;</xsl:text>
          <body>
            <xsl:text>&#10;</xsl:text>
            <xsl:sequence select="$content"/>
          </body>
          <xsl:text>&#10;</xsl:text>
        </html>
      </xsl:document>
    </xsl:variable>
    <xsl:document>
      <xsl:apply-templates select="$page/*" mode="e:xhtml"/>
    </xsl:document>
  </xsl:function>

  <!-- A page, or the package document, as the text of its file. -->
  <xsl:function name="e:written" as="xs:string">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="serialize($document, map{
        'method': if ($document/Q{http://www.w3.org/1999/xhtml}html) then 'xhtml' else 'xml', 'html-version': 5.0,
        'omit-xml-declaration': false(), 'include-content-type': false(), 'indent': false()}) || '&#10;'"/>
  </xsl:function>

  <xsl:template match="*" mode="e:xhtml">
    <xsl:call-template name="e:element"/>
  </xsl:template>

  <xsl:template name="e:element">
    <xsl:param name="name" as="xs:string" select="local-name()"/>
    <xsl:element name="{$name}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:choose>
        <xsl:when test="@id"/>
        <xsl:when test="@role = 'doc-pagebreak'">
          <xsl:attribute name="id" select="'book-page-' || accumulator-before('e:breaks')"/>
        </xsl:when>
        <xsl:when test="self::h1 | self::h2 | self::h3 | self::h4 | self::h5 | self::h6">
          <xsl:attribute name="id" select="'book-head-' || accumulator-before('e:heads')"/>
        </xsl:when>
      </xsl:choose>
      <xsl:apply-templates select="@*" mode="e:xhtml"/>
      <xsl:apply-templates select="node()" mode="e:xhtml"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="text()" mode="e:xhtml">
    <xsl:value-of select="."/>
  </xsl:template>
  <xsl:template match="comment() | processing-instruction()" mode="e:xhtml"/>

  <!-- What a browser only can use: scripts and switches, cards over the page, links of a paragraph to itself. -->
  <xsl:template match="script | style | button | dialog | input | *[@popover] | a[@class = ('number', 'close')]
      | span[empty(node() except comment())][not(@id or @role)]" mode="e:xhtml" priority="2"/>

  <!-- What can be folded in a browser lies open in a book. -->
  <xsl:template match="details | summary" mode="e:xhtml">
    <xsl:call-template name="e:element">
      <xsl:with-param name="name" select="if (self::details) then 'div' else 'p'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The headings of a text go on from its title without a gap, whatever they stand in. -->
  <xsl:template match="*[@id = 'text']" mode="e:xhtml">
    <xsl:variable name="levels" as="xs:integer*" select="(.//h2 | .//h3 | .//h4 | .//h5 | .//h6) ! xs:integer(substring(local-name(), 2))"/>
    <xsl:call-template name="e:element">
      <xsl:with-param name="raised" select="(min($levels) - 2, 0)[1]" tunnel="yes"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="h2 | h3 | h4 | h5 | h6" mode="e:xhtml">
    <xsl:param name="raised" as="xs:integer" select="0" tunnel="yes"/>
    <xsl:call-template name="e:element">
      <xsl:with-param name="name" select="'h' || xs:integer(substring(local-name(), 2)) - $raised"/>
    </xsl:call-template>
  </xsl:template>

  <!-- An aside is for notes, which may be shown over the page; the rest stands in the text. -->
  <xsl:template match="aside[not(@role)]" mode="e:xhtml">
    <xsl:call-template name="e:element">
      <xsl:with-param name="name" select="'section'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A time that no program can read, and a link that leads nowhere, are plain text. -->
  <xsl:template match="time[not(@datetime)] | a[not(e:leads(.))]" mode="e:xhtml">
    <xsl:call-template name="e:element">
      <xsl:with-param name="name" select="'span'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:function name="e:leads" as="xs:boolean">
    <xsl:param name="link" as="element(a)"/>
    <xsl:variable name="href" as="xs:string" select="string($link/@href)"/>
    <xsl:sequence select="
        if (starts-with($href, '#')) then exists(key('e:id', substring($href, 2), root($link)))
        else if (matches($href, '^[a-z]+:'))
        then matches($href, '^(https?://[^\s/?#:@]+(:\d+)?([/?#]|$)|mailto:[^\s@]+@[^\s@]+$)')
             and not(matches(replace($href, '%[0-9A-Fa-f]{2}', ''), '[\s&lt;>&quot;{{}}|\\^`%\[\]]|#.*#'))
        else matches($href, '^[^/:]+\.xhtml(#.+)?$')"/>
  </xsl:function>

  <xsl:template match="@*" mode="e:xhtml">
    <xsl:copy/>
  </xsl:template>
  <xsl:template match="@popovertarget | @popovertargetaction | a[not(e:leads(.))]/@href" mode="e:xhtml"/>

  <!-- A page break may have no name; what it is called is told as its title. -->
  <xsl:template match="*[@role = 'doc-pagebreak']/@aria-label" mode="e:xhtml">
    <xsl:attribute name="title" select="."/>
  </xsl:template>

  <!-- No two elements of one id. -->
  <xsl:template match="@id" mode="e:xhtml">
    <xsl:if test="key('e:id', .)[1] is ..">
      <xsl:copy/>
    </xsl:if>
  </xsl:template>

  <!-- A role is also said in the words that e-books had before. -->
  <xsl:template match="@role" mode="e:xhtml">
    <xsl:copy/>
    <xsl:if test="starts-with(., 'doc-') and not(../@epub:type)">
      <xsl:attribute name="epub:type" select="(map{'doc-pagebreak': 'pagebreak', 'doc-pagelist': 'page-list'}(.), substring(., 5))[1]"/>
    </xsl:if>
  </xsl:template>

  <!-- The language twice, as reading systems want it, and the direction of its script. -->
  <xsl:template match="@lang" mode="e:xhtml">
    <xsl:if test="e:language(.) ne 'und' or . = 'und'">
      <xsl:attribute name="lang" select="."/>
      <xsl:attribute name="xml:lang" select="."/>
      <xsl:if test="not(../@dir) and 'rtl' = (., ../ancestor::*[@lang][1]/@lang) ! f:language-direction(.)">
        <xsl:attribute name="dir" select="f:language-direction(.)"/>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- A language's code as it may stand in a book; what is none is undetermined. -->
  <xsl:function name="e:language" as="xs:string">
    <xsl:param name="code" as="xs:string"/>
    <xsl:sequence select="if (matches($code, '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$')) then $code else 'und'"/>
  </xsl:function>

</xsl:stylesheet>
