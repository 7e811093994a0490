<?xml version="1.0" encoding="UTF-8"?>
<!-- Divisions, headings, paragraphs, page breaks and separators, documents within the document.
     Blocks end in a line break, so that words do not run together for those who read the text
     without the tags. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:h="urn:tei-convert:html"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:key name="h:paragraph" match="p[@n]" use="@n"/>

  <xsl:template match="front | body | back | group">
    <xsl:apply-templates select="*"/>
  </xsl:template>

  <xsl:template match="div">
    <section>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:text>&#10;</xsl:text>
      <xsl:apply-templates select="*"/>
    </section>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- The page's title is its h1; the text's headings go on from there, none left out where a division has no heading. -->
  <xsl:template match="div/head | body/head | front/head | back/head | group/head">
    <xsl:element name="h{min((max((count(ancestor::div[head]), 1)) + 1, 6))}">
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:apply-templates/>
    </xsl:element>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="head" priority="-1">
    <p>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:apply-templates/>
    </p>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- HTML's p cannot hold lists or tables; a paragraph that does is a div. -->
  <xsl:template match="p">
    <xsl:element name="{if (f:has-blocks(.)) then 'div' else 'p'}">
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:if test="@n and ancestor::text and key('h:paragraph', @n)[1] is .">
        <xsl:attribute name="id" select="'p' || @n"/>
        <a class="number" href="#p{@n}" data-n="{@n}" aria-label="{f:label('paragraph', @n)}"/>
      </xsl:if>
      <xsl:apply-templates/>
    </xsl:element>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- The number of a page is shown by the style sheet; it is no word of the text. -->
  <xsl:template match="pb">
    <span role="doc-pagebreak">
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:attribute name="title" select="if (@n) then f:label('page', @n) else f:label('page-break')"/>
    </span>
  </xsl:template>

  <xsl:template match="table/pb">
    <tr class="pb"><td colspan="99"><xsl:next-match/></td></tr>
  </xsl:template>

  <xsl:template match="milestone">
    <xsl:text>&#10;</xsl:text>
    <xsl:element name="{if (parent::div | parent::body | parent::opener | parent::closer | parent::sp) then 'p' else 'span'}">
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:text>{f:printed(.)}</xsl:text>
    </xsl:element>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="lb">
    <br>
      <xsl:copy-of select="@xml:id ! h:id(.)"/>
    </br>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- A word goes on after the break. -->
  <xsl:template match="lb[@break = 'no']"/>

  <xsl:template match="group/text">
    <section>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:text>&#10;</xsl:text>
      <xsl:apply-templates select="*"/>
    </section>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="floatingText">
    <div>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:text>&#10;</xsl:text>
      <xsl:apply-templates select="*"/>
    </div>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="quote[f:has-blocks(.)] | div/quote">
    <blockquote>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:text>&#10;</xsl:text>
      <xsl:apply-templates/>
    </blockquote>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="quote" priority="-1">
    <span>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:text>{f:open(.)}</xsl:text>
      <xsl:apply-templates/>
      <xsl:text>{f:close(.)}</xsl:text>
    </span>
  </xsl:template>

</xsl:stylesheet>
