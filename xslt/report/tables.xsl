<?xml version="1.0" encoding="UTF-8"?>
<!-- The tables of the page about a conversion: reports to look at first, findings, layouts. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:r="urn:tei-convert:report"
    exclude-result-prefixes="#all">

  <xsl:function name="r:first" as="element(section)">
    <xsl:param name="page" as="map(*)"/>
    <xsl:variable name="rows" as="map(*)*" select="$page?first?*"/>
    <xsl:variable name="content" as="node()*">
      <xsl:choose>
        <xsl:when test="empty($rows)"><p>{f:label('run.nothing-first')}</p></xsl:when>
        <xsl:otherwise>
          <table>
            <caption>{f:label(if (count($rows) lt $page?doubtful) then 'run.first-of' else 'run.first-all')
                => f:fill('n', r:number(count($rows))) => f:fill('all', r:number($page?doubtful))}</caption>
            <thead>
              <tr>
                <th scope="col">{f:label('run.report')}</th>
                <th scope="col">{f:label('run.points')}</th>
                <th scope="col">{f:label('run.words-left-out')}</th>
              </tr>
            </thead>
            <tbody>
              <xsl:sequence select="$rows ! r:report(.)"/>
            </tbody>
          </table>
          <p class="hint">{f:label('proof-order')}</p>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:sequence select="r:part('first', $content)"/>
  </xsl:function>

  <!-- A report to look at: what it is, what was found in it, how sure its names are. -->
  <xsl:function name="r:report" as="element(tr)">
    <xsl:param name="report" as="map(*)"/>
    <tr>
      <th scope="row">
        <span class="title">
          <xsl:choose>
            <xsl:when test="$report?href"><a href="{$report?href}">{$report?title}</a></xsl:when>
            <xsl:otherwise>{$report?title}</xsl:otherwise>
          </xsl:choose>
        </span>
        <xsl:text> </xsl:text>
        <code>{$report?source}</code>
        <xsl:text> </xsl:text>
        <span class="facts">
          <xsl:choose>
            <xsl:when test="$report?message">
              <b>{f:label('failed')}</b>
              <xsl:text> </xsl:text>
              <span lang="en">{$report?message}</span>
            </xsl:when>
            <xsl:otherwise>
              <xsl:for-each select="$report?codes?*">
                <xsl:if test="position() gt 1">, </xsl:if>
                <a href="#f-{?code}">{?code}</a>
                <xsl:if test="?times gt 1"> ({r:number(?times)})</xsl:if>
              </xsl:for-each>
              <xsl:if test="sum(('high', 'medium', 'low') ! $report(.)) gt 0">
                <xsl:if test="exists($report?codes?*)"> · </xsl:if>
                <xsl:text>{r:sure($report)}</xsl:text>
              </xsl:if>
            </xsl:otherwise>
          </xsl:choose>
        </span>
      </th>
      <td>{r:number($report?points)}</td>
      <td>{r:number($report?left-out)}</td>
    </tr>
  </xsl:function>

  <!-- Reports that have left the corpus while what was made of them has stayed. -->
  <xsl:function name="r:left" as="element(section)?">
    <xsl:param name="page" as="map(*)"/>
    <xsl:variable name="content" as="node()*">
      <ul>
        <xsl:for-each select="$page?left?*">
          <li><code>{?source}</code>: <span lang="en">{?message}</span></li>
        </xsl:for-each>
      </ul>
    </xsl:variable>
    <xsl:if test="exists($page?left?*)">
      <xsl:sequence select="r:part('left', $content)"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="r:findings" as="element(section)">
    <xsl:param name="page" as="map(*)"/>
    <xsl:variable name="rows" as="map(*)*" select="$page?findings?*"/>
    <xsl:variable name="content" as="node()*">
      <xsl:choose>
        <xsl:when test="empty($rows)"><p>{f:label('run.nothing-found')}</p></xsl:when>
        <xsl:otherwise>
          <table>
            <caption>{f:label('run.findings-caption')}</caption>
            <thead>
              <tr>
                <th scope="col">{f:label('run.finding')}</th>
                <th scope="col">{f:label('run.reports')}</th>
                <th scope="col">{f:label('run.times')}</th>
              </tr>
            </thead>
            <tbody>
              <xsl:for-each select="$rows">
                <tr id="f-{?code}">
                  <th scope="row">
                    <code>{?code}</code>
                    <xsl:for-each select="f:known-label('finding.' || ?code)"><xsl:text> </xsl:text><span class="facts">{.}</span></xsl:for-each>
                  </th>
                  <td>{r:number(?reports)}</td>
                  <td>{r:number(?times)}</td>
                </tr>
              </xsl:for-each>
            </tbody>
          </table>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:sequence select="r:part('findings', $content)"/>
  </xsl:function>

  <xsl:function name="r:layouts" as="element(section)">
    <xsl:param name="page" as="map(*)"/>
    <xsl:variable name="content" as="node()*">
      <xsl:choose>
        <xsl:when test="empty($page?layouts?*)"><p>{f:label('empty')}</p></xsl:when>
        <xsl:otherwise>
          <table class="layouts">
            <caption>{f:label('run.layouts-caption')}</caption>
            <thead>
              <tr>
                <th scope="col">{f:label('run.layout')}</th>
                <xsl:for-each select="'run.reports', $r:states ! ('run.' || .)">
                  <th scope="col">{f:label(.)}</th>
                </xsl:for-each>
              </tr>
            </thead>
            <tbody>
              <xsl:for-each select="$page?layouts?*">
                <tr>
                  <th scope="row">
                    <xsl:choose>
                      <xsl:when test="?layout"><code>{?layout}</code></xsl:when>
                      <xsl:otherwise>{f:label('run.no-layout')}</xsl:otherwise>
                    </xsl:choose>
                  </th>
                  <xsl:for-each select="?reports, ?clean, ?found, ?failed">
                    <td>{r:number(.)}</td>
                  </xsl:for-each>
                </tr>
              </xsl:for-each>
            </tbody>
          </table>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:sequence select="r:part('layouts', $content)"/>
  </xsl:function>

</xsl:stylesheet>
