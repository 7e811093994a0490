<?xml version="1.0" encoding="UTF-8"?>
<!-- Lines: wrapping, indenting, joining. &#x2028; is a line break that was printed. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:t="urn:tei-convert:text"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- A text in lines of at most $width columns; a longer word has a line to itself, uncut. -->
  <xsl:function name="t:wrap" as="xs:string*">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="width" as="xs:integer"/>
    <xsl:sequence select="tokenize($text, '&#x2028;') ! normalize-space(.)
        ! (if (t:uneven(.)) then t:cut-uneven(., max(($width, 12))) else t:cut(., max(($width, 12))))"/>
  </xsl:function>

  <!-- Line after line, each from the last space that leaves room: no regular expression is as fast. -->
  <xsl:function name="t:cut" as="xs:string*">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="width" as="xs:integer"/>
    <xsl:choose>
      <xsl:when test="string-length($text) le $width">
        <xsl:sequence select="$text"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:iterate select="1 to string-length($text)">
          <xsl:param name="at" as="xs:integer" select="1"/>
          <xsl:variable name="ahead" as="xs:string" select="substring($text, $at, $width + 1)"/>
          <xsl:choose>
            <xsl:when test="string-length($ahead) le $width">
              <xsl:sequence select="$ahead[.]"/>
              <xsl:break/>
            </xsl:when>
            <xsl:otherwise>
              <xsl:variable name="room" as="xs:integer" select="
                  ((for $back in 0 to $width return $width - $back)[substring($ahead, . + 1, 1) eq ' '][1], -1)[1]"/>
              <xsl:variable name="taken" as="xs:integer"
                  select="if ($room gt 0) then $room else string-length(substring-before(substring($text, $at) || ' ', ' '))"/>
              <xsl:sequence select="substring($text, $at, $taken)"/>
              <xsl:next-iteration>
                <xsl:with-param name="at" select="$at + $taken + 1"/>
              </xsl:next-iteration>
            </xsl:otherwise>
          </xsl:choose>
        </xsl:iterate>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="t:repeat" as="xs:string">
    <xsl:param name="sign" as="xs:string"/>
    <xsl:param name="times" as="xs:integer"/>
    <xsl:sequence select="string-join((1 to $times) ! $sign)"/>
  </xsl:function>

  <!-- Lines set in from the left; empty ones stay empty. -->
  <xsl:function name="t:indent" as="xs:string*">
    <xsl:param name="lines" as="xs:string*"/>
    <xsl:param name="by" as="xs:integer"/>
    <xsl:variable name="space" as="xs:string" select="t:repeat(' ', $by)"/>
    <xsl:sequence select="$lines ! (if (.) then $space || . else .)"/>
  </xsl:function>

  <!-- Lines set in, with a label before the first; a label too long has the line above. -->
  <xsl:function name="t:labelled" as="xs:string*">
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="lines" as="xs:string*"/>
    <xsl:param name="by" as="xs:integer"/>
    <xsl:variable name="room" as="xs:integer" select="$by - t:width($label)"/>
    <xsl:sequence select="
        if ($room ge 0 and exists($lines))
        then ($label || t:repeat(' ', $room) || $lines[1], t:indent($lines[position() gt 1], $by))
        else (t:indent(replace($label, ' $', ''), 0), t:indent($lines, $by))"/>
  </xsl:function>

  <!-- One line in the middle, one at the right. -->
  <xsl:function name="t:centred" as="xs:string*">
    <xsl:param name="lines" as="xs:string*"/>
    <xsl:param name="width" as="xs:integer"/>
    <xsl:sequence select="$lines ! (t:repeat(' ', ($width - t:width(.)) idiv 2) || .)"/>
  </xsl:function>

  <xsl:function name="t:right" as="xs:string*">
    <xsl:param name="lines" as="xs:string*"/>
    <xsl:param name="width" as="xs:integer"/>
    <xsl:sequence select="$lines ! (t:repeat(' ', $width - t:width(.)) || .)"/>
  </xsl:function>

  <!-- Lines of which all but the first are set in. -->
  <xsl:function name="t:hanging" as="xs:string*">
    <xsl:param name="lines" as="xs:string*"/>
    <xsl:param name="by" as="xs:integer"/>
    <xsl:sequence select="$lines[1], t:indent($lines[position() gt 1], $by)"/>
  </xsl:function>

  <!-- Mixed content: runs of text are wrapped, blocks among them give their own lines. -->
  <xsl:function name="t:flow" as="xs:string*">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:param name="width" as="xs:integer"/>
    <xsl:choose>
      <xsl:when test="every $node in $nodes satisfies not($node/self::* and (f:block($node) or $node/self::milestone))">
        <xsl:sequence select="t:wrap(t:inline($nodes), $width)[.]"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="t:flow-round-blocks($nodes, $width)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="t:flow-round-blocks" as="xs:string*">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:param name="width" as="xs:integer"/>
    <xsl:for-each-group select="$nodes" group-adjacent="f:block(.) or exists(self::milestone)">
      <xsl:choose>
        <xsl:when test="current-grouping-key()">
          <xsl:variable name="blocks" as="xs:string*">
            <xsl:apply-templates select="current-group()" mode="t:block">
              <xsl:with-param name="width" select="$width" tunnel="yes"/>
            </xsl:apply-templates>
          </xsl:variable>
          <xsl:sequence select="$blocks"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="t:wrap(t:inline(current-group()), $width)[.]"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:function>

  <!-- What runs on, as one string. -->
  <xsl:function name="t:inline" as="xs:string">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:variable name="strings" as="xs:string*">
      <xsl:apply-templates select="$nodes" mode="t:inline"/>
    </xsl:variable>
    <xsl:sequence select="string-join($strings)"/>
  </xsl:function>

</xsl:stylesheet>
