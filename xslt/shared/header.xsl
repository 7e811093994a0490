<?xml version="1.0" encoding="UTF-8"?>
<!-- What the header says of a document, asked as questions. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:key name="f:id" match="*[@xml:id]" use="@xml:id"/>

  <xsl:function name="f:title" as="xs:string">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="title" as="xs:string"
        select="normalize-space($tei/teiHeader/fileDesc/titleStmt/title[not(@type) or @type = 'main'][1])"/>
    <xsl:sequence select="if ($title) then $title else f:label('untitled')"/>
  </xsl:function>

  <!-- Whether the edition and not the page gave the title. -->
  <xsl:function name="f:title-supplied" as="xs:boolean">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:sequence select="exists($tei/teiHeader/fileDesc/titleStmt/title[@cert])"/>
  </xsl:function>

  <!-- The element that dates the document: of its writing, else of the page it was published on. -->
  <xsl:function name="f:dated" as="element(date)?">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:sequence select="($tei/teiHeader/profileDesc/creation/date, f:page-date($tei))[1]"/>
  </xsl:function>

  <xsl:function name="f:page-date" as="element(date)?">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:sequence select="$tei/teiHeader/fileDesc/sourceDesc/biblStruct[1]/(analytic | monogr/imprint)/date => head()"/>
  </xsl:function>

  <!-- A date as it is printed, else in the words of the labels. -->
  <xsl:function name="f:date-text" as="xs:string">
    <xsl:param name="date" as="element(date)"/>
    <xsl:sequence select="
        if ($date/@when and $date/parent::creation) then f:date($date/@when)
        else if (normalize-space($date)) then normalize-space($date)
        else ($date/@when, $date/(@notBefore, @from)[1], $date/(@notAfter, @to)[1]) ! f:date(.)
             => distinct-values() => string-join('–')"/>
  </xsl:function>

  <!-- The document's kind: its type in the text, in the words of the labels where they know it. -->
  <xsl:function name="f:kind" as="xs:string?">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:sequence select="($tei/text/(body/div[1]/@type, @type) ! f:known-label('type.' || lower-case(.)), f:category($tei, 'document-type'))[1]"/>
  </xsl:function>

  <!-- What a category of one of the header's taxonomies is called. -->
  <xsl:function name="f:category" as="xs:string?">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:param name="taxonomy" as="xs:string"/>
    <xsl:sequence select="$tei/teiHeader/profileDesc/textClass/catRef[@scheme = '#' || $taxonomy][1]
        ! key('f:id', substring-after(@target, '#'), root($tei))/catDesc[1] ! normalize-space(.)"/>
  </xsl:function>

  <!-- A sender or receiver in one line: person with office, organisation, place (unless the
       organisation's name ends with it: "Embassy in Havana, Havana"). -->
  <xsl:function name="f:party" as="xs:string">
    <xsl:param name="action" as="element(correspAction)"/>
    <xsl:variable name="people" as="xs:string*">
      <xsl:variable name="offices" as="xs:string*" select="$action/orgName ! normalize-space(.)"/>
      <xsl:for-each-group select="$action/(roleName | persName | orgName
          | placeName[not(some $office in $offices satisfies ends-with($office, normalize-space(.)))])"
          group-starting-with="*[not(self::persName and preceding-sibling::*[1][self::roleName])]">
        <xsl:sequence select="string-join(current-group() ! normalize-space(.), ' ')"/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:sequence select="string-join($people[.], ', ')"/>
  </xsl:function>

  <!-- The lines that say who wrote and who received, as maps of a name, a label and a text. -->
  <xsl:function name="f:parties" as="map(*)*">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="actions" as="element(correspAction)*" select="$tei/teiHeader/profileDesc/correspDesc/correspAction"/>
    <xsl:variable name="copies" as="element(correspAction)*" select="$actions[@type = 'received'][@subtype = 'cc']"/>
    <xsl:for-each select="
        map{'name': 'from', 'actions': $actions[@type = 'sent']},
        map{'name': 'to', 'actions': $actions[@type = 'received'] except $copies},
        map{'name': 'copies-to', 'actions': $copies}">
      <xsl:variable name="text" as="xs:string" select="string-join(?actions ! f:party(.)[.], '; ')"/>
      <xsl:sequence select="if ($text) then map{'name': ?name, 'label': f:label(?name), 'text': $text} else ()"/>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="f:translators" as="xs:string*">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:sequence select="$tei/teiHeader/fileDesc/titleStmt/editor[@role = 'translator'] ! normalize-space(.)"/>
  </xsl:function>

  <xsl:key name="f:pointing" match="*[@ref][not(parent::editor[@role = 'translator'])]" use="tokenize(@ref)"/>

  <!-- The persons of the document's list, without those who only translated it and are named nowhere in it. -->
  <xsl:function name="f:persons" as="element(person)*">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="translators" as="xs:string*" select="$tei/teiHeader/fileDesc/titleStmt/editor[@role = 'translator'] ! f:name-words(.)"/>
    <xsl:variable name="others" as="xs:string*" select="
        ($tei/teiHeader/fileDesc/titleStmt/author, $tei/teiHeader/profileDesc/correspDesc/correspAction/persName) ! f:name-words(.)"/>
    <xsl:sequence select="
        if (empty($translators)) then $tei/standOff/listPerson/person
        else $tei/standOff/listPerson/person
        [not(persName/f:name-words(.) = $translators) or persName/f:name-words(.) = $others
          or exists(@xml:id ! key('f:pointing', '#' || ., root($tei)))]"/>
  </xsl:function>

  <!-- The words of a name in the order of the alphabet: a list may put the surname first. -->
  <xsl:function name="f:name-words" as="xs:string">
    <xsl:param name="name" as="element()"/>
    <xsl:sequence select="string-join(sort(tokenize(string-join($name//text(), ' '), '[\s,]+')[.]), ' ')"/>
  </xsl:function>

  <!-- What was inferred stands in square brackets, as librarians do; what the catalogue or the editors say does not. -->
  <xsl:function name="f:inferred" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="if ($element/@resp = '#tei-convert') then '[' || normalize-space($element) || ']' else normalize-space($element)"/>
  </xsl:function>

  <!-- The language of a part of the document: that of the nearest element that says. -->
  <xsl:function name="f:language" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="($element/ancestor-or-self::*[@xml:lang][1]/@xml:lang ! string(.), 'en')[1]"/>
  </xsl:function>

</xsl:stylesheet>
