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

  <xsl:template match="persName | orgName | placeName | rs[@ref] | name[@ref] | geogName[@ref] | settlement[@ref] | country[@ref] | region[@ref] | district[@ref]">
    <!-- HTML has no link within a link: a name that holds a note or another name is none. -->
    <xsl:variable name="entry" as="element()?" select="
        if (starts-with(@ref, '#')
            and empty(descendant::*[@ref or self::note or self::persName or self::orgName or self::placeName or self::ref])
            and empty(ancestor::*[@ref or self::persName or self::orgName or self::placeName or self::ref]))
        then key('h:entry', substring(@ref, 2))[1] else ()"/>
    <xsl:choose>
      <xsl:when test="$entry">
        <!-- A link says in its href what data-ref would say. -->
        <a class="{local-name()}">
          <xsl:apply-templates select="@* except @ref" mode="h:attributes"/>
          <xsl:call-template name="h:direction"/>
          <xsl:attribute name="href" select="'#' || f:anchor(substring(@ref, 2))"/>
          <xsl:apply-templates/>
        </a>
      </xsl:when>
      <xsl:otherwise>
        <span>
          <xsl:apply-templates select="." mode="h:attributes"/>
          <xsl:apply-templates/>
        </span>
      </xsl:otherwise>
    </xsl:choose>
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
    <xsl:sequence select="translate($date/@when, '123456789', '000000000') = ('0000', '0000-00', '0000-00-00')"/>
  </xsl:function>

</xsl:stylesheet>
