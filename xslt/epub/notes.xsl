<?xml version="1.0" encoding="UTF-8"?>
<!-- Footnotes as reading systems know them: the sign in the text opens the note, over the page where the system can. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:epub="http://www.idpf.org/2007/ops"
    xmlns:f="urn:tei-convert:functions"
    xmlns:h="urn:tei-convert:html"
    xmlns:e="urn:tei-convert:epub"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="note[f:footnote(.)]" priority="10">
    <a class="noteref" id="ref-{f:note-id(.)}" href="#{f:note-id(.)}" role="doc-noteref">{f:note-sign(.)}</a>
  </xsl:template>

  <xsl:template match="note[f:footnote(.)][f:unmarked(.)]" priority="11">
    <p class="unmarked">
      <xsl:next-match/>
      <xsl:text> {f:label('note-unmarked')}</xsl:text>
    </p>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="e:notes">
    <xsl:variable name="notes" as="element(note)*" select="f:footnotes(.)"/>
    <xsl:if test="exists($notes)">
      <section id="notes" epub:type="footnotes" aria-labelledby="notes-label">
        <h2 id="notes-label">{f:label('notes')}</h2>
        <xsl:text>&#10;</xsl:text>
        <div>
          <xsl:sequence select="h:language(text)"/>
          <xsl:text>&#10;</xsl:text>
          <xsl:for-each select="$notes">
            <aside class="footnote" id="{f:note-id(.)}" role="doc-footnote">
              <xsl:sequence select="f:own-direction(.)[$h:bidirectional] ! h:dir(.)"/>
              <a class="backlink" href="#ref-{f:note-id(.)}" role="doc-backlink" title="{f:label('note-back')}">{f:note-sign(.)}</a>
              <xsl:text> </xsl:text>
              <div class="note">
                <xsl:apply-templates/>
              </div>
            </aside>
            <xsl:text>&#10;</xsl:text>
          </xsl:for-each>
        </div>
      </section>
      <xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
