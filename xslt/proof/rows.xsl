<?xml version="1.0" encoding="UTF-8"?>
<!-- A row: lines of the source at the left; at the right what was made of them and what is to be said. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:h="urn:tei-convert:html"
    xmlns:p="urn:tei-convert:proof"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:function name="p:row" as="node()+">
    <xsl:param name="row" as="map(*)"/>
    <xsl:param name="elements" as="array(element())"/>
    <xsl:param name="foreign" as="xs:string?"/>
    <xsl:variable name="change" as="map(*)*" select="$row?pieces?*?change"/>
    <xsl:variable name="at" as="xs:string?" select="$row?lines?*?id => head()"/>
    <div class="{string-join(('row', 'out'[$row?left_out], 'doubtful'[$row?told?*?kind = ('finding', 'name', 'passed', 'failure')],
        'changed'[exists(($change, $row?pieces?*?gone?*))]), ' ')}">
      <div class="lines">
        <xsl:for-each select="$row?lines?*">
          <xsl:sequence select="p:line(., $foreign)"/>
          <xsl:text>&#10;</xsl:text>
        </xsl:for-each>
      </div>
      <div class="made">
        <xsl:for-each select="$row?pieces?*">
          <xsl:sequence select="p:gone(?gone?*)"/>
          <xsl:sequence select="p:piece(., ?elements?* ! $elements(xs:integer(.)), $at, $foreign)"/>
          <xsl:sequence select="?change ! p:change(.)"/>
        </xsl:for-each>
        <xsl:if test="exists($row?goes_on)">
          <p class="is"><a href="#L{$row?goes_on}">{f:label('proof-goes-on', string($row?goes_on))}</a></p>
        </xsl:if>
        <xsl:if test="$row?left_out">
          <p class="is">{f:label('left-out.' || $row?left_out)}</p>
        </xsl:if>
        <xsl:if test="exists($row?told?*)">
          <ul class="told">
            <xsl:for-each select="$row?told?*"><li class="{?kind}"><xsl:sequence select="p:remark(.)"/></li></xsl:for-each>
          </ul>
        </xsl:if>
      </div>
    </div>
    <xsl:text>&#10;</xsl:text>
  </xsl:function>

  <!-- A line with its number, which is the way to its row; a run of blank lines is one. -->
  <xsl:function name="p:line" as="element()">
    <xsl:param name="line" as="map(*)"/>
    <xsl:param name="foreign" as="xs:string?"/>
    <xsl:choose>
      <xsl:when test="exists($line?to)">
        <p class="blank">
          <xsl:if test="$line?id"><xsl:attribute name="id" select="$line?id"/></xsl:if>
          <span class="n">{string-join(distinct-values(($line?n, $line?to)), '–')}</span>
        </p>
      </xsl:when>
      <xsl:otherwise>
        <p>
          <xsl:if test="$line?id"><xsl:attribute name="id" select="$line?id"/></xsl:if>
          <a class="n" href="#L{$line?n}" aria-label="{f:label('proof-line', string($line?n))}">{if ($line?id) then $line?n else '·'}</a>
          <xsl:text> </xsl:text>
          <code>
            <xsl:if test="$foreign"><xsl:attribute name="lang" select="$foreign"/></xsl:if>
            <xsl:for-each select="$line?parts?*">
              <xsl:choose>
                <xsl:when test=". instance of xs:string"><xsl:text>{.}</xsl:text></xsl:when>
                <xsl:otherwise><span class="{?2}">{?1}</span></xsl:otherwise>
              </xsl:choose>
            </xsl:for-each>
          </code>
        </p>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

</xsl:stylesheet>
