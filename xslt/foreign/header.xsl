<?xml version="1.0" encoding="UTF-8"?>
<!-- A header from elsewhere: the parts that the editions ask for, under the names they ask by. -->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns="http://www.tei-c.org/ns/1.0"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- A header for a text that has none. -->
  <xsl:function name="f:header" as="element(teiHeader)">
    <xsl:param name="tei" as="element(TEI)"/>
    <teiHeader>
      <fileDesc>
        <titleStmt><title>{($tei/text//(docTitle, head))[1] ! f:plain(.)}</title></titleStmt>
        <publicationStmt/>
        <sourceDesc/>
      </fileDesc>
    </teiHeader>
  </xsl:function>

  <xsl:template match="teiHeader" mode="f:foreign">
    <xsl:copy>
      <xsl:apply-templates select="@*" mode="f:foreign"/>
      <fileDesc>
        <xsl:if test="empty(fileDesc/titleStmt)"><xsl:sequence select="f:header(..)/fileDesc/titleStmt"/></xsl:if>
        <xsl:apply-templates select="fileDesc/(@*, node() except (publicationStmt, sourceDesc))" mode="f:foreign"/>
        <xsl:if test="empty(fileDesc/publicationStmt)"><publicationStmt/></xsl:if>
        <xsl:apply-templates select="fileDesc/(publicationStmt, sourceDesc[1])" mode="f:foreign"/>
        <xsl:if test="empty(fileDesc/sourceDesc)"><sourceDesc/></xsl:if>
      </fileDesc>
      <xsl:apply-templates select="encodingDesc" mode="f:foreign"/>
      <profileDesc>
        <xsl:apply-templates select="profileDesc/(@*, node() except creation)" mode="f:foreign"/>
        <xsl:sequence select="f:creation(.)"/>
      </profileDesc>
      <xsl:apply-templates select="node() except (fileDesc, encodingDesc, profileDesc)" mode="f:foreign"/>
    </xsl:copy>
  </xsl:template>

  <!-- Where and when it was written: as the header says, else as the letter was sent, else as the source is dated. -->
  <xsl:function name="f:creation" as="element(creation)?">
    <xsl:param name="header" as="element(teiHeader)"/>
    <xsl:variable name="said" as="element(creation)?" select="$header/profileDesc/creation[1]"/>
    <xsl:variable name="sent" as="element(correspAction)?" select="($header/profileDesc//correspAction[@type = 'sent'])[1]"/>
    <xsl:variable name="source" as="element(sourceDesc)?" select="$header/fileDesc/sourceDesc[1]"/>
    <xsl:choose>
      <xsl:when test="$said/(date | placeName)"><xsl:sequence select="$said"/></xsl:when>
      <!-- A page of ours is dated there. -->
      <xsl:when test="$source/biblStruct/(analytic | monogr/imprint)/date and empty($sent/date) and empty($said//*)"><xsl:sequence select="$said"/></xsl:when>
      <xsl:otherwise>
        <xsl:variable name="dates" as="element()*" select="$said//(date | origDate), $sent/date,
            $source//(origDate | origin/date | bibl/date | biblFull//date | imprint/date)"/>
        <creation>
          <xsl:sequence select="$dates[@when | @when-iso | @notBefore | @from | text()[normalize-space()]][1] ! f:date-of(.)"/>
          <xsl:sequence select="($said//(placeName, settlement), $sent/(placeName, settlement), $source//origPlace)[normalize-space()][1]
              ! f:element('placeName', f:plain(.))"/>
        </creation>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="f:date-of" as="element(date)">
    <xsl:param name="date" as="element()"/>
    <xsl:variable name="when" as="xs:string?" select="$date/(@when, @when-iso)[1][matches(., '^\d{4}(-\d\d){0,2}')] ! string(.)"/>
    <date>
      <xsl:if test="$when"><xsl:attribute name="when" select="$when"/></xsl:if>
      <xsl:copy-of select="$date/(@notBefore, @notAfter, @from, @to)"/>
      <xsl:text>{f:plain($date)}</xsl:text>
    </date>
  </xsl:function>

  <!-- One title is the main one; a subtitle goes with it; series and the like are none. -->
  <xsl:template match="titleStmt[not(title[@type = 'main']) and not(count(title) eq 1 and title[not(@type)])]
      | titleStmt[title[@type = 'sub' or @type = 'desc' and ../title/@type = 'main']]" mode="f:foreign">
    <xsl:variable name="main" as="element(title)?" select="(title[@type = 'main'], title[@level = 'a'][not(@type)], title[@type = ('full', 'complete', 'desc', 'uniform')],
        title[not(@type)][not(@level = ('s', 'j'))], title[@type = 'volume'], title)[normalize-space()][1]"/>
    <xsl:copy>
      <title type="main">{string-join(($main, title[@type = 'sub'] except $main) ! f:plain(.)[.] ! replace(., '\.$', ''), '. ')}</title>
      <xsl:apply-templates select="node() except title" mode="f:foreign"/>
    </xsl:copy>
  </xsl:template>

  <!-- Several names in one statement are several editors. -->
  <xsl:template match="titleStmt/editor[count(name | persName) gt 1]" mode="f:foreign">
    <xsl:variable name="editor" as="element()" select="."/>
    <xsl:for-each select="name | persName">
      <editor><xsl:copy-of select="$editor/@role"/>{f:plain(.)}</editor>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="respStmt[not(name/@type = ('software', 'file'))]" mode="f:foreign">
    <xsl:copy>
      <resp>{string-join(resp ! f:plain(.), ', ')}</resp>
      <name>{string-join((* except (resp, note)) ! f:plain(.)[.], ', ')}</name>
    </xsl:copy>
  </xsl:template>

  <!-- The name alone, without the address. -->
  <xsl:template match="titleStmt/funder[name | orgName] | publicationStmt/publisher[name | orgName]" mode="f:foreign">
    <xsl:copy><xsl:copy-of select="@resp"/>{(name | orgName)[1] ! f:plain(.)}</xsl:copy>
  </xsl:template>

  <xsl:template match="publicationStmt[not(publisher)]" mode="f:foreign">
    <xsl:copy>
      <xsl:apply-templates select="@*" mode="f:foreign"/>
      <xsl:if test="distributor | authority">
        <publisher>{(distributor | authority)[1] ! (name | orgName, .)[1] ! f:plain(.)}</publisher>
      </xsl:if>
      <xsl:apply-templates select="node()" mode="f:foreign"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="publicationStmt/idno[lower-case(@type) = ('doi', 'uri', 'url', 'handle')]" mode="f:foreign">
    <idno type="{if (lower-case(@type) eq 'doi') then 'DOI' else 'URI'}">{f:plain(.)}</idno>
  </xsl:template>

  <!-- What the header says of the source in its own words. -->
  <xsl:template match="sourceDesc" mode="f:foreign">
    <xsl:copy>
      <xsl:apply-templates select="@*, node() except (p, ab, listWit, listPerson, listPlace, listOrg)" mode="f:foreign"/>
      <xsl:for-each select="(p | ab)[normalize-space()]">
        <bibl type="citation">{f:plain(.)}</bibl>
      </xsl:for-each>
      <xsl:if test="empty(msDesc)"><xsl:apply-templates select="(listWit//msDesc)[1]" mode="f:foreign"/></xsl:if>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="sourceDesc/bibl[not(@type)] | sourceDesc/biblFull | sourceDesc/biblStruct[not(@type)]" mode="f:foreign">
    <bibl type="citation">{f:bibl-line(.)}</bibl>
  </xsl:template>

  <xsl:template match="msIdentifier[not(repository)]/institution[1]" mode="f:foreign">
    <repository>{f:plain(.)}</repository>
  </xsl:template>

  <xsl:template match="licence[p or ab]" mode="f:foreign">
    <licence><xsl:copy-of select="@target"/>{string-join((p | ab) ! f:plain(.), ' ')}</licence>
  </xsl:template>

  <xsl:template match="notesStmt/note[not(@type)]" mode="f:foreign">
    <note type="remark">{f:plain(.)}</note>
  </xsl:template>

  <!-- Made by another program: not converted by ours from plain text. -->
  <xsl:template match="appInfo[not(application/@ident = 'tei-convert')]" mode="f:foreign"/>

  <xsl:template match="profileDesc/(particDesc | settingDesc)" mode="f:foreign"/>

  <!-- Who wrote and who received, where the names stand deeper. -->
  <xsl:template match="correspAction/(rs | name | note | settlement | country | region)" mode="f:foreign">
    <xsl:choose>
      <xsl:when test="self::note"/>
      <xsl:when test="self::rs or self::name"><persName>{f:plain(.)}</persName></xsl:when>
      <xsl:otherwise><placeName>{f:plain(.)}</placeName></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:function name="f:element" as="element()">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="text" as="xs:string"/>
    <xsl:element name="{$name}">{$text}</xsl:element>
  </xsl:function>

  <!-- The words of an element in one line; of what has two forms, the reading text. -->
  <xsl:function name="f:plain" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="normalize-space(string-join(
        $element//text()[not(ancestor::choice or ancestor::note[ancestor::* intersect $element])]
        | $element//choice/(reg, corr, expan, *)[1]//text()))"/>
  </xsl:function>

</xsl:stylesheet>
