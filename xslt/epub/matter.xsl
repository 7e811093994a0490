<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands in a volume before and after the documents: the title page, the register of persons, the last page. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:epub="http://www.idpf.org/2007/ops"
    xmlns:f="urn:tei-convert:functions"
    xmlns:e="urn:tei-convert:epub"
    exclude-result-prefixes="#all">

  <xsl:function name="e:title-page" as="document-node()">
    <xsl:param name="volume" as="map(*)"/>
    <xsl:variable name="page" as="element(section)">
      <section class="titlepage" epub:type="titlepage" aria-labelledby="title">
        <xsl:for-each select="$volume?publisher[.]"><p class="kind">{.}</p></xsl:for-each>
        <h1 id="title">{$volume?set}</h1>
        <xsl:for-each select="$volume?which[.]"><p class="volume">{.}</p></xsl:for-each>
        <p class="when">{e:summary($volume)}</p>
        <xsl:if test="exists($volume?editors?*)">
          <p class="editors">{f:label('book.edited-by') => f:fill('names', f:series($volume?editors?*))}</p>
        </xsl:if>
      </section>
    </xsl:variable>
    <xsl:sequence select="e:page($volume?title, $lang, $page)"/>
  </xsl:function>

  <xsl:function name="e:register" as="document-node()">
    <xsl:param name="volume" as="map(*)"/>
    <xsl:variable name="page" as="element(section)">
      <section class="register" role="doc-index" aria-labelledby="register-label">
        <h1 id="register-label">{f:label('register')}</h1>
        <p class="hint">{f:label('book.persons-hint')}</p>
        <xsl:for-each-group select="$volume?persons?*" group-adjacent="?letter">
          <h2>{if (current-grouping-key() = '#') then f:label('other-letters') else current-grouping-key()}</h2>
          <ul><xsl:sequence select="current-group() ! e:person-named(., $volume)"/></ul>
        </xsl:for-each-group>
      </section>
    </xsl:variable>
    <xsl:sequence select="e:page(f:label('register'), $lang, $page)"/>
  </xsl:function>

  <xsl:function name="e:person-named" as="element(li)">
    <xsl:param name="person" as="map(*)"/>
    <xsl:param name="volume" as="map(*)"/>
    <li>
      <span class="name">{$person?name}</span>
      <xsl:if test="$person?born or $person?died"> <span class="life"> {substring($person?born, 1, 4)}–{substring($person?died, 1, 4)}</span></xsl:if>
      <xsl:for-each select="$person?documents?*">
        <xsl:variable name="document" as="map(*)" select="$volume?texts[xs:integer(current())]"/>
        <xsl:text>{if (position() eq 1) then ': ' else ', '}</xsl:text>
        <a href="{$document?file}" title="{$document?title}">{($document?date, $document?title)[1]}</a>
      </xsl:for-each>
      <xsl:text>&#10;</xsl:text>
    </li>
  </xsl:function>

  <xsl:function name="e:colophon" as="document-node()">
    <xsl:param name="volume" as="map(*)"/>
    <xsl:variable name="page" as="element(section)">
      <section class="colophon" role="doc-colophon" aria-labelledby="colophon-label">
        <h1 id="colophon-label">{f:label('book.colophon')}</h1>
        <p>{f:label('book.made')}</p>
        <p>{f:label('book.signs')}</p>
        <dl>
          <xsl:sequence select="
              e:said('book.publisher', $volume?publisher), e:said('book.date', $published[.] ! f:date(.)),
              e:said('licence', ($volume?licence[.], $volume?licence-url)[1], $volume?licence-url),
              e:said('book.address', $volume?address, $volume?address),
              e:said('book.number', $identifier), e:said('book.program', $volume?converter)"/>
        </dl>
      </section>
    </xsl:variable>
    <xsl:sequence select="e:page(f:label('book.colophon'), $lang, $page)"/>
  </xsl:function>

  <xsl:function name="e:said" as="element()*">
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="text" as="xs:string?"/>
    <xsl:sequence select="e:said($label, $text, ())"/>
  </xsl:function>

  <xsl:function name="e:said" as="element()*">
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="text" as="xs:string?"/>
    <xsl:param name="href" as="xs:string?"/>
    <xsl:if test="$text">
      <dt>{f:label($label)}</dt>
      <dd><xsl:choose>
        <xsl:when test="$href"><a href="{$href}">{$text}</a></xsl:when>
        <xsl:otherwise>{$text}</xsl:otherwise>
      </xsl:choose></dd>
    </xsl:if>
  </xsl:function>

</xsl:stylesheet>
