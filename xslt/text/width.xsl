<?xml version="1.0" encoding="UTF-8"?>
<!-- How wide a text is on a screen of equal columns, and cutting it there: an East Asian character
     has two columns, a combining mark none (Unicode Standard Annex 11). -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:array="http://www.w3.org/2005/xpath-functions/array"
    xmlns:t="urn:tei-convert:text"
    exclude-result-prefixes="#all">

  <!-- Most texts hold nothing but characters of one column, and are spared the counting. -->
  <xsl:function name="t:uneven" as="xs:boolean">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="matches($text, '[&#x300;-&#x36F;&#x483;-&#x489;&#x591;-&#x5C7;&#x610;-&#x61A;&#x64B;-&#x65F;&#x670;&#x6D6;-&#x6ED;&#x900;-&#x1DFF;&#x200B;-&#x200F;&#x2E80;-&#x10FFFF;]')"/>
  </xsl:function>

  <xsl:function name="t:width" as="xs:integer">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="if (t:uneven($text)) then xs:integer(sum(string-to-codepoints($text) ! t:columns(.))) else string-length($text)"/>
  </xsl:function>

  <xsl:function name="t:columns" as="xs:integer" cache="yes">
    <xsl:param name="character" as="xs:integer"/>
    <xsl:sequence select="
        if ($character lt 768) then 1 else if (t:is-wide($character)) then 2
        else if (matches(codepoints-to-string($character), '[\p{Mn}\p{Me}\p{Cf}]')) then 0 else 1"/>
  </xsl:function>

  <!-- Hangul, CJK, kana, full-width forms, pictographs: first and last of each range. -->
  <xsl:variable name="t:wide" static="yes" as="xs:integer*" select="
      4352, 4447, 11904, 12350, 12353, 42191, 43360, 43391, 44032, 55203, 63744, 64255, 65072, 65135, 65281, 65376,
      65504, 65510, 127744, 128591, 129280, 129535, 131072, 262141"/>

  <xsl:function name="t:is-wide" as="xs:boolean">
    <xsl:param name="character" as="xs:integer"/>
    <xsl:sequence select="$character ge 4352 and (
        some $at in 1 to count($t:wide) idiv 2 satisfies $character ge $t:wide[2 * $at - 1] and $character le $t:wide[2 * $at])"/>
  </xsl:function>

  <!-- Whether a line may end between two characters: beside a wide one, but no line begins with a
       closing mark, and none ends with an opening one. -->
  <xsl:variable name="t:opening" static="yes" as="xs:integer*" select="string-to-codepoints('「『（〔［｛〈《【〖“‘([')"/>
  <xsl:variable name="t:closing" static="yes" as="xs:integer*"
      select="string-to-codepoints('」』）〕］｝〉》】〗、。，．・：；？！ーゝゞ々”’)],.:;!?')"/>

  <xsl:function name="t:parts-from" as="xs:boolean">
    <xsl:param name="before" as="xs:integer"/>
    <xsl:param name="after" as="xs:integer"/>
    <xsl:sequence select="(t:is-wide($before) or t:is-wide($after)) and not($before = $t:opening or $after = $t:closing or t:columns($after) eq 0)"/>
  </xsl:function>

  <!-- The pieces of a word that are not cut. -->
  <xsl:function name="t:pieces" as="xs:string*">
    <xsl:param name="word" as="xs:string"/>
    <!-- An array is looked up at once; of a sequence each place would be counted out. -->
    <xsl:variable name="characters" as="array(xs:integer)" select="array { string-to-codepoints($word) }"/>
    <xsl:variable name="starts" as="xs:integer*" select="
        1, (2 to array:size($characters))[t:parts-from($characters(. - 1), $characters(.))]"/>
    <xsl:for-each select="$starts">
      <xsl:variable name="at" as="xs:integer" select="position()"/>
      <xsl:sequence select="substring($word, ., ($starts[$at + 1], array:size($characters) + 1)[1] - .)"/>
    </xsl:for-each>
  </xsl:function>

  <!-- A text whose characters are not all one column wide, in lines. -->
  <xsl:function name="t:cut-uneven" as="xs:string*">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="width" as="xs:integer"/>
    <xsl:variable name="pieces" as="xs:string*" select="
        for $word in tokenize($text, ' ') return let $pieces := t:pieces($word) return (' ' || $pieces[1], $pieces[position() gt 1])"/>
    <xsl:iterate select="$pieces">
      <xsl:param name="line" as="xs:string" select="''"/>
      <xsl:on-completion select="$line[.]"/>
      <xsl:choose>
        <xsl:when test="not($line) or t:width($line) + t:width(.) le $width">
          <xsl:next-iteration>
            <xsl:with-param name="line" select="if ($line) then $line || . else replace(., '^ ', '')"/>
          </xsl:next-iteration>
        </xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="$line"/>
          <xsl:next-iteration>
            <xsl:with-param name="line" select="replace(., '^ ', '')"/>
          </xsl:next-iteration>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:iterate>
  </xsl:function>

</xsl:stylesheet>
