<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands before the text: title, date, sender and receivers, the source. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:h="urn:tei-convert:html"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:include href="search.xsl"/>

  <xsl:template name="h:front">
    <xsl:variable name="kind" as="xs:string?" select="f:kind(.)"/>
    <xsl:variable name="date" as="element(date)?" select="f:dated(.)"/>
    <xsl:variable name="parties" as="map(*)*" select="f:parties(.)"/>
    <xsl:variable name="held" as="map(*)*" select="f:archive-fields(.)[?name = ('repository', 'shelfmark')]"/>
    <header class="front">
      <xsl:if test="$kind"><p class="kind">{$kind}</p></xsl:if>
      <h1 lang="{f:language(.)}"><xsl:call-template name="h:found"/>{f:title(.)}</h1>
      <xsl:if test="f:title-supplied(.)"><p class="hint">{f:label('title-supplied')}</p></xsl:if>
      <xsl:if test="$date">
        <p class="when">
          <time>
            <xsl:if test="f:html-date($date)"><xsl:attribute name="datetime" select="$date/@when"/></xsl:if>
            <xsl:text>{f:date-text($date)}</xsl:text>
          </time>
          <xsl:value-of select="teiHeader/profileDesc/creation/placeName[1] ! (' · ' || normalize-space(.))"/>
        </p>
      </xsl:if>
      <xsl:if test="exists(($parties, $held))">
        <dl class="parties">
          <xsl:for-each select="$parties, map{'label': f:label('archive'), 'text': string-join($held?texts, ', ')}[exists($held)]">
            <dt>{?label}</dt>
            <xsl:text>&#10;</xsl:text>
            <dd>{?text}</dd>
            <xsl:text>&#10;</xsl:text>
          </xsl:for-each>
        </dl>
      </xsl:if>
    </header>
  </xsl:template>

  <xsl:template name="h:source">
    <aside id="source" aria-labelledby="source-label">
      <h2 id="source-label">{f:label('source')}</h2>
      <dl>
        <xsl:for-each select="f:source-fields(.)">
          <xsl:variable name="field" as="map(*)" select="."/>
          <dt data-field="{?name}">{?label}</dt>
          <xsl:text>&#10;</xsl:text>
          <xsl:for-each select="?texts">
            <dd><xsl:sequence select="h:field-text(., $field)"/></dd>
            <xsl:text>&#10;</xsl:text>
          </xsl:for-each>
        </xsl:for-each>
      </dl>
    </aside>
  </xsl:template>

  <!-- A field's text: a link where the field has an address, a checksum cut short. -->
  <xsl:function name="h:field-text" as="node()">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="field" as="map(*)"/>
    <xsl:choose>
      <xsl:when test="exists($field?href) and count($field?texts) eq 1">
        <a href="{$field?href}">{$text}</a>
      </xsl:when>
      <xsl:when test="$field?name = 'sha256'">
        <code title="{$text}">{substring($text, 1, 12)}…</code>
      </xsl:when>
      <xsl:otherwise>
        <xsl:text>{$text}</xsl:text>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

</xsl:stylesheet>
