"""What a document is, for those who cite it: title, author, date, archive, who wrote to whom."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from converter.bibliography.people import People, Person, read_person
from converter.bibliography.taken import Taken, text
from converter.listed_names import list_names, surname_first

_FILE = "t:teiHeader/t:fileDesc"
_PROFILE = "t:teiHeader/t:profileDesc"
_SOURCE = f"{_FILE}/t:sourceDesc"
_PERSONS = "t:standOff/descendant::t:person[@xml:id]"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_ARCHIVE = f"{_SOURCE}/t:msDesc/t:msIdentifier"


@dataclass(frozen=True, slots=True)
class Agent:
    """Somebody who wrote, received or translated: a person, an office, or a person of one."""

    person: Person | None = None
    local_id: str = ""
    name: str = ""
    organisation: str = ""
    parts: tuple[str, str] | None = None
    """Surname and forenames of a person of no list, where the name is written in that order."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One sender and one receiver of a document; either may not be known."""

    sender: Agent
    receiver: Agent
    copy: bool
    date: str


@dataclass(frozen=True, slots=True)
class Description:
    """A document as the bibliographies describe it; what is not known is empty."""

    name: str
    xml_id: str
    title: str
    authors: tuple[Agent, ...]
    translators: tuple[str, ...]
    date: str
    not_before: str
    not_after: str
    kind: str
    classification: str
    language: str
    original_language: str
    abstract: str
    archive: str
    collection: tuple[str, ...]
    shelfmark: str
    archive_place: str
    number: str
    record: str
    url: str
    source_url: str
    citation: str
    keywords: tuple[str, ...]
    licence: str
    licence_url: str
    letters: tuple[Letter, ...]


def label(agent: Agent) -> str:
    """Return the name that a reader knows an agent by."""
    return agent.person.name if agent.person else agent.name or agent.organisation


def interval(document: Description) -> str:
    """Return the date, or the first and the last that it may be, as ISO 8601 writes an interval."""
    if document.date or not (document.not_before or document.not_after):
        return document.date
    return f"{document.not_before or '..'}/{document.not_after or '..'}"


def read_description(name: str, persons: Mapping[str, Person], taken: Taken) -> Description:
    """Read the header of a document; ``persons`` are those it lists, by their ids in it."""
    one, many = taken.one, taken.all
    date, not_before, not_after = _dates(taken)
    return Description(
        name=name,
        xml_id=one("@xml:id"),
        title=_title(taken),
        authors=tuple(
            agent
            for author in taken.elements(f"{_FILE}/t:titleStmt/t:author")
            for agent in _authors(author, persons, taken)
        ),
        translators=many(f"{_FILE}/t:titleStmt/t:editor[@role='translator']"),
        date=date,
        not_before=not_before,
        not_after=not_after,
        kind=_category("document-type", taken),
        classification=_category("classification", taken),
        language=one("@xml:lang"),
        original_language=one(f"{_ARCHIVE}/../t:msContents/t:textLang/@mainLang"),
        abstract=one(f"{_PROFILE}/t:abstract"),
        archive=one(f"{_ARCHIVE}/t:repository"),
        collection=many(f"{_ARCHIVE}/t:collection"),
        shelfmark=one(f"{_ARCHIVE}/t:idno[@type='shelfmark' or not(@type)]"),
        archive_place=", ".join(many(f"{_ARCHIVE}/t:settlement") + many(f"{_ARCHIVE}/t:country")),
        number=one("t:text/descendant::t:opener/descendant::t:idno"),
        record=one(f"{_SOURCE}/t:biblStruct//t:idno[@type='record']"),
        url=one(f"{_FILE}/t:publicationStmt/t:idno[@type='URI']"),
        source_url=one(f"{_SOURCE}/t:biblStruct//t:ref/@target"),
        # The converter writes one for each line of the source.
        citation=" ".join(many(f"{_SOURCE}/t:bibl[@type='citation']")),
        keywords=many(f"{_PROFILE}/t:textClass/t:keywords//t:term"),
        licence=one(f"{_FILE}/t:publicationStmt/t:availability/t:licence"),
        licence_url=one(f"{_FILE}/t:publicationStmt/t:availability/t:licence/@target"),
        letters=tuple(_letters(persons, date, taken)),
    )


def read_persons(document: str, people: People, taken: Taken) -> dict[str, Person]:
    """Return the persons that a document lists, by their ids in it: those of the register first."""
    found = {}
    for element in taken.elements(_PERSONS):
        local = taken.one("@xml:id", element)
        known = people.of(document, local)
        found[local] = known or read_person(element, taken, f"{document}#{local}")
    return found


