<?xml version="1.0" encoding="UTF-8"?>
<!-- nav.xhtml: the table of contents, the landmarks, the list of the printed pages. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:epub="http://www.idpf.org/2007/ops"
    xmlns:f="urn:tei-convert:functions"
    xmlns:e="urn:tei-convert:epub"
    exclude-result-prefixes="#all">

  <xsl:function name="e:contents" as="document-node()">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="entries" as="element(li)*"/>
    <xsl:param name="landmarks" as="element(li)*"/>
    <xsl:param name="pages" as="element(li)*"/>
    <xsl:variable name="content" as="element(nav)*">
      <nav id="toc" role="doc-toc" aria-labelledby="toc-label">
        <h1 id="toc-label">{f:label('book.contents')}</h1>
        <ol><xsl:sequence select="$entries"/></ol>
      </nav>
      <nav id="landmarks" epub:type="landmarks" aria-label="{f:label('book.landmarks')}" hidden="hidden">
        <ol><xsl:sequence select="$landmarks"/></ol>
      </nav>
      <xsl:if test="exists($pages)">
        <nav id="pages" role="doc-pagelist" aria-label="{f:label('book.pages')}" hidden="hidden">
          <ol><xsl:sequence select="$pages"/></ol>
        </nav>
      </xsl:if>
    </xsl:variable>
    <xsl:sequence select="e:page($title, $lang, $content)"/>
  </xsl:function>

  <xsl:function name="e:entry" as="element(li)">
    <xsl:param name="href" as="xs:string"/>
    <xsl:param name="label" as="item()*"/>
    <xsl:param name="parts" as="element(li)*"/>
    <li>
      <a href="{$href}"><xsl:sequence select="$label"/></a>
      <xsl:if test="exists($parts)">
        <ol><xsl:sequence select="$parts"/></ol>
      </xsl:if>
      <xsl:text>&#10;</xsl:text>
    </li>
  </xsl:function>

  <xsl:function name="e:landmark" as="element(li)">
    <xsl:param name="type" as="xs:string"/>
    <xsl:param name="href" as="xs:string"/>
    <xsl:param name="label" as="xs:string"/>
    <li><a epub:type="{$type}" href="{$href}">{f:label($label)}</a></li>
  </xsl:function>

  <!-- The headings of a document's page, as they stand below each other. -->
  <xsl:function name="e:headings" as="element(li)*">
    <xsl:param name="page" as="document-node()"/>
    <xsl:sequence select="e:below($page//*:body//(*:h1 | *:h2 | *:h3 | *:h4 | *:h5 | *:h6)[normalize-space(e:heading(.))])"/>
  </xsl:function>

  <xsl:function name="e:below" as="element(li)*">
    <xsl:param name="headings" as="element()*"/>
    <xsl:variable name="level" as="xs:string" select="local-name($headings[1])"/>
    <xsl:for-each-group select="$headings" group-starting-with="*[local-name() le $level]">
      <xsl:sequence select="e:entry('document.xhtml#' || @id, e:heading(.), e:below(tail(current-group())))"/>
    </xsl:for-each-group>
  </xsl:function>

  <!-- A heading without the signs of its notes. -->
  <xsl:function name="e:heading" as="xs:string">
    <xsl:param name="heading" as="element()"/>
    <xsl:sequence select="normalize-space(string-join($heading//text()[not(ancestor::*[@role = 'doc-noteref'])]))"/>
  </xsl:function>

  <!-- The pages of the source that have a number. -->
  <xsl:function name="e:page-breaks" as="element(li)*">
    <xsl:param name="page" as="document-node()"/>
    <xsl:sequence select="$page//*[@role = 'doc-pagebreak'][normalize-space(@data-n)]
        ! e:entry('document.xhtml#' || @id, string(@data-n), ())"/>
  </xsl:function>

</xsl:stylesheet>
