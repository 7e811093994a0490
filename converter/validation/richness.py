"""Richness: which parts of a good header a document does not have; never an error."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from converter.validation.document import TEI, Document, Found, text_of
from converter.validation.rules import RULES

_HEADER = "teiHeader/"
_PROFILE = _HEADER + "profileDesc/"
_FILE = _HEADER + "fileDesc/"
_DATED = ("when", "notBefore", "notAfter", "from", "to", "when-iso")
_LETTERS = frozenset({"letter", "telegram"})

Test = Callable[[etree._Element], bool]  # noqa: SLF001 - the name of lxml's class


def _any(*paths: str) -> Test:
    """Return a test that one of these elements is there and holds words or elements."""
    found = ["/".join(step and TEI + step for step in path.split("/")) for path in paths]

    def test(root: etree._Element) -> bool:
        return any(
            len(one) or text_of(one) or one.attrib for path in found for one in root.iterfind(path)
        )

    return test


def _dated(root: etree._Element) -> bool:
    path = "/".join(TEI + step for step in (_PROFILE + "creation").split("/"))
    dates = (date for one in root.iterfind(path) for date in one.iter(f"{TEI}date"))
    return any(date.get(name) for date in dates for name in _DATED)


def _is_letter(root: etree._Element) -> bool:
    pointed = {one.get("target", "").lstrip("#") for one in root.iter(f"{TEI}catRef")}
    kinds = {one.get("type", "") for one in root.iterfind(f"{TEI}text/{TEI}body/{TEI}div")}
    return bool(_LETTERS & (pointed | kinds))


_PARTS: tuple[tuple[str, Test], ...] = (
    ("missing-title", _any(_FILE + "titleStmt/title")),
    ("missing-date", _dated),
    ("missing-place", _any(_PROFILE + "creation/placeName")),
    ("missing-author", _any(_FILE + "titleStmt/author")),
    (
        "missing-citation",
        lambda root: any(
            one.get("type") != "file" and text_of(one)
            for path in ("bibl", "biblStruct", "biblFull", "listBibl")
            for one in root.iterfind(f"{TEI}teiHeader/{TEI}fileDesc/{TEI}sourceDesc/{TEI}{path}")
        ),
    ),
    ("missing-archive", _any(_FILE + "sourceDesc/msDesc/msIdentifier")),
    (
        "missing-persons",
        _any("standOff/listPerson/person", _PROFILE + "particDesc/listPerson/person",
             _FILE + "sourceDesc/listPerson/person", "text/back/listPerson/person"),
    ),
    (
        "missing-correspondence",
        lambda root: not _is_letter(root) or _any(_PROFILE + "correspDesc")(root),
    ),
    ("missing-abstract", _any(_PROFILE + "abstract")),
    ("missing-licence", _any(_FILE + "publicationStmt/availability/licence")),
    ("missing-language", _any(_PROFILE + "langUsage/language")),
    ("missing-keywords", _any(_PROFILE + "textClass/keywords")),
)  # fmt: skip


def check(document: Document) -> Iterator[Found]:
    """Yield a note for each expected part that a document does not have."""
    if document.register:
        return
    header = document.root.find(f"{TEI}teiHeader")
    for code, test in _PARTS:
        if not test(document.root):
            yield Found(code, RULES[code].wrong, document.root if header is None else header)
