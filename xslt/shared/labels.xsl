<?xml version="1.0" encoding="UTF-8"?>
<!-- The words of the labels files, and dates and numbers written with them. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:f="urn:tei-convert:functions"
    exclude-result-prefixes="#all">

  <!-- Read once, when the stylesheet is compiled; a further language is one more file there. -->
  <xsl:variable name="labels" static="yes" as="map(xs:string, map(xs:string, xs:string))"
      select="map:merge(uri-collection('../labels/?select=*.xml') ! doc(.)/labels ! map:entry(string(@xml:lang), map:merge(
                label ! map:entry(string(@key), string(.)))))"/>

  <xsl:param name="lang" as="xs:string" select="'en'"/>

  <xsl:variable name="f:words" as="map(xs:string, xs:string)" select="
      if (map:contains($labels, $lang)) then $labels($lang)
      else error(xs:QName('f:lang'), 'no labels in the language “' || $lang || '”; there are ' || string-join(sort(map:keys($labels)), ', '))"/>

  <!-- The word or phrase for a key, in the language of the labels. -->
  <xsl:function name="f:label" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="
        if (map:contains($f:words, $key)) then $f:words($key)
        else error(xs:QName('f:label'), 'no label “' || $key || '” in labels/' || $lang || '.xml')"/>
  </xsl:function>

  <!-- The same with {n} filled in. -->
  <xsl:function name="f:label" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="n" as="xs:string"/>
    <xsl:sequence select="f:fill(f:label($key), 'n', $n)"/>
  </xsl:function>

  <!-- The label if there is one: for keys made of what a document says (a type, a reason). -->
  <xsl:function name="f:known-label" as="xs:string?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="$f:words($key)"/>
  </xsl:function>

  <!-- A pattern with one of its {slots} filled, whatever characters the value holds. -->
  <xsl:function name="f:fill" as="xs:string">
    <xsl:param name="pattern" as="xs:string"/>
    <xsl:param name="slot" as="xs:string"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:variable name="hole" as="xs:string" select="'{' || $slot || '}'"/>
    <xsl:sequence select="
        if (contains($pattern, $hole))
        then substring-before($pattern, $hole) || $value || f:fill(substring-after($pattern, $hole), $slot, $value)
        else $pattern"/>
  </xsl:function>

  <!-- An ISO date (year, month or day) in words; anything else as it is. -->
  <xsl:function name="f:date" as="xs:string">
    <xsl:param name="when" as="xs:string"/>
    <xsl:variable name="parts" as="xs:string*" select="tokenize(substring($when, 1, 10), '-')"/>
    <xsl:variable name="month" as="xs:string?"
        select="$parts[2][. castable as xs:integer] ! f:known-label('month.' || xs:integer(.))"/>
    <xsl:sequence select="
        if (not(matches($when, '^\d{4}(-\d\d){0,2}(T.*)?$')) or count($parts) gt 1 and empty($month)) then $when
        else if (count($parts) eq 3)
        then f:label('date.day') => f:fill('d', string(xs:integer($parts[3]))) => f:fill('month', $month) => f:fill('y', $parts[1])
        else if (count($parts) eq 2)
        then f:label('date.month') => f:fill('month', $month) => f:fill('y', $parts[1])
        else $parts[1]"/>
  </xsl:function>

  <!-- A whole number with the separators of the language. -->
  <xsl:function name="f:number" as="xs:string">
    <xsl:param name="number" as="xs:integer"/>
    <xsl:sequence select="format-number($number, '#,##0') => translate(',', f:label('thousands'))"/>
  </xsl:function>

  <!-- A count in words; nothing for none. -->
  <xsl:function name="f:count" as="xs:string?">
    <xsl:param name="number" as="xs:numeric?"/>
    <xsl:param name="one" as="xs:string"/>
    <xsl:param name="many" as="xs:string"/>
    <xsl:sequence select="
        if (not($number > 0)) then () else if ($number = 1) then f:label($one)
        else f:label($many, f:number(xs:integer($number)))"/>
  </xsl:function>

  <!-- “A”, “A and B”, “A, B and C”. -->
  <xsl:function name="f:series" as="xs:string">
    <xsl:param name="items" as="xs:string*"/>
    <xsl:sequence select="
        if (count($items) lt 2) then string($items)
        else string-join($items[position() lt last()], ', ') || ' ' || f:label('and') || ' ' || $items[last()]"/>
  </xsl:function>

</xsl:stylesheet>
