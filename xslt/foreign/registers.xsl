<?xml version="1.0" encoding="UTF-8"?>
<!-- Persons, places and organisations described anywhere in a file become one list each in standOff. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:f="urn:tei-convert:functions"
    xmlns="http://www.tei-c.org/ns/1.0"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:key name="f:described" match="person | personGrp | place | org" use="@xml:id"/>

  <!-- The lists of a file without a standOff. -->
  <xsl:function name="f:stand-off" as="element(standOff)?">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="lists" as="element()*" select="f:registers($tei)"/>
    <xsl:if test="exists($lists)"><standOff><xsl:sequence select="$lists"/></standOff></xsl:if>
  </xsl:function>

  <xsl:template match="standOff" mode="f:foreign">
    <xsl:if test="not(preceding-sibling::standOff)">
      <xsl:copy>
        <xsl:apply-templates select="@*" mode="f:foreign"/>
        <xsl:sequence select="f:registers(..)"/>
      </xsl:copy>
    </xsl:if>
  </xsl:template>

  <xsl:function name="f:registers" as="element()*">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="within" as="element()*" select="$tei/(standOff, text/back, teiHeader/profileDesc, teiHeader/fileDesc/sourceDesc)"/>
    <xsl:for-each select="'listPerson', 'listPlace', 'listOrg'">
      <xsl:variable name="entries" as="element()*" select="$within//(person | personGrp | place | org)
          [not(ancestor::bibl)][f:list-of(.) = current()][normalize-space() or @*]"/>
      <xsl:if test="exists($entries)">
        <xsl:element name="{.}">
          <!-- Our own lists keep the white space between their lines. -->
          <xsl:apply-templates select="$entries" mode="f:foreign"/>
        </xsl:element>
      </xsl:if>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="f:list-of" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="if ($entry/self::place) then 'listPlace' else if ($entry/self::org) then 'listOrg' else 'listPerson'"/>
  </xsl:function>

  <!-- Where the lists stood nothing is left. -->
  <xsl:template match="back//(listPerson | listPlace | listOrg)" mode="f:foreign"/>

  <xsl:template match="person | personGrp | place | org" mode="f:foreign" as="element()">
    <xsl:variable name="names" as="element()*" select="self::place/(placeName, geogName, name, settlement, country, region, district, bloc),
        self::org/(orgName, name), self::*[not(self::place or self::org)]/(persName, name)"/>
    <xsl:variable name="name" as="xs:string" select="(map{'place': 'placeName', 'org': 'orgName'}(local-name()), 'persName')[1]"/>
    <xsl:element name="{(local-name()[. = ('place', 'org')], 'person')[1]}">
      <xsl:copy-of select="@xml:id"/>
      <xsl:for-each select="$names[normalize-space()]">
        <xsl:element name="{$name}"><xsl:copy-of select="@type | @xml:lang"/><xsl:copy-of select="f:name-parts(.)"/></xsl:element>
      </xsl:for-each>
      <xsl:if test="empty($names[normalize-space()])">
        <xsl:element name="{$name}">{(f:loose-name(.), replace(f:plain(.), '[.;].*$', ''), @xml:id, @n)[normalize-space()][1]}</xsl:element>
      </xsl:if>
      <xsl:copy-of select="f:life(birth[1], 'birth'), f:life(death[1], 'death')"/>
      <xsl:for-each select="occupation[normalize-space()]"><occupation>{replace(f:plain(.), '[;,]\s*$', '')}</occupation></xsl:for-each>
      <xsl:for-each select="idno[normalize-space()] | (ref | ptr)[matches(@target, '^https?:')]">
        <idno type="{(@type, @subtype, 'URI')[1]}">{(f:plain(.)[matches(., '^\S+$')], string(@target))[1]}</idno>
      </xsl:for-each>
      <xsl:for-each select="(note | p | ab | desc)[normalize-space()]"><note>{f:plain(.)}</note></xsl:for-each>
    </xsl:element>
  </xsl:template>

  <!-- A name that is given in pieces without persName round them. -->
  <xsl:function name="f:loose-name" as="xs:string?">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="string-join(($entry/surname ! f:plain(.), $entry/forename ! f:plain(.)), ', ')[.]"/>
  </xsl:function>

  <!-- Surname and forename of a name; a name that is not divided, or not only into these, as it is. -->
  <xsl:function name="f:name-parts" as="item()*">
    <xsl:param name="name" as="element()"/>
    <xsl:sequence select="
        if ($name/surname and $name/forename) then $name/(surname | forename | genName | nameLink) ! f:copy-plain(.)
        else f:plain($name)"/>
  </xsl:function>

  <xsl:function name="f:copy-plain" as="element()">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="f:element(local-name($element), f:plain($element))"/>
  </xsl:function>

  <xsl:function name="f:life" as="element()?">
    <xsl:param name="event" as="element()?"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:variable name="when" as="xs:string?" select="($event/(@when, @when-iso, .//date/(@when, @when-iso), @notBefore, .//date, .)
        ! string(.))[matches(., '\d{4}')][1] ! replace(., '^.*?(\d{4}(-\d\d){0,2}).*$', '$1', 's')"/>
    <xsl:if test="$when">
      <xsl:element name="{$name}"><xsl:attribute name="when" select="$when"/></xsl:element>
    </xsl:if>
  </xsl:function>

  <!-- A pointer at someone described in this file, however it is written: as #id. -->
  <xsl:function name="f:local-pointer" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="candidates" as="xs:string*" select="
        $element/(@ref, @corresp, @key, @sameAs, @nymRef) ! tokenize(.) ! replace(., '^.*[#:/]', '')"/>
    <xsl:sequence select="$candidates[key('f:described', ., root($element))][1] ! ('#' || .)"/>
  </xsl:function>

  <xsl:template match="text//*[self::persName or self::placeName or self::orgName or self::rs or self::name or self::geogName or self::settlement or self::country or self::region or self::district]
      [not(starts-with(@ref, '#') and not(contains(@ref, ' ')))][@ref | @corresp | @key | @sameAs]" mode="f:foreign" priority="2">
    <xsl:variable name="pointer" as="xs:string?" select="f:local-pointer(.)"/>
    <xsl:choose>
      <xsl:when test="$pointer">
        <xsl:copy>
          <xsl:apply-templates select="@* except @ref" mode="f:foreign"/>
          <xsl:attribute name="ref" select="$pointer"/>
          <xsl:apply-templates select="node()" mode="f:foreign"/>
        </xsl:copy>
      </xsl:when>
      <xsl:otherwise><xsl:next-match/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
