<?xml version="1.0" encoding="UTF-8"?>
<!-- The parts of an encoding description, each under its heading (TEI Guidelines, chapter 2). Their sentences stay in their language. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:s="urn:tei-convert:site"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template mode="s:about" match="p">
    <p lang="{ancestor-or-self::*[@xml:lang][1]/@xml:lang}">{normalize-space(.)}</p>
  </xsl:template>

  <xsl:template mode="s:about" match="projectDesc | sourceDesc">
    <xsl:apply-templates select="p" mode="s:about"/>
  </xsl:template>

  <xsl:template mode="s:about" match="editorialDecl/*">
    <h3>{f:label('decl.' || local-name())}</h3>
    <xsl:apply-templates select="p" mode="s:about"/>
  </xsl:template>

  <xsl:template mode="s:about" match="refsDecl">
    <h3>{f:label('decl.refsDecl')}</h3>
    <p>{f:label('cite-paragraph')}</p>
  </xsl:template>

  <!-- Kinds of documents and markings that occur; the signs by which names are known. -->
  <xsl:template mode="s:about" match="taxonomy">
    <h3>{f:label('decl.' || @xml:id)}</h3>
    <ul class="categories">
      <xsl:apply-templates select="category" mode="s:about"/>
    </ul>
  </xsl:template>

  <xsl:template mode="s:about" match="category">
    <xsl:variable name="text" as="xs:string" select="normalize-space(catDesc)"/>
    <li lang="{ancestor-or-self::*[@xml:lang][1]/@xml:lang}">{$text}</li>
  </xsl:template>

  <xsl:template mode="s:about" match="taxonomy[@xml:id = 'document-type']/category">
    <xsl:variable name="text" as="xs:string" select="normalize-space(catDesc)"/>
    <li>{(f:known-label('type.' || $text), $text)[1]}</li>
  </xsl:template>

  <!-- What else numbers of persons and places are of. -->
  <xsl:template mode="s:about" match="listPrefixDef">
    <p>{f:label('about.numbers', f:series(prefixDef/p ! normalize-space(.)))}</p>
  </xsl:template>

  <xsl:template mode="s:about" match="availability[licence]">
    <p>
      <xsl:text>{f:label('licence')}: </xsl:text>
      <xsl:sequence select="s:link(licence/@target[matches(., '^https?:')], normalize-space(licence))"/>
    </p>
  </xsl:template>

  <xsl:template mode="s:about" match="availability[@status = 'unknown'][not(licence)]">
    <p>{f:label('no-licence')}</p>
  </xsl:template>

  <!-- What the archives ask, in their own words. -->
  <xsl:template mode="s:about" match="availability[@status = 'restricted']">
    <h3>{f:label('about.rights-sources')}</h3>
    <p>{f:label('about.rights-each')}</p>
    <xsl:for-each select="p">
      <blockquote lang="{ancestor-or-self::*[@xml:lang][1]/@xml:lang}"><p>{normalize-space(.)}</p></blockquote>
    </xsl:for-each>
  </xsl:template>

  <xsl:template mode="s:about" match="appInfo">
    <dt>{f:label('software')}</dt>
    <dd>{string-join(application ! string-join((normalize-space(label[1]), @version), ' '), ', ')}</dd>
  </xsl:template>

</xsl:stylesheet>
