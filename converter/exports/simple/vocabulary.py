"""What tei_simplePrint has (its ODD: P5/Exemplars in the TEI repository), what ours becomes."""

from __future__ import annotations

from collections.abc import Mapping

HEADER = frozenset(
    "abstract availability biblFull catDesc catRef category change classCode classDecl creation "
    "distributor edition editionStmt editorialDecl encodingDesc extent fileDesc idno keywords "
    "langUsage language licence listChange listPrefixDef namespace notesStmt prefixDef profileDesc "
    "projectDesc publicationStmt refsDecl rendition revisionDesc samplingDecl seriesStmt "
    "sourceDesc tagUsage tagsDecl taxonomy teiHeader textClass titleStmt xenoData particDesc "
    "settingDesc char charDecl charProp g glyph localProp mapping unicodeProp unihanProp".split()
)
TEXT = frozenset(
    "ab abbr actor add address addrLine anchor argument author back bibl biblScope body byline c "
    "castGroup castItem castList cb cell choice cit closer code corr date dateline del desc div "
    "docAuthor docDate docEdition docImprint docTitle editor email epigraph expan facsimile "
    "figDesc figure floatingText foreign formula front fw gap graphic group head hi imprimatur "
    "item l label lb lg list listBibl listPerson listPlace measure milestone name note num opener "
    "orig p pb pc person place postscript publisher pubPlace q quote ref reg relatedItem resp "
    "respStmt rhyme role roleDesc row rs s salute seg set sic signed sp speaker stage subst "
    "supplied surface table TEI teiCorpus term text time title titlePage titlePart trailer "
    "unclear w zone".split()
)
NAME_TYPES = frozenset(
    "person forename surname personGenName personRoleName personAddName nameLink org country "
    "placeGeog place".split()
)
PLACES = frozenset(
    "above below top top-right top-left top-centre bottom-right bottom-left bottom-centre bottom "
    "tablebottom margin-right margin margin-inner margin-left opposite overleaf overstrike end "
    "divend parend inline inspace block".split()
)
ODD = "https://github.com/TEIC/TEI/blob/dev/P5/Exemplars/tei_simplePrint.odd"
PREFIX = "simple"
"""What the names of the renditions begin with; the ODD writes them so and declares nothing."""
RENDITIONS: Mapping[str, str] = {
    "bold": "simple:bold",
    "italic": "simple:italic",
    "letter-spaced": "simple:letterspace",
    "capitals": "simple:allcaps",
    "small-caps": "simple:smallcaps",
    "underline": "simple:underline",
    "superscript": "simple:superscript",
    "subscript": "simple:subscript",
}

BECOMES: Mapping[str, tuple[str, str]] = {
    "persName": ("name", "person"),
    "surname": ("name", "surname"),
    "forename": ("name", "forename"),
    "genName": ("name", "personGenName"),
    "addName": ("name", "personAddName"),
    "nameLink": ("name", "nameLink"),
    "roleName": ("name", "personRoleName"),
    "orgName": ("name", "org"),
    "repository": ("name", "org"),
    "institution": ("name", "org"),
    "placeName": ("name", "place"),
    "settlement": ("name", "place"),
    "region": ("name", "place"),
    "district": ("name", "place"),
    "geogName": ("name", "placeGeog"),
    "country": ("name", "country"),
    "collection": ("rs", "collection"),
    "occupation": ("rs", "occupation"),
    "birth": ("date", "birth"),
    "death": ("date", "death"),
    "textLang": ("seg", "textLang"),
    "biblStruct": ("bibl", "structured"),
    "msDesc": ("bibl", "manuscript"),
    "ptr": ("ref", ""),
    "appInfo": ("projectDesc", ""),
    "application": ("p", ""),
    "funder": ("respStmt", ""),
    "org": ("note", "org"),
    "correspDesc": ("note", "correspondence"),
    "correspAction": ("seg", ""),
    "correspContext": ("seg", "context"),
}
"""An element that tei_simplePrint lacks: the one that stands for it, and its type."""

IN_LINE = frozenset(
    "persName surname forename genName addName nameLink roleName orgName placeName geogName "
    "name term ptr".split()
)
"""Elements that may end within a word."""

UNWRAPPED = frozenset(
    "analytic monogr series imprint msIdentifier altIdentifier msContents physDesc objectDesc "
    "supportDesc history additional adminInfo recordHist surrogates correction hyphenation "
    "interpretation normalization punctuation quotation segmentation stdVals citeStructure "
    "cRefPattern refState".split()
)
"""Elements whose content stays and which are left out themselves."""

NO_TYPE = frozenset({"projectDesc", "p", "respStmt"})
REMOVED = frozenset(
    "key evidence instant rend style sameAs synch copyOf exclude select change precision decls "
    "default datcat valueDatcat targetDatcat atLeast atMost min max confidence ident".split()
)
_ANY = (
    "{http://www.w3.org/XML/1998/namespace}id {http://www.w3.org/XML/1998/namespace}lang "
    "n ana corresp next prev facs cert resp source rendition subtype"
)
_DATED = "when notBefore notAfter from to"
CARRIES: Mapping[str, frozenset[str]] = {
    "name": frozenset(f"{_ANY} {_DATED} ref role nymRef".split()),
    "rs": frozenset(f"{_ANY} ref role nymRef".split()),
    "date": frozenset(f"{_ANY} {_DATED}".split()),
    "ref": frozenset(f"{_ANY} target".split()),
}
"""The attributes that an element keeps when it becomes another; ``CARRIED`` for all others."""
CARRIED = frozenset(_ANY.split())
