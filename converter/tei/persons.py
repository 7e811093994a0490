"""The register of persons as TEI: a file of its own, in the form that TEI Publisher reads.

It is made piece by piece, since that of a large corpus is larger than the memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, groupby, islice
from typing import NamedTuple, TypeVar
from urllib.parse import quote

from converter.outcome import output_path
from converter.regexes import regex
from converter.settings import Edition
from converter.tei.build import ID, LANG, Element, add, root
from converter.tei.header import RESPONSIBLE, add_licence, add_publisher
from converter.tei.serialising import as_written, schema_addresses, serialise
from converter.version import VERSION

ROOT_ID = "pb-persons"
"""The xml:id by which TEI Publisher finds the register of persons."""

_ISO = regex(r"\d{4}(-\d\d){0,2}")
_HOW = (
    "Persons of the documents listed in sourceDesc, joined across them. An occupation has the date of the documents "
    "that name the office, not the limits of a term. Each ptr leads to the same person in the list of one document."
)
_SOME = 500
"""Documents, or parts of persons, that are made at once."""

_BIBL, _PERSON = 5, 3
"""How deep they stand in the tree."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A document in the register's header: ``dates`` are @when, or @notBefore and @notAfter."""

    id: str
    output: str
    title: str
    dates: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Human:
    """A person of the register, as it is written.

    ``offices`` are pairs of an office and a document (None: none names it);
    ``entries`` pairs of a document's output and the id of the person in it.
    """

    id: str
    name: str
    title: str
    surname: str
    forename: str
    variants: Iterable[str]
    born: str
    died: str
    offices: Iterable[tuple[str, Listed | None]]
    idnos: Iterable[tuple[str, str]]
    entries: Iterable[tuple[str, str]]


class _Part(NamedTuple):
    """Some of the file: what is written, the same as whole elements, how many there are in it."""

    written: bytes
    whole: bytes
    size: int


Check = Callable[[bytes], None]


def encode_persons(
    people: Iterable[Human],
    documents: Iterable[Listed],
    edition: Edition,
    check: Check = lambda _: None,
    *,
    xml_model: bool = True,
) -> Iterator[bytes]:
    """Yield the bytes of persons.xml (schemas/persons.rng); ``xml_model``: it names its schema.

    ``check`` is told a file for some documents or persons each: the header, and these. A person
    of many documents is told in several of such files.
    """
    papers, humans = _begun(documents), _begun(people)
    paper, human = _bibl(Listed("doc", "doc", "x", {})), _least("person")
    frame = _frame(edition, paper if papers else None, human if humans else None)
    data = serialise(frame, schema_addresses("persons.xml", "persons.rng") if xml_model else ())
    one_paper, one_human = _bytes_of([paper], _BIBL), _bytes_of([human], _PERSON)
    before, _, rest = data.partition(one_paper) if papers else (b"", b"", data)
    between, _, after = rest.partition(one_human) if humans else (rest, b"", b"")
    yield before
    if papers:
        parts = (_Part(one, one, 1) for one in map(_bytes_of_paper, papers))
        end = between + (one_human if humans else b"") + after
        yield from _checked(parts, _BIBL, check, before, end)
    yield between
    if humans:
        parts = (part for one in humans for part in _parts(one))
        start = before + (one_paper if papers else b"") + between
        yield from _checked(parts, _PERSON, check, start, after)
        yield after


_One = TypeVar("_One")


def _begun(some: Iterable[_One]) -> Iterator[_One] | None:
    """Return an iterator, None when there is nothing in it."""
    rest = iter(some)
    for first in rest:
        return chain([first], rest)
    return None


def _checked(
    parts: Iterable[_Part], depth: int, check: Check, before: bytes, after: bytes
) -> Iterator[bytes]:
    """Yield what is written of parts, checked some at a time as a file between these bytes."""
    between = b"\n" + b"  " * depth
    waiting: list[_Part] = []
    size, first = 0, True
    for part in chain(parts, [None]):
        if part is not None:
            waiting.append(part)
            size += part.size
        if waiting and (part is None or size >= _SOME):
            check(before + between.join(one.whole for one in waiting) + after)
            for one in waiting:
                # What goes on with a person says itself how it begins.
                yield one.written if first or one.written[:1] == b"\n" else between + one.written
                first = False
            waiting, size = [], 0


def _frame(edition: Edition, paper: Element | None, human: Element | None) -> Element:
    """Return the tree with one document and one person, or what stands there instead of them."""
    tree = root("TEI")
    tree.set(ID, ROOT_ID)
    tree.set(LANG, "en")
    _header(tree, paper, edition)
    if human is not None:
        add(add(tree, "standOff"), "listPerson").append(human)
    else:
        body = add(add(tree, "text"), "body")
        add(body, "p", "The documents of this edition name no person.")
    return tree


