<?xml version="1.0" encoding="UTF-8"?>
<!-- Who wrote and who received, and what the document is, as programs ask for it. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:h="urn:tei-convert:html"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:function name="h:authors" as="map(*)*">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:sequence select="$tei/teiHeader/fileDesc/titleStmt/author ! h:agents(.)"/>
  </xsl:function>

  <!-- Of the type sent or received; copies (cc) are asked for by themselves. -->
  <xsl:function name="h:correspondents" as="map(*)*">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:param name="type" as="xs:string"/>
    <xsl:param name="copy" as="xs:boolean"/>
    <xsl:sequence select="$tei/teiHeader/profileDesc/correspDesc/correspAction[@type = $type][(@subtype = 'cc') = $copy] ! h:agents(.)"/>
  </xsl:function>

  <!-- The persons and offices of an author or a correspAction, as maps of type, name, sorted (the surname first,
       where it is known) and person (the entry in the document's list). One person and one office are one agent;
       of more, it is not said who is whose. -->
  <xsl:function name="h:agents" as="map(*)*">
    <xsl:param name="container" as="element()"/>
    <xsl:variable name="persons" as="element(persName)*" select="$container/persName"/>
    <xsl:variable name="offices" as="element(orgName)*" select="$container/orgName"/>
    <xsl:sequence select="
        $persons ! h:agent(.),
        if (count($persons) eq 1 and count($offices) eq 1) then ()
        else $offices[normalize-space()] ! map{'type': 'Organization', 'name': h:said(.), 'sorted': h:said(.)},
        if ($container/self::author and empty(($persons, $offices)) and normalize-space($container))
        then h:listed(h:said($container)) else ()"/>
  </xsl:function>

  <!-- The names of a field of authors: "and" parts them only where each has its surname first. -->
  <xsl:function name="h:listed" as="map(*)*">
    <xsl:param name="field" as="xs:string"/>
    <xsl:for-each select="tokenize($field, '\s*;\s*(and\s+)?')[normalize-space()]">
      <xsl:variable name="names" as="xs:string*" select="tokenize(., ',?\s+(and|&amp;)\s+')"/>
      <xsl:for-each select="if (every $name in $names satisfies h:surname-first($name)) then $names else .">
        <xsl:variable name="parts" as="xs:string*" select="if (h:surname-first(.)) then tokenize(., ', ?') else ()"/>
        <xsl:sequence select="map{'type': 'Person', 'name': ., 'sorted': ., 'surname': $parts[1], 'forename': $parts[2]}"/>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:function>

  <!-- Whether a name is written as "Surname, Forenames": one comma, and words of names on both sides. -->
  <xsl:function name="h:surname-first" as="xs:boolean">
    <xsl:param name="name" as="xs:string"/>
    <xsl:variable name="words" as="xs:string" select="'(\p{L}[\p{L}\p{M}.''’?\-]*)( \p{L}[\p{L}\p{M}.''’?\-]*){0,3}'"/>
    <xsl:variable name="others" as="xs:string" select="
        '(^|[^\p{L}])(jr|sr|esq|dr|prof|phd|md|ambassador|minister|secretary|consul|attach[eé]|president|premier|director|head|chief|'
        || 'chairman|chair|editor|translator|deputy|counsellor|professor|general|colonel|captain|embassy|legation|ministry|department|'
        || 'office|bureau|committee|council|mission|consulate|institute|university|archives?|agency|government|of|and|the|for)([^\p{L}]|$)'"/>
    <xsl:sequence select="matches($name, '^' || $words || ', ?' || $words || '$') and matches($name, '^[^,]*\p{Lu}.*, ?\p{Lu}')
        and not(matches($name, $others, 'i'))"/>
  </xsl:function>

  <xsl:function name="h:agent" as="map(*)*">
    <xsl:param name="name" as="element(persName)"/>
    <xsl:variable name="person" as="element(person)?" select="
        tokenize($name/@ref)[starts-with(., '#')] ! key('f:id', substring(., 2), root($name))[self::person] => head()"/>
    <xsl:sequence select="
        if (exists($person)) then h:person($person)
        else if ($name/parent::author) then h:listed(h:said($name))
        else if (normalize-space($name)) then map{'type': 'Person', 'name': h:said($name), 'sorted': h:said($name)} else ()"/>
  </xsl:function>

  <!-- A person of the document's list. -->
  <xsl:function name="h:person" as="map(*)">
    <xsl:param name="person" as="element(person)"/>
    <xsl:variable name="main" as="element(persName)?" select="($person/persName[@type = 'main'], $person/persName)[1]"/>
    <xsl:variable name="surname" as="xs:string" select="h:said($main/surname[1])"/>
    <xsl:variable name="forename" as="xs:string" select="string-join($main/forename ! h:said(.), ' ')"/>
    <xsl:variable name="whole" as="xs:string" select="
        if ($surname) then string-join(($forename, $main/nameLink[1] ! h:said(.), $surname, $main/genName[1] ! h:said(.))[.], ' ')
        else h:said($main)"/>
    <xsl:sequence select="map{
        'type': 'Person', 'name': $whole, 'person': $person,
        'sorted': if ($surname and $forename) then $surname || ', ' || $forename else $whole}"/>
  </xsl:function>

  <!-- The kind of the document as the header's taxonomy calls it: letter, report, ... -->
  <xsl:function name="h:kind" as="xs:string">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:sequence select="string($tei/teiHeader/profileDesc/textClass/catRef[@scheme = '#document-type'][1]/@target ! substring-after(., '#'))"/>
  </xsl:function>

  <!-- Where the page can be found on the web, as far as that is known. -->
  <xsl:function name="h:address" as="xs:string">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:sequence select="
        if ($base-url) then $base-url || $path
        else string($tei/teiHeader/fileDesc/publicationStmt/idno[@type = 'URI'][1] ! normalize-space(.))"/>
  </xsl:function>

  <!-- Where the original lies in its archive: from the outermost collection to the number. -->
  <xsl:function name="h:place-in-archive" as="xs:string">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="kept" as="element(msIdentifier)?" select="$tei/teiHeader/fileDesc/sourceDesc/msDesc[1]/msIdentifier"/>
    <xsl:sequence select="string-join(($kept/collection, $kept/idno[@type = 'shelfmark' or not(@type)][1]) ! h:said(.)[.], ', ')"/>
  </xsl:function>

  <xsl:function name="h:keywords" as="xs:string*">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:sequence select="$tei/teiHeader/profileDesc/textClass/keywords//term ! h:said(.)[.]"/>
  </xsl:function>

  <!-- What an element says, on one line; what begins a line or a paragraph is not run on. -->
  <xsl:function name="h:said" as="xs:string">
    <xsl:param name="element" as="element()?"/>
    <xsl:sequence select="if (empty($element/*)) then normalize-space($element) else normalize-space(string-join(
        $element//node()[self::text() or self::lb or self::p or self::item] ! (if (self::text()) then string(.) else ' ')))"/>
  </xsl:function>

</xsl:stylesheet>
