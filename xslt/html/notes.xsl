<?xml version="1.0" encoding="UTF-8"?>
<!-- Footnotes: a marker in the text, the note at the end with the way back. A followed marker shows the note at the foot of the window by style alone (:target). -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:h="urn:tei-convert:html"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- The sign is drawn by the style sheet, so that a copied passage is free of it. -->
  <xsl:template match="note[f:footnote(.)]">
    <a class="noteref" id="ref-{f:note-id(.)}" href="#{f:note-id(.)}" role="doc-noteref"
       data-n="{f:note-sign(.)}" aria-label="{f:label('note', f:note-sign(.))}"/>
  </xsl:template>

  <xsl:template match="note[f:footnote(.)][f:unmarked(.)]" priority="2">
    <p class="unmarked" data-label="{f:label('note-unmarked')}"><xsl:next-match/></p>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- Explanations and [sic], printed in the line. -->
  <xsl:template match="note" priority="-1">
    <xsl:element name="{if (f:has-blocks(.)) then 'div' else 'span'}">
      <xsl:apply-templates select="." mode="h:attributes"/>
      <xsl:text>{f:open(.)}</xsl:text>
      <xsl:apply-templates/>
      <xsl:text>{f:close(.)}</xsl:text>
    </xsl:element>
  </xsl:template>

  <xsl:template name="h:notes">
    <xsl:variable name="notes" as="element(note)*" select="f:footnotes(.)"/>
    <xsl:if test="exists($notes)">
      <section id="notes" role="doc-endnotes" aria-labelledby="notes-label">
        <xsl:call-template name="h:found"/>
        <h2 id="notes-label">{f:label('notes')}</h2>
        <ol>
          <xsl:sequence select="h:language(text)"/>
          <xsl:apply-templates select="$notes" mode="h:note"/>
        </ol>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="note" mode="h:note">
    <li id="{f:note-id(.)}" data-type="{@type}">
      <xsl:sequence select="f:own-direction(.)[$h:bidirectional] ! h:dir(.)"/>
      <a class="backlink" href="#ref-{f:note-id(.)}" role="doc-backlink" title="{f:label('note-back')}"
         aria-label="{f:label('note', f:note-sign(.))}: {f:label('note-back')}">{f:note-sign(.)}</a>
      <xsl:text> </xsl:text>
      <div class="note">
        <xsl:apply-templates/>
      </div>
      <a class="close" href="#closed" aria-label="{f:label('note-close')}">×</a>
    </li>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- The rules of this page alone. In a wide window a note stands at the height of its marker: each marker is an anchor,
       and its note knows which. On paper each sheet has the title at its head. -->
  <xsl:function name="h:page-rules" as="xs:string">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="notes" as="xs:string*" select="
        let $footnotes := f:footnotes($tei)
        return for $n in 1 to count($footnotes), $id in replace(f:note-id($footnotes[$n]), '([^\p{L}\p{N}_-])', '\\$1')
        return '#ref-' || $id || '{anchor-name:--r' || $n || '}#' || $id || '{--r:--r' || $n || '}&#10;'"/>
    <xsl:variable name="title" as="xs:string" select="
        replace(f:title($tei), '^(.{80}\S*)\s.*$', '$1 …', 's') => replace('([&quot;\\])', '\\$1') => replace('&lt;', '\\3c ')"/>
    <xsl:sequence select="string-join(($notes, '@page{@top-center{content:&quot;' || $title || '&quot;}}&#10;'))"/>
  </xsl:function>

</xsl:stylesheet>
