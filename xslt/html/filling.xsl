<?xml version="1.0" encoding="UTF-8"?>
<!-- Places that are filled when the other documents of the edition are known. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:h="urn:tei-convert:html"
    exclude-result-prefixes="#all">

  <!-- An empty place, with the key that it is found by. -->
  <xsl:function name="h:to-fill" as="comment()+">
    <xsl:param name="key" as="xs:string"/>
    <xsl:comment>fill {$key}</xsl:comment>
    <xsl:comment>/fill</xsl:comment>
  </xsl:function>

</xsl:stylesheet>
