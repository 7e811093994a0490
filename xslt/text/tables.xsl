<?xml version="1.0" encoding="UTF-8"?>
<!-- Tables: columns under one another when they fit the line, else a line for each row. -->
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
        return max(($rows[array:size(.) ge $column] ! string-length(.($column)), 0))"/>
    <xsl:variable name="fits" as="xs:boolean"
        select="sum($columns) + 2 * (count($columns) - 1) le $width and not(row/cell/(@cols, @rows) > 1)"/>
    <xsl:apply-templates select="head" mode="t:block"/>
    <xsl:for-each select="$rows">
      <xsl:variable name="row" as="array(xs:string)" select="."/>
      <xsl:sequence select="
          if ($fits)
          then replace(string-join(for $column in 1 to array:size($row)
                   return $row($column) || t:repeat(' ', $columns[$column] + 2 - string-length($row($column)))), ' +$', '')
          else t:labelled('', t:wrap(string-join($row?*, ' | '), $width - 4), 4)"/>
    </xsl:for-each>
    <xsl:sequence select="''"/>
  </xsl:template>

</xsl:stylesheet>
