<?xml version="1.0" encoding="UTF-8"?>
<!-- Names, offices and dates; a name leads to its entry in the page's lists. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:h="urn:tei-convert:html"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:key name="h:entry" match="standOff/*/(person | place | org)" use="@xml:id"/>

  <xsl:template match="persName | orgName | placeName | (rs | name | geogName | settlement | country | region | district)[@ref]">
    <!-- HTML has no link within a link: a name that holds a note or another name is none. -->
    <xsl:variable name="entry" as="element()?" select="
        self::*[@ref][not(* and .//(note | persName | orgName | placeName | ref | *[@ref]))]
            [not(ancestor::persName | ancestor::orgName | ancestor::placeName | ancestor::ref | ancestor::*[@ref])]
        ! @ref[starts-with(., '#')] ! key('h:entry', substring(., 2))[1]"/>
    <xsl:element name="{if ($entry) then 'a' else 'span'}">
      <!-- A link says in its href what data-ref would say. -->
      <xsl:variable name="attributes" as="attribute()*"><xsl:apply-templates select="." mode="h:attributes"/></xsl:variable>
      <xsl:sequence select="$attributes[not($entry and name() = 'data-ref')]"/>
      <xsl:if test="$entry"><xsl:attribute name="href" select="'#' || f:anchor(substring(@ref, 2))"/></xsl:if>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="roleName | forename | surname | genName | nameLink | name | num | rs">
    <span>
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <xsl:template match="date | time">
    <xsl:element name="{if (f:html-date(.)) then 'time' else 'span'}">
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:if test="f:html-date(.)"><xsl:attribute name="datetime" select="@when"/></xsl:if>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <!-- Whether HTML's time element can say it. -->
  <xsl:function name="f:html-date" as="xs:boolean">
    <xsl:param name="date" as="element()"/>
    <xsl:sequence select="matches($date/@when, '^\d{4}(-\d\d(-\d\d)?)?$')"/>
  </xsl:function>

</xsl:stylesheet>
