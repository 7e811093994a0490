<?xml version="1.0" encoding="UTF-8"?>
<!-- The page about the edition: what its header says of it and of the encoding, how to cite it, the files that can be fetched. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:s="urn:tei-convert:site"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- The encoding description, part by part. -->
  <xsl:mode name="s:about" on-no-match="fail"/>

  <xsl:template match="/">
    <xsl:variable name="page" as="map(*)" select="parse-json($site)"/>
    <xsl:variable name="header" as="element(teiHeader)" select="teiCorpus/teiHeader"/>
    <xsl:variable name="title" as="xs:string" select="f:label('about')"/>
    <xsl:call-template name="s:frame">
      <xsl:with-param name="page" select="$page"/>
      <xsl:with-param name="title" select="$title"/>
      <xsl:with-param name="description" select="s:edition($page) || ': ' || $title"/>
      <xsl:with-param name="current" select="'about'"/>
      <xsl:with-param name="skip" select="'edition'"/>
      <xsl:with-param name="content" as="node()*">
        <header class="front">
          <p class="kind" lang="{($page?lang, $lang)[1]}">{s:edition($page)}</p>
          <h1>{$title}</h1>
          <p class="when">{s:summary($page)}</p>
          <nav class="parts" aria-label="{f:label('parts')}">
            <ul>
              <xsl:for-each select="'edition', 'encoding', 'names', 'rights', 'cite', 'files', 'credits'">
                <li><a href="#{.}">{f:label('about.' || .)}</a></li>
              </xsl:for-each>
            </ul>
          </nav>
        </header>
        <xsl:sequence select="s:part('edition', ($header/encodingDesc/projectDesc, $header/fileDesc/sourceDesc) ! s:about(.))"/>
        <xsl:sequence select="s:part('encoding', s:encoding($header/encodingDesc))"/>
        <xsl:sequence select="s:part('names', s:naming($header/encodingDesc))"/>
        <xsl:sequence select="s:part('rights', $header/fileDesc/publicationStmt/availability ! s:about(.))"/>
        <xsl:sequence select="s:part('cite', s:cite($header/fileDesc, $page))"/>
        <xsl:sequence select="s:part('files', s:files($page))"/>
        <xsl:sequence select="s:part('credits', s:credits($header))"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:function name="s:about" as="node()*">
    <xsl:param name="element" as="element()"/>
    <xsl:apply-templates select="$element" mode="s:about"/>
  </xsl:function>

  <xsl:function name="s:part" as="element(section)" xpath-default-namespace="">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="content" as="node()*"/>
    <section class="part" id="{$name}" aria-labelledby="{$name}-label">
      <h2 id="{$name}-label">{f:label('about.' || $name)}</h2>
      <xsl:sequence select="$content"/>
    </section>
  </xsl:function>

  <!-- How the texts were treated, then what describes kinds, markings and passages. -->
  <xsl:function name="s:encoding" as="node()*">
    <xsl:param name="encoding" as="element(encodingDesc)"/>
    <p>{f:label('about.tei')}</p>
    <xsl:sequence select="
        $encoding/editorialDecl/(* except interpretation) ! s:about(.),
        $encoding/classDecl/taxonomy[not(@xml:id = 'name-evidence')] ! s:about(.),
        $encoding/refsDecl ! s:about(.)"/>
    <p class="hint">{f:label('about.each')}</p>
  </xsl:function>

  <!-- How persons and other names were found, and what it means that one is certain. -->
  <xsl:function name="s:naming" as="node()*">
    <xsl:param name="encoding" as="element(encodingDesc)"/>
    <xsl:sequence select="$encoding/editorialDecl/interpretation ! s:about(.), $encoding/classDecl/taxonomy[@xml:id = 'name-evidence'] ! s:about(.)"/>
    <h3>{f:label('about.certainty')}</h3>
    <p>{f:label('about.certainty-means')}</p>
    <h3>{f:label('about.registers')}</h3>
    <p>{f:label('about.registers-how')}</p>
    <xsl:sequence select="$encoding/listPrefixDef ! s:about(.)"/>
  </xsl:function>

  <!-- “Ada Muster and Ines Probe (eds.), The Harbour Papers. Press, 2026. https://…” -->
  <xsl:function name="s:cite" as="element()*">
    <xsl:param name="file" as="element(fileDesc)"/>
    <xsl:param name="page" as="map(*)"/>
    <xsl:variable name="editors" as="xs:string*" select="$file/titleStmt/editor ! normalize-space(.)"/>
    <xsl:variable name="published" as="element(publicationStmt)" select="$file/publicationStmt"/>
    <xsl:variable name="sentences" as="xs:string*" select="
        string-join(($editors[1] ! f:label(if (count($editors) gt 1) then 'cite-editors' else 'cite-editor', f:series($editors)), s:edition($page)), ', '),
        string-join(($published/publisher[not(@resp)] ! normalize-space(.), $published/date/@when ! substring(., 1, 4)), ', '),
        string($published/idno[@type = 'URI'])"/>
    <p class="citation">{string-join($sentences[.] ! replace(., '[.\s]+$', ''), '. ')}.</p>
    <p>{f:label('about.cite-document')}</p>
  </xsl:function>

  <xsl:function name="s:files" as="node()*">
    <xsl:param name="page" as="map(*)"/>
    <p>{f:label('about.files-each')}</p>
    <ul class="files">
      <xsl:for-each select="$page?files?*">
        <li><a href="{.}"><code>{.}</code></a><xsl:text> </xsl:text><span>{f:label('file.' || replace(., '^.*/', ''))}</span></li>
      </xsl:for-each>
    </ul>
  </xsl:function>

  <xsl:function name="s:credits" as="node()*">
    <xsl:param name="header" as="element(teiHeader)"/>
    <xsl:variable name="editors" as="xs:string*" select="$header/fileDesc/titleStmt/editor ! normalize-space(.)"/>
    <dl class="credits">
      <xsl:if test="exists($editors)">
        <dt>{f:label(if (count($editors) gt 1) then 'editors' else 'editor')}</dt>
        <dd>{f:series($editors)}</dd>
      </xsl:if>
      <xsl:for-each select="$header/fileDesc/publicationStmt/publisher[not(@resp)]">
        <dt>{f:label('publisher')}</dt>
        <dd>{normalize-space(.)}</dd>
      </xsl:for-each>
      <xsl:for-each select="$header/fileDesc/publicationStmt/date/@when">
        <dt>{f:label('facet.date')}</dt>
        <dd>{f:date(.)}</dd>
      </xsl:for-each>
      <xsl:sequence select="$header/encodingDesc/appInfo ! s:about(.)"/>
    </dl>
    <p>{f:label('about.credits-each')}</p>
  </xsl:function>

</xsl:stylesheet>
