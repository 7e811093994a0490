"""The printed text of a TEI document of ours, home by home, as it stands in the bytes.

Brackets are put back, copies made for machines are left aside, white space is closed up.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from lxml import etree

from converter.errors import LedgerError
from converter.model import Home
from converter.parsed import Tree, parsed

TEI = "{http://www.tei-c.org/ns/1.0}"
_NOTE = f"{TEI}note"
ID = "{http://www.w3.org/XML/1998/namespace}id"

_FILE = "teiHeader/fileDesc/"
_NOTES = tuple(
    (home, _FILE + f"notesStmt/note[@type='{home.value}']")
    for home in (
        Home.CREDIT, Home.LANGUAGE, Home.CONTENTS, Home.AUTHOR, Home.PROVENANCE,
        Home.ORIGINAL_ARCHIVE, Home.ORIGINAL_CLASSIFICATION, Home.RECORD_ID, Home.UPLOAD_DATE,
        Home.TYPE, Home.DONOR, Home.RELATED, Home.SECOND_SUMMARY,
    )
)  # fmt: skip
HOMES: tuple[tuple[Home, str], ...] = (
    (Home.TITLE, _FILE + "titleStmt/title[@type='main']"),
    (Home.TITLE, _FILE + "titleStmt/title[@type='alt']"),
    (Home.RIGHTS, _FILE + "publicationStmt/availability[@status='restricted']/p"),
    *_NOTES,
    (Home.CITATION, _FILE + "sourceDesc/bibl[@type='citation']"),
    (Home.DATE, _FILE + "sourceDesc/biblStruct/analytic/date"),
    (Home.LANGUAGE, _FILE + "sourceDesc/msDesc/msContents/textLang"),
    (Home.SUMMARY, "teiHeader/profileDesc/abstract/p"),
    (Home.KEYWORD, "teiHeader/profileDesc/textClass/keywords/term"),
)
"""Where the words of the page's apparatus live (ENCODING, one home for every word)."""
_APPARATUS = frozenset(home.value for home, _ in HOMES)
_PART = "\ue000"  # of the private use area: what stands there in a text is told the slow way

BLOCKS = frozenset(
    TEI + tag
    for tag in "div head opener closer p seg idno note dateline salute signed address addrLine "
    "list item label table row cell sp speaker quote floatingText body postscript lb".split()
)


def closed_up(text: str) -> str:
    r"""Return text with each run of white space as one space, and none outside.

    >>> closed_up("\n  a\n    b\tc ")
    'a b c'
    """
    text = text.replace("\n", " ")
    if not text.isprintable():  # it may hold white space of another kind
        return " ".join(text.split())
    while "  " in text:
        text = text.replace("  ", " ")
    return text.strip()


def read_tei(tei: bytes | Tree) -> Tree:
    """Return the root of a TEI document of ours; raise LedgerError when it is not well-formed."""
    try:
        return parsed(tei)
    except etree.XMLSyntaxError as error:
        raise LedgerError(
            f"The TEI is not well-formed XML: {error.msg}.", "Correct it there.", error.lineno
        ) from error


def streams(tei: bytes | Tree) -> dict[str, str]:
    """Return the printed text of each home in a TEI document of ours; footnotes have one each.

    It is what ``printed`` says of each, told by one pass of XSLT over the tree.
    """
    tree = read_tei(tei)
    told = str(_sheet()(tree)).split(_PART)
    if len(told) == 1:  # the text has our own sign in it, or there is none at all
        return _streams(tree)
    found: dict[str, str] = {}
    for home, part in zip(told[1::2], told[2::2], strict=True):
        text = part if part.isascii() else closed_up(part)
        if home not in _APPARATUS:
            found[home] = text
        elif text:
            found[home] = f"{found[home]} {text}" if home in found else text
    return found


