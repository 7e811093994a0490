"""The report: what every layout is read into and every edition is made from.

Text is plain and immutable (``Passage``); what is known of a stretch of it stands off in
``Mark``. The body is a flat run of blocks in source order; the encoder alone nests them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from msgspec import Struct

from converter.blocks import Block, Note, passages_of, placed_passages_of
from converter.findings import Finding
from converter.lines import Line
from converter.named import Named
from converter.passage import Passage
from converter.statements import Statement


class Home(StrEnum):
    """Where words of the source live in the TEI (ENCODING: one home for every word)."""

    TITLE = "title"
    DATE = "date"
    CREDIT = "credit"
    CITATION = "citation"
    SUMMARY = "summary"
    SECOND_SUMMARY = "second-summary"
    RIGHTS = "rights"
    LANGUAGE = "language"
    CONTENTS = "contents"
    KEYWORD = "keyword"
    AUTHOR = "author"
    ORIGINAL_ARCHIVE = "original-archive"
    ORIGINAL_CLASSIFICATION = "original-classification"
    RECORD_ID = "record-id"
    UPLOAD_DATE = "upload-date"
    TYPE = "type"
    DONOR = "donor"
    PROVENANCE = "provenance"
    RELATED = "related"
    BODY = "body"
    NOTE = "note"


class Reason(StrEnum):
    """Why a piece of the source is no text of the edition."""

    LABEL = "label"
    BOILERPLATE = "boilerplate"
    GAP_MARK = "gap-mark"
    SEPARATOR = "separator"
    PAGE_MARK = "page-mark"
    NOTE_MARKER = "note-marker"


class MarkKind(StrEnum):
    """What a stretch of text is; the values are TEI element names where there is one."""

    PERSON = "persName"
    ROLE = "roleName"
    PLACE = "placeName"
    ORG = "orgName"
    DATE = "date"
    INITIALS = "initials"
    SUPPLIED = "supplied"
    GLOSS = "gloss"
    SIC = "sic"
    SIC_NOTE = "sic-note"
    UNCLEAR = "unclear"
    HI = "hi"
    FOREIGN = "foreign"
    NUMBER = "num"
    GAP = "gap"
    NOTE_ANCHOR = "note"
    PAGE = "pb"


class Mark(Struct, frozen=True, gc=False):
    """Say what ``text[start:end]`` of one passage is; ``start == end`` marks a point.

    ``key``: an id, a date (@when), a rendition or a printed mark, as the kind demands.
    ``evidence``, ``reason``: tokens of @evidence, the rule or list entry; ``runner_up``: an id.
    """

    start: int
    end: int
    kind: MarkKind
    key: str = ""
    certainty: str = ""
    evidence: tuple[str, ...] = ()
    reason: str = ""
    runner_up: str = ""


Marks = Mapping[int, tuple[Mark, ...]]
"""Marks of a report: passage key (source offset of its first character) to marks in text order."""


@dataclass(frozen=True, slots=True)
class Region:
    """Lines (or parts) of the page with one meaning; ``home`` None: dropped, with a reason."""

    home: Home | None
    lines: tuple[Line, ...]
    reason: Reason = Reason.LABEL
    scheme: str = ""


KEYWORDS = "keywords"  # the list of terms of a front matter, where a comma parts them too


@dataclass(frozen=True, slots=True)
class Field:
    """A value of the page's apparatus, one paragraph of it; ``scheme`` names the list it is of."""

    home: Home
    text: Passage
    scheme: str = ""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A piece of the source that is no text of the edition, with its reason."""

    text: Passage
    reason: Reason


@dataclass(frozen=True, slots=True)
class Repair:
    """What was joined again as a reader would: the kind of repair, and the source lines of each."""

    kind: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A human: name parts, offices (``unprinted``: by the authority alone), ids; ``title``: Dr."""

    id: str
    name: str
    surname: str = ""
    forename: str = ""
    variants: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    idnos: tuple[tuple[str, str], ...] = ()
    mentions: int = 0
    born: str = ""
    died: str = ""
    title: str = ""
    unprinted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageDate:
    """A date as printed and in ISO form (YYYY, YYYY-MM, YYYY-MM-DD, "": not known), or a span."""

    text: str
    when: str
    not_before: str = ""
    not_after: str = ""
    cert: str = ""  # where the page does not say all of it


