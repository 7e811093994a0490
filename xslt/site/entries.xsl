<?xml version="1.0" encoding="UTF-8"?>
<!-- Documents as lists show them. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:s="urn:tei-convert:site"
    exclude-result-prefixes="#all">

  <!-- A section for each year or month, in the order in which the documents come; $level is that of the headings. -->
  <xsl:function name="s:entries" as="element(section)*">
    <xsl:param name="documents" as="map(*)*"/>
    <xsl:param name="by" as="xs:string"/>
    <xsl:param name="root" as="xs:string"/>
    <xsl:param name="level" as="xs:integer"/>
    <xsl:for-each-group select="$documents" group-adjacent="substring(string(?when), 1, if ($by eq 'month') then 7 else 4)">
      <xsl:sequence select="s:section(current-grouping-key(), $by, $level, current-group() ! s:entry(., $root))"/>
    </xsl:for-each-group>
  </xsl:function>

  <!-- A year or a month with its entries. -->
  <xsl:function name="s:section" as="element(section)">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="by" as="xs:string"/>
    <xsl:param name="level" as="xs:integer"/>
    <xsl:param name="entries" as="node()*"/>
    <section>
      <xsl:if test="$key"><xsl:attribute name="id" select="(if ($by eq 'month') then 'm-' else 'y-') || $key"/></xsl:if>
      <xsl:element name="h{$level}">{if ($key) then f:date($key) else f:label('undated')}</xsl:element>
      <ol>
        <xsl:sequence select="$entries"/>
      </ol>
    </section>
  </xsl:function>

  <xsl:function name="s:entry" as="element(li)">
    <xsl:param name="document" as="map(*)"/>
    <xsl:param name="root" as="xs:string"/>
    <xsl:variable name="facts" as="xs:string*" select="
        $document?type ! (f:known-label('type.' || .), .)[1],
        $document?archive,
        (f:count($document?words, 'words-one', 'words'), f:count($document?persons, 'persons-one', 'persons-many')) ! translate(., ' ', '&#160;')"/>
    <li id="{$document?id}">
      <xsl:if test="s:date($document)"><span class="date">{s:date($document)}</span></xsl:if>
      <div>
        <p class="title">
          <xsl:sequence select="s:link($document?html ! ($root || .), ($document?title, $document?id)[1])"/>
        </p>
        <xsl:if test="exists(($document?sender, $document?receiver))"><p class="parties">{s:parties($document)}</p></xsl:if>
        <p class="facts">
          <xsl:text>{string-join($facts, ' · ')}</xsl:text>
          <xsl:for-each select="('tei', 'text')[exists($document(.))]">
            <xsl:if test="exists($facts) or position() gt 1"> · </xsl:if>
            <xsl:sequence select="s:link($root || $document(.), f:label('download-' || .))"/>
          </xsl:for-each>
        </p>
      </div>
    </li>
  </xsl:function>

  <!-- “From Brezan to Orsan”. -->
  <xsl:function name="s:parties" as="xs:string">
    <xsl:param name="document" as="map(*)"/>
    <xsl:sequence select="
        f:label(if (empty($document?receiver)) then 'from-only' else if (empty($document?sender)) then 'to-only' else 'from-to')
        => f:fill('to', string($document?receiver)) => f:fill('from', string($document?sender))"/>
  </xsl:function>

  <!-- The date of writing or its limits in the words of the labels, so that all dates look alike; else the date as it is printed. -->
  <xsl:function name="s:date" as="xs:string">
    <xsl:param name="document" as="map(*)"/>
    <xsl:variable name="dates" as="xs:string*" select="($document?when, $document?until) ! f:date(.)"/>
    <xsl:sequence select="if (exists($dates)) then string-join(distinct-values($dates), ' – ') else string($document?date)"/>
  </xsl:function>

  <xsl:function name="s:link" as="node()">
    <xsl:param name="href" as="xs:string?"/>
    <xsl:param name="text" as="xs:string"/>
    <xsl:choose>
      <xsl:when test="$href"><a href="{$href}">{$text}</a></xsl:when>
      <xsl:otherwise><xsl:text>{$text}</xsl:text></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

</xsl:stylesheet>
