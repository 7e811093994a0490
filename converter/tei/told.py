"""What editors say of a report, in the header: each value with who says it (@resp), beside the page's.

Nothing here is a word of the page, so the ledger passes over whatever has @resp.
"""

from __future__ import annotations

from converter.model import Home, Report
from converter.reading.nations import language_code
from converter.statements import CATALOGUE, EDITORS, Statement
from converter.tei.build import Element, add, move_after

_FILE = "teiHeader/fileDesc/"
_PROFILE = "teiHeader/profileDesc/"
_MANUSCRIPT = _FILE + "sourceDesc/msDesc/msIdentifier/"
_ONLINE = _FILE + "sourceDesc/biblStruct/analytic/"
_SAID_IN: dict[str, str] = {
    "title": _FILE + "titleStmt/title[@type='main']",
    "author": _FILE + "titleStmt/author",
    "translator": _FILE + "titleStmt/editor[@role='translator']",
    "archive": _MANUSCRIPT + "repository",
    "settlement": _MANUSCRIPT + "settlement",
    "country": _MANUSCRIPT + "country",
    "collection": _MANUSCRIPT + "collection",
    "shelfmark": _MANUSCRIPT + "idno",
    "record": _ONLINE + "idno",
    "url": _ONLINE + "ref",
    "date": _PROFILE + "creation/date",
    "place": _PROFILE + "creation/placeName",
    "type": _PROFILE + "textClass/catRef[@scheme='#document-type']",
    "classification": _PROFILE + "textClass/catRef[@scheme='#classification']",
    "language": _PROFILE + "langUsage/language",
    "original language": _PROFILE + "langUsage/language",
    "sender": _PROFILE + "correspDesc/correspAction[@type='sent']",
    "receivers": _PROFILE + "correspDesc/correspAction[@type='received']",
}
"""Where each field stands in the header: these elements get @resp."""

_TERMS = {"keywords": "", "subjects": "subject", "places": "place", "people": "person"}


def add_told(tree: Element, report: Report) -> None:
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


def _all(tree: Element, path: str) -> list[Element]:
    return tree.findall(path) if path else []


def _said_in(tree: Element, field: str) -> list[Element]:
    """Return the elements that hold a field."""
    found = _all(tree, _SAID_IN.get(field, ""))
    if field == "language":
        return found[:1]
    if field == "original language":
        return found[1:]
    return [one for one in found if one.get("subtype") is None]


def _one(tree: Element, path: str) -> Element:
    return _all(tree, path)[0]


def _add(tree: Element, one: Statement, report: Report) -> None:
    """Write a value that stands beside the page's own, not in its place."""
    match one.field:
        case "title":
            _printed_title(tree, report)
        case "original language":
            for text in _all(tree, _FILE + "sourceDesc/msDesc/msContents/textLang"):
                # The page's own word keeps its own code.
                text.set("mainLang", language_code(text.text or "") or "und")
        case "summary":
            _summary(tree, one)
        case "rights":
            status = add(_one(tree, _FILE + "publicationStmt"), "availability", status="restricted")
            add(status, "p", one.text, resp=f"#{one.by}")
        case "keywords" | "subjects" | "places" | "people":
            terms = add(_one(tree, _PROFILE + "textClass"), "keywords")
            for value in one.values:
                add(terms, "term", value, type=_TERMS[one.field], resp=f"#{one.by}")
        case _:
            return


def _printed_title(tree: Element, report: Report) -> None:
    """Give the title of the page, which is not the editors', a home of its own."""
    printed = " ".join(text.text for text in report.values(Home.TITLE))
    main = _one(tree, _SAID_IN["title"])
    if printed:
        statement = _one(tree, _FILE + "titleStmt")
        move_after(statement, main, add(statement, "title", printed, type="alt"))
        for title in _all(tree, _ONLINE + "title"):
            title.text = printed


def _note(tree: Element, one: Statement) -> None:
    """Keep in words what is no value that we know."""
    description = _one(tree, "teiHeader/fileDesc")
    found = _all(description, "notesStmt")
    notes = found[0] if found else add(description, "notesStmt")
    if not found:
        move_after(description, _one(description, "publicationStmt"), notes)
    add(notes, "note", one.text, type=one.field, resp=f"#{one.by}")


def _summary(tree: Element, one: Statement) -> None:
    profile = _one(tree, "teiHeader/profileDesc")
    found = _all(profile, "abstract")
    abstract = found[0] if found else add(profile, "abstract")
    if not found:
        profile.remove(abstract)
        profile.insert(len(_all(profile, "creation")), abstract)
    add(abstract, "p", one.text, resp=f"#{one.by}")


def _responsible(tree: Element, report: Report) -> None:
    """Name the catalogue and the editors' file that @resp points at."""
    who = dict.fromkeys(one.by for one in report.about.statements)
    name, count = report.corrections
    if count:
        who[EDITORS] = None
    titles = _one(tree, _FILE + "titleStmt")
    last = _all(titles, "respStmt")[-1]
    for by in (CATALOGUE, EDITORS):
        if by in who:
            entry = add(titles, "respStmt", xml_id=by)
            what = (
                "Description in the catalogue" if by == CATALOGUE else "Corrections by the editors"
            )
            places = [one.place for one in report.about.statements if one.by == by]
            file = places[0].rsplit(":", 1)[0] if places else name
            add(entry, "resp", what)
            add(entry, "name", file, type="file")
            move_after(titles, last, entry)
            last = entry


def _change(tree: Element, name: str, count: int) -> None:
    revision = _one(tree, "teiHeader/revisionDesc")
    many = "1 correction" if count == 1 else f"{count} corrections"
    when = next((one.get("when", "") for one in revision), "")
    change = add(
        revision, "change", f"{many} by the editors, from {name}", who=f"#{EDITORS}", when=when
    )
    revision.remove(change)
    revision.insert(0, change)
