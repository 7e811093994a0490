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
    <xsl:variable name="statement" as="element(titleStmt)?" select="teiHeader/fileDesc/titleStmt"/>
    <xsl:variable name="publication" as="element(publicationStmt)?" select="teiHeader/fileDesc/publicationStmt"/>
    <xsl:variable name="when" as="xs:string?" select="f:dated(.)/(@when, @notBefore)[1] ! string(.)"/>
    <xsl:variable name="publisher" as="xs:string?" select="$publication/publisher[not(@resp)][1] ! normalize-space(.)"/>
    <head>
      <meta charset="UTF-8"/>
      <xsl:sequence select="f:policy()"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      <title>{string-join(($title, $publisher), ' – ')}</title>
      <xsl:sequence select="h:meta('description', (teiHeader/profileDesc/abstract/p[1], $title)[1] ! h:shortened(.))"/>
      <xsl:sequence select="
          h:meta(('citation_title', 'DC.title'), $title),
          $statement/author ! h:meta(('citation_author', 'DC.creator'), normalize-space(.)),
          f:translators(.) ! h:meta('DC.contributor', .),
          h:meta('citation_publication_date', $when ! translate(., '-', '/')),
          h:meta('DC.date', $when),
          h:meta(('citation_publisher', 'DC.publisher'), $publisher),
          h:meta(('citation_language', 'DC.language'), f:language(.)),
          h:meta('DC.type', f:kind(.)),
          h:meta('DC.identifier', f:address(.)[.]),
          h:meta('DC.source', teiHeader/fileDesc/sourceDesc/bibl[@type = 'citation'][1] ! normalize-space(.)),
          h:meta('DC.rights', $publication/availability/licence[1] ! (@target, normalize-space(.))[1] ! string(.))"/>
      <xsl:if test="$tei-href">
        <link rel="alternate" type="application/tei+xml" href="{$tei-href}"/>
      </xsl:if>
      <xsl:if test="$text-href">
        <link rel="alternate" type="text/plain" href="{$text-href}"/>
      </xsl:if>
      <style>{$style}{h:page-rules(.)}</style>
    </head>
  </xsl:template>

  <!-- The same content under each of the names; nothing when there is no content. -->
  <xsl:function name="h:meta" as="element(meta)*" xpath-default-namespace="">
    <xsl:param name="names" as="xs:string*"/>
    <xsl:param name="content" as="xs:string?"/>
    <xsl:for-each select="$names[$content]">
      <meta name="{.}" content="{$content}"/>
    </xsl:for-each>
  </xsl:function>

  <!-- The first 300 characters or so, cut between words. -->
  <xsl:function name="h:shortened" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="line" as="xs:string" select="normalize-space($text)"/>
    <xsl:sequence select="if (string-length($line) le 300) then $line
                          else replace(substring($line, 1, 300), '\s+\S*$', '') || ' …'"/>
  </xsl:function>

</xsl:stylesheet>
