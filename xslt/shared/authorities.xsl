<?xml version="1.0" encoding="UTF-8"?>
<!-- Numbers of authority files, as links where the address can be known. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    exclude-result-prefixes="#all">

  <xsl:function name="f:authority" as="element()">
    <xsl:param name="type" as="xs:string?"/>
    <xsl:param name="number" as="xs:string"/>
    <xsl:variable name="base" as="xs:string?" select="map{
        'wikidata': 'https://www.wikidata.org/wiki/', 'VIAF': 'https://viaf.org/viaf/',
        'GND': 'https://d-nb.info/gnd/', 'GeoNames': 'https://www.geonames.org/'}(string($type))"/>
    <xsl:choose>
      <xsl:when test="matches($number, '^https?:')"><a class="idno" href="{$number}">{($type, $number)[1]}</a></xsl:when>
      <xsl:when test="$base"><a class="idno" href="{$base || encode-for-uri($number)}">{$type}</a></xsl:when>
      <xsl:otherwise><span class="idno">{string-join(($type, $number), ' ')}</span></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

</xsl:stylesheet>
