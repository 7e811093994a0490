<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists with their printed labels. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:t="urn:tei-convert:text"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="list" mode="t:block" as="xs:string*">
    <xsl:param name="width" as="xs:integer" tunnel="yes"/>
    <xsl:apply-templates select="head" mode="t:block"/>
    <xsl:variable name="bullet" as="xs:string?" select="'-'[current()/@rend = 'bulleted']"/>
    <xsl:variable name="signers" as="xs:boolean" select="exists(ancestor::signed)"/>
    <xsl:for-each-group select="* except head" group-ending-with="item">
      <xsl:variable name="item" as="element(item)?" select="current-group()/self::item"/>
      <xsl:variable name="label" as="xs:string"
          select="(current-group()/self::label ! normalize-space(t:inline(node())), $item ! f:item-number(.),
                   $bullet, '')[1]"/>
      <xsl:variable name="by" as="xs:integer" select="
          if (t:width($label) gt 12) then 4
          else if ($label) then max((4, t:width($label) + 1))
          else if ($signers) then 0 else 2"/>
      <!-- Without a sign of its own an item hangs over, so that the next is told from its second line. -->
      <xsl:sequence select="
          if (not($label) and not($signers))
          then $item ! (let $lines := t:tight(t:flow(node(), $width - 2))
                        return if (count($lines) eq 1) then t:indent($lines, 2)
                        else t:indent(t:hanging(t:tight(t:flow(node(), $width - 4)), 2), 2))
          else t:labelled($label || ' '[$label], $item ! t:tight(t:flow(node(), $width - $by)), $by)"/>
    </xsl:for-each-group>
    <xsl:sequence select="''"/>
  </xsl:template>

  <!-- No empty lines round what an item holds. -->
  <xsl:function name="t:tight" as="xs:string*">
    <xsl:param name="lines" as="xs:string*"/>
    <xsl:sequence select="$lines[normalize-space()]"/>
  </xsl:function>

</xsl:stylesheet>
