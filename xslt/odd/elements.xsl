<?xml version="1.0" encoding="UTF-8"?>
<!-- One element: what it is, when to use it, an example, attributes, contents, places, rules. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:d="urn:tei-convert:odd"
    xmlns:eg="http://www.tei-c.org/ns/Examples"
    xmlns:sch="http://purl.oclc.org/dsdl/schematron"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="elementSpec">
    <xsl:variable name="id" as="xs:string" select="'element-' || @ident"/>
    <xsl:variable name="attributes" as="element(attDef)*" select="d:attributes(.)"/>
    <xsl:variable name="rules" as="element(constraintSpec)*" select="d:rules(.)"/>
    <xsl:text>&#10;</xsl:text>
    <article id="{$id}" aria-labelledby="{$id}-name">
      <h3 id="{$id}-name"><xsl:sequence select="d:tag(@ident)"/></h3>
      <p class="what"><xsl:apply-templates select="desc/node()"/></p>
      <xsl:text>&#10;</xsl:text>
      <h4>When to use it</h4>
      <xsl:apply-templates select="remarks/p"/>
      <xsl:text>&#10;</xsl:text>
      <h4>{if (count(exemplum) eq 1) then 'Example' else 'Examples'}</h4>
      <xsl:apply-templates select="exemplum/eg:egXML" mode="d:source"/>
      <xsl:if test="$attributes">
        <xsl:text>&#10;</xsl:text>
        <h4>Attributes</h4>
        <dl class="attributes">
          <xsl:apply-templates select="$attributes"/>
        </dl>
      </xsl:if>
      <xsl:text>&#10;</xsl:text>
      <h4>What it may contain</h4>
      <xsl:sequence select="d:listed(d:contained(.), d:holds-words(.), 'Nothing: it is empty.')"/>
      <p class="model">In full: <code><xsl:apply-templates select="content" mode="d:model"/></code></p>
      <xsl:text>&#10;</xsl:text>
      <h4>Where it may stand</h4>
      <xsl:sequence select="d:listed(d:containing(.), false(), 'Nowhere: it is the root.')"/>
      <xsl:if test="$rules">
        <xsl:text>&#10;</xsl:text>
        <h4>Rules that speak of it</h4>
        <ul class="rules">
          <xsl:apply-templates select="$rules"/>
        </ul>
      </xsl:if>
      <xsl:text>&#10;</xsl:text>
      <p class="further">
        <a href="https://www.tei-c.org/release/doc/tei-p5-doc/en/html/ref-{@ident}.html"><xsl:sequence select="d:tag(@ident)"/> in the TEI Guidelines</a>
        <xsl:text> · </xsl:text>
        <a href="#names-of-elements">All elements</a>
      </p>
    </article>
  </xsl:template>

  <!-- A rule: its sentence, and below it the same for machines. -->
  <xsl:template match="constraintSpec">
    <li>
      <span class="says"><xsl:apply-templates select="desc/node()"/></span>
      <details>
        <summary>As Schematron</summary>
        <xsl:for-each select=".//sch:rule">
          <p>At <code>{@context}</code>:</p>
          <xsl:for-each select="sch:assert">
            <p><code>{@test}</code></p>
          </xsl:for-each>
        </xsl:for-each>
      </details>
    </li>
  </xsl:template>

  <xsl:function name="d:listed" as="element(p)" xpath-default-namespace="">
    <xsl:param name="names" as="xs:string*"/>
    <xsl:param name="words" as="xs:boolean"/>
    <xsl:param name="nothing" as="xs:string"/>
    <p class="names">
      <xsl:if test="$words">words{' '[exists($names)]}</xsl:if>
      <xsl:for-each select="$names">
        <xsl:sequence select="d:link(.)"/>
        <xsl:if test="position() ne last()"><xsl:text> </xsl:text></xsl:if>
      </xsl:for-each>
      <xsl:if test="empty($names) and not($words)">{$nothing}</xsl:if>
    </p>
  </xsl:function>

</xsl:stylesheet>
