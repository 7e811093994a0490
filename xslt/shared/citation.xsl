<?xml version="1.0" encoding="UTF-8"?>
<!-- How a reader should cite the document. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- One sentence after another: title and date, archive, translators, edition. -->
  <xsl:function name="f:citation" as="xs:string">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="date" as="xs:string?" select="f:dated($tei) ! f:date-text(.)"/>
    <xsl:variable name="archive" as="xs:string*" select="
        $tei/teiHeader/fileDesc/sourceDesc/msDesc[1]/msIdentifier ! (repository, settlement, collection, idno) ! f:inferred(.)"/>
    <xsl:variable name="translators" as="xs:string*" select="f:translators($tei)"/>
    <xsl:variable name="publication" as="element(publicationStmt)?" select="$tei/teiHeader/fileDesc/publicationStmt"/>
    <xsl:variable name="publisher" as="xs:string?" select="$publication/publisher[not(@resp)][1] ! normalize-space(.)"/>
    <xsl:variable name="year" as="xs:string?" select="$publication/date[1]/@when ! substring(., 1, 4)"/>
    <xsl:variable name="sentences" as="xs:string*" select="
        string-join((f:label('quote-open') || f:title($tei) || f:label('quote-close'), $date), ', '),
        string-join($archive, ', '),
        if (exists($translators)) then f:label('translated-by') || ' ' || f:series($translators) else (),
        string-join(($publisher, $year), ', '),
        f:address($tei)"/>
    <xsl:sequence select="string-join(($sentences ! replace(., '[.\s]+$', ''))[.], '. ') || '.'"/>
  </xsl:function>

  <!-- The lasting address or number of this document in its edition. -->
  <xsl:function name="f:address" as="xs:string">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="numbers" as="element(idno)*" select="$tei/teiHeader/fileDesc/publicationStmt/idno"/>
    <xsl:sequence select="($numbers[@type = 'DOI'] ! ('doi:' || normalize-space(.)), $numbers[@type = 'URI'] ! normalize-space(.),
        $numbers[@type = 'local'] ! normalize-space(.), $tei[teiHeader/fileDesc/publicationStmt/publisher[not(@resp)]]/@xml:id ! string(.), '')[1]"/>
  </xsl:function>

</xsl:stylesheet>
