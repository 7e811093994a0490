<?xml version="1.0" encoding="UTF-8"?>
<!-- The timeline: how many documents each month, year or decade has, drawn and as a table.
     Across, all is measured in per cent of the page, so that letters keep their size on any screen. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:s="urn:tei-convert:site"
    exclude-result-prefixes="#all">

  <!-- Where the bars stand and how high the highest is, in pixels. -->
  <xsl:variable name="s:foot" as="xs:integer" select="150"/>
  <xsl:variable name="s:height" as="xs:integer" select="126"/>
  <!-- With more bars than this, numbers over them would touch. -->
  <xsl:variable name="s:numbered" as="xs:integer" select="14"/>

  <xsl:function name="s:timeline" as="element(section)?">
    <xsl:param name="timeline" as="map(*)?"/>
    <xsl:param name="root" as="xs:string"/>
    <xsl:if test="exists($timeline?bars)">
      <section class="timeline" aria-labelledby="timeline-label">
        <h2 id="timeline-label">{f:label('timeline.' || $timeline?unit)}</h2>
        <xsl:sequence select="s:chart($timeline, $root)"/>
        <xsl:if test="$timeline?loose gt 0">
          <p class="hint">{f:count($timeline?loose, 'year-only-one', 'year-only')}</p>
        </xsl:if>
        <details>
          <summary>{f:label('figures-table')}</summary>
          <table>
            <thead>
              <tr>
                <th scope="col">{f:label('unit.' || $timeline?unit)}</th>
                <th scope="col">{f:label('edition')}</th>
              </tr>
            </thead>
            <tbody>
              <xsl:for-each select="$timeline?bars?*[?count gt 0]">
                <tr>
                  <th scope="row"><a href="{$root}{?href}">{s:unit(?key, $timeline?unit)}</a></th>
                  <td>{f:number(xs:integer(?count))}</td>
                </tr>
              </xsl:for-each>
            </tbody>
          </table>
        </details>
      </section>
    </xsl:if>
  </xsl:function>

  <xsl:function name="s:chart" as="element()">
    <xsl:param name="timeline" as="map(*)"/>
    <xsl:param name="root" as="xs:string"/>
    <xsl:variable name="bars" as="map(*)*" select="$timeline?bars?*"/>
    <xsl:variable name="step" as="xs:double" select="100 div count($bars)"/>
    <xsl:variable name="width" as="xs:double" select="min(($step * 0.74, 9))"/>
    <svg xmlns="http://www.w3.org/2000/svg" class="chart" role="group" aria-labelledby="timeline-label" width="100%" height="176">
      <xsl:if test="count($bars) gt $s:numbered">
        <line class="grid" x1="0" x2="100%" y1="{$s:foot - $s:height}" y2="{$s:foot - $s:height}"/>
        <text class="most" x="100%" y="{$s:foot - $s:height - 5}" text-anchor="end">{f:number(xs:integer($timeline?most))}</text>
      </xsl:if>
      <xsl:for-each select="$bars">
        <xsl:variable name="left" as="xs:double" select="(position() - 1) * $step"/>
        <xsl:variable name="tall" as="xs:double" select="max((?count div $timeline?most * $s:height, 2))"/>
        <xsl:if test="?count gt 0">
          <a href="{$root}{?href}">
            <title>{s:unit(?key, $timeline?unit)}: {s:documents-count(?count)}</title>
            <rect class="reach" x="{s:percent($left)}" width="{s:percent($step)}" y="0" height="{$s:foot}"/>
            <rect class="bar" x="{s:percent($left + ($step - $width) div 2)}" width="{s:percent($width)}"
                y="{round($s:foot - $tall, 1)}" height="{round($tall, 1)}"/>
            <xsl:if test="count($bars) le $s:numbered">
              <text class="number" x="{s:percent($left + $step div 2)}" y="{round($s:foot - $tall - 6, 1)}" text-anchor="middle" aria-hidden="true">{f:number(xs:integer(?count))}</text>
            </xsl:if>
          </a>
        </xsl:if>
      </xsl:for-each>
      <line class="ground" x1="0" x2="100%" y1="{$s:foot + 0.5}" y2="{$s:foot + 0.5}"/>
      <xsl:sequence select="s:ticks($bars, $timeline?unit, $step)"/>
    </svg>
  </xsl:function>

  <!-- As many dates under the bars as there is room for; on a small screen only every other. -->
  <xsl:function name="s:ticks" as="element()*">
    <xsl:param name="bars" as="map(*)*"/>
    <xsl:param name="unit" as="xs:string"/>
    <xsl:param name="step" as="xs:double"/>
    <xsl:variable name="keys" as="xs:string*" select="$bars?key"/>
    <!-- A year stands under its January; under the first bar too, unless a January comes so soon that they would touch. -->
    <xsl:variable name="near" as="xs:string*" select="$keys[position() = 2 to 1 + xs:integer(ceiling(count($keys) * 0.12))]"/>
    <xsl:variable name="few" as="xs:boolean" select="$unit eq 'month' and count($keys) le 3"/>
    <xsl:variable name="shown" as="xs:integer*" select="
        for $n in 1 to count($keys) return $n[
          if ($few) then true()
          else if ($unit eq 'month') then ends-with($keys[$n], '-01') or $n eq 1 and not(some $key in $near satisfies ends-with($key, '-01'))
          else s:round-year($keys[$n], $unit, count($keys))]"/>
    <xsl:for-each select="$shown">
      <xsl:variable name="key" as="xs:string" select="$keys[current()]"/>
      <text xmlns="http://www.w3.org/2000/svg" class="{if (count($shown) gt 7 and position() mod 2 eq 0) then 'tick minor' else 'tick'}" aria-hidden="true"
          x="{s:percent((. - 0.5) * $step)}" y="{$s:foot + 19}" text-anchor="middle">{if ($few) then f:date($key) else substring($key, 1, 4)}</text>
    </xsl:for-each>
  </xsl:function>

  <!-- Whether a year is written under its bar: every one of a few, else every second, fifth, tenth ... -->
  <xsl:function name="s:round-year" as="xs:boolean">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="unit" as="xs:string"/>
    <xsl:param name="bars" as="xs:integer"/>
    <xsl:variable name="number" as="xs:integer" select="xs:integer($key) idiv (if ($unit eq 'century') then 100 else if ($unit eq 'decade') then 10 else 1)"/>
    <xsl:variable name="every" as="xs:integer" select="(1, 2, 5, 10, 20, 50, 100)[$bars div . le 12][1]"/>
    <xsl:sequence select="$number mod $every eq 0"/>
  </xsl:function>

  <xsl:function name="s:percent" as="xs:string">
    <xsl:param name="number" as="xs:double"/>
    <xsl:sequence select="format-number($number, '0.##') || '%'"/>
  </xsl:function>

  <xsl:function name="s:unit" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="unit" as="xs:string"/>
    <xsl:sequence select="
        if ($unit eq 'decade') then f:label('decade', $key)
        else if ($unit eq 'century') then $key || '–' || format-integer(xs:integer($key) + 99, '0000')
        else f:date($key)"/>
  </xsl:function>

</xsl:stylesheet>
