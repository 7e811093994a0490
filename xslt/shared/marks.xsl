<?xml version="1.0" encoding="UTF-8"?>
<!-- What both editions must know of the encoding: brackets, gaps, which elements are blocks. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:f="urn:tei-convert:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- The printed opening bracket that @rend stands for. -->
  <xsl:function name="f:open" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="if (empty($element/@rend)) then '' else if (tokenize($element/@rend) = 'brackets') then '['
        else if (tokenize($element/@rend) = 'quotes') then f:label('quote-open') else ''"/>
  </xsl:function>

  <xsl:function name="f:close" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="if (empty($element/@rend)) then '' else if (tokenize($element/@rend) = 'brackets') then ']'
        else if (tokenize($element/@rend) = 'quotes') then f:label('quote-close') else ''"/>
  </xsl:function>

  <!-- A gap or a separator as it is printed; a gap without a printed mark gets the usual one. -->
  <xsl:function name="f:printed" as="xs:string">
    <xsl:param name="mark" as="element()"/>
    <xsl:sequence select="if (normalize-space($mark/@rend)) then string($mark/@rend)
                          else if ($mark/self::gap) then '[…]' else '* * *'"/>
  </xsl:function>

  <!-- Whether a node is printed as a block of its own, wherever it stands. -->
  <xsl:variable name="block-names" static="yes" as="map(xs:string, xs:boolean)" select="
      map:merge(tokenize('p ab list table floatingText sp div head opener closer postscript address salute
          lg l figure eg castList castGroup listBibl titlePage epigraph argument trailer byline docImprint
          docTitle titlePart imprimatur docEdition spGrp set performance prologue epilogue dateline signed')
                ! map:entry(., true()))"/>

  <!-- What holds blocks is one itself; a footnote is none, whatever it holds. -->
  <xsl:function name="f:block" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="
        $node instance of element()
          and (map:contains($block-names, local-name($node))
               or not($node/self::note[f:footnote(.)]) and f:has-blocks($node))"/>
  </xsl:function>

  <xsl:function name="f:has-blocks" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/descendant::*[map:contains($block-names, local-name())])
        and (some $child in $element/* satisfies f:block($child))"/>
  </xsl:function>

  <xsl:variable name="page-ids" static="yes" as="map(xs:string, xs:boolean)" select="
      map:merge(tokenize('text notes persons places organisations source cite summary closed') ! (map:entry(., true()), map:entry(. || '-label', true())))"/>

  <!-- The id that an element has in a page: its own, unless the page has that one for itself. -->
  <xsl:function name="f:anchor" as="xs:string">
    <xsl:param name="id" as="xs:string"/>
    <xsl:sequence select="
        if (map:contains($page-ids, $id) or starts-with($id, 'ref-') or starts-with($id, 'p') and not(contains('abcdefghijklmnopqrstuvwxyz-', substring($id, 2, 1))) and matches($id, '^p\d+$') or contains($id, ' '))
        then 'tei-' || translate($id, ' ', '-') else $id"/>
  </xsl:function>

  <!-- Of two forms of the same words the one to read: regular, correct, written out, else the first. -->
  <xsl:function name="f:reading" as="element()?">
    <xsl:param name="choice" as="element(choice)"/>
    <xsl:sequence select="($choice/(reg, corr, expan), $choice/*)[1]"/>
  </xsl:function>

  <!-- What is said of the other one: “in the source: teh”. -->
  <xsl:function name="f:other-form" as="xs:string">
    <xsl:param name="other" as="element()"/>
    <xsl:param name="read" as="element()?"/>
    <xsl:sequence select="(f:known-label('form.' || local-name($other)), f:label('form.other'))[1]
        => f:fill('form', normalize-space($other))"/>
  </xsl:function>

  <!-- Names of elements and attributes as one writes them. -->
  <xsl:function name="f:code-open" as="xs:string">
    <xsl:param name="code" as="element()"/>
    <xsl:sequence select="if ($code/(self::gi | self::tag)) then '&lt;' else if ($code/self::att) then '@' else ''"/>
  </xsl:function>

  <xsl:function name="f:code-close" as="xs:string">
    <xsl:param name="code" as="element()"/>
    <xsl:sequence select="if ($code/(self::gi | self::tag)) then '&gt;' else ''"/>
  </xsl:function>

  <!-- The mark printed after a doubtful word, with the space that parts them. -->
  <xsl:function name="f:doubt" as="xs:string">
    <xsl:param name="unclear" as="element(unclear)"/>
    <xsl:sequence select="$unclear/@rend[not(tokenize(.) = 'brackets')] ! (' ' || .) => string-join()"/>
  </xsl:function>

  <!-- The number or sign printed before a list item, when it is kept in an attribute. -->
  <xsl:function name="f:item-number" as="xs:string?">
    <xsl:param name="item" as="element(item)"/>
    <xsl:sequence select="$item/@n ! string(.)"/>
  </xsl:function>

</xsl:stylesheet>
