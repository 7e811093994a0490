<?xml version="1.0" encoding="UTF-8"?>
<!-- The letters of a register. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:r="urn:tei-convert:register"
    exclude-result-prefixes="#all">

  <xsl:template name="r:letters">
    <xsl:param name="page" as="map(*)"/>
    <xsl:if test="exists($page?letters?*[2])">
      <nav class="letters" aria-label="{f:label('letters')}">
        <ul>
          <xsl:for-each select="$page?letters?*">
            <li>
              <a href="{?href}">
                <xsl:if test="$page?sections?*[1] = ?letter and r:is-part($page)"><xsl:attribute name="aria-current" select="'page'"/></xsl:if>
                <xsl:text>{r:letter(?letter)}</xsl:text>
              </a>
            </li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
  </xsl:template>

  <xsl:function name="r:letter" as="xs:string">
    <xsl:param name="letter" as="xs:string"/>
    <xsl:sequence select="if ($letter eq '#') then f:label('other-letters') else $letter"/>
  </xsl:function>

  <xsl:function name="r:name" as="xs:string">
    <xsl:param name="letter" as="xs:string"/>
    <xsl:sequence select="if ($letter eq '#') then 'other' else lower-case($letter)"/>
  </xsl:function>

  <!-- Whether a page holds the entries or the names of one letter of a large register. -->
  <xsl:function name="r:is-part" as="xs:boolean">
    <xsl:param name="page" as="map(*)"/>
    <xsl:sequence select="$page?path ne $page?kind || '.html'"/>
  </xsl:function>

</xsl:stylesheet>
