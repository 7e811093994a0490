<?xml version="1.0" encoding="UTF-8"?>
<!-- What runs on: variants, how type is set, pointers, quotation marks, pictures. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:f="urn:tei-convert:functions"
    xmlns="http://www.tei-c.org/ns/1.0"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="text//*[f:hidden(.)]" mode="f:foreign" priority="8"/>

  <!-- The text of an edition, and what other witnesses have as a note. -->
  <xsl:template match="app" mode="f:foreign">
    <xsl:variable name="read" as="element()?" select="(lem, rdg, rdgGrp/(lem, rdg))[1]"/>
    <xsl:variable name="others" as="element()*" select=".//rdg except $read"/>
    <seg type="lem"><xsl:apply-templates select="$read/node()" mode="f:foreign"/></seg>
    <xsl:if test="exists($others) and not(ancestor::note)">
      <note place="foot" type="apparatus">
        <xsl:for-each select="$others">
          <xsl:if test="position() gt 1">; </xsl:if>
          <xsl:if test="@wit | @source | @resp"><hi rend="italic">{(@wit, @source, @resp)[1] ! tokenize(.) ! replace(., '^.*#', '') => string-join(', ')}</hi><xsl:text>: </xsl:text></xsl:if>
          <xsl:choose>
            <xsl:when test="normalize-space() or gap or lacunaStart"><xsl:apply-templates select="node()" mode="f:foreign"/></xsl:when>
            <xsl:otherwise>{f:label('foreign.lacking')}</xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
        <xsl:for-each select=".//note[parent::app]">
          <xsl:text>. </xsl:text>
          <xsl:apply-templates select="node()" mode="f:foreign"/>
        </xsl:for-each>
      </note>
    </xsl:if>
  </xsl:template>

  <!-- An apparatus that is kept apart from the text. -->
  <xsl:template match="listApp" mode="f:foreign">
    <list type="apparatus">
      <xsl:apply-templates select="head" mode="f:foreign"/>
      <xsl:for-each select=".//app">
        <item>
          <xsl:apply-templates select="lem/node()" mode="f:foreign"/>
          <xsl:text>] </xsl:text>
          <xsl:for-each select=".//rdg">
            <xsl:if test="position() gt 1">; </xsl:if>
            <xsl:apply-templates select="node()" mode="f:foreign"/>
            <xsl:value-of select="@wit ! (' ' || string-join(tokenize(.) ! replace(., '^.*#', ''), ', '))"/>
          </xsl:for-each>
        </item>
      </xsl:for-each>
    </list>
  </xsl:template>

  <!-- How something is set: the words of many projects become few. -->
  <xsl:template match="text//*[@rendition or @style or @rend][not(self::gap)]" mode="f:foreign" priority="3">
    <xsl:variable name="copied" as="node()*"><xsl:next-match/></xsl:variable>
    <xsl:variable name="rend" as="xs:string" select="string-join(distinct-values(f:settings(.)), ' ')"/>
    <xsl:for-each select="$copied">
      <xsl:choose>
        <xsl:when test="self::* and position() eq 1 and (@rendition or @style or not($rend eq string(@rend)))">
          <xsl:copy>
            <xsl:copy-of select="@* except (@rendition, @style, @rend)"/>
            <xsl:if test="$rend"><xsl:attribute name="rend" select="$rend"/></xsl:if>
            <xsl:copy-of select="node()"/>
          </xsl:copy>
        </xsl:when>
        <xsl:otherwise><xsl:sequence select="."/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <xsl:function name="f:settings" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="declared" as="xs:string*" select="$element/@rendition ! tokenize(.) ! (
        let $name := replace(., '^.*[#:]', '') return
        (root($element)//rendition[(@xml:id, @n) = $name] ! string(.), $name)[1])"/>
    <xsl:variable name="told" as="xs:string" select="lower-case(string-join(($element/@style, $declared), ' ; '))"/>
    <xsl:sequence select="
        $element/@rend[$element/(self::supplied | self::note | self::unclear | self::milestone | self::gap)] ! string(.),
        if ($element/(self::supplied | self::note | self::unclear | self::milestone | self::gap)) then ()
        else $element/@rend ! tokenize(.) ! ($f:setting-words(lower-case(replace(., '^.*[#:]', ''))), .)[1],
        map:keys($f:setting-patterns)[matches($told, $f:setting-patterns(.))]"/>
  </xsl:function>

  <xsl:variable name="f:setting-words" as="map(xs:string, xs:string)" select="map{
      'i': 'italic', 'it': 'italic', 'italics': 'italic', 'ital': 'italic', 'kursiv': 'italic', 'b': 'bold', 'fett': 'bold', 'strong': 'bold',
      'sup': 'superscript', 'super': 'superscript', 'hoch': 'superscript', 'sub': 'subscript', 'tief': 'subscript',
      'u': 'underline', 'underlined': 'underline', 'ul': 'underline', 'unterstrichen': 'underline', 'sc': 'smallcaps', 'small-caps': 'smallcaps',
      'smallcap': 'smallcaps', 'caps': 'capitals', 'uppercase': 'capitals', 'allcaps': 'capitals', 'g': 'spaced', 'gesperrt': 'spaced',
      'spaced_out': 'spaced', 'strikethrough': 'strike', 'line-through': 'strike', 'centre': 'center',
      'centered': 'center', 'c': 'center', 'zentriert': 'center', 'flushright': 'right', 'right-aligned': 'right'}"/>

  <xsl:variable name="f:setting-patterns" as="map(xs:string, xs:string)" select="map{
      'italic': 'font-style:\s*(italic|oblique)|^(i|it|italics?)$', 'bold': 'font-weight:\s*(bold|[6-9]00)|^(b|bold)$',
      'superscript': 'vertical-align:\s*super|^(sup|superscript)$', 'subscript': 'vertical-align:\s*sub|^(sub|subscript)$',
      'underline': 'text-decoration[^;]*underline|^(u|uu|underlined?)$', 'strike': 'line-through|^(s|strikethrough)$',
      'smallcaps': 'font-variant:\s*small-caps|^(k|smallcaps?)$', 'capitals': 'text-transform:\s*uppercase',
      'spaced': 'letter-spacing|^g$', 'center': 'text-align:\s*cent|^(c|et)?center(ed)?$', 'right': 'text-align:\s*right|^right$'}"/>

  <!-- A pointer without words says what it points at. -->
  <xsl:template match="ptr | ref[not(normalize-space()) and not(*)]" mode="f:foreign">
    <xsl:variable name="target" as="xs:string" select="f:address-of(.)"/>
    <xsl:variable name="there" as="element()?" select="$target[starts-with(., '#')] ! key('f:id', substring(., 2), root(current()))[1]"/>
    <ref>
      <xsl:copy-of select="@xml:id | @type"/>
      <xsl:attribute name="target" select="$target"/>
      <xsl:if test="$there/self::note"><xsl:processing-instruction name="tei-convert-note-sign" select="substring($target, 2)"/></xsl:if>
      <xsl:text>{if ($there/self::note) then () else ($there/head[1] ! f:plain(.), $there/self::pb/@n ! f:label('page', .),
          $there[self::bibl | self::biblStruct] ! f:bibl-line(.), $there/@n ! string(.), replace($target, '^(https?://|mailto:|#)', ''))[normalize-space()][1]}</xsl:text>
    </ref>
  </xsl:template>

  <xsl:template match="ref/@target" mode="f:foreign">
    <xsl:attribute name="target" select="f:address-of(..)"/>
  </xsl:template>

  <!-- The first address, a short form of it (prefix:rest) written out as the header says. -->
  <xsl:function name="f:address-of" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="target" as="xs:string" select="(tokenize($element/(@target, @url)[1]), '')[1]"/>
    <xsl:variable name="prefix" as="element(prefixDef)?" select="
        root($element)//prefixDef[@ident = substring-before($target, ':')][@matchPattern][@replacementPattern][1]"/>
    <xsl:try select="
        if ($prefix and not(matches('', $prefix/@matchPattern)))
        then replace(substring-after($target, ':'), '^' || $prefix/@matchPattern || '$', $prefix/@replacementPattern)
        else $target">
      <xsl:catch select="$target"/>
    </xsl:try>
  </xsl:function>

  <!-- Quotation marks that only the encoding says. -->
  <xsl:template match="text//*[self::q or self::said or self::soCalled or self::quote[f:beside-text(.)]][not(@rend)][not(f:has-blocks(.))][not(f:marked(.))]" mode="f:foreign" priority="1">
    <xsl:copy>
      <xsl:apply-templates select="@*" mode="f:foreign"/>
      <xsl:attribute name="rend" select="'quotes'"/>
      <xsl:apply-templates mode="f:foreign"/>
    </xsl:copy>
  </xsl:template>

  <xsl:function name="f:marked" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="matches($element, '^\s*[&quot;''„“”«»‹›‘’‚「『—–―-]')
        or matches(string-join($element/preceding::text()[1]), '[&quot;''„“”«»‹›‘’‚「『]\s*$')"/>
  </xsl:function>

  <!-- What the editors supplied stands in square brackets, unless it does already. -->
  <xsl:template match="text//supplied[not(@rend)][not(starts-with(normalize-space(), '['))]" mode="f:foreign">
    <xsl:copy>
      <xsl:apply-templates select="@*" mode="f:foreign"/>
      <xsl:attribute name="rend" select="'brackets'"/>
      <xsl:apply-templates mode="f:foreign"/>
    </xsl:copy>
  </xsl:template>

  <!-- A word for how a gap looks is not its printed mark. -->
  <xsl:template match="gap" mode="f:foreign">
    <xsl:copy><xsl:copy-of select="@* except @rend[matches(., '^[\p{L} -]+$')]"/></xsl:copy>
  </xsl:template>

  <!-- Milestones of other editions and manuscripts: only separators are printed. -->
  <xsl:template match="milestone[not(@rend) and not(@unit = ('separator', 'section', 'rule'))]" mode="f:foreign">
    <anchor><xsl:apply-templates select="@*" mode="f:foreign"/></anchor>
  </xsl:template>

  <xsl:template match="g[not(node())]" mode="f:foreign">
    <xsl:copy>
      <xsl:apply-templates select="@*" mode="f:foreign"/>
      <xsl:text>{(root()//(glyph | char)[@xml:id = replace(current()/@ref, '^.*#', '')]/mapping[1] ! f:plain(.), '�')[1]}</xsl:text>
    </xsl:copy>
  </xsl:template>

  <!-- Pictures are not shown: what they show is told, and where they are. -->
  <xsl:template match="graphic | media | binaryObject" mode="f:foreign">
    <graphic>
      <xsl:copy-of select="@xml:id"/>
      <xsl:if test="@url"><xsl:attribute name="url" select="f:address-of(.)"/></xsl:if>
      <xsl:text>{desc[1] ! f:plain(.)}</xsl:text>
    </graphic>
  </xsl:template>

  <!-- One picture and what it shows are told in one. -->
  <xsl:template match="figure[count(graphic) eq 1][graphic[not(desc)]][count(figDesc) eq 1][not(figDesc/*)]" mode="f:foreign" priority="1">
    <xsl:copy>
      <xsl:apply-templates select="@*" mode="f:foreign"/>
      <xsl:for-each select="node() except figDesc">
        <xsl:choose>
          <xsl:when test="self::graphic">
            <graphic><xsl:copy-of select="@xml:id"/><xsl:attribute name="url" select="f:address-of(.)"/>{../figDesc ! f:plain(.)}</graphic>
          </xsl:when>
          <xsl:otherwise><xsl:apply-templates select="." mode="f:foreign"/></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </xsl:copy>
  </xsl:template>

  <!-- A picture with nothing to say of it is none to a reader. -->
  <xsl:template match="figure[not(node()[self::* or normalize-space()])]" mode="f:foreign">
    <figure><graphic/></figure>
  </xsl:template>

  <!-- Formulas: their characters. Drawings: what they are called. -->
  <xsl:template match="Q{http://www.w3.org/1998/Math/MathML}math" mode="f:foreign">
    <code>{normalize-space((.//Q{http://www.w3.org/1998/Math/MathML}annotation[@encoding = 'application/x-tex'], .)[1])}</code>
  </xsl:template>

  <xsl:template match="Q{http://www.w3.org/2000/svg}svg" mode="f:foreign">
    <graphic>{normalize-space(string-join((Q{http://www.w3.org/2000/svg}title, Q{http://www.w3.org/2000/svg}desc), '. '))}</graphic>
  </xsl:template>

  <!-- Examples of markup are shown as they are written. -->
  <xsl:template match="Q{http://www.tei-c.org/ns/Examples}egXML" mode="f:foreign" priority="9">
    <eg>{string-join(node() ! serialize(., map{'method': 'xml', 'omit-xml-declaration': true()})) => replace(' xmlns(:\w+)?="[^"]*"', '')}</eg>
  </xsl:template>

</xsl:stylesheet>
