<?xml version="1.0" encoding="UTF-8"?>
<!-- The book of one document: its text in document.xhtml, the table of contents, the package document. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:h="urn:tei-convert:html"
    xmlns:e="urn:tei-convert:epub"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="/">
    <xsl:apply-templates select="$f:home/TEI"/>
  </xsl:template>

  <xsl:template match="TEI">
    <xsl:variable name="text" as="node()*">
      <xsl:call-template name="e:text"/>
    </xsl:variable>
    <xsl:variable name="page" as="document-node()" select="e:page(f:title(.), $lang, $text)"/>
    <xsl:variable name="navigation" as="document-node()"
        select="e:contents(f:title(.), e:headings($page), e:landmarks(.), e:page-breaks($page))"/>
    <xsl:variable name="files" as="map(xs:string, xs:string)" select="map{
        'document.xhtml': e:written($page),
        'nav.xhtml': e:written($navigation),
        'package.opf': e:written(e:package(e:facts(., $page)))}"/>
    <xsl:text>{serialize($files, map{'method': 'json'})}</xsl:text>
  </xsl:template>

  <!-- The parts of a document, in the order of reading. -->
  <xsl:template name="e:text">
    <section class="document" role="doc-chapter" aria-labelledby="book-head-1">
      <xsl:text>&#10;</xsl:text>
      <xsl:call-template name="h:front"/>
      <xsl:apply-templates select="teiHeader/profileDesc/abstract"/>
      <xsl:apply-templates select="text"/>
      <xsl:call-template name="e:notes"/>
      <xsl:apply-templates select="standOff"/>
      <xsl:call-template name="h:source"/>
      <section id="cite" aria-labelledby="cite-label">
        <h2 id="cite-label">{f:label('cite')}</h2>
        <p class="citation">{f:citation(.)}</p>
        <xsl:if test="text//p[@n]"><p class="hint">{f:label('book.paragraphs')}</p></xsl:if>
        <xsl:if test="teiHeader/encodingDesc/appInfo/application">
          <p class="hint">{f:label('converted') => f:fill('software',
            teiHeader/encodingDesc/appInfo/application[1] ! string-join((normalize-space(label[1]), @version), ' '))}</p>
        </xsl:if>
      </section>
    </section>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="abstract">
    <section id="summary" class="abstract" role="doc-abstract" aria-labelledby="summary-label">
      <h2 id="summary-label">{f:label('summary')}</h2>
      <div>
        <xsl:sequence select="h:language(..)"/>
        <xsl:apply-templates select="*"/>
      </div>
    </section>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="text">
    <div id="text" class="text">
      <xsl:sequence select="h:language(.)"/>
      <xsl:text>&#10;</xsl:text>
      <xsl:apply-templates select="*"/>
    </div>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:function name="e:landmarks" as="element(Q{}li)*">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:sequence select="e:landmark('bodymatter', 'document.xhtml#text', 'text')[exists($tei/text)]"/>
    <xsl:sequence select="e:landmark('footnotes', 'document.xhtml#notes', 'notes')[exists(f:footnotes($tei))]"/>
  </xsl:function>

  <!-- What the package document says of the book. -->
  <xsl:function name="e:facts" as="map(*)">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:param name="page" as="document-node()"/>
    <xsl:variable name="header" as="element(teiHeader)?" select="$tei/teiHeader"/>
    <xsl:variable name="statement" as="element(titleStmt)?" select="$header/fileDesc/titleStmt"/>
    <xsl:variable name="publication" as="element(publicationStmt)?" select="$header/fileDesc/publicationStmt"/>
    <xsl:variable name="language" as="xs:string" select="e:language(f:language(($tei/text, $tei)[1]))"/>
    <xsl:sequence select="map{
        'title': f:title($tei),
        'languages': $language,
        'right-to-left': f:language-direction($language) = 'rtl',
        'addresses': f:address($tei)[matches(., '^(https?|doi):')],
        'authors': $statement/author ! normalize-space(.)[.],
        'translators': f:translators($tei)[.],
        'editors': $statement/editor[not(@role = 'translator')] ! normalize-space(.)[.],
        'publisher': $publication/publisher[not(@resp)][1] ! normalize-space(.)[.],
        'rights': $publication/availability/licence[1] ! (normalize-space(.)[.], string(@target))[1],
        'description': $header/profileDesc/abstract ! normalize-space(string-join(*, ' '))[.],
        'source': string-join(f:archive-fields($tei)[not(?name = ('settlement', 'country'))]?texts, ', ')[.],
        'subjects': $header/profileDesc/textClass/keywords/term ! normalize-space(.)[.],
        'set': $edition-title[.],
        'markers': exists($page//*[@role = 'doc-pagebreak']),
        'pages': exists(e:page-breaks($page)),
        'files': ('nav.xhtml', 'document.xhtml'),
        'spine': 'document.xhtml'}"/>
  </xsl:function>

</xsl:stylesheet>