def _header(tree: Element, paper: Element | None, edition: Edition) -> None:
    header = add(tree, "teiHeader")
    file = add(header, "fileDesc")
    titles = add(file, "titleStmt")
    add(titles, "title", "Register of persons", type="main")
    if edition.title:
        add(titles, "title", edition.title, type="sub")
    for name in edition.editors:
        add(add(titles, "editor"), "persName", name)
    responsibility = add(titles, "respStmt", xml_id=RESPONSIBLE[1:])
    add(responsibility, "resp", "Conversion from plain text to TEI")
    add(responsibility, "name", "tei-convert", type="software")
    _publication(file, edition)
    source = add(file, "sourceDesc")
    if paper is not None:
        add(source, "listBibl").append(paper)
    else:
        add(source, "p", "No document was converted.")
    encoding = add(header, "encodingDesc")
    add(add(encoding, "projectDesc"), "p", _HOW)
    application = add(add(encoding, "appInfo"), "application", ident="tei-convert", version=VERSION)
    add(application, "label", "tei-convert")
    revision = add(header, "revisionDesc")
    add(revision, "change", "Made from the documents", who=RESPONSIBLE, when=edition.date)


def _publication(parent: Element, edition: Edition) -> None:
    statement = add_publisher(parent, edition)
    if edition.base_url:
        add(statement, "idno", f"{edition.base_url.rstrip('/')}/persons.xml", type="URI")
    if not add_licence(statement, edition):
        add(add(statement, "availability", status="unknown"), "p", "The edition states no licence.")


def _bibl(document: Listed) -> Element:
    entry = Element("bibl", {ID: document.id})
    add(entry, "title", document.title)
    if document.dates:
        add(entry, "date", **document.dates)
    add(entry, "ptr", target=_file(document.output))
    return entry


def _bytes_of(elements: Iterable[Element], depth: int) -> bytes:
    """Return the bytes of elements that stand in a row at a depth of the tree, as indented there."""
    between = "\n" + "  " * depth
    return between.join(as_written(one, depth).text or "" for one in elements).encode()


def _bytes_of_paper(document: Listed) -> bytes:
    return _bytes_of([_bibl(document)], _BIBL)


def _least(name: str) -> Element:
    """Return a person with no more than each must have: a name, and a document."""
    entry = Element("person", {ID: name})
    add(entry, "persName", name, type="main")
    add(entry, "ptr", type="document", target="x")
    return entry


def _parts(human: Human) -> Iterator[_Part]:
    """Yield a person whole; one of very many documents in parts."""
    made = _elements(human)
    first = list(islice(made, _SOME))
    entry = Element("person", {ID: human.id})
    entry.extend(first)
    whole = _bytes_of([entry], _PERSON)
    more = list(islice(made, _SOME))
    if not more:
        yield _Part(whole, whole, len(first))
        return
    # A part is checked with what each person must have, before it and after.
    begin, pointer, end = _bytes_of([_least(human.id)], _PERSON).rsplit(b"\n", 2)
    pointer, end = b"\n" + pointer, b"\n" + end
    written = whole.removesuffix(end)
    yield _Part(written, written + pointer + end, len(first))
    while more:
        told = b"\n" + b"  " * (_PERSON + 1) + _bytes_of(more, _PERSON + 1)
        size, more = len(more), list(islice(made, _SOME))
        yield _Part(told if more else told + end, begin + told + pointer + end, size)


def _elements(human: Human) -> Iterator[Element]:
    """Yield the elements of a person."""
    if human.surname:
        name = _element("persName", type="main")
        if human.title:
            add(name, "roleName", human.title).tail = " "
        add(name, "surname", human.surname)
        if human.forename:
            name[-1].tail = " "
            add(name, "forename", human.forename)
        yield name
    else:
        yield _element("persName", human.name, type="main")
    for variant in human.variants:
        yield _element("persName", variant, type="variant")
    for tag, date in (("birth", human.born), ("death", human.died)):
        if date:
            exact = bool(_ISO.fullmatch(date))
            yield _element(tag, "" if exact else date, when=date if exact else "")
    for (office, dates), group in groupby(human.offices, _dated):
        sources = " ".join(f"#{document.id}" for _, document in group if document)
        yield _element("occupation", office, **dict(dates), source=sources)
    for kind, number in human.idnos:
        yield _element("idno", number, type=kind)
    for output, person in human.entries:
        yield _element("ptr", type="document", target=f"{_file(output)}#{person}")


def _element(tag: str, text: str = "", **attributes: str) -> Element:
    return add(Element("person"), tag, text, **attributes)


def _dated(office: tuple[str, Listed | None]) -> tuple[str, tuple[tuple[str, str], ...]]:
    name, document = office
    return name, tuple(document.dates.items()) if document else ()


def _file(output: str) -> str:
    return quote(output_path("tei", output))
