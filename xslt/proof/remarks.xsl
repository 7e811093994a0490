<?xml version="1.0" encoding="UTF-8"?>
<!-- What is said of a document: findings and questions, what editors have said, how to say otherwise. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:h="urn:tei-convert:html"
    xmlns:p="urn:tei-convert:proof"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:variable name="p:shown" as="xs:integer" static="yes" select="12"/>

  <!-- The list at the top, the most doubtful first; a long one is folded. -->
  <xsl:function name="p:doubts" as="element()?">
    <xsl:param name="plan" as="map(*)"/>
    <xsl:if test="exists($plan?doubts?*)">
      <section class="doubts" aria-labelledby="doubts-label">
        <h2 id="doubts-label">{f:label(if ($plan?doubts?*?kind = 'failure') then 'failed' else 'proof-doubts')}</h2>
        <xsl:variable name="doubts" as="map(*)*" select="$plan?doubts?*"/>
        <xsl:variable name="first" as="xs:integer" select="if (count($doubts) gt $p:shown + 3) then $p:shown else count($doubts)"/>
        <xsl:sequence select="p:list($doubts[position() le $first])"/>
        <xsl:if test="count($doubts) gt $first">
          <details class="more">
            <summary>{f:label('proof-more', f:number(count($doubts) - $first))}</summary>
            <xsl:sequence select="p:list($doubts[position() gt $first])"/>
          </details>
        </xsl:if>
      </section>
    </xsl:if>
  </xsl:function>

  <xsl:function name="p:said" as="element()?">
    <xsl:param name="plan" as="map(*)"/>
    <xsl:if test="exists($plan?said?*)">
      <section class="said" aria-labelledby="said-label">
        <h2 id="said-label">{f:label('proof-said')}</h2>
        <xsl:sequence select="p:list($plan?said?*)"/>
      </section>
    </xsl:if>
  </xsl:function>

  <xsl:function name="p:list" as="element()">
    <xsl:param name="remarks" as="map(*)*"/>
    <ol>
      <xsl:for-each select="$remarks">
        <li class="{?kind}">
          <xsl:choose>
            <xsl:when test="?at"><a class="at" href="#{?at}">{f:label('proof-line', ?line)}</a></xsl:when>
            <xsl:otherwise><span class="at">{f:label('proof-whole')}</span></xsl:otherwise>
          </xsl:choose>
          <xsl:text> </xsl:text>
          <span><xsl:sequence select="p:remark(.)"/></span>
        </li>
      </xsl:for-each>
    </ol>
  </xsl:function>

  <!-- A remark in words. What the converter says of its rules is English. -->
  <xsl:function name="p:remark" as="node()*">
    <xsl:param name="remark" as="map(*)"/>
    <xsl:choose>
      <xsl:when test="$remark?kind = ('finding', 'failure')">
        <b>{if ($remark?kind = 'failure') then f:label('failed') else f:label('proof-finding')}</b>
        <xsl:text> </xsl:text>
        <xsl:sequence select="p:english($remark?message)"/>
        <xsl:text> </xsl:text>
        <code>{$remark?code}</code>
      </xsl:when>
      <xsl:when test="$remark?kind = ('name', 'passed')">
        <b>{f:label('doubt.' || $remark?ask)}</b>
        <xsl:variable name="person" as="xs:string?" select="string-join(($remark?name, $remark?person ! ('(' || . || ')')), ' ')[.]"/>
        <xsl:variable name="meant" as="xs:string" select="string-join(($person, $remark?runner_up), ' ' || f:label('proof-or') || ' ')"/>
        <xsl:text> {p:quoted($remark?surface)}{$remark?count[. ne '1'] ! (' (' || f:label('proof-times', .) || ')')}{$meant[.] ! (' → ' || .)}: </xsl:text>
        <xsl:sequence select="p:english($remark?why)"/>
      </xsl:when>
      <xsl:when test="$remark?kind = 'correction'">
        <b>{f:label('proof-correction')}</b>
        <xsl:text> {p:quoted($remark?text)}: </xsl:text>
        <code>is = "{$remark?is}"</code>
        <xsl:text> ({$remark?place})</xsl:text>
      </xsl:when>
      <xsl:when test="$remark?kind = 'decision'">
        <b>{f:label('proof-decision')}</b>
        <xsl:text> {p:quoted($remark?surface)}: </xsl:text>
        <code>{$remark?decision}</code>
        <xsl:text>{$remark?person ! (' → ' || .)} ({$remark?place}{$remark?count[. ne '1'] ! ('; ' || f:label('proof-times', .))})</xsl:text>
      </xsl:when>
      <xsl:otherwise>
        <b>{f:label('proof-statement')}</b>
        <xsl:text> </xsl:text>
        <code>{$remark?field}</code>
        <xsl:text>: {$remark?values} ({$remark?place})</xsl:text>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="p:quoted" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="f:label('quote-open') || $text || f:label('quote-close')"/>
  </xsl:function>

  <xsl:function name="p:english" as="node()">
    <xsl:param name="text" as="xs:string"/>
    <xsl:choose>
      <xsl:when test="$lang = 'en'"><xsl:text>{$text}</xsl:text></xsl:when>
      <xsl:otherwise><span lang="en">{$text}</span></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- How an editor says otherwise. -->
  <xsl:function name="p:how" as="element()">
    <xsl:param name="plan" as="map(*)"/>
    <details class="how">
      <summary>{f:label('proof-how')}</summary>
      <dl>
        <dt>{f:label('proof-how-line')}</dt>
        <dd>
          <p>{f:label('proof-how-line-text') => f:fill('file', string($plan?fix))}</p>
          <pre tabindex="0">[[line]]&#10;text = "…"&#10;is = "heading"</pre>
          <p><code>tei-convert show keys {$plan?source}</code></p>
        </dd>
        <dt>{f:label('proof-how-name')}</dt>
        <dd>
          <p>{f:label('proof-how-name-text') => f:fill('file', string($plan?source))}</p>
          <p><code>tei-convert names CORPUS --review CORPUS/review.csv</code></p>
        </dd>
        <dt>{f:label('proof-how-field')}</dt>
        <dd><p>{f:label('proof-how-field-text') => f:fill('file', string($plan?fix))}</p></dd>
      </dl>
    </details>
  </xsl:function>

</xsl:stylesheet>
