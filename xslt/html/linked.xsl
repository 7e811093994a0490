<?xml version="1.0" encoding="UTF-8"?>
<!-- The document as linked data in the terms of schema.org (JSON-LD). -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:f="urn:tei-convert:functions"
    xmlns:h="urn:tei-convert:html"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- As text that can stand in a script element: no word of the document ends it or opens a comment. -->
  <xsl:function name="h:linked-data" as="xs:string">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="json" as="xs:string" select="h:object(h:described($tei))"/>
    <xsl:sequence select="if (matches($json, $h:to-escape)) then string-join(analyze-string($json, $h:to-escape)/* ! ($h:escapes(.), .)[1]) else $json"/>
  </xsl:function>

  <!-- The members of the object. -->
  <xsl:function name="h:described" as="xs:string+">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="file" as="element(fileDesc)?" select="$tei/teiHeader/fileDesc"/>
    <xsl:variable name="date" as="element(date)?" select="f:dated($tei)"/>
    <xsl:variable name="online" as="element(biblStruct)?" select="$file/sourceDesc/biblStruct[1]"/>
    <xsl:variable name="licence" as="element(licence)?" select="$file/publicationStmt/availability/licence => head()"/>
    <xsl:sequence select="
        h:text('@context', 'https://schema.org'),
        h:texts('@type', h:types($tei)),
        h:text('@id', h:address($tei)),
        h:text('url', h:address($tei)),
        h:text('name', f:title($tei)),
        h:nodes('author', h:authors($tei) ! h:who(.)),
        h:nodes('sender', h:correspondents($tei, 'sent', false()) ! h:who(.)),
        h:nodes('recipient', h:correspondents($tei, 'received', false()) ! h:who(.)),
        h:nodes('ccRecipient', h:correspondents($tei, 'received', true()) ! h:who(.)),
        h:nodes('translator', f:translators($tei)[.] ! h:node('Person', h:text('name', .))),
        h:text('dateCreated', h:interval($date)),
        h:text('genre', h:kind($tei)),
        h:text('inLanguage', f:language($tei)),
        h:texts('keywords', h:keywords($tei)),
        h:text('identifier', ($online//idno[@type = 'record'])[1] ! h:said(.)),
        h:nodes('holdingArchive', h:archive($tei)),
        h:text('itemLocation', h:place-in-archive($tei)),
        h:text('isBasedOn', ($online//ref/@target)[1][matches(., '^https?:')]),
        h:nodes('isPartOf', h:edition()),
        h:nodes('editor', $file/titleStmt/editor[not(@role)] ! h:said(.)[.] ! h:node('Person', h:text('name', .))),
        h:nodes('publisher', $file/publicationStmt/publisher[not(@resp)][1] ! h:node('Organization', h:text('name', h:said(.)))),
        h:text('datePublished', $file/publicationStmt/date[1]/@when),
        h:text('license', ($licence/@target, $licence ! h:said(.))[.][1]),
        h:nodes('encoding', (h:encoding('application/tei+xml', $tei-href), h:encoding('text/plain', $text-href))),
        h:nodes('mentions', f:persons($tei) ! h:who(h:person(.)))"/>
  </xsl:function>

  <!-- The date, or the first and the last that it may be, as ISO 8601 writes an interval. -->
  <xsl:function name="h:interval" as="xs:string?">
    <xsl:param name="date" as="element(date)?"/>
    <xsl:variable name="first" as="attribute()?" select="$date/(@notBefore, @from)[1]"/>
    <xsl:variable name="last" as="attribute()?" select="$date/(@notAfter, @to)[1]"/>
    <xsl:sequence select="
        if ($date/@when) then string($date/@when)
        else if ($first or $last) then ($first, '..')[1] || '/' || ($last, '..')[1]
        else ()"/>
  </xsl:function>

  <xsl:function name="h:types" as="xs:string+">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="kind" as="xs:string" select="h:kind($tei)"/>
    <xsl:variable name="types" as="xs:string*" select="
        'Message'[$kind = ('letter', 'telegram', 'cable', 'note', 'memorandum') or exists($tei/teiHeader/profileDesc/correspDesc/correspAction)],
        'Report'[$kind = 'report'],
        'ArchiveComponent'[normalize-space($tei/teiHeader/fileDesc/sourceDesc/msDesc[1]/msIdentifier/repository)]"/>
    <xsl:sequence select="if (exists($types)) then $types else 'CreativeWork'"/>
  </xsl:function>

  <!-- A person or an office; a person of the document's list with the numbers of authority files. -->
  <xsl:function name="h:who" as="xs:string?">
    <xsl:param name="agent" as="map(*)"/>
    <xsl:variable name="same" as="xs:string*" select="$agent?person/idno ! f:authority(@type, normalize-space(.))/@href ! string(.)"/>
    <xsl:sequence select="if ($agent?name) then h:node($agent?type, (h:text('name', $agent?name), h:text('familyName', $agent?surname), h:text('givenName', $agent?forename), h:texts('sameAs', $same))) else ()"/>
  </xsl:function>

  <xsl:function name="h:archive" as="xs:string?">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="kept" as="element(msIdentifier)?" select="$tei/teiHeader/fileDesc/sourceDesc/msDesc[1]/msIdentifier"/>
    <xsl:sequence select="$kept/repository[normalize-space()] ! h:node('ArchiveOrganization', (h:text('name', h:said(.)),
        h:text('address', string-join(($kept/settlement, $kept/country) ! h:said(.)[.], ', '))))"/>
  </xsl:function>

  <!-- The edition, where it has a name or an address. -->
  <xsl:function name="h:edition" as="xs:string?">
    <xsl:if test="$edition-title or $base-url">
      <xsl:sequence select="h:node('Collection', (h:text('name', $edition-title), h:text('url', $base-url)))"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="h:encoding" as="xs:string?">
    <xsl:param name="format" as="xs:string"/>
    <xsl:param name="href" as="xs:string"/>
    <xsl:if test="$href">
      <xsl:variable name="address" as="xs:string"
          select="if ($base-url and starts-with($href, $root)) then $base-url || substring($href, string-length($root) + 1) else $href"/>
      <xsl:sequence select="h:node('MediaObject', (h:text('encodingFormat', $format), h:text('contentUrl', $address)))"/>
    </xsl:if>
  </xsl:function>

  <!-- The parts of JSON, written out: of objects their members. What says nothing is left out. -->
  <xsl:function name="h:object" as="xs:string">
    <xsl:param name="members" as="xs:string*"/>
    <xsl:sequence select="'{' || string-join($members, ',') || '}'"/>
  </xsl:function>

  <xsl:function name="h:node" as="xs:string">
    <xsl:param name="type" as="xs:string"/>
    <xsl:param name="members" as="xs:string*"/>
    <xsl:sequence select="h:object((h:text('@type', $type), $members))"/>
  </xsl:function>

  <xsl:function name="h:nodes" as="xs:string?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="values" as="xs:string*"/>
    <xsl:sequence select="if (exists($values)) then '&quot;' || $key || '&quot;:[' || string-join($values, ',') || ']' else ()"/>
  </xsl:function>

  <xsl:function name="h:text" as="xs:string?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="text" as="xs:string?"/>
    <xsl:sequence select="if ($text) then '&quot;' || $key || '&quot;:' || h:quoted($text) else ()"/>
  </xsl:function>

  <xsl:function name="h:texts" as="xs:string?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="texts" as="xs:string*"/>
    <xsl:sequence select="h:nodes($key, $texts ! h:quoted(.))"/>
  </xsl:function>

  <xsl:function name="h:quoted" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="
        if (contains($text, '&quot;') or contains($text, '\')) then '&quot;' || replace($text, '([&quot;\\])', '\\$1') || '&quot;'
        else '&quot;' || $text || '&quot;'"/>
  </xsl:function>

  <!-- What cannot stand in a string of JSON (control characters), or would be read as HTML. -->
  <xsl:variable name="h:to-escape" static="yes" as="xs:string" select="'[&lt;&gt;&amp;&#x9;&#xA;&#xD;&#x7F;-&#x9F;]'"/>
  <xsl:variable name="h:escapes" static="yes" as="map(xs:string, xs:string)" select="map:merge((
      map{'&#x9;': '\t', '&#xA;': '\n', '&#xD;': '\r', '&lt;': '\u003c', '&gt;': '\u003e', '&amp;': '\u0026'},
      (127 to 159) ! map:entry(codepoints-to-string(.), '\u00' || (. idiv 16) || substring('0123456789ABCDEF', . mod 16 + 1, 1))))"/>

</xsl:stylesheet>