def _streams(tree: Tree) -> dict[str, str]:
    """Return the same by a walk."""
    found: dict[str, str] = {}
    for home, path in HOMES:
        elements = tree.findall(element_path(path))
        parts = [closed_up("".join(printed(one))) for one in elements if not one.get("resp")]
        if text := " ".join(part for part in parts if part):
            found[home.value] = f"{found[home.value]} {text}" if home.value in found else text
    body = tree.find(f"{TEI}text/{TEI}body")
    if body is not None:
        found[Home.BODY.value] = closed_up("".join(printed(body)))
        for note in body.iter(_NOTE):
            if is_footnote(note):
                found[note.get(ID, "")] = closed_up("".join(printed(note)))
    return found


@cache
def _sheet() -> etree.XSLT:
    """Return a stylesheet that writes a home and its text, again and again.

    No pattern has a predicate: libxslt would count the siblings of each element for it.
    """
    blocks = "|".join(f"t:{tag.removeprefix(TEI)}" for tag in sorted(BLOCKS - {_NOTE}))
    part = f"<xsl:text>{_PART}</xsl:text>"
    apart = "<xsl:text> </xsl:text><xsl:apply-templates/><xsl:text> </xsl:text>"
    # XSLT closes up what XML calls white space: nearly all of it is the file's indentation.
    text = (
        "<xsl:variable name='text'><xsl:apply-templates/></xsl:variable>"
        "<xsl:value-of select='normalize-space($text)'/>"
    )
    homes = "".join(
        f"<xsl:for-each select=\"t:TEI/{_prefixed(path)}[not(@resp) or @resp='']\">"
        f"{part}{home.value}{part}{text}</xsl:for-each>"
        for home, path in HOMES
    )
    return etree.XSLT(
        etree.XML(f"""
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:t="{TEI.strip("{}")}">
  <xsl:output method="text"/>
  <xsl:template match="/">
    <xsl:if test="not(contains(., '{_PART}'))">{homes}
      <xsl:for-each select="t:TEI/t:text/t:body[1]">
        {part}{Home.BODY.value}{part}{text}
      </xsl:for-each>
      <xsl:for-each select="t:TEI/t:text/t:body[1]//t:note[@place='foot']">
        {part}<xsl:value-of select="@xml:id"/>{part}{text}
      </xsl:for-each>
    </xsl:if>
  </xsl:template>
  <xsl:template match="*">
    <xsl:choose>
      <xsl:when test="@rend = 'brackets'">[<xsl:apply-templates/>]</xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="{blocks}">
    <xsl:choose>
      <xsl:when test="@rend = 'brackets'">[<xsl:apply-templates/>]</xsl:when>
      <xsl:otherwise>{apart}</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="t:note">
    <xsl:choose>
      <xsl:when test="@place = 'foot'"/>
      <xsl:when test="@rend = 'brackets'">[<xsl:apply-templates/>]</xsl:when>
      <xsl:otherwise>{apart}</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>""")
    )


def _prefixed(path: str) -> str:
    return "/".join(f"t:{step}" for step in path.split("/"))


def element_path(path: str) -> str:
    """Return a path of names in TEI's namespace, as lxml takes it."""
    return "/".join(TEI + step for step in path.split("/"))


def is_footnote(element: etree._Element) -> bool:
    """Tell whether an element is a footnote, which has a stream of its own."""
    return element.tag == _NOTE and element.get("place") == "foot"


def printed(element: etree._Element) -> list[str]:
    """Return the characters of an element as they were printed, footnotes left aside."""
    found: list[str] = []
    _print(element, found.append)
    return found


def _print(element: etree._Element, put: Callable[[str], None]) -> None:
    if text := element.text:
        put(text)
    for child in element:
        tag = child.tag
        if isinstance(tag, str) and not (tag == _NOTE and child.get("place") == "foot"):
            if child.get("rend") == "brackets":
                put("[")
                _print(child, put)
                put("]")
            elif tag in BLOCKS:
                put(" ")
                _print(child, put)
                put(" ")
            else:
                _print(child, put)
        if text := child.tail:
            put(text)
