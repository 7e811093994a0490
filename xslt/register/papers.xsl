<?xml version="1.0" encoding="UTF-8"?>
<!-- The documents of an entry, with the lines that name it. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:r="urn:tei-convert:register"
    exclude-result-prefixes="#all">

  <!-- A document that names it, with the lines where it does. -->
  <xsl:function name="r:paper" as="element(li)">
    <xsl:param name="document" as="map(*)"/>
    <li>
      <p class="title">
        <span class="date">{r:date($document)}</span>
        <xsl:text> </xsl:text>
        <span class="heading">
          <a href="{$document?href}">{$document?title}</a>
          <xsl:if test="exists($document?as?*)"><span class="remark"> · {string-join($document?as?* ! f:label('as-' || .), ', ')}</span></xsl:if>
        </span>
      </p>
      <xsl:if test="exists($document?places?*) or $document?more gt 0">
        <ul class="lines">
          <xsl:for-each select="$document?places?*">
            <li>
              <a class="place" href="{?href}">{r:place(.)}</a>
              <xsl:text> {?before}</xsl:text>
              <b>{?name}</b>
              <xsl:text>{?after}</xsl:text>
            </li>
          </xsl:for-each>
          <xsl:if test="$document?more gt 0"><li class="more">{f:count($document?more, 'more-places-one', 'more-places')}</li></xsl:if>
        </ul>
      </xsl:if>
    </li>
  </xsl:function>

  <xsl:function name="r:place" as="xs:string">
    <xsl:param name="place" as="map(*)"/>
    <xsl:sequence select="
        if ($place?part eq 'paragraph') then '§ ' || $place?n
        else if ($place?part eq 'note') then f:label('in-note', $place?n)
        else f:label('in-' || $place?part)"/>
  </xsl:function>

  <xsl:function name="r:date" as="xs:string">
    <xsl:param name="document" as="map(*)"/>
    <xsl:variable name="dates" as="xs:string*" select="($document?when, $document?until)[.] ! f:date(.)"/>
    <xsl:sequence select="if (exists($dates)) then string-join(distinct-values($dates), ' – ') else f:label('undated')"/>
  </xsl:function>

</xsl:stylesheet>
