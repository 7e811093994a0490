<?xml version="1.0" encoding="UTF-8"?>
<!-- Which elements have a form in the editions, and which are no reading text. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:f="urn:tei-convert:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- What runs on within a line and needs no more than its name. -->
  <xsl:variable name="f:phrases" static="yes" as="map(xs:string, xs:boolean)" select="map:merge(tokenize('
      abbr actor add addName affiliation age am att author bloc c caesura citedRange cl code corr country damage
      dateSpan del dim distinct district docAuthor docDate edition editor education email emph eventName ex expan
      faith floruit formula g geo geogFeat geogName gi gloss height ident interpretation kw lang langKnown locus m material measure
      measureGrp mentioned metamark mod name nationality objectName objectType occupation offset orig origDate origPlace pc
      persPronouns phr population postBox postCode publisher pubPlace q quote redo reg region residence resp restore
      retrace rhyme role roleDesc rs s said secl seg settlement sex soCalled socecStatus stamp street subst surplus
      tag term title unit val w watermark width depth biblScope series funder sponsor principal roleName forename surname
      genName nameLink num ruby rb rt date time hi foreign sic ref idno persName orgName placeName supplied unclear label')
      ! map:entry(., true()))"/>

  <!-- What has lines of its own. -->
  <xsl:variable name="f:blocks" static="yes" as="map(xs:string, xs:boolean)" select="map:merge(tokenize('
      ab address addrLine argument back bibl biblFull biblStruct body byline castGroup castItem castList cell cit closer
      dateline desc div div1 div2 div3 div4 div5 div6 div7 docEdition docImprint docTitle eg epigraph epilogue figDesc figure
      floatingText front group head headItem headLabel imprimatur item l lg list listBibl listPerson listPlace listOrg
      listNym nym note noteGrp opener org p performance person personGrp persona place postscript prologue row salute set
      signed sp spGrp speaker stage table text titlePage titlePart trailer u postscript abstract egXML listApp app lem rdg
      rdgGrp choice analytic monogr imprint witDetail graphic media binaryObject ptr caption camera move sound tech view')
      ! map:entry(., true()))"/>

  <!-- Marks in the text that print nothing or a sign. -->
  <xsl:variable name="f:marks" static="yes" as="map(xs:string, xs:boolean)" select="map:merge(tokenize('
      addSpan anchor cb damageSpan delSpan fw gap gb handShift lb milestone pb space pause shift vocal kinesic incident
      writing') ! map:entry(., true()))"/>

  <!-- What speaks of the text and is none. -->
  <xsl:variable name="f:apparatus" static="yes" as="map(xs:string, xs:boolean)" select="map:merge(tokenize('
      alt altGrp annotation certainty fLib fs fvLib index interp interpGrp join joinGrp lacunaEnd lacunaStart link linkGrp
      listAnnotation listEvent listObject listRelation listTranspose listWit listChange metDecl notatedMusic precision
      relation respons span spanGrp substJoin timeline transpose undo wit witEnd witStart divGen variantEncoding model
      equiv elementSpec classSpec schemaSpec specGrp specList moduleRef ') [.] ! map:entry(., true()))"/>

  <xsl:function name="f:known" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="name" as="xs:string" select="local-name($element)"/>
    <xsl:sequence select="f:elsewhere($element) or $element/self::*:egXML or f:hidden($element)
        or namespace-uri($element) = 'http://www.tei-c.org/ns/1.0'
          and (map:contains($f:phrases, $name) or map:contains($f:blocks, $name) or map:contains($f:marks, $name))"/>
  </xsl:function>

  <xsl:function name="f:hidden" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="namespace-uri($element) = 'http://www.tei-c.org/ns/1.0'
        and map:contains($f:apparatus, local-name($element))
        or namespace-uri($element) = 'http://www.tei-c.org/ns/Examples'
        or exists($element/self::listPerson | $element/self::listPlace | $element/self::listOrg)
          and exists($element/ancestor::back)"/>
  </xsl:function>

  <!-- Drawings and formulas in the languages made for them. -->
  <xsl:function name="f:elsewhere" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="namespace-uri($element) = ('http://www.w3.org/1998/Math/MathML', 'http://www.w3.org/2000/svg')"/>
  </xsl:function>

</xsl:stylesheet>
