<?xml version="1.0" encoding="UTF-8"?>
<!-- What the specifications say of one another: which element holds which, which rule speaks of which. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:d="urn:tei-convert:odd"
    xmlns:sch="http://purl.oclc.org/dsdl/schematron"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:key name="d:element" match="elementSpec" use="@ident"/>
  <xsl:key name="d:macro" match="macroSpec" use="@ident"/>
  <xsl:key name="d:class" match="classSpec" use="@ident"/>
  <!-- Rules by the elements they look at: the last step of each path. -->
  <xsl:key name="d:rule" match="constraintSpec[.//sch:rule]" use="
      .//sch:rule/@context ! tokenize(., '\s+\|\s+') ! tokenize(replace(., '\[.*', ''), '/')[last()] ! substring-after(., 'tei:')"/>

  <!-- The parts of a content model, with those of its macros. -->
  <xsl:function name="d:parts" as="element()*">
    <xsl:param name="spec" as="element()"/>
    <xsl:sequence select="d:parts($spec, ())"/>
  </xsl:function>

  <!-- The same; the macros that are being read are not read again (they may hold themselves). -->
  <xsl:function name="d:parts" as="element()*">
    <xsl:param name="spec" as="element()"/>
    <xsl:param name="reading" as="xs:string*"/>
    <xsl:variable name="parts" as="element()*" select="$spec/content/descendant::*"/>
    <xsl:sequence select="
        $parts[not(self::macroRef)],
        $parts/self::macroRef[not(@key = $reading)] ! d:parts(key('d:macro', @key), ($reading, string($spec/@ident)))"/>
  </xsl:function>

  <!-- The names of the elements that an element may hold, and of those that may hold it. -->
  <xsl:function name="d:contained" as="xs:string*">
    <xsl:param name="spec" as="element(elementSpec)"/>
    <xsl:sequence select="sort(distinct-values(d:parts($spec)/self::elementRef/@key ! string()), (), lower-case#1)"/>
  </xsl:function>

  <xsl:function name="d:containing" as="xs:string*">
    <xsl:param name="spec" as="element(elementSpec)"/>
    <xsl:sequence select="
        sort(root($spec)//elementSpec[d:contained(.) = $spec/@ident]/@ident ! string(), (), lower-case#1)"/>
  </xsl:function>

  <xsl:function name="d:holds-words" as="xs:boolean">
    <xsl:param name="spec" as="element(elementSpec)"/>
    <xsl:sequence select="exists(d:parts($spec)[self::textNode or self::dataRef])"/>
  </xsl:function>

  <!-- The attributes of an element, those of its classes among them; required ones first. -->
  <xsl:function name="d:attributes" as="element(attDef)*">
    <xsl:param name="spec" as="element(elementSpec)"/>
    <xsl:variable name="all" as="element(attDef)*" select="
        ($spec, $spec/classes/memberOf ! key('d:class', @key))/attList/attDef"/>
    <xsl:sequence select="$all[@usage = 'req'], sort($all[not(@usage = 'req')], (), function($one) { string($one/@ident) })"/>
  </xsl:function>

  <!-- The rules that look at an element, or at its attributes by a class. -->
  <xsl:function name="d:rules" as="element(constraintSpec)*">
    <xsl:param name="spec" as="element(elementSpec)"/>
    <xsl:sequence select="
        key('d:rule', $spec/@ident, root($spec)) | ($spec/classes/memberOf ! key('d:class', @key))/constraintSpec"/>
  </xsl:function>

</xsl:stylesheet>
