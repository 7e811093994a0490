<?xml version="1.0" encoding="UTF-8"?>
<!-- Which kinds of names and dates are marked in the text: switches that the style sheet reads, without script. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:h="urn:tei-convert:html"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template name="h:switches">
    <xsl:variable name="kinds" as="map(*)*" select="
        map{'id': 'mark-persons', 'label': f:label('persons'), 'found': exists(text//persName), 'on': true()},
        map{'id': 'mark-places', 'label': f:label('places'), 'found': exists(text//placeName), 'on': true()},
        map{'id': 'mark-organisations', 'label': f:label('organisations'), 'found': exists(text//orgName), 'on': true()},
        map{'id': 'mark-dates', 'label': f:label('dates'), 'found': exists(text//(date | time)), 'on': false()}"/>
    <xsl:if test="$kinds?found = true()">
      <fieldset class="marks">
        <legend>{f:label('marked')}</legend>
        <xsl:for-each select="$kinds[?found]">
          <label>
            <input type="checkbox" id="{?id}">
              <xsl:if test="?on"><xsl:attribute name="checked" select="'checked'"/></xsl:if>
            </input>
            <xsl:text> </xsl:text>
            <span>{?label}</span>
          </label>
          <xsl:text>&#10;</xsl:text>
        </xsl:for-each>
      </fieldset>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
