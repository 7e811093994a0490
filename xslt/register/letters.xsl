<?xml version="1.0" encoding="UTF-8"?>
<!-- The letters of a register, and the list of names of a large one. -->
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
                <xsl:if test="($page?entries, $page?names)?*[1]?letter = ?letter and r:is-part($page)"><xsl:attribute name="aria-current" select="'page'"/></xsl:if>
                <xsl:text>{r:letter(?letter)}</xsl:text>
              </a>
            </li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- “Babits, Ada – Beck, János”: a page of names, where they do not fit on one. -->
  <xsl:function name="r:list" as="element(li)">
    <xsl:param name="list" as="map(*)"/>
    <xsl:param name="said" as="map(*)"/>
    <li class="line">
      <a href="{$list?href}">{string-join(distinct-values(($list?from, $list?until) ! r:called(.)), ' – ')}</a>
      <span class="remark"> {f:count($list?count, $said?one, $said?many)}</span>
    </li>
  </xsl:function>

  <!-- A line of the names, where the entries stand on other pages. -->
  <xsl:function name="r:line" as="element(li)">
    <xsl:param name="entry" as="map(*)"/>
    <li class="line" id="{$entry?id}">
      <a href="{$entry?href}">{r:called($entry)}</a>
      <span class="remark"> {string-join((f:count($entry?count, 'documents-one', 'documents'), r:years($entry)), ', ')}</span>
    </li>
  </xsl:function>

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
