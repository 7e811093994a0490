<?xml version="1.0" encoding="UTF-8"?>
<!-- Bars side by side, each in one piece or in pieces that stand on each other, and the same as a table.
     Across, all is measured in per cent of the page, so that letters keep their size on any screen. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:r="urn:tei-convert:report"
    exclude-result-prefixes="#all">

  <!-- What became of a report; the pieces of a bar in their order. -->
  <xsl:variable name="r:states" as="xs:string+" select="'clean', 'found', 'failed'"/>
  <!-- Where the bars stand and how high the highest is, in pixels. -->
  <xsl:variable name="r:foot" as="xs:integer" select="150"/>
  <xsl:variable name="r:height" as="xs:integer" select="126"/>
  <!-- With more bars than this, numbers over them would touch. -->
  <xsl:variable name="r:numbered" as="xs:integer" select="14"/>

  <!-- $bars have a key, a tick (the label under the bar, or none) and values, one for each piece. -->
  <xsl:function name="r:drawing" as="element()*">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="bars" as="map(*)*"/>
    <xsl:param name="unit" as="xs:string"/>
    <xsl:param name="pieces" as="xs:string*"/>
    <xsl:param name="head" as="xs:string"/>
    <xsl:variable name="most" as="xs:double" select="max((0, $bars ! sum(?values?*)))"/>
    <xsl:if test="$most gt 0">
      <p class="hint" id="{$id}-drawing">{f:label('run.' || $id || '-drawing')}</p>
      <xsl:sequence select="r:chart($id, $bars, $most)"/>
      <xsl:if test="exists($pieces)">
        <ul class="legend">
          <xsl:for-each select="$pieces">
            <li><svg xmlns="http://www.w3.org/2000/svg" class="chart" width="12" height="12" aria-hidden="true"><rect class="bar {.}" x="0.5" y="0.5" width="11" height="11"/></svg>{f:label('run.' || .)}</li>
          </xsl:for-each>
        </ul>
      </xsl:if>
      <details class="figures-of">
        <summary>{f:label('figures-table')}</summary>
        <table>
          <caption>{f:label('run.' || $id || '-drawing')}</caption>
          <thead>
            <tr>
              <th scope="col">{$head}</th>
              <xsl:for-each select="if (exists($pieces)) then $pieces ! ('run.' || .) else 'run.reports'">
                <th scope="col">{f:label(.)}</th>
              </xsl:for-each>
            </tr>
          </thead>
          <tbody>
            <xsl:for-each select="$bars[sum(?values?*) gt 0]">
              <tr>
                <th scope="row">{r:key(?key, $unit)}</th>
                <xsl:for-each select="?values?*"><td>{r:number(.)}</td></xsl:for-each>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </details>
    </xsl:if>
  </xsl:function>

  <xsl:function name="r:chart" as="element()">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="bars" as="map(*)+"/>
    <xsl:param name="most" as="xs:double"/>
    <xsl:variable name="step" as="xs:double" select="100 div count($bars)"/>
    <xsl:variable name="width" as="xs:double" select="min(($step * 0.74, 9))"/>
    <xsl:variable name="ticks" as="xs:integer" select="count($bars[?tick])"/>
    <svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" aria-labelledby="{$id}-drawing" aria-describedby="{$id}-desc" width="100%" height="176">
      <desc id="{$id}-desc">{f:label('run.in-the-table')}</desc>
      <xsl:if test="count($bars) gt $r:numbered">
        <line class="grid" x1="0" x2="100%" y1="{$r:foot - $r:height}" y2="{$r:foot - $r:height}"/>
        <text class="most" x="100%" y="{$r:foot - $r:height - 5}" text-anchor="end">{r:number($most)}</text>
      </xsl:if>
      <xsl:for-each select="$bars">
        <xsl:variable name="left" as="xs:double" select="(position() - 1) * $step"/>
        <xsl:variable name="values" as="xs:double*" select="?values?* ! xs:double(.)"/>
        <xsl:variable name="sum" as="xs:double" select="sum($values)"/>
        <xsl:variable name="place" as="xs:integer" select="position()"/>
        <xsl:for-each select="$values">
          <xsl:variable name="at" as="xs:integer" select="position()"/>
          <xsl:if test=". gt 0">
            <xsl:variable name="below" as="xs:double" select="sum($values[position() lt $at]) div $most * $r:height"/>
            <xsl:variable name="tall" as="xs:double" select="max((. div $most * $r:height, 2))"/>
            <rect class="bar {if (count($values) gt 1) then $r:states[$at] else ''}" x="{r:percent($left + ($step - $width) div 2)}" width="{r:percent($width)}"
                y="{round($r:foot - $below - $tall, 1)}" height="{round($tall, 1)}"/>
          </xsl:if>
        </xsl:for-each>
        <xsl:if test="count($bars) le $r:numbered and $sum gt 0">
          <text class="number" x="{r:percent($left + $step div 2)}" y="{round($r:foot - max(($sum div $most * $r:height, 2)) - 6, 1)}" text-anchor="middle">{r:number($sum)}</text>
        </xsl:if>
        <xsl:if test="?tick">
          <xsl:variable name="before" as="xs:integer" select="count($bars[position() lt $place][?tick])"/>
          <text class="{if ($ticks gt 6 and $before mod 2 eq 1) then 'tick minor' else 'tick'}" x="{r:percent($left + $step div 2)}" y="{$r:foot + 19}" text-anchor="middle">{?tick}</text>
        </xsl:if>
      </xsl:for-each>
      <line class="ground" x1="0" x2="100%" y1="{$r:foot + 0.5}" y2="{$r:foot + 0.5}"/>
    </svg>
  </xsl:function>

  <!-- What a bar stands for, in words. -->
  <xsl:function name="r:key" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="unit" as="xs:string"/>
    <xsl:sequence select="
        if ($unit eq 'decade') then f:label('decade', $key)
        else if ($unit eq 'century') then $key || '–' || format-integer(xs:integer($key) + 99, '0000')
        else if ($unit eq 'share') then $key || '&#160;%'
        else $key"/>
  </xsl:function>

  <xsl:function name="r:percent" as="xs:string">
    <xsl:param name="number" as="xs:double"/>
    <xsl:sequence select="format-number($number, '0.##') || '%'"/>
  </xsl:function>

</xsl:stylesheet>
