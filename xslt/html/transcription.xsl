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
    <xsl:sequence select="(map{'italic': 'i', 'bold': 'b', 'superscript': 'sup', 'subscript': 'sub', 'underline': 'u', 'strike': 's'}(string($rend)), 'span')[1]"/>
  </xsl:function>

  <xsl:template match="foreign">
    <i>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:apply-templates/>
    </i>
  </xsl:template>

  <!-- Where a reference leads, when it leads anywhere: within the page to what the page has. HTML has no link within a link. -->
  <xsl:function name="h:href" as="xs:string?">
    <xsl:param name="ref" as="element(ref)"/>
    <xsl:variable name="target" as="xs:string" select="(tokenize($ref/@target), '')[1]"/>
    <xsl:variable name="there" as="element()?" select="$target[starts-with(., '#')] ! key('f:id', substring(., 2), root($ref))[1]"/>
    <xsl:sequence select="
        if ($ref/ancestor::ref or $ref//(ref | note | *[@ref])) then ()
        else if (matches($target, '^(https?:|mailto:)')) then $target
        else if ($there/self::note[f:footnote(.)]) then '#' || f:note-id($there)
        else if ($there[ancestor::text or self::person or self::place or self::org]) then '#' || f:anchor($there/@xml:id)
        else ()"/>
  </xsl:function>

  <!-- A link that leaves the page only where it says so; other schemes are not followed. -->
  <xsl:template match="ref">
    <xsl:variable name="href" as="xs:string?" select="h:href(.)"/>
    <xsl:element name="{if ($href) then 'a' else if (f:has-blocks(.)) then 'div' else 'span'}">
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:if test="$href"><xsl:attribute name="href" select="$href"/></xsl:if>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

</xsl:stylesheet>
