<?xml version="1.0" encoding="UTF-8"?>
<!-- The pages of an edition that are no document's: home, browsing, about. What they show comes as JSON, a page at a time; the page about the edition is made from its TEI header. -->
<xsl:package version="3.0" name="urn:tei-convert:site" package-version="1.0"
    expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:s="urn:tei-convert:site"
    exclude-result-prefixes="#all">

  <xsl:param name="site" as="xs:string" select="'{}'"/>
  <xsl:param name="style" as="xs:string" select="''"/>

  <xsl:output method="html" html-version="5" encoding="UTF-8" indent="no" include-content-type="no"/>

  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:include href="shared/labels.xsl"/>
  <xsl:include href="shared/navigation.xsl"/>
  <xsl:include href="site/frame.xsl"/>
  <xsl:include href="site/home.xsl"/>
  <xsl:include href="site/timeline.xsl"/>
  <xsl:include href="site/values.xsl"/>
  <xsl:include href="site/documents.xsl"/>
  <xsl:include href="site/entries.xsl"/>
  <xsl:include href="site/about.xsl"/>
  <xsl:include href="site/declarations.xsl"/>

  <xsl:template name="xsl:initial-template" visibility="public">
    <xsl:variable name="page" as="map(*)" select="parse-json($site)"/>
    <xsl:choose>
      <xsl:when test="$page?page eq 'home'">
        <xsl:call-template name="s:home"><xsl:with-param name="page" select="$page"/></xsl:call-template>
      </xsl:when>
      <xsl:when test="$page?page eq 'browse'">
        <xsl:call-template name="s:browse"><xsl:with-param name="page" select="$page"/></xsl:call-template>
      </xsl:when>
      <xsl:when test="$page?page eq 'values'">
        <xsl:call-template name="s:values"><xsl:with-param name="page" select="$page"/></xsl:call-template>
      </xsl:when>
      <xsl:when test="$page?page eq 'documents'">
        <xsl:call-template name="s:documents"><xsl:with-param name="page" select="$page"/></xsl:call-template>
      </xsl:when>
      <xsl:when test="$page?page eq 'entries'">
        <xsl:for-each select="$page?entries?*">
          <xsl:comment>entry</xsl:comment>
          <xsl:sequence select="s:entry(., $page?root)"/>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="error(xs:QName('s:page'), 'no page “' || $page?page || '”')"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:package>
