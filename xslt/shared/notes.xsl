<?xml version="1.0" encoding="UTF-8"?>
<!-- Which notes are footnotes, how they are numbered and addressed. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:key name="f:footnotes" match="note[f:footnote(.)]" use="'all'"/>

  <!-- Whether a note is printed apart from the running text. -->
  <xsl:function name="f:footnote" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="
        if ($note/ancestor::*[self::teiHeader or self::standOff or self::figure or self::bibl][not(self::teiHeader) or not($note/ancestor::abstract)]) then false()
        else if ($note/@place) then $note/@place ne 'inline'
        else not($note/@type = ('gloss', 'sic', 'copy'))
          and exists($note/parent::*[not(self::opener | self::closer | self::div | self::notesStmt
            | self::correspDesc | self::person | self::place | self::org)])"/>
  </xsl:function>

  <!-- The footnotes of a document, in its order. -->
  <xsl:function name="f:footnotes" as="element(note)*">
    <xsl:param name="within" as="node()"/>
    <xsl:sequence select="key('f:footnotes', 'all', root($within))"/>
  </xsl:function>

  <!-- The places of the footnotes of a document in their count, each by the id of its node. -->
  <xsl:function name="f:note-places" as="map(xs:string, xs:integer)" cache="yes">
    <xsl:param name="root" as="node()"/>
    <xsl:map>
      <xsl:for-each select="f:footnotes($root)">
        <xsl:map-entry key="generate-id(.)" select="position()"/>
      </xsl:for-each>
    </xsl:map>
  </xsl:function>

  <!-- The place of a footnote in the count; of another note, the one that a footnote there would have. -->
  <xsl:function name="f:note-place" as="xs:integer">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="(f:note-places(root($note))(generate-id($note)), count(f:footnotes($note)[. &lt;&lt; $note]) + 1)[1]"/>
  </xsl:function>

  <!-- Whether the printed numbers tell all footnotes apart (an enclosure may begin again at 1). -->
  <xsl:function name="f:printed-numbers" as="xs:boolean" cache="yes">
    <xsl:param name="root" as="node()"/>
    <xsl:variable name="notes" as="element(note)*" select="f:footnotes($root)"/>
    <xsl:sequence select="count(distinct-values($notes/@n)) eq count($notes)"/>
  </xsl:function>

  <!-- The sign of a footnote: the printed one, or its place in the count. -->
  <xsl:function name="f:note-sign" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="if (f:printed-numbers(root($note))) then string($note/@n)
                          else string(f:note-place($note))"/>
  </xsl:function>

  <!-- The address of a footnote in the page. -->
  <xsl:function name="f:note-id" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="($note/@xml:id ! f:anchor(.), 'note-' || f:note-place($note))[1] ! string(.)"/>
  </xsl:function>

  <!-- Whether the marker of a footnote is missing, so that the note stands at the end of its div. -->
  <xsl:function name="f:unmarked" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="exists($note/parent::div)"/>
  </xsl:function>

</xsl:stylesheet>
