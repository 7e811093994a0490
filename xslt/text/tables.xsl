<?xml version="1.0" encoding="UTF-8"?>
<!-- Tables: columns under one another when they fit the line, else the cells of each row below one another. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:t="urn:tei-convert:text"
    xmlns:array="http://www.w3.org/2005/xpath-functions/array"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="table" mode="t:block" as="xs:string*">
    <xsl:param name="width" as="xs:integer" tunnel="yes"/>
    <xsl:variable name="rows" as="array(xs:string)*"
        select="row ! array{cell ! normalize-space(translate(t:inline(node()), '&#x2028;', ' '))}"/>
    <xsl:variable name="columns" as="xs:integer*" select="
        for $column in 1 to max(($rows ! array:size(.), 0))
        return max(($rows[array:size(.) ge $column] ! t:width(.($column)), 0))"/>
    <xsl:variable name="fits" as="xs:boolean"
        select="sum($columns) + 2 * (count($columns) - 1) le $width and not(row/cell/(@cols, @rows) > 1)"/>
    <xsl:apply-templates select="head" mode="t:block"/>
    <!-- Numbers stand below one another by their last figures. -->
    <xsl:variable name="figures" as="xs:boolean*" select="
        for $column in 1 to count($columns) return
          let $cells := $rows[position() gt 1][array:size(.) ge $column] ! .($column)
          return exists($cells[.]) and (every $cell in $cells[.] satisfies matches($cell, '^[\d.,:%+−-]+$'))"/>
    <xsl:for-each select="$rows">
      <xsl:variable name="row" as="array(xs:string)" select="."/>
      <xsl:sequence select="
          if ($fits)
          then replace(string-join(for $column in 1 to array:size($row) return t:padded($row($column), $columns[$column], $figures[$column]), '  '), ' +$', '')
          else (for $column in 1 to array:size($row) return t:stepped(t:wrap($row($column), $width - 6)[.], $column), '')"/>
    </xsl:for-each>
    <xsl:sequence select="''"/>
  </xsl:template>

  <xsl:function name="t:padded" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="width" as="xs:integer"/>
    <xsl:param name="right" as="xs:boolean"/>
    <xsl:variable name="room" as="xs:string" select="t:repeat(' ', $width - t:width($text))"/>
    <xsl:sequence select="if ($right) then $room || $text else $text || $room"/>
  </xsl:function>

  <!-- The first cell of a row at the margin, the others set in below it. -->
  <xsl:function name="t:stepped" as="xs:string*">
    <xsl:param name="lines" as="xs:string*"/>
    <xsl:param name="column" as="xs:integer"/>
    <xsl:sequence select="t:indent(t:hanging($lines, 2), if ($column eq 1) then 0 else 4)"/>
  </xsl:function>

</xsl:stylesheet>