@dataclass(frozen=True, slots=True)
class Citation:
    """What was understood of the citation, which stays verbatim in its field, and ``unread``."""

    repository: str = ""
    settlement: str = ""
    country: str = ""
    country_key: str = ""
    country_cert: str = ""  # empty where the page names it
    collections: tuple[str, ...] = ()
    shelfmark: str = ""
    translators: tuple[str, ...] = ()
    translated_for: str = ""
    translated_from: str = ""
    obtained_by: tuple[str, ...] = ()
    others: tuple[tuple[str, str], ...] = ()  # ("Transcribed by", "A. Lund")
    published_in: str = ""
    book: str = ""
    url: str = ""
    record: str = ""
    title: str = ""
    date: str = ""
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """A sender or a receiver: a name of a person or an office.

    ``copy`` is 0 for the addressee and numbers the groups of those who got copies ("cc").

    ``key``, ``start`` and ``end`` point at the words in the text they were read from, so that
    a person can be joined with the mentions; ``person`` is the person's id once it is known.
    """

    name: str
    is_person: bool
    key: int = -1
    start: int = 0
    end: int = 0
    copy: int = 0
    person: str = ""


@dataclass(frozen=True, slots=True)
class Description:
    """What the report is, as far as the page says it or it can be inferred."""

    title: str = ""
    title_inferred: bool = False
    page_date: PageDate | None = None
    created: PageDate | None = None
    place: str = ""
    kind: str = "document"
    kind_cert: str = "low"
    classification: str = ""
    author_org: str = ""
    author_person: str = ""
    authors: tuple[str, ...] = ()
    funders: tuple[str, ...] = ()
    citation: Citation = field(default_factory=Citation)
    language: str = "en"
    original_language: str = ""
    original_code: str = ""
    originals: tuple[tuple[str, str], ...] = ()
    sender: tuple[Party, ...] = ()
    receivers: tuple[Party, ...] = ()
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A report read from a page: fields, blocks and notes in source order, marks standing off."""

    name: str
    layout: str
    fields: tuple[Field, ...]
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    dropped: tuple[Dropped, ...] = ()
    marks: Marks = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    about: Description = field(default_factory=Description)
    people: tuple[Person, ...] = ()
    places: tuple[Named, ...] = ()
    organisations: tuple[Named, ...] = ()
    corrections: tuple[str, int] = ("", 0)
    repairs: tuple[Repair, ...] = ()
    refused: Marks = field(default_factory=dict)  # names that are never a person's, and why
    passed: tuple[tuple[int, int, int, str], ...] = ()  # passage key, start, end, why no name
    decided: tuple[tuple[int, ...], ...] = ()  # rows of the review file: line, names, anchor

    def values(self, home: Home) -> tuple[Passage, ...]:
        """Return the passages of the fields that live in this home."""
        return tuple(item.text for item in self.fields if item.home is home)

    def body(self) -> Iterator[Passage]:
        """Yield every passage of the body in source order (notes are elsewhere)."""
        for block in self.blocks:
            yield from passages_of(block)

    def named(self) -> Iterator[tuple[str, Passage]]:
        """Yield each passage where names are looked for, with the place where it stands.

        The place is ``summary``, a block kind (``p``, ``speaker``, ``signed``, ...) or ``note``.
        """
        for item in self.fields:
            if item.home is Home.SUMMARY:
                yield "summary", item.text
        for block in self.blocks:
            for place, passage in placed_passages_of(block):
                yield place, passage
        for note in self.notes:
            for passage in note.paragraphs:
                yield "note", passage


@dataclass(frozen=True, slots=True)
class Regions:
    """A page divided by a layout: every line in one region, and how its lines flow.

    ``flow`` says what a line is: ``line`` (a line is a paragraph), ``markdown`` (blank lines
    part paragraphs, two trailing spaces keep a break), ``wrapped`` (the same, lines closed up
    when they look hard-wrapped), ``pdf`` (wrapped too; a short line closes a paragraph), or
    ``one-line`` (they are lost).
    """

    layout: str
    regions: tuple[Region, ...]
    flow: str = "line"
    findings: tuple[Finding, ...] = ()
