<?xml version="1.0" encoding="UTF-8"?>
<!-- An entry: a person, a place or an organisation, and what the documents say of it. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:r="urn:tei-convert:register"
    exclude-result-prefixes="#all">

  <xsl:function name="r:entry" as="element(li)">
    <xsl:param name="entry" as="map(*)"/>
    <li class="entry" id="{$entry?id}">
      <h3><a href="#{$entry?id}">{r:called($entry)}</a></h3>
      <xsl:variable name="life" as="xs:string*" select="
          $entry?born[.] ! (f:label('born') || ' ' || f:date(.)), $entry?died[.] ! (f:label('died') || ' ' || f:date(.))"/>
      <xsl:if test="exists($life)"><p class="life">{string-join($life, ', ')}</p></xsl:if>
      <xsl:if test="exists($entry?within?*)"><p class="within">{string-join($entry?within?*, '; ')}</p></xsl:if>
      <xsl:if test="exists($entry?variants?*)"><p class="variants">{f:label('also')} {string-join($entry?variants?*, ', ')}</p></xsl:if>
      <xsl:if test="exists($entry?offices?*)">
        <ul class="offices">
          <xsl:sequence select="$entry?offices?* ! r:office(.)"/>
          <xsl:if test="$entry?more-offices gt 0"><li class="more">{f:count($entry?more-offices, 'more-offices-one', 'more-offices')}</li></xsl:if>
        </ul>
      </xsl:if>
      <xsl:if test="exists($entry?idnos?*)">
        <p class="idnos">
          <xsl:for-each select="$entry?idnos?*">
            <xsl:if test="position() gt 1"> · </xsl:if>
            <xsl:sequence select="f:authority(?type, ?number)"/>
          </xsl:for-each>
        </p>
      </xsl:if>
      <p class="counts">{string-join((f:count($entry?named, 'named-in-one', 'named-in'),
          f:count($entry?translated, 'translated-one', 'translated'), r:years($entry),
          f:count($entry?mentions, 'mention', 'mentions'), f:count($entry?origins, 'origin-of-one', 'origin-of')), ', ')}</p>
      <ul class="papers">
        <xsl:sequence select="$entry?documents?* ! r:paper(.)"/>
      </ul>
      <xsl:if test="$entry?more gt 0"><p class="more">{f:count($entry?more, 'more-documents-one', 'more-documents')}</p></xsl:if>
    </li>
  </xsl:function>

  <!-- “Ambassador: 28 January 1962, 2 April 1963”; of many documents the first and the last. -->
  <xsl:function name="r:office" as="element(li)">
    <xsl:param name="office" as="map(*)"/>
    <xsl:variable name="documents" as="map(*)*" select="$office?documents?*"/>
    <li>
      <xsl:text>{$office?name}</xsl:text>
      <span class="dates">
        <xsl:for-each select="$documents">
          <xsl:text>{if (position() eq 1) then ': ' else if ($office?count gt count($documents)) then ' … ' else ', '}</xsl:text>
          <a href="{?href}" title="{?title}">{r:date(.)}</a>
        </xsl:for-each>
        <xsl:if test="$office?count gt count($documents)"> ({f:count($office?count, 'documents-one', 'documents')})</xsl:if>
      </span>
    </li>
  </xsl:function>

  <!-- “Beck, János”; a name that is one piece stays as it is. -->
  <xsl:function name="r:called" as="xs:string">
    <xsl:param name="entry" as="map(*)"/>
    <xsl:sequence select="if ($entry?surname) then string-join(($entry?surname, $entry?forename, $entry?title)[.], ', ') else $entry?name"/>
  </xsl:function>

  <!-- “1961–1964”: the first and the last year of its documents. -->
  <xsl:function name="r:years" as="xs:string?">
    <xsl:param name="entry" as="map(*)"/>
    <xsl:sequence select="string-join($entry?years?*, '–')[.]"/>
  </xsl:function>

</xsl:stylesheet>
