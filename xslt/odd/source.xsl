<?xml version="1.0" encoding="UTF-8"?>
<!-- An example as one would type it, without the indentation that it has in the ODD. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:d="urn:tei-convert:odd"
    xmlns:eg="http://www.tei-c.org/ns/Examples"
    exclude-result-prefixes="#all">

  <xsl:template match="eg:egXML" mode="d:source">
    <xsl:variable name="margin" as="xs:string" select="replace(substring-after(text()[1], '&#10;'), '[^ ].*', '', 's')"/>
    <pre><code><xsl:apply-templates select="node()" mode="d:source"><xsl:with-param name="margin" select="'&#10;' || $margin" tunnel="yes"/></xsl:apply-templates></code></pre>
  </xsl:template>

  <xsl:template match="eg:*" mode="d:source">
    <xsl:text>&lt;</xsl:text>
    <span class="e">{name()}</span>
    <xsl:for-each select="@*">
      <xsl:text> </xsl:text>
      <span class="a">{name()}</span>
      <xsl:text>="</xsl:text>
      <span class="v">{replace(replace(., '&amp;', '&amp;amp;'), '"', '&amp;quot;')}</span>
      <xsl:text>"</xsl:text>
    </xsl:for-each>
    <xsl:choose>
      <xsl:when test="node()">
        <xsl:text>&gt;</xsl:text>
        <xsl:call-template name="d:may-break"/>
        <xsl:apply-templates select="node()" mode="d:source"/>
        <xsl:text>&lt;/</xsl:text>
        <span class="e">{name()}</span>
        <xsl:text>&gt;</xsl:text>
      </xsl:when>
      <xsl:otherwise>/&gt;</xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="d:may-break"/>
  </xsl:template>

  <!-- Where a line is too long, it breaks behind a tag. -->
  <xsl:template name="d:may-break">
    <wbr/>
  </xsl:template>

  <xsl:template match="text()" mode="d:source">
    <xsl:param name="margin" as="xs:string" tunnel="yes" required="yes"/>
    <xsl:variable name="text" as="xs:string" select="replace(replace(., '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;')"/>
    <xsl:variable name="moved" as="xs:string" select="replace($text, $margin, '&#10;', 'q')"/>
    <xsl:sequence select="
        if (parent::eg:egXML and not(preceding-sibling::node())) then replace($moved, '^\s+', '')
        else if (parent::eg:egXML and not(following-sibling::node())) then replace($moved, '\s+$', '')
        else $moved"/>
  </xsl:template>

</xsl:stylesheet>
