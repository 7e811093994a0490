<?xml version="1.0" encoding="UTF-8"?>
<!-- Which way a passage is read: what its language says, else its first letter. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Hebrew, Arabic, Syriac, Thaana, N'Ko, Samaritan and Mandaic, with the planes for further scripts of that kind. -->
  <xsl:variable name="rtl-letters" static="yes" as="xs:string"
      select="'&#x590;-&#x8FF;&#xFB1D;-&#xFDFF;&#xFE70;-&#xFEFC;&#x10800;-&#x10FFF;&#x1E800;-&#x1EFFF;'"/>

  <!-- The direction of a language tag: a script named in it comes before the language's usual one. -->
  <xsl:function name="f:language-direction" as="xs:string">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:variable name="parts" as="xs:string*" select="tokenize(lower-case($tag), '-')"/>
    <xsl:variable name="script" as="xs:string?" select="$parts[position() gt 1][matches(., '^[a-z]{4}$')][1]"/>
    <xsl:sequence select="
        if (($script, '')[1] = ('arab', 'hebr', 'syrc', 'syre', 'syrj', 'syrn', 'thaa', 'nkoo', 'samr', 'mand', 'rohg', 'adlm', 'aran')) then 'rtl'
        else if ($script) then 'ltr'
        else if ($parts[1] = ('ar', 'arc', 'arz', 'azb', 'bal', 'ckb', 'dv', 'fa', 'glk', 'he', 'iw', 'ji', 'ks', 'lrc', 'mzn',
          'nqo', 'ota', 'peo', 'pnb', 'prs', 'ps', 'sam', 'sd', 'skr', 'syc', 'syr', 'tmr', 'ug', 'ur', 'yi')) then 'rtl'
        else 'ltr'"/>
  </xsl:function>

  <!-- The direction of a text's first letter; nothing for a text without letters. -->
  <xsl:function name="f:letter-direction" as="xs:string?">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="letter" as="xs:string" select="substring(replace($text, '^\P{L}+', ''), 1, 1)"/>
    <xsl:sequence select="if (not($letter)) then () else if (matches($letter, '[' || $rtl-letters || ']')) then 'rtl' else 'ltr'"/>
  </xsl:function>

  <!-- Whether anything in a document is read from right to left. -->
  <xsl:function name="f:bidirectional" as="xs:boolean">
    <xsl:param name="root" as="node()"/>
    <xsl:sequence select="matches(string($root), '[' || $rtl-letters || ']') or $root//@xml:lang ! f:language-direction(.) = 'rtl'"/>
  </xsl:function>

  <!-- The direction to be said at an element of a document that has both; nothing where the text round it says it already.
       A block without a language of its own goes by its first letter. -->
  <xsl:function name="f:direction" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="own" as="xs:string?" select="f:own-direction($element)"/>
    <xsl:sequence select="$own[. ne (($element/ancestor::* ! f:own-direction(.))[last()], 'ltr')[1] or $element/@xml:lang and . = 'rtl']"/>
  </xsl:function>

  <xsl:function name="f:own-direction" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        ($element/@xml:lang ! f:language-direction(.),
         if ($element/(self::p | self::head | self::item | self::cell | self::seg[parent::opener or parent::closer] | self::salute
            | self::signed | self::dateline | self::addrLine | self::speaker | self::l | self::ab | self::quote[parent::div] | self::list | self::table | self::sp
            | self::note[not(@place = 'inline')]))
         then f:letter-direction(string($element)) else ())[1]"/>
  </xsl:function>

</xsl:stylesheet>
