"""The printed text of a TEI document of ours, home by home, as it stands in the bytes.

Brackets are put back, copies made for machines are left aside, white space is closed up.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

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

_PATHS: tuple[tuple[str, Any], ...] = tuple(
    (
        home.value,
        etree.XPath(
            "/".join(f"t:{step}" for step in path.split("/")), namespaces={"t": TEI.strip("{}")}
        ),
    )
    for home, path in HOMES
)

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
    """Return the printed text of each home in a TEI document of ours; footnotes have one each."""
    tree = read_tei(tei)
    found: dict[str, str] = {}
    for home, path in _PATHS:
        for one in path(tree):
            text = "" if one.get("resp") else closed_up("".join(printed(one)))
            if text:
                found[home] = f"{found[home]} {text}" if home in found else text
    body = tree.find(f"{TEI}text/{TEI}body")
    if body is not None:
        found[Home.BODY.value] = closed_up("".join(printed(body)))
        for note in body.iter(f"{TEI}note"):
            if is_footnote(note):
                found[note.get(ID, "")] = closed_up("".join(printed(note)))
    return found


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
