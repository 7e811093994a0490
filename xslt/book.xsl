<?xml version="1.0" encoding="UTF-8"?>
<!-- The book of a whole edition, or a volume of it: all but the documents, which are taken from their own books.
     Called without a document, with what is to be bound as JSON; gives the parts as JSON, by their paths. -->
<xsl:package version="3.0" name="urn:tei-convert:book" package-version="1.0"
    expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions"
    xmlns:e="urn:tei-convert:epub"
    exclude-result-prefixes="#all">

  <xsl:param name="book" as="xs:string" select="'{}'"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:mode name="e:xhtml" on-no-match="fail" on-multiple-match="fail" use-accumulators="e:heads e:breaks"/>

  <xsl:include href="shared/labels.xsl"/>
  <xsl:include href="shared/direction.xsl"/>
  <xsl:include href="epub/volume.xsl"/>
  <xsl:include href="epub/matter.xsl"/>
  <xsl:include href="epub/contents.xsl"/>
  <xsl:include href="epub/xhtml.xsl"/>
  <xsl:include href="epub/package.xsl"/>

  <xsl:template name="xsl:initial-template" visibility="public">
    <xsl:variable name="volume" as="map(*)" select="parse-json($book) => e:volume()"/>
    <xsl:variable name="register" as="document-node()?" select="$volume[exists(?persons?*)] ! e:register(.)"/>
    <xsl:variable name="files" as="map(xs:string, xs:string)" select="map:merge((
        map{'title.xhtml': e:written(e:title-page($volume)),
            'nav.xhtml': e:written(e:volume-contents($volume)),
            'colophon.xhtml': e:written(e:colophon($volume)),
            'package.opf': e:written(e:package(e:volume-facts($volume)))},
        $register ! map{'register.xhtml': e:written(.)}))"
        xmlns:map="http://www.w3.org/2005/xpath-functions/map"/>
    <xsl:text>{serialize($files, map{'method': 'json'})}</xsl:text>
  </xsl:template>

</xsl:package>
