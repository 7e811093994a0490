<?xml version="1.0" encoding="UTF-8"?>
<!-- What has changed since the last run: at its row, and in a list at the top. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:h="urn:tei-convert:html"
    xmlns:p="urn:tei-convert:proof"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Nothing is said where there was nothing to compare with. -->
  <xsl:function name="p:changed" as="element()?">
    <xsl:param name="plan" as="map(*)"/>
    <xsl:if test="exists($plan?changes)">
      <section class="changes" aria-labelledby="changes-label">
        <h2 id="changes-label">{f:label(if ($plan?edited) then 'proof-against' else 'proof-since')}</h2>
        <xsl:variable name="changed" as="map(*)*" select="$plan?changed?*"/>
        <xsl:choose>
          <xsl:when test="sum($plan?changes ! (?changed, ?new, ?gone)) = 0"><p>{f:label('proof-same')}</p></xsl:when>
          <xsl:otherwise>
            <xsl:for-each select="'changed', 'new', 'gone'">
              <xsl:variable name="sort" as="xs:string" select="."/>
              <xsl:if test="$plan?changes($sort) > 0">
                <p>
                  <xsl:text>{f:label('proof-sort-' || $sort, f:number(xs:integer($plan?changes($sort))))} </xsl:text>
                  <xsl:for-each select="$changed[?sort = $sort]">
                    <xsl:if test="position() gt 1">, </xsl:if>
                    <a href="#{?at}">{f:label('proof-line', ?line)}</a>
                  </xsl:for-each>
                </p>
              </xsl:if>
            </xsl:for-each>
          </xsl:otherwise>
        </xsl:choose>
      </section>
    </xsl:if>
  </xsl:function>

  <!-- What a piece was before. -->
  <xsl:function name="p:change" as="element()*">
    <xsl:param name="change" as="map(*)"/>
    <xsl:if test="$change?new"><p class="was"><b>{f:label('proof-new')}</b></p></xsl:if>
    <xsl:if test="exists($change?words)">
      <p class="was">
        <b>{f:label('proof-was')}</b>
        <xsl:for-each select="$change?words?*">
          <xsl:text> </xsl:text>
          <xsl:choose>
            <xsl:when test="?1 = '-'"><del>{?2}</del></xsl:when>
            <xsl:when test="?1 = '+'"><ins>{?2}</ins></xsl:when>
            <xsl:otherwise><xsl:text>{?2}</xsl:text></xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
      </p>
    </xsl:if>
    <xsl:if test="$change?was"><p class="was"><b>{f:label('proof-was')}</b><xsl:text> </xsl:text><code>{$change?was}</code></p></xsl:if>
    <xsl:for-each select="$change?names?*">
      <p class="was">
        <b>{f:label('proof-name-' || ?sort)}</b>
        <xsl:text> {p:quoted(?surface)}</xsl:text>
        <xsl:text>{(?was || ' → ' || ?now)[current()?sort = 'moved'] ! (': ' || .)}</xsl:text>
      </p>
    </xsl:for-each>
  </xsl:function>

  <!-- Pieces that stood here and are gone. -->
  <xsl:function name="p:gone" as="element()*">
    <xsl:param name="texts" as="xs:string*"/>
    <xsl:for-each select="$texts">
      <p class="was gone"><b>{f:label('proof-gone')}</b><xsl:text> </xsl:text><del>{.}</del></p>
    </xsl:for-each>
  </xsl:function>

</xsl:stylesheet>
