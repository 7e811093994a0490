<?xml version="1.0" encoding="UTF-8"?>
<!-- Attributes and their values; what several elements share. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:d="urn:tei-convert:odd"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="attDef">
    <xsl:text>&#10;</xsl:text>
    <dt>
      <code class="att">@{@ident}</code>
      <xsl:text> </xsl:text>
      <span class="usage">{if (@usage = 'req') then 'required' else 'optional'}</span>
    </dt>
    <dd>
      <xsl:apply-templates select="desc/node()"/>
      <xsl:apply-templates select="if (valList) then valList else datatype"/>
    </dd>
  </xsl:template>

  <xsl:template match="valList">
    <xsl:if test="../datatype/@maxOccurs"><p class="kind">One or more of these, with blanks between them:</p></xsl:if>
    <dl class="values">
      <xsl:for-each select="valItem">
        <xsl:text>&#10;</xsl:text>
        <div>
          <dt><code class="val">{@ident}</code></dt>
          <dd><xsl:apply-templates select="desc/node()"/></dd>
        </div>
      </xsl:for-each>
    </dl>
  </xsl:template>

  <!-- The kind of value, in words: as this schema describes it, or as W3C Schema names it. -->
  <xsl:template match="datatype">
    <p class="kind">
      <xsl:text>{if (@maxOccurs) then 'One or more values' else 'Value'}: </xsl:text>
      <xsl:for-each select="dataRef">
        <xsl:choose>
          <xsl:when test="@key"><a href="#{@key}">{d:short(@key)}</a></xsl:when>
          <xsl:when test="@name = 'ID'">an XML name that no other element of the file has</xsl:when>
          <xsl:when test="@name = 'language'">a language tag, such as <code class="val">en</code></xsl:when>
          <xsl:when test="@name = 'nonNegativeInteger'">a number, 0 or more</xsl:when>
          <xsl:otherwise><xsl:message terminate="yes">No words for values of the type {@name}</xsl:message></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </p>
  </xsl:template>

  <!-- The name of a specification without the prefix that tells it from TEI's. -->
  <xsl:function name="d:short" as="xs:string" xpath-default-namespace="">
    <xsl:param name="ident" as="xs:string"/>
    <xsl:sequence select="replace($ident, '^(att\.report|report|macro)\.', '')"/>
  </xsl:function>

  <xsl:template match="dataSpec | macroSpec">
    <xsl:text>&#10;</xsl:text>
    <dt id="{@ident}"><code>{d:short(@ident)}</code></dt>
    <dd>
      <xsl:apply-templates select="desc/node()"/>
      <p class="model">In full: <code><xsl:apply-templates select="content" mode="d:model"/></code></p>
    </dd>
  </xsl:template>

  <xsl:template match="classSpec">
    <xsl:text>&#10;</xsl:text>
    <dt id="{@ident}">{d:short(@ident)}</dt>
    <dd>
      <xsl:apply-templates select="desc/node()"/>
      <dl class="attributes"><xsl:apply-templates select="attList/attDef"/></dl>
      <p class="names">
        <xsl:text>Elements: </xsl:text>
        <xsl:for-each select="//elementSpec[classes/memberOf/@key = current()/@ident]">
          <xsl:sequence select="d:link(@ident)"/>
          <xsl:text> </xsl:text>
        </xsl:for-each>
      </p>
    </dd>
  </xsl:template>

</xsl:stylesheet>
