"""What editors say of a report, in the header: each value with who says it (@resp), beside the page's.

Nothing here is a word of the page, so the ledger passes over whatever has @resp.
"""

from __future__ import annotations

from lxml import etree

from converter.model import Home, Report
from converter.reading.nations import language_code
from converter.statements import CATALOGUE, EDITORS, Statement
from converter.tei.build import TEI, add

_NAMES = {"t": TEI}
_FILE = "t:teiHeader/t:fileDesc/"
_PROFILE = "t:teiHeader/t:profileDesc/"
_MANUSCRIPT = _FILE + "t:sourceDesc/t:msDesc/t:msIdentifier/"
_ONLINE = _FILE + "t:sourceDesc/t:biblStruct/t:analytic/"
_SAID_IN: dict[str, str] = {
    "title": _FILE + "t:titleStmt/t:title[@type='main']",
    "author": _FILE + "t:titleStmt/t:author",
    "translator": _FILE + "t:titleStmt/t:editor[@role='translator']",
    "archive": _MANUSCRIPT + "t:repository",
    "settlement": _MANUSCRIPT + "t:settlement",
    "country": _MANUSCRIPT + "t:country",
    "collection": _MANUSCRIPT + "t:collection",
    "shelfmark": _MANUSCRIPT + "t:idno",
    "record": _ONLINE + "t:idno",
    "url": _ONLINE + "t:ref",
    "date": _PROFILE + "t:creation/t:date",
    "place": _PROFILE + "t:creation/t:placeName",
    "type": _PROFILE + "t:textClass/t:catRef[@scheme='#document-type']",
    "classification": _PROFILE + "t:textClass/t:catRef[@scheme='#classification']",
    "language": _PROFILE + "t:langUsage/t:language",
    "original language": _PROFILE + "t:langUsage/t:language",
    "sender": _PROFILE + "t:correspDesc/t:correspAction[@type='sent']",
    "receivers": _PROFILE + "t:correspDesc/t:correspAction[@type='received']",
}
"""Where each field stands in the header: these elements get @resp."""

_TERMS = {"keywords": "", "subjects": "subject", "places": "place", "people": "person"}


def add_told(tree: etree._Element, report: Report) -> None:
    """Say who says what in a header that is otherwise complete, and add what has no place in it yet."""
    for one in report.about.statements:
        if not one.understood:
            _note(tree, one)
            continue
        for element in _said_in(tree, one.field):
            element.set("resp", f"#{one.by}")
            if "cert" in element.attrib:
                del element.attrib["cert"]
        _add(tree, one, report)
    _responsible(tree, report)
    name, count = report.corrections
    if count:
        _change(tree, name, count)


def _all(tree: etree._Element, path: str) -> list[etree._Element]:
    return tree.findall(path, _NAMES) if path else []


def _said_in(tree: etree._Element, field: str) -> list[etree._Element]:
    """Return the elements that hold a field."""
    found = _all(tree, _SAID_IN.get(field, ""))
    if field == "language":
        return found[:1]
    if field == "original language":
        return found[1:]
    return [one for one in found if one.get("subtype") is None]


def _one(tree: etree._Element, path: str) -> etree._Element:
    return _all(tree, path)[0]


def _add(tree: etree._Element, one: Statement, report: Report) -> None:
    """Write a value that stands beside the page's own, not in its place."""
    match one.field:
        case "title":
            _printed_title(tree, report)
        case "original language":
            for text in _all(tree, _FILE + "t:sourceDesc/t:msDesc/t:msContents/t:textLang"):
                # The page's own word keeps its own code.
                text.set("mainLang", language_code(text.text or "") or "und")
        case "summary":
            _summary(tree, one)
        case "rights":
            status = add(
                _one(tree, _FILE + "t:publicationStmt"), "availability", status="restricted"
            )
            add(status, "p", one.text, resp=f"#{one.by}")
        case "keywords" | "subjects" | "places" | "people":
            terms = add(_one(tree, _PROFILE + "t:textClass"), "keywords")
            for value in one.values:
                add(terms, "term", value, type=_TERMS[one.field], resp=f"#{one.by}")
        case _:
            return


def _printed_title(tree: etree._Element, report: Report) -> None:
    """Give the title of the page, which is not the editors', a home of its own."""
    printed = " ".join(text.text for text in report.values(Home.TITLE))
    main = _one(tree, _SAID_IN["title"])
    if printed:
        other = add(_one(tree, _FILE + "t:titleStmt"), "title", printed, type="alt")
        main.addnext(other)
        for title in _all(tree, _ONLINE + "t:title"):
            title.text = printed


def _note(tree: etree._Element, one: Statement) -> None:
    """Keep in words what is no value that we know."""
    description = _one(tree, "t:teiHeader/t:fileDesc")
    found = _all(description, "t:notesStmt")
    notes = found[0] if found else add(description, "notesStmt")
    if not found:
        _one(description, "t:publicationStmt").addnext(notes)
    add(notes, "note", one.text, type=one.field, resp=f"#{one.by}")


def _summary(tree: etree._Element, one: Statement) -> None:
    profile = _one(tree, "t:teiHeader/t:profileDesc")
    found = _all(profile, "t:abstract")
    abstract = found[0] if found else add(profile, "abstract")
    if not found:
        profile.remove(abstract)
        profile.insert(len(_all(profile, "t:creation")), abstract)
    add(abstract, "p", one.text, resp=f"#{one.by}")


def _responsible(tree: etree._Element, report: Report) -> None:
    """Name the catalogue and the editors' file that @resp points at."""
    who = dict.fromkeys(one.by for one in report.about.statements)
    name, count = report.corrections
    if count:
        who[EDITORS] = None
    statements = _all(tree, _FILE + "t:titleStmt/t:respStmt")
    for by in (CATALOGUE, EDITORS):
        if by in who:
            entry = add(_one(tree, _FILE + "t:titleStmt"), "respStmt", xml_id=by)
            what = (
                "Description in the catalogue" if by == CATALOGUE else "Corrections by the editors"
            )
            places = [one.place for one in report.about.statements if one.by == by]
            file = places[0].rsplit(":", 1)[0] if places else name
            add(entry, "resp", what)
            add(entry, "name", file, type="file")
            statements[-1].addnext(entry)
            statements.append(entry)


def _change(tree: etree._Element, name: str, count: int) -> None:
    revision = _one(tree, "t:teiHeader/t:revisionDesc")
    many = "1 correction" if count == 1 else f"{count} corrections"
    when = next((one.get("when", "") for one in revision), "")
    change = add(
        revision, "change", f"{many} by the editors, from {name}", who=f"#{EDITORS}", when=when
    )
    revision.insert(0, change)
