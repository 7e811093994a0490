"""The TEI header: what the page says about the report, and what the edition says of itself.

Chapter 2 of the TEI Guidelines; which element is the home of which words is
ENCODING's table. Everything else here is derived and never counted as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from urllib.parse import quote

from converter.model import Home, Party, Report
from converter.reading.credits import is_organisation
from converter.regexes import regex
from converter.settings import Edition, Settings
from converter.tei.build import Element, add, add_text
from converter.tei.editorial import editorial
from converter.tei.identifiers import person_id, slug
from converter.tei.inline import Inline
from converter.tei.profile import TERMS, add_profile
from converter.tei.serialising import as_written
from converter.tei.source_description import add_source_description
from converter.version import VERSION

RESPONSIBLE = "#tei-convert"

Taxonomy = tuple[str, tuple[tuple[str, str], ...]]
"""The id of a taxonomy, and the ids and descriptions of its categories."""

_KINDS_OF_REPORTS = 500  # encodingDescs kept: what was repaired may make more of them

NOTES = (
    Home.CREDIT,
    Home.LANGUAGE,
    Home.CONTENTS,
    Home.AUTHOR,
    Home.PROVENANCE,
    Home.ORIGINAL_ARCHIVE,
    Home.ORIGINAL_CLASSIFICATION,
    Home.RECORD_ID,
    Home.UPLOAD_DATE,
    Home.TYPE,
    Home.DONOR,
    Home.RELATED,
    Home.SECOND_SUMMARY,
)
"""Homes in notesStmt, in the order in which they are written."""

# Only a licence that says so makes a text free.
_FREE = regex(r"\bCC0?\b|CC[- ]BY|Creative ?Commons|public ?domain|\bODC\b|\bMIT\b", re.IGNORECASE)

_EVIDENCE = (
    ("title", "a title stands before the name"),
    ("office", "an office stands beside the name"),
    ("authority", "the name is in the authority list"),
    (
        "full-name",
        "the name stands as names of persons do: forename and surname, or where only a person can stand",
    ),
    ("repeat", "the name stands in full elsewhere in the report"),
    ("signature", "the name stands as a signature"),
    ("speaker", "the name stands as a speaker's label"),
    ("bracket", "the source's editors completed or explained it in brackets"),
    ("model", "a statistical tagger found it"),
    ("editor", "an editor decided it"),
)


def add_header(
    tree: Element,
    report: Report,
    settings: Settings,
    extent: tuple[int, int],
    file: tuple[str, str],
    inline: Inline,
) -> None:
    """Append the teiHeader; ``extent`` is words and lines, ``file`` the source's name and sha256."""
    edition = settings.edition
    header = add(tree, "teiHeader")
    description = add(header, "fileDesc")
    _title_statement(description, report, edition)
    measures = add(description, "extent")
    for unit, quantity in zip(("words", "lines"), extent, strict=True):
        add(measures, "measure", unit=unit, quantity=str(quantity))
    _publication(description, report, edition)
    _notes(description, report)
    add_source_description(description, report, file)
    _encoding(header, report, settings)
    add_profile(header, report, inline)
    revision = add(header, "revisionDesc")
    add(revision, "change", "Converted from plain text", who=RESPONSIBLE, when=edition.date)


def _title_statement(parent: Element, report: Report, edition: Edition) -> None:
    about = report.about
    statement = add(parent, "titleStmt")
    cited = about.title == about.citation.title
    guess = {"resp": RESPONSIBLE, "cert": "high" if cited else "low"}
    inferred = guess if about.title_inferred else {}
    add(statement, "title", about.title, type="main", **inferred)
    _author(statement, report)
    for name in about.citation.translators:
        add(add(statement, "editor", role="translator"), _tag(name), name)
    for name in edition.editors:
        add(add(statement, "editor"), "persName", name)
    for name in about.funders:
        add(statement, "funder", name)
    responsibility = add(statement, "respStmt", xml_id="tei-convert")
    add(responsibility, "resp", "Conversion from plain text to TEI")
    add(responsibility, "name", "tei-convert", type="software")
    obtained = tuple(("Obtained by", name) for name in about.citation.obtained_by)
    for what, name in (*obtained, *about.citation.others):
        credit = add(statement, "respStmt")
        add(credit, "resp", what)
        add(credit, "name", name)


def _tag(name: str) -> str:
    return "orgName" if is_organisation(name) else "persName"


def _author(statement: Element, report: Report) -> None:
    """Write the authors: those of the page, the office and person of the title, else all who signed."""
    about = report.about
    for name in about.authors:
        add(add(statement, "author"), _tag(name), name)
    signers: dict[str, Party] = {}
    for one in () if about.authors or about.author_person else about.sender:
        if one.is_person:
            signers.setdefault(one.person or one.name, one)
    persons = [(one.name, _ref(one)) for one in signers.values()]
    if about.author_person:
        last = about.author_person.split()[-1].casefold()
        known = (one for one in about.sender if one.is_person and one.person)
        same = (one for one in known if last in _names(report, one.person))
        persons = [(about.author_person, next(map(_ref, same), ""))]
    office = about.author_org
    for name, ref in persons or [("", "")] * bool(office):
        author = add(statement, "author")
        if office:
            add(author, "orgName", office)
            # One office and the first of the persons are one author.
            add_text(author, " " if about.author_person else "")
            office = ""
        if name:
            add(author, "persName", name, ref=ref)


def _names(report: Report, key: str) -> str:
    person = next((one for one in report.people if one.id == key), None)
    return " ".join((person.name, person.surname, *person.variants)).casefold() if person else ""


