<?xml version="1.0" encoding="UTF-8"?>
<!-- How to cite the document, and where it is to be had in other forms. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:h="urn:tei-convert:html"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template name="h:cite">
    <section id="cite" aria-labelledby="cite-label">
      <h2 id="cite-label">{f:label('cite')}</h2>
      <p class="citation"><xsl:sequence select="h:linked(f:citation(.))"/></p>
      <xsl:if test="exists(text//p[@n])"><p class="hint">{f:label('cite-paragraph')}</p></xsl:if>
      <xsl:sequence select="
          h:files('reference', f:label('cite-files'), (
            map{'label': f:label('download-bibtex'), 'href': $bibtex-href, 'type': 'application/x-bibtex'},
            map{'label': f:label('download-ris'), 'href': $ris-href, 'type': 'application/x-research-info-systems'},
            map{'label': f:label('download-csl'), 'href': $csl-json-href, 'type': 'application/vnd.citationstyles.csl+json'})),
          h:files('downloads', f:label('downloads'), (
            map{'label': f:label('download-tei'), 'href': $tei-href, 'type': 'application/tei+xml'},
            map{'label': f:label('download-text'), 'href': $text-href, 'type': 'text/plain'},
            map{'label': f:label('download-source'), 'href': $source-href, 'type': 'text/plain'}))"/>
    </section>
  </xsl:template>

  <!-- One line of links to the files that there are. -->
  <xsl:function name="h:files" as="element()?" xpath-default-namespace="">
    <xsl:param name="class" as="xs:string"/>
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="files" as="map(*)*"/>
    <xsl:variable name="given" as="map(*)*" select="$files[?href]"/>
    <xsl:if test="exists($given)">
      <p class="{$class}">
        <xsl:text>{$label}:</xsl:text>
        <xsl:for-each select="$given"><xsl:text> </xsl:text><a href="{?href}" type="{?type}">{?label}</a></xsl:for-each>
      </p>
    </xsl:if>
  </xsl:function>

  <!-- A text whose addresses are links. -->
  <xsl:function name="h:linked" as="node()*" xpath-default-namespace="">
    <xsl:param name="text" as="xs:string"/>
    <xsl:analyze-string select="$text" regex="https?://[^\s&lt;&gt;]*[^\s&lt;&gt;.,;:)\]]|doi:10\.[^\s&lt;&gt;]*[^\s&lt;&gt;.,;:)\]]">
      <xsl:matching-substring>
        <a href="{replace(., '^doi:', 'https://doi.org/')}">{.}</a>
      </xsl:matching-substring>
      <xsl:non-matching-substring><xsl:text>{.}</xsl:text></xsl:non-matching-substring>
    </xsl:analyze-string>
  </xsl:function>

</xsl:stylesheet>
