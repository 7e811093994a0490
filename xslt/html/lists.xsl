<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists with their printed labels, tables, speakers' turns. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:h="urn:tei-convert:html"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="list">
    <xsl:apply-templates select="head"/>
    <ul>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:text>&#10;</xsl:text>
      <!-- What stands before an item (its label, a page break) belongs to it. -->
      <xsl:for-each-group select="* except head" group-ending-with="item">
        <li>
          <xsl:apply-templates select="current-group()/self::item" mode="h:attributes"/>
          <xsl:apply-templates select="current-group()"/>
        </li>
        <xsl:text>&#10;</xsl:text>
      </xsl:for-each-group>
    </ul>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="item">
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template match="list/label">
    <span class="label"><xsl:apply-templates/><xsl:text> </xsl:text></span>
  </xsl:template>

  <!-- A wide table scrolls by itself, with the keyboard too. -->
  <xsl:template match="table">
    <div class="scroll" role="region" tabindex="0" aria-label="{(head[1] ! normalize-space(.)[.], f:label('table'))[1]}">
      <table>
        <xsl:apply-templates select="." mode="h:attributes"/>
        <xsl:text>&#10;</xsl:text>
        <xsl:apply-templates select="*"/>
      </table>
    </div>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="table/head">
    <caption>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:apply-templates/>
    </caption>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="row">
    <tr>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:apply-templates select="*"/>
    </tr>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="cell">
    <xsl:variable name="heads" as="xs:string?" select="
        if (../@role = 'label') then 'col' else if (@role = 'label') then 'row' else ()"/>
    <xsl:element name="{if ($heads) then 'th' else 'td'}">
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:if test="$heads"><xsl:attribute name="scope" select="$heads"/></xsl:if>
      <xsl:if test="(count(preceding-sibling::cell) + 1) = h:figures(ancestor::table[1])"><xsl:attribute name="data-align" select="'end'"/></xsl:if>
      <xsl:if test="@cols"><xsl:attribute name="colspan" select="@cols"/></xsl:if>
      <xsl:if test="@rows"><xsl:attribute name="rowspan" select="@rows"/></xsl:if>
      <xsl:apply-templates/>
    </xsl:element>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- The columns after the first that hold figures only, below their head: they are set to the right, as a typist sets them. -->
  <xsl:function name="h:figures" as="xs:integer*" cache="yes">
    <xsl:param name="table" as="element(table)"/>
    <xsl:variable name="rows" as="element(row)*" select="$table/row[not(@role = 'label')]"/>
    <xsl:if test="not($table/row/cell[@cols or @rows])">
      <xsl:for-each select="2 to max(($rows ! count(cell), 0))">
        <xsl:variable name="column" as="element(cell)*" select="for $n in . return $rows ! cell[$n][not(@role = 'label')][normalize-space()]"/>
        <!-- Where the head is not marked as one, it is the first row. -->
        <xsl:variable name="body" as="element(cell)*" select="if (count($rows) gt 1 and not($table/row[@role = 'label'])) then $column except $rows[1]/cell else $column"/>
        <xsl:if test="exists($body) and (every $cell in $body satisfies matches(normalize-space($cell), '^[+−–-]?\p{Nd}[\p{Nd}.,   ]*%?$|^[–—-]$'))
            and (some $cell in $body satisfies matches($cell, '\p{Nd}'))">
          <xsl:sequence select="."/>
        </xsl:if>
      </xsl:for-each>
    </xsl:if>
  </xsl:function>

  <xsl:template match="sp">
    <div>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:text>&#10;</xsl:text>
      <xsl:apply-templates select="*"/>
    </div>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="speaker">
    <p>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:apply-templates/>
    </p>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

</xsl:stylesheet>
