<?xml version="1.0" encoding="UTF-8"?>
<!-- What a volume is and holds: its title, its documents by year, what its package document says. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:f="urn:tei-convert:functions"
    xmlns:e="urn:tei-convert:epub"
    exclude-result-prefixes="#all">

  <!-- What was told, with what the documents' own books say of them, and with the titles. -->
  <xsl:function name="e:volume" as="map(*)">
    <xsl:param name="told" as="map(*)"/>
    <xsl:variable name="edition" as="xs:string" select="($told?edition[.], f:label('edition'))[1]"/>
    <xsl:variable name="which" as="xs:string*" select="
        $told?year ! (if (. = '') then f:label('undated') else .), $told?part ! f:label('book.part', string(.))"/>
    <xsl:variable name="documents" as="map(*)*" select="$told?documents?* ! e:document(.)"/>
    <xsl:sequence select="map:merge((
        map{'set': $edition, 'which': string-join($which, ', '),
            'title': string-join(($edition, string-join($which, ', ')[.]), ': '),
            'texts': $documents}, $told))"/>
  </xsl:function>

  <xsl:function name="e:document" as="map(*)">
    <xsl:param name="told" as="map(*)"/>
    <xsl:variable name="package" as="document-node()" select="parse-xml($told?package)"/>
    <xsl:sequence select="map{
        'file': string($told?file),
        'year': string($told?year),
        'date': (if ($told?when) then f:date($told?when) else string($told?date))[.],
        'title': string($package//dc:title[1]),
        'languages': $package//dc:language ! string(.),
        'pages': exists($package//*:meta[. = 'pageBreakMarkers'])}"/>
  </xsl:function>

  <!-- The title page, the documents under their years, the register, the last page. -->
  <xsl:function name="e:volume-contents" as="document-node()">
    <xsl:param name="volume" as="map(*)"/>
    <xsl:variable name="entries" as="element(li)*">
      <xsl:for-each-group select="$volume?texts" group-adjacent="?year">
        <xsl:variable name="documents" as="element(li)*" select="current-group() ! e:document-entry(.)"/>
        <xsl:sequence select="
            if (exists($volume?year)) then $documents
            else e:entry(?file, (current-grouping-key()[.], f:label('undated'))[1], $documents)"/>
      </xsl:for-each-group>
      <xsl:if test="exists($volume?persons?*)"><xsl:sequence select="e:entry('register.xhtml', f:label('register'), ())"/></xsl:if>
      <xsl:sequence select="e:entry('colophon.xhtml', f:label('book.colophon'), ())"/>
    </xsl:variable>
    <xsl:variable name="landmarks" as="element(li)*" select="
        e:landmark('titlepage', 'title.xhtml', 'book.title-page'), e:landmark('toc', 'nav.xhtml', 'book.contents'),
        $volume?texts[1] ! e:landmark('bodymatter', ?file, 'edition'), e:landmark('colophon', 'colophon.xhtml', 'book.colophon')"/>
    <xsl:sequence select="e:contents($volume?title, $entries, $landmarks, ())"/>
  </xsl:function>

  <xsl:function name="e:document-entry" as="element(li)">
    <xsl:param name="document" as="map(*)"/>
    <xsl:variable name="label" as="item()*">
      <xsl:for-each select="$document?date"><span class="date">{.}</span><xsl:text>: </xsl:text></xsl:for-each>
      <cite><xsl:copy-of select="e:in-its-language($document)"/>{$document?title}</cite>
    </xsl:variable>
    <xsl:sequence select="e:entry($document?file, $label, ())"/>
  </xsl:function>

  <xsl:function name="e:in-its-language" as="attribute(lang)?">
    <xsl:param name="document" as="map(*)"/>
    <xsl:for-each select="$document?languages[1][. ne $lang]">
      <xsl:attribute name="lang" select="."/>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="e:volume-facts" as="map(*)">
    <xsl:param name="volume" as="map(*)"/>
    <xsl:variable name="languages" as="xs:string*" select="distinct-values($volume?texts?languages)"/>
    <xsl:variable name="spine" as="xs:string*" select="
        'title.xhtml', 'nav.xhtml', $volume?texts?file, 'register.xhtml'[exists($volume?persons?*)], 'colophon.xhtml'"/>
    <xsl:sequence select="map{
        'title': $volume?title,
        'languages': if (exists($languages)) then $languages else $lang,
        'right-to-left': exists($languages) and (every $language in $languages satisfies f:language-direction($language) = 'rtl'),
        'addresses': $volume[empty(?position)]?address[.],
        'editors': $volume?editors?*,
        'publisher': $volume?publisher[.],
        'rights': ($volume?licence[.], $volume?licence-url[.])[1],
        'description': e:summary($volume),
        'set': $volume[exists(?position)]?set,
        'position': $volume?position,
        'markers': $volume?texts?pages = true(),
        'files': $spine,
        'spine': $spine}"/>
  </xsl:function>

  <!-- “24 documents, 1957–1963”. -->
  <xsl:function name="e:summary" as="xs:string">
    <xsl:param name="volume" as="map(*)"/>
    <xsl:variable name="years" as="xs:string*" select="sort($volume?texts?year[.])"/>
    <xsl:variable name="count" as="xs:integer" select="count($volume?texts)"/>
    <xsl:sequence select="string-join((
        if ($count eq 1) then f:label('documents-one') else f:label('documents', f:number($count)),
        string-join(distinct-values(($years[1], $years[last()])), '–')[.]), ', ')"/>
  </xsl:function>

</xsl:stylesheet>
