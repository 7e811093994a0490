<?xml version="1.0" encoding="UTF-8"?>
<!-- The page as a whole: its landmarks in reading order. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:h="urn:tei-convert:html"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="/">
    <xsl:apply-templates select="$f:home/TEI"/>
  </xsl:template>

  <xsl:template match="TEI">
    <html lang="{$lang}">
      <xsl:call-template name="h:head"/>
      <body>
        <a class="skip" href="#text">{f:label('skip')}</a>
        <xsl:sequence select="f:site-navigation($root, '')"/>
        <xsl:call-template name="h:navigation"/>
        <main>
          <xsl:call-template name="h:front"/>
          <xsl:apply-templates select="teiHeader/profileDesc/abstract"/>
          <xsl:call-template name="h:switches"/>
          <xsl:apply-templates select="text"/>
          <xsl:call-template name="h:notes"/>
          <xsl:apply-templates select="standOff"/>
          <!-- Beside the text where the window is wide enough, else after it. -->
          <xsl:call-template name="h:source"/>
          <xsl:call-template name="h:cite"/>
        </main>
        <xsl:call-template name="h:foot"/>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="h:navigation">
    <nav class="page" aria-label="{f:label('parts')}">
      <ul>
        <li><a href="#text">{f:label('text')}</a></li>
        <xsl:if test="exists(f:footnotes(.))"><li class="to-notes"><a href="#notes">{f:label('notes')}</a></li></xsl:if>
        <xsl:if test="exists(f:persons(.))"><li><a href="#persons">{f:label('persons')}</a></li></xsl:if>
        <xsl:if test="exists(f:source-fields(.))"><li><a href="#source">{f:label('source')}</a></li></xsl:if>
        <li><a href="#cite">{f:label('cite')}</a></li>
      </ul>
    </nav>
  </xsl:template>

  <xsl:template match="abstract">
    <section id="summary" class="abstract" aria-labelledby="summary-label">
      <xsl:call-template name="h:found"/>
      <h2 id="summary-label">{f:label('summary')}</h2>
      <div>
        <xsl:sequence select="h:language(..)"/>
        <xsl:apply-templates select="*"/>
      </div>
    </section>
  </xsl:template>

  <xsl:template match="text">
    <article id="text">
      <xsl:sequence select="h:language(.)"/>
      <xsl:call-template name="h:found"/>
      <xsl:apply-templates select="*"/>
    </article>
  </xsl:template>

  <!-- The neighbours by date are known only when all documents are made; they are filled in then. -->
  <xsl:template name="h:foot">
    <xsl:variable name="software" as="xs:string?"
        select="teiHeader/encodingDesc/appInfo/application[1] ! string-join((normalize-space(label[1]), @version), ' ')"/>
    <nav class="neighbours" aria-label="{f:label('neighbours')}">
      <xsl:sequence select="h:to-fill('neighbours')"/>
    </nav>
    <!-- Where a closed note or card leads: fixed, so that the page stays where it is. -->
    <span id="closed"/>
    <footer>
      <xsl:if test="$software"><p>{f:label('converted') => f:fill('software', $software)}</p></xsl:if>
    </footer>
  </xsl:template>

</xsl:stylesheet>