class Listed(Mapping[str, Person]):
    """The persons that a document lists, by their ids in it: each is read when it is asked for.

    Of a long list a bibliography tells the few who wrote, received or signed.
    """

    def __init__(self, document: str, taken: Taken) -> None:
        """Find the persons of a document; ``document`` is its name."""
        self._document, self._taken = document, taken
        self._elements = {text(one.get(_ID)): one for one in taken.elements(_PERSONS)}
        self._read: dict[str, Person] = {}

    def __getitem__(self, local: str) -> Person:
        """Return a person."""
        if local not in self._read:
            identifier = f"{self._document}#{local}"
            self._read[local] = read_person(self._elements[local], self._taken, identifier)
        return self._read[local]

    def __contains__(self, local: object) -> bool:
        """Tell whether a person is listed, without reading it."""
        return local in self._elements

    def __iter__(self) -> Iterator[str]:
        """Yield the ids, in the order of the list."""
        return iter(self._elements)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._elements)


def local_id(name: etree._Element, known: Collection[str], taken: Taken) -> str:
    """Return the id that a name points to in its document: of several, the first that is known.

    ``@ref`` is a list of pointers (TEI Guidelines, att.canonical). It counts as carried over
    only when it holds nothing but that id: no table has a column for the other pointers.
    """
    pointers = name.get("ref", "").split()
    ids = [pointer[1:] for pointer in pointers if pointer.startswith("#")]
    if len(pointers) == len(ids) == 1:
        taken.one("@ref", name)
    return next((one for one in ids if one in known), ids[0] if ids else "")


def _letters(persons: Mapping[str, Person], date: str, taken: Taken) -> Iterator[Letter]:
    action = f"{_PROFILE}/t:correspDesc/t:correspAction"
    sent = taken.elements(f"{action}[@type='sent']")
    senders = [agent for one in sent for agent in _agents(one, persons, taken)]
    when = next((day for one in sent if (day := taken.date("t:date/@when", one))), date)
    received = taken.elements(f"{action}[@type='received']")
    receivers = [
        (agent, taken.one("@subtype", one) == "cc")
        for one in received
        for agent in _agents(one, persons, taken)
    ]
    taken.all(f"{action}/@type")
    if senders or receivers:
        for sender in senders or [Agent()]:
            for receiver, copy in receivers or [(Agent(), False)]:
                yield Letter(sender, receiver, copy, when)


def _agents(
    element: etree._Element, persons: Mapping[str, Person], taken: Taken
) -> Iterator[Agent]:
    """Yield the persons and offices of an author or a correspAction.

    One person and one office are one agent; of more, it is not said who is whose.
    """
    offices = taken.all("t:orgName", element)
    names = taken.elements("t:persName", element)
    together = len(names) == len(offices) == 1
    for name in names:
        local = local_id(name, persons, taken)
        yield Agent(persons.get(local), local, text(name), offices[0] if together else "")
    for office in () if together else offices:
        yield Agent(organisation=office)


def _authors(
    element: etree._Element, persons: Mapping[str, Person], taken: Taken
) -> Iterator[Agent]:
    """Yield those of an author element; a name that is in no list may be several."""
    found = tuple(_agents(element, persons, taken)) or (Agent(name=text(element)),)
    for agent in found:
        if agent.person or not agent.name:
            yield from [agent] * bool(label(agent))
            continue
        for name in list_names(agent.name):
            yield replace(agent, name=name, parts=surname_first(name))


def _dates(taken: Taken) -> tuple[str, str, str]:
    """Return a date and two limits; where there is a date the limits are empty.

    The first that says something is believed: when it was written, when the letter was sent,
    else the page it is from, or (in TEI of others) the source.
    """
    for path in (
        f"{_PROFILE}/t:creation//t:date",
        f"{_PROFILE}//t:correspAction[@type='sent'][1]/t:date",
        f"{_SOURCE}/t:biblStruct//t:date",
        f"{_SOURCE}//*[self::t:origDate or self::t:date[parent::t:origin or parent::t:bibl]]",
    ):
        if date := taken.date(f"{path}/@when") or taken.date(f"{path}/@when-iso"):
            return date, "", ""
        first = taken.date(f"{path}/@notBefore") or taken.date(f"{path}/@from")
        last = taken.date(f"{path}/@notAfter") or taken.date(f"{path}/@to")
        if first or last:
            return "", first, last
    return "", "", ""


def _title(taken: Taken) -> str:
    """Return the main title, with the subtitle where others give one."""
    titles = f"{_FILE}/t:titleStmt/t:title"
    kinds = (
        "[@type='main']",
        "[@level='a'][not(@type)]",
        "[@type='full' or @type='complete' or @type='desc' or @type='uniform']",
        "[not(@type)][not(@level='s' or @level='j')]",
        "[not(@type='sub')]",
    )
    main = next((title for kind in kinds if (title := taken.one(f"{titles}{kind}"))), "")
    parts = [part for part in (main, *taken.all(f"{titles}[@type='sub']")) if part]
    return ". ".join(part.removesuffix(".") for part in parts) if len(parts) > 1 else "".join(parts)


def _category(scheme: str, taken: Taken) -> str:
    reference = f"{_PROFILE}/t:textClass/t:catRef[@scheme='#{scheme}']"
    taken.elements(reference)
    taken.all(f"{reference}/@scheme")
    return taken.one(f"{reference}/@target").removeprefix("#")
