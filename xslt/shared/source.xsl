<?xml version="1.0" encoding="UTF-8"?>
<!-- The description of the source, as fields that each edition lays out: maps of name, label, text, and href where there is one. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:function name="f:field" as="map(*)?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="texts" as="xs:string*"/>
    <xsl:sequence select="f:field($name, $label, $texts, ())"/>
  </xsl:function>

  <xsl:function name="f:field" as="map(*)?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="texts" as="xs:string*"/>
    <xsl:param name="href" as="xs:string?"/>
    <xsl:sequence select="
        if (exists($texts[normalize-space()]))
        then map{'name': $name, 'label': $label, 'texts': $texts[normalize-space()],
                 'href': $href[matches(., '^(https?|mailto):')]}
        else ()"/>
  </xsl:function>

  <xsl:function name="f:source-fields" as="map(*)*">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:sequence select="f:archive-fields($tei), f:language-fields($tei), f:people-fields($tei),
        f:classification-fields($tei), f:publication-fields($tei), f:note-fields($tei), f:rights-fields($tei), f:file-fields($tei)"/>
  </xsl:function>

  <!-- Where the original lies. -->
  <xsl:function name="f:archive-fields" as="map(*)*">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="ms" as="element(msIdentifier)?" select="$tei/teiHeader/fileDesc/sourceDesc/msDesc[1]/msIdentifier"/>
    <xsl:sequence select="
        f:field('repository', f:label('archive'), $ms/repository ! f:inferred(.)),
        f:field('settlement', f:label('archive-place'), $ms/settlement ! f:inferred(.)),
        f:field('country', f:label('archive-country'),
          $ms/country ! (normalize-space(.) || (if (@resp = '#tei-convert') then ' (' || f:label('inferred') || ')' else ''))),
        f:field('collection', f:label('collection'), string-join($ms/collection ! f:inferred(.), ' › ')),
        f:field('shelfmark', f:label('call-number'), $ms/idno ! normalize-space(.))"/>
  </xsl:function>

  <xsl:function name="f:language-fields" as="map(*)*">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="header" as="element(teiHeader)" select="$tei/teiHeader"/>
    <xsl:variable name="languages" as="xs:string*" select="$header/profileDesc/langUsage/language ! f:language-said(.)"/>
    <xsl:sequence select="f:field('language', f:label('language'),
        if (exists($languages)) then $languages
        else $header/fileDesc/sourceDesc/msDesc/msContents/textLang ! normalize-space(.))"/>
  </xsl:function>

  <!-- “German (language of the original)”: what the encoder writes in English, in the words of the labels; anything else as it is. -->
  <xsl:function name="f:language-said" as="xs:string">
    <xsl:param name="language" as="element(language)"/>
    <xsl:variable name="text" as="xs:string" select="normalize-space($language)"/>
    <xsl:variable name="what" as="xs:string?" select="
        map{'language of this text': 'text', 'language of this translation': 'translation', 'language of the original': 'original',
            'language of words in the text': 'words'}(replace($text, '^.+ \(([^()]+)\)$', '$1'))"/>
    <xsl:variable name="said" as="xs:string" select="
        if (empty($what) or $lang eq 'en') then $text
        else (f:known-label('language.' || $language/@ident), replace($text, ' \([^()]+\)$', ''))[1] || ' (' || f:label('language-of-' || $what) || ')'"/>
    <xsl:sequence select="if ($language/@resp = '#tei-convert') then '[' || $said || ']' else $said"/>
  </xsl:function>

  <xsl:function name="f:people-fields" as="map(*)*">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="statement" as="element(titleStmt)" select="$tei/teiHeader/fileDesc/titleStmt"/>
    <xsl:variable name="translators" as="xs:string*" select="f:translators($tei)"/>
    <xsl:variable name="editors" as="xs:string*" select="$statement/editor[not(@role = 'translator')] ! normalize-space(.)"/>
    <!-- A sender is named as such; who else wrote it is its author. -->
    <xsl:variable name="authors" as="xs:string*" select="$statement/author[not($tei/teiHeader/profileDesc/correspDesc/correspAction[@type = 'sent'])] ! normalize-space(.)"/>
    <xsl:sequence select="
        f:field('author', f:label('author'), f:series($authors[.])),
        f:field('translator', f:label(if (count($translators) gt 1) then 'translators' else 'translator'), f:series($translators)),
        f:field('editor', f:label(if (count($editors) gt 1) then 'editors' else 'editor'), f:series($editors)),
        f:field('responsibility', f:label('responsibility'),
          $statement/respStmt[not(name/@type = ('software', 'file'))] ! normalize-space(string-join(*, ' '))),
        f:field('funder', f:label('funder'),
          $statement/funder[not(../../notesStmt/note/@type = 'credit')] ! normalize-space(.))"/>
  </xsl:function>

  <!-- The marking of the document, and what the page says of it where it says something else. -->
  <xsl:function name="f:classification-fields" as="map(*)*">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="marking" as="xs:string?" select="f:category($tei, 'classification')"/>
    <xsl:sequence select="
        f:field('classification', f:label('classification'), $marking),
        $tei/teiHeader/fileDesc/notesStmt/note[@type = 'original-classification'][not(lower-case(normalize-space(.)) = lower-case($marking))]
          ! f:field(@type, f:label('note.' || @type), normalize-space(.))"/>
  </xsl:function>

  <!-- Where it was published before: the page the source file was taken from. -->
  <xsl:function name="f:publication-fields" as="map(*)*">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="description" as="element(sourceDesc)" select="$tei/teiHeader/fileDesc/sourceDesc"/>
    <xsl:variable name="online" as="element(biblStruct)?" select="$description/biblStruct[1]"/>
    <xsl:variable name="record" as="xs:string?" select="$online/analytic/idno[1] ! normalize-space(.)"/>
    <xsl:variable name="href" as="xs:string?" select="$online/analytic/ref[1]/@target ! string(.)"/>
    <xsl:variable name="page-date" as="element(date)?" select="f:page-date($tei)[not(@when = f:dated($tei)/@when)]"/>
    <xsl:sequence select="
        f:field('page-title', f:label('page-title'), $tei/teiHeader/fileDesc/titleStmt/title[@type = 'alt'] ! normalize-space(.)),
        f:field('published', f:label('published'), ($online/monogr/title, $online/monogr/imprint/publisher[not(@resp)])[1] ! normalize-space(.), $href),
        f:field('page-date', f:label('page-date'), $page-date ! f:date-text(.)),
        f:field('record', f:label('record'), $record, $href),
        f:field('citation', f:label('citation'), $description/bibl[@type = 'citation'] ! normalize-space(.)),
        f:field('subjects', f:label('subjects'), string-join($tei/teiHeader/profileDesc/textClass/keywords/term ! normalize-space(.), ' · '))"/>
  </xsl:function>

  <!-- What else the page says of itself. -->
  <xsl:function name="f:note-fields" as="map(*)*">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="record" as="xs:string*" select="$tei/teiHeader/fileDesc/sourceDesc/biblStruct/analytic/idno ! normalize-space(.)"/>
    <xsl:for-each select="$tei/teiHeader/fileDesc/notesStmt/note[not(@type = 'original-classification')]
        [not(@type = 'record-id' and normalize-space(.) = $record)]">
      <xsl:sequence select="f:field(string(@type), (f:known-label('note.' || @type), string(@type))[1],
          normalize-space(string-join(node() ! (if (self::lb) then ' ' else string(.)))), descendant::ref[1]/@target)"/>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="f:rights-fields" as="map(*)*">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="publication" as="element(publicationStmt)" select="$tei/teiHeader/fileDesc/publicationStmt"/>
    <xsl:sequence select="
        f:field('rights', f:label('rights'), $publication/availability/p ! f:rights-said(.), ($publication/availability/p//ref/@target)[1]),
        $publication/availability/licence ! f:field('licence', f:label('licence'),
          (normalize-space(.)[.], string(@target))[1], string(@target))"/>
  </xsl:function>

  <!-- The sentence that the encoder writes where nothing is stated, in the words of the labels; anything else as it is. -->
  <xsl:function name="f:rights-said" as="xs:string">
    <xsl:param name="paragraph" as="element(p)"/>
    <xsl:variable name="text" as="xs:string" select="normalize-space($paragraph)"/>
    <xsl:sequence select="if ($text eq 'The edition states no licence.' and $paragraph/../@status = 'unknown') then f:label('no-licence') else $text"/>
  </xsl:function>

  <!-- The file that was converted, so that it can be known again. -->
  <xsl:function name="f:file-fields" as="map(*)*">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="file" as="element(bibl)?" select="$tei/teiHeader/fileDesc/sourceDesc/bibl[@type = 'file'][1]"/>
    <xsl:sequence select="
        f:field('filename', f:label('file'), $file/idno[@type = 'filename'] ! normalize-space(.)),
        f:field('sha256', f:label('sha'), $file/idno[@type = 'sha256'] ! normalize-space(.))"/>
  </xsl:function>

</xsl:stylesheet>