def _ref(party: Party) -> str:
    return f"#{person_id(party.person)}" if party.person else ""


def _publication(parent: Element, report: Report, edition: Edition) -> None:
    statement = add_publisher(parent, edition)
    add(statement, "idno", report.name, type="filename")
    if edition.base_url:
        page = f"{edition.base_url.rstrip('/')}/html/{quote(report.name)}.html"
        add(statement, "idno", page, type="URI")
    rights = report.values(Home.RIGHTS)
    if not add_licence(statement, edition) and not rights:
        unknown = add(statement, "availability", status="unknown")
        add(unknown, "p", "The edition states no licence.")
    if rights:
        restricted = add(statement, "availability", status="restricted")
        for text in rights:
            add(restricted, "p", text.text)


def add_publisher(parent: Element, edition: Edition) -> Element:
    """Append the publicationStmt with publisher and date, and return it."""
    statement = add(parent, "publicationStmt")
    if edition.publisher:
        add(statement, "publisher", edition.publisher)
    else:
        # TEI demands an agency; the words are the converter's own, and say so.
        add(statement, "publisher", "No publisher is stated", resp=RESPONSIBLE, cert="high")
    if edition.date:
        add(statement, "date", edition.date, when=edition.date)
    return statement


def add_licence(statement: Element, edition: Edition) -> bool:
    """Append the edition's licence; return False when the settings name none."""
    said = edition.licence or edition.licence_url
    if said:
        free = bool(_FREE.search(f"{edition.licence} {edition.licence_url}"))
        licence = add(statement, "availability", status="free" if free else "unknown")
        add(licence, "licence", said, target=edition.licence_url)
    return bool(said)


def _notes(parent: Element, report: Report) -> None:
    one = len(report.values(Home.LANGUAGE)) == 1
    in_source = one and report.about.original_code and report.about.citation.repository
    homes = [home for home in NOTES if home is not Home.LANGUAGE or not in_source]
    notes = [(home, text) for home in homes for text in report.values(home)]
    if notes:
        statement = add(parent, "notesStmt")
        for home, text in notes:
            add(statement, "note", text.text, type=home.value)


def _encoding(header: Element, report: Report, settings: Settings) -> None:
    about = report.about
    taxonomies: list[Taxonomy] = []
    if about.classification:
        marking = about.classification
        taxonomies.append(("classification", ((slug(marking), marking.capitalize()),)))
    taxonomies.append(("document-type", ((about.kind, about.kind),)))
    lists = dict.fromkeys(item.scheme for item in report.fields if item.scheme in TERMS)
    if lists:
        taxonomies.append(("archive-terms", tuple(TERMS[one][:2] for one in lists)))
    declared = (
        (tag, tuple(attributes.items()), text)
        for tag, attributes, text in editorial(report, settings)
    )
    header.append(_written_encoding(settings.edition, tuple(declared), tuple(taxonomies)))


@lru_cache(_KINDS_OF_REPORTS)
def _written_encoding(
    edition: Edition,
    declared: tuple[tuple[str, tuple[tuple[str, str], ...], str], ...],
    taxonomies: tuple[Taxonomy, ...],
) -> Element:
    """Return an encodingDesc as its characters: the third part of a header, the same in many."""
    parts = ((tag, dict(attributes), text) for tag, attributes, text in declared)
    return as_written(add_encoding(Element("teiHeader"), edition, parts, taxonomies), depth=2)


def add_encoding(
    header: Element,
    edition: Edition,
    declared: Iterable[tuple[str, dict[str, str], str]],
    taxonomies: Sequence[Taxonomy],
) -> Element:
    """Append encodingDesc and return it: ``declared`` are the parts of the editorial declaration."""
    encoding = add(header, "encodingDesc")
    project = f"Part of the edition {edition.title}. " if edition.title else ""
    add(
        add(encoding, "projectDesc"),
        "p",
        f"{project}Converted from plain text by tei-convert; no word was added, and none was lost.",
    )
    declaration = add(encoding, "editorialDecl")
    for tag, attributes, text in declared:
        add(add(declaration, tag, **attributes), "p", text)
    reference = add(encoding, "refsDecl")
    document = add(
        reference, "citeStructure", unit="document", match="/TEI/text/body/div", use="@n"
    )
    add(document, "citeStructure", unit="paragraph", match=".//p[@n]", use="@n", delim=".")
    classes = add(encoding, "classDecl")
    evidence = tuple((f"evidence-{key}", text) for key, text in _EVIDENCE)
    for name, categories in (*taxonomies, ("name-evidence", evidence)):
        _taxonomy(classes, name, categories)
    prefixes = add(encoding, "listPrefixDef")
    for ident, pattern, target, what in (
        ("wd", "(Q[0-9]+)", "http://www.wikidata.org/entity/$1", "Wikidata"),
        ("viaf", "([0-9]+)", "http://viaf.org/viaf/$1", "VIAF"),
        ("geo", "([0-9]+)", "https://sws.geonames.org/$1/", "GeoNames"),
    ):
        prefix = add(
            prefixes, "prefixDef", ident=ident, matchPattern=pattern, replacementPattern=target
        )
        add(prefix, "p", what)
    application = add(add(encoding, "appInfo"), "application", ident="tei-convert", version=VERSION)
    add(application, "label", "tei-convert")
    return encoding


def _taxonomy(parent: Element, key: str, categories: Iterable[tuple[str, str]]) -> None:
    taxonomy = add(parent, "taxonomy", xml_id=key)
    for ident, text in categories:
        add(add(taxonomy, "category", xml_id=ident), "catDesc", text)
