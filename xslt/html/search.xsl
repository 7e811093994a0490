<?xml version="1.0" encoding="UTF-8"?>
<!-- What the search reads of a document's page: which parts are its text, and what it can be narrowed by. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:h="urn:tei-convert:html"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:variable name="h:with-search" as="xs:boolean" select="tokenize($pages) = 'search'"/>

  <!-- Marks the element that it is put into as text to be found. -->
  <xsl:template name="h:found" as="attribute()?">
    <xsl:if test="$h:with-search"><xsl:attribute name="data-pagefind-body"/></xsl:if>
  </xsl:template>

  <!-- In the head: Pagefind takes the content of these elements. -->
  <xsl:template name="h:search" as="element(meta)*" xpath-default-namespace="">
    <xsl:if test="$h:with-search">
      <xsl:variable name="dated" as="element(Q{http://www.tei-c.org/ns/1.0}date)?" select="f:dated(.)"/>
      <xsl:variable name="when" as="xs:string?" select="$dated/(@when, @notBefore, @from)[1] ! string(.)"/>
      <xsl:sequence select="
          h:narrowed('year', $when ! replace(., '^(-?\d{4}).*$', '$1')),
          h:narrowed('archive', f:archive-fields(.)[?name = 'repository'] ! ?texts ! translate(., '[]', '')),
          h:narrowed('sender', h:senders(.)),
          h:narrowed('person', h:persons(.)),
          h:narrowed('type', f:kind(.))"/>
      <meta name="search-title" data-pagefind-meta="title[content]" content="{f:title(.)}"/>
      <xsl:if test="$dated">
        <meta name="search-date" data-pagefind-meta="date[content]" content="{f:date-text($dated)}"/>
      </xsl:if>
      <!-- What has no date comes last. -->
      <meta name="search-order" data-pagefind-sort="date[content]" content="{($when, '9999')[1]}"/>
    </xsl:if>
  </xsl:template>

  <xsl:function name="h:narrowed" as="element(meta)*" xpath-default-namespace="">
    <xsl:param name="filter" as="xs:string"/>
    <xsl:param name="values" as="xs:string*"/>
    <xsl:for-each select="distinct-values($values[.])">
      <meta name="search-{$filter}" data-pagefind-filter="{$filter}[content]" content="{.}"/>
    </xsl:for-each>
  </xsl:function>

  <!-- Who sent it: persons as the list of persons calls them; where none is named, the organisation. -->
  <xsl:function name="h:senders" as="xs:string*">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="sent" as="element(correspAction)*" select="$tei/teiHeader/profileDesc/correspDesc/correspAction[@type = 'sent']"/>
    <xsl:sequence select="
        if (exists($sent/persName)) then $sent/persName ! (key('h:entry', substring-after(@ref, '#'), root(.))/persName[1] ! h:name(.), normalize-space(.))[1]
        else $sent/orgName ! normalize-space(.)"/>
  </xsl:function>

  <xsl:function name="h:persons" as="xs:string*">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:sequence select="f:persons($tei)/persName[1] ! h:name(.)"/>
  </xsl:function>

</xsl:stylesheet>
