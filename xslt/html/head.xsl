<?xml version="1.0" encoding="UTF-8"?>
<!-- What browsers, search engines and reference managers read. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:h="urn:tei-convert:html"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template name="h:head">
    <xsl:variable name="title" as="xs:string" select="f:title(.)"/>
    <xsl:variable name="publisher" as="xs:string?" select="teiHeader/fileDesc/publicationStmt/publisher[not(@resp)][1] ! normalize-space(.)"/>
    <head>
      <meta charset="UTF-8"/>
      <xsl:sequence select="f:policy()"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      <title>{string-join(($title, $publisher), ' – ')}</title>
      <xsl:sequence select="
          h:meta('description', (teiHeader/profileDesc/abstract/p[1], $title)[1] ! h:shortened(.)),
          h:highwire(., $publisher), h:dublin-core(., $publisher), h:zotero(.), h:open-graph(.), h:links(.)"/>
      <script type="application/ld+json"><xsl:value-of select="h:linked-data(.)"/></script>
      <xsl:call-template name="h:search"/>
      <style>{$style}{h:page-rules(.)}</style>
    </head>
  </xsl:template>

  <!-- The names that Google Scholar asks for. -->
  <xsl:function name="h:highwire" as="element(meta)*" xpath-default-namespace="">
    <xsl:param name="tei" as="element(Q{http://www.tei-c.org/ns/1.0}TEI)"/>
    <xsl:param name="publisher" as="xs:string?"/>
    <xsl:sequence select="
        h:meta('citation_title', f:title($tei)),
        h:authors($tei) ! h:meta('citation_author', h:for-zotero(.)),
        h:meta('citation_publication_date', h:when($tei) ! translate(., '-', '/')),
        h:meta('citation_technical_report_institution', h:institution($tei)),
        h:meta('citation_technical_report_number', h:number($tei)[h:kind($tei) = 'report']),
        h:meta('citation_publisher', $publisher),
        h:meta('citation_language', f:language($tei)),
        h:meta('citation_keywords', string-join(h:keywords($tei), '; ')),
        h:meta('citation_doi', h:doi($tei)),
        h:meta('citation_fulltext_html_url', h:address($tei))"/>
  </xsl:function>

  <!-- Dublin Core in HTML (DCMI, DC-HTML), without what would be taken for something else: an importer takes a
       contributor for the author when there is none, and the date of issue for that of the document. -->
  <xsl:function name="h:dublin-core" as="element()*">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:param name="publisher" as="xs:string?"/>
    <xsl:variable name="file" as="element(fileDesc)?" select="$tei/teiHeader/fileDesc"/>
    <xsl:variable name="authors" as="map(*)*" select="h:authors($tei)"/>
    <link rel="schema.DC" href="http://purl.org/dc/elements/1.1/"/>
    <link rel="schema.DCTERMS" href="http://purl.org/dc/terms/"/>
    <xsl:sequence select="
        h:meta('DC.title', f:title($tei)),
        $authors ! h:meta('DC.creator', ?sorted),
        if (exists($authors)) then f:translators($tei) ! h:meta('DC.contributor', .) else (),
        h:meta(('DC.date', 'DCTERMS.created'), h:when($tei)),
        h:meta('DC.publisher', $publisher),
        h:meta('DC.language', f:language($tei)),
        h:meta('DC.type', f:kind($tei)),
        h:meta('DC.identifier', f:address($tei)),
        h:meta('DC.source', string-join($file/sourceDesc/bibl[@type = 'citation'] ! h:said(.)[.], ' ')),
        h:keywords($tei) ! h:meta('DC.subject', .),
        h:meta('DC.rights', $file/publicationStmt/availability/licence[1] ! (@target, h:said(.))[1] ! string(.)),
        h:meta('DCTERMS.abstract', $tei/teiHeader/profileDesc/abstract[1] ! h:said(.))"/>
  </xsl:function>

  <!-- What no other vocabulary tells Zotero: what kind of item it is, who received it, where the original lies. -->
  <xsl:function name="h:zotero" as="element()*">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="kind" as="xs:string" select="h:kind($tei)"/>
    <xsl:sequence select="
        h:meta('z:itemType', if ($kind = ('letter', 'telegram', 'cable')) then 'letter' else if ($kind = 'report') then 'report' else 'manuscript'),
        h:correspondents($tei, 'received', false()) ! h:meta('z:recipients', h:for-zotero(.)),
        f:translators($tei) ! h:meta('z:translators', .),
        h:meta('z:archive', $tei/teiHeader/fileDesc/sourceDesc/msDesc[1]/msIdentifier/repository[1] ! h:said(.)),
        h:meta('z:archiveLocation', h:place-in-archive($tei))"/>
  </xsl:function>

  <xsl:function name="h:open-graph" as="element()*" xpath-default-namespace="">
    <xsl:param name="tei" as="element(Q{http://www.tei-c.org/ns/1.0}TEI)"/>
    <xsl:for-each select="map{'name': 'title', 'text': f:title($tei)}, map{'name': 'type', 'text': 'article'},
        map{'name': 'url', 'text': h:address($tei)}, map{'name': 'site_name', 'text': $edition-title}">
      <xsl:if test="?text"><meta property="og:{?name}" content="{?text}"/></xsl:if>
    </xsl:for-each>
  </xsl:function>

  <!-- The page's own address, its licence, and the document in other forms. -->
  <xsl:function name="h:links" as="element()*">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="licence" as="xs:string?" select="$tei/teiHeader/fileDesc/publicationStmt/availability/licence[1]/@target[matches(., '^https?:')]"/>
    <xsl:if test="$base-url"><link rel="canonical" href="{$base-url}{$path}"/></xsl:if>
    <xsl:if test="$licence"><link rel="license" href="{$licence}"/></xsl:if>
    <xsl:for-each select="
        map{'type': 'application/tei+xml', 'href': $tei-href}, map{'type': 'text/plain', 'href': $text-href},
        map{'type': 'application/x-bibtex', 'href': $bibtex-href},
        map{'type': 'application/x-research-info-systems', 'href': $ris-href},
        map{'type': 'application/vnd.citationstyles.csl+json', 'href': $csl-json-href}">
      <xsl:if test="?href"><link rel="alternate" type="{?type}" href="{?href}"/></xsl:if>
    </xsl:for-each>
  </xsl:function>

  <!-- The same content under each of the names; nothing when there is no content. -->
  <xsl:function name="h:meta" as="element(meta)*" xpath-default-namespace="">
    <xsl:param name="names" as="xs:string*"/>
    <xsl:param name="content" as="xs:string?"/>
    <xsl:for-each select="$names[$content]">
      <meta name="{.}" content="{$content}"/>
    </xsl:for-each>
  </xsl:function>

  <!-- A name that is one piece (an office, a person of whom it is not known which word is the surname) ends in a
       comma: without one Zotero takes the last word for the surname. -->
  <xsl:function name="h:for-zotero" as="xs:string">
    <xsl:param name="agent" as="map(*)"/>
    <xsl:variable name="whole" as="xs:boolean" select="
        $agent?type = 'Organization' or (exists($agent?person) and not(contains($agent?sorted, ',')) and contains($agent?sorted, ' '))"/>
    <xsl:sequence select="$agent?sorted || ','[$whole]"/>
  </xsl:function>

  <!-- The date; of its earliest and its latest what both have, so that nothing is said to be known that is not. -->
  <xsl:function name="h:when" as="xs:string?">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="date" as="element(date)?" select="f:dated($tei)"/>
    <xsl:variable name="first" as="xs:string*" select="$date/(@notBefore, @from)[1] ! tokenize(., '-')"/>
    <xsl:variable name="last" as="xs:string*" select="$date/(@notAfter, @to)[1] ! tokenize(., '-')"/>
    <xsl:variable name="both" as="xs:string*" select="
        for $n in 1 to count($first) return $first[$n][every $m in 1 to $n satisfies $first[$m] = $last[$m]]"/>
    <xsl:sequence select="($date/@when ! string(.), string-join($both, '-')[.])[1]"/>
  </xsl:function>

  <!-- The office that a report comes from. -->
  <xsl:function name="h:institution" as="xs:string?">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:sequence select="$tei[h:kind(.) = 'report']/teiHeader/fileDesc/titleStmt/author/orgName ! h:said(.)[.] => head()"/>
  </xsl:function>

  <!-- The number that the document bears itself; that of the page it was taken from is the archive's. -->
  <xsl:function name="h:number" as="xs:string?">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:sequence select="$tei/text//opener//idno ! h:said(.)[.] => head()"/>
  </xsl:function>

  <xsl:function name="h:doi" as="xs:string?">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:sequence select="$tei/teiHeader/fileDesc/publicationStmt/idno[@type = 'DOI'] ! h:said(.)[.] => head()"/>
  </xsl:function>

  <!-- The first 300 characters or so, cut between words. -->
  <xsl:function name="h:shortened" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="line" as="xs:string" select="normalize-space($text)"/>
    <xsl:sequence select="if (string-length($line) le 300) then $line
                          else replace(substring($line, 1, 300), '\s+\S*$', '') || ' …'"/>
  </xsl:function>

</xsl:stylesheet>
