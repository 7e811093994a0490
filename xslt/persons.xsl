<?xml version="1.0" encoding="UTF-8"?>
<!-- The register of persons: one page, or a page of names and a page for each letter. Called without a document, with what is to be shown as JSON. -->
<xsl:package version="3.0" name="urn:tei-convert:persons" package-version="1.0"
    expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:r="urn:tei-convert:register"
    exclude-result-prefixes="#all">

  <xsl:param name="register" as="xs:string" select="'{}'"/>
  <xsl:param name="style" as="xs:string" select="''"/>

  <xsl:output method="html" html-version="5" encoding="UTF-8" indent="no" include-content-type="no"/>

  <xsl:include href="shared/labels.xsl"/>
  <xsl:include href="shared/navigation.xsl"/>
  <xsl:include href="shared/authorities.xsl"/>

  <xsl:template name="xsl:initial-template" visibility="public">
    <xsl:variable name="page" as="map(*)" select="parse-json($register)"/>
    <xsl:variable name="edition" as="xs:string" select="($page?title[normalize-space()], f:label('edition'))[1]"/>
    <xsl:variable name="split" as="xs:boolean" select="$page?path ne 'persons.html'"/>
    <xsl:variable name="title" as="xs:string"
        select="string-join((f:label('register'), $page?entries?*[1][$split]?letter ! r:letter(.)), ': ')"/>
    <html lang="{$lang}">
      <xsl:sequence select="f:head($title, $edition || ': ' || $title, $style)"/>
      <body class="register-page">
        <a class="skip" href="#persons">{f:label('skip-persons')}</a>
        <xsl:sequence select="f:site-navigation('', 'persons')"/>
        <main>
          <header class="front">
            <p class="kind">{$edition}</p>
            <h1>{$title}</h1>
            <p class="when">{(f:count($page?count, 'persons-one', 'persons-many'), f:label('nobody'))[1]}</p>
          </header>
          <xsl:call-template name="r:letters">
            <xsl:with-param name="page" select="$page"/>
          </xsl:call-template>
          <div id="persons">
            <xsl:for-each-group select="($page?names, $page?entries)?*" group-adjacent="?letter">
              <section class="letter" id="letter-{r:name(current-grouping-key())}" aria-labelledby="label-{r:name(current-grouping-key())}">
                <h2 id="label-{r:name(current-grouping-key())}">{r:letter(current-grouping-key())}</h2>
                <ol>
                  <xsl:sequence select="if (exists($page?names)) then current-group() ! r:line(.) else current-group() ! r:entry(.)"/>
                </ol>
              </section>
            </xsl:for-each-group>
          </div>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="r:letters">
    <xsl:param name="page" as="map(*)"/>
    <xsl:if test="exists($page?letters?*[2])">
      <nav class="letters" aria-label="{f:label('letters')}">
        <ul>
          <xsl:for-each select="$page?letters?*">
            <li>
              <a href="{?href}">
                <xsl:if test="$page?entries?*[1]?letter = ?letter and $page?path ne 'persons.html'"><xsl:attribute name="aria-current" select="'page'"/></xsl:if>
                <xsl:text>{r:letter(?letter)}</xsl:text>
              </a>
            </li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- A line of the names, where the entries stand on other pages. -->
  <xsl:function name="r:line" as="element(li)">
    <xsl:param name="entry" as="map(*)"/>
    <li class="line">
      <xsl:for-each select="$entry?anchors?*"><i id="{.}"/></xsl:for-each>
      <a href="{$entry?href}">{r:called($entry)}</a>
      <span class="remark"> {f:count($entry?count, 'documents-one', 'documents')}</span>
    </li>
  </xsl:function>

  <xsl:function name="r:entry" as="element(li)">
    <xsl:param name="entry" as="map(*)"/>
    <li class="human" id="{$entry?id}">
      <xsl:sequence select="r:anchors($entry)"/>
      <h3><a href="#{$entry?id}">{r:called($entry)}</a></h3>
      <xsl:variable name="life" as="xs:string*" select="
          $entry?born[.] ! (f:label('born') || ' ' || f:date(.)), $entry?died[.] ! (f:label('died') || ' ' || f:date(.))"/>
      <xsl:if test="exists($life)"><p class="life">{string-join($life, ', ')}</p></xsl:if>
      <xsl:if test="exists($entry?variants?*)"><p class="variants">{f:label('also')} {string-join($entry?variants?*, ', ')}</p></xsl:if>
      <xsl:if test="exists($entry?offices?*)">
        <ul class="offices">
          <xsl:sequence select="$entry?offices?* ! r:office(.)"/>
        </ul>
      </xsl:if>
      <xsl:if test="exists($entry?idnos?*)">
        <p class="idnos">
          <xsl:for-each select="$entry?idnos?*">
            <xsl:if test="position() gt 1"> · </xsl:if>
            <xsl:sequence select="f:authority(?type, ?number)"/>
          </xsl:for-each>
        </p>
      </xsl:if>
      <p class="counts">{string-join((f:count($entry?count, 'named-in-one', 'named-in'),
          f:count($entry?mentions, 'mention', 'mentions')), ', ')}</p>
      <ul class="papers">
        <xsl:sequence select="$entry?documents?* ! r:paper(.)"/>
      </ul>
      <xsl:if test="$entry?more gt 0"><p class="more">{f:count($entry?more, 'more-documents-one', 'more-documents')}</p></xsl:if>
    </li>
  </xsl:function>

  <!-- “Ambassador: 28 January 1962, 2 April 1963”; of many documents the first and the last. -->
  <xsl:function name="r:office" as="element(li)">
    <xsl:param name="office" as="map(*)"/>
    <xsl:variable name="documents" as="map(*)*" select="$office?documents?*"/>
    <li>
      <xsl:text>{$office?name}</xsl:text>
      <span class="dates">
        <xsl:for-each select="$documents">
          <xsl:text>{if (position() eq 1) then ': ' else if ($office?count gt count($documents)) then ' … ' else ', '}</xsl:text>
          <a href="{?href}" title="{?title}">{r:date(.)}</a>
        </xsl:for-each>
        <xsl:if test="$office?count gt count($documents)"> ({f:count($office?count, 'documents-one', 'documents')})</xsl:if>
      </span>
    </li>
  </xsl:function>

  <!-- A document that names the person, with the lines where it does. -->
  <xsl:function name="r:paper" as="element(li)">
    <xsl:param name="document" as="map(*)"/>
    <li>
      <p class="title">
        <span class="date">{r:date($document)}</span>
        <xsl:text> </xsl:text>
        <span class="heading">
          <a href="{$document?href}">{$document?title}</a>
          <xsl:if test="exists($document?as?*)"><span class="remark"> · {string-join($document?as?* ! f:label('as-' || .), ', ')}</span></xsl:if>
        </span>
      </p>
      <xsl:if test="exists($document?places?*) or $document?more gt 0">
        <ul class="lines">
          <xsl:for-each select="$document?places?*">
            <li>
              <a class="place" href="{?href}">{r:place(.)}</a>
              <xsl:text> {?before}</xsl:text>
              <b>{?name}</b>
              <xsl:text>{?after}</xsl:text>
            </li>
          </xsl:for-each>
          <xsl:if test="$document?more gt 0"><li class="more">{f:count($document?more, 'more-places-one', 'more-places')}</li></xsl:if>
        </ul>
      </xsl:if>
    </li>
  </xsl:function>

  <xsl:function name="r:place" as="xs:string">
    <xsl:param name="place" as="map(*)"/>
    <xsl:sequence select="
        if ($place?part eq 'paragraph') then '§ ' || $place?n
        else if ($place?part eq 'note') then f:label('in-note', $place?n)
        else f:label('in-' || $place?part)"/>
  </xsl:function>

  <xsl:function name="r:date" as="xs:string">
    <xsl:param name="document" as="map(*)"/>
    <xsl:variable name="dates" as="xs:string*" select="($document?when, $document?until)[.] ! f:date(.)"/>
    <xsl:sequence select="if (exists($dates)) then string-join(distinct-values($dates), ' – ') else f:label('undated')"/>
  </xsl:function>

  <!-- “Beck, János”; a name that is one piece stays as it is. -->
  <xsl:function name="r:called" as="xs:string">
    <xsl:param name="entry" as="map(*)"/>
    <xsl:sequence select="if ($entry?surname) then string-join(($entry?surname, $entry?forename, $entry?title)[.], ', ') else $entry?name"/>
  </xsl:function>

  <!-- Where the links of documents lead: an address for this person of each document. -->
  <xsl:function name="r:anchors" as="element(span)*">
    <xsl:param name="entry" as="map(*)"/>
    <xsl:for-each select="$entry?anchors?*">
      <span class="anchor" id="{.}"/>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="r:letter" as="xs:string">
    <xsl:param name="letter" as="xs:string"/>
    <xsl:sequence select="if ($letter eq '#') then f:label('other-letters') else $letter"/>
  </xsl:function>

  <xsl:function name="r:name" as="xs:string">
    <xsl:param name="letter" as="xs:string"/>
    <xsl:sequence select="if ($letter eq '#') then 'other' else lower-case($letter)"/>
  </xsl:function>

</xsl:package>
