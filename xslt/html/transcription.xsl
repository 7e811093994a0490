<?xml version="1.0" encoding="UTF-8"?>
<!-- What the editors of the source did (added, doubted, left out) and how words are set. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:h="urn:tei-convert:html"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="supplied">
    <span title="{f:label('supplied')}">
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:text>{f:open(.)}</xsl:text>
      <xsl:apply-templates/>
      <xsl:text>{f:close(.)}</xsl:text>
    </span>
  </xsl:template>

  <!-- A mark of omission on a line of its own. -->
  <xsl:template match="div/gap | body/gap | sp/gap">
    <p class="omission"><xsl:next-match/></p>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="gap" priority="0">
    <span>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:if test="f:known-label('gap.' || @reason)">
        <xsl:attribute name="title" select="f:label('gap.' || @reason)"/>
      </xsl:if>
      <xsl:text>{f:printed(.)}</xsl:text>
    </span>
  </xsl:template>

  <!-- The mark that is printed with a doubtful word, as [?], follows it. -->
  <xsl:template match="unclear">
    <span title="{f:label('unclear')}">
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:text>{f:open(.)}</xsl:text>
      <xsl:apply-templates/>
      <xsl:text>{f:close(.)}{f:doubt(.)}</xsl:text>
    </span>
  </xsl:template>

  <xsl:template match="sic">
    <span>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <xsl:template match="hi">
    <xsl:element name="{h:setting(tokenize(@rend)[1])}">
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <!-- The HTML element for a way of setting type; the rest is left to the style sheet. -->
  <xsl:function name="h:setting" as="xs:string">
    <xsl:param name="rend" as="xs:string?"/>
    <xsl:sequence select="(map{'italic': 'i', 'bold': 'b', 'superscript': 'sup', 'subscript': 'sub', 'underline': 'u'}($rend), 'span')[1]"/>
  </xsl:function>

  <xsl:template match="foreign">
    <i>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:apply-templates/>
    </i>
  </xsl:template>

  <!-- A link that leaves the page only where it says so; other schemes are not followed. -->
  <xsl:template match="ref">
    <xsl:element name="{if (matches(@target, '^(https?:|mailto:|#)')) then 'a' else 'span'}">
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:if test="matches(@target, '^(https?:|mailto:|#)')"><xsl:attribute name="href" select="@target"/></xsl:if>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

</xsl:stylesheet>
