"""What the functions of the API return: plain values, frozen, without a tie to the converter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from lxml import etree

from converter.errors import SchemaError
from converter.findings import Finding
from converter.parsed import safe_parser


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of a person where a document prints it.

    ``line`` is that of the source, or of the TEI file where the mention was read from
    one. ``start`` and ``end`` count the characters of the source (of the decoded file,
    line ends as they are); a mention read from TEI has None there, and no ``role``,
    ``runner_up`` and ``rule``. ``person`` is the id of a person of the same document, ""
    where the name may be several persons; ``name`` is that person's main name.
    ``evidence`` holds the words of ``persName/@evidence``, parted by spaces; ``certainty``
    is high, medium or low.
    """

    file: str
    line: int
    start: int | None
    end: int | None
    surface: str
    person: str
    name: str
    evidence: str
    certainty: str
    role: str = ""
    runner_up: str = ""
    rule: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Return the mention as a row of a table, the names of its columns first to last."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Person:
    """A human of a document, or of the register of a corpus.

    ``name`` is the main name as one reads it; ``surname`` and ``forename`` are empty where
    it is not sure which is which; ``title`` is a form of address (Mrs.). ``idnos`` are
    pairs of an authority and its number.
    """

    id: str
    name: str
    surname: str = ""
    forename: str = ""
    title: str = ""
    variants: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    idnos: tuple[tuple[str, str], ...] = ()
    born: str = ""
    died: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Return the person as a row of a table."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Dropped:
    """A piece of the source that is no text of the edition, its line and the reason."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that a TEI document breaks: ``line`` (1-based) and ``path`` say where.

    ``level`` is error, warning or note. ``source`` is the file and the line that the text was
    converted from; it is known of a TEI file of ours with its side file beside it.
    """

    rule: str
    level: str
    line: int
    path: str
    message: str
    source: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Conversion:
    """A converted report whose proofs all hold: its files, and what is to be said of them.

    ``tei``, ``restore``, ``html`` and ``text`` are what the command line writes to
    ``tei/NAME.xml``, ``tei/NAME.restore.json``, ``html/NAME.html`` and ``text/NAME.txt``;
    an edition that the settings leave out is "". ``words`` counts the words of the source,
    of each home in the TEI, and those dropped. ``when`` is the date in ISO 8601, as far as
    it is known, ``date`` the date as printed.
    """

    source: str
    id: str
    layout: str
    tei: bytes
    restore: bytes
    html: str
    text: str
    title: str
    date: str
    when: str
    kind: str
    sender: str
    receivers: tuple[str, ...]
    place: str
    persons: tuple[Person, ...]
    mentions: tuple[Mention, ...]
    findings: tuple[Finding, ...]
    dropped: tuple[Dropped, ...]
    words: Mapping[str, int]

    def tree(self) -> etree._ElementTree:
        """Return the TEI as a fresh lxml tree: it is the caller's, to be changed at will."""
        return parsed(self.tei)


def parsed(tei: bytes) -> etree._ElementTree:
    """Return the tree of TEI bytes, read without entities, DTD and network.

    Raises SchemaError when they are no well-formed XML.
    """
    try:
        return etree.fromstring(tei, safe_parser()).getroottree()
    except etree.XMLSyntaxError as error:
        raise SchemaError(
            f"This is not well-formed XML: {error.msg}.", "Correct it there.", error.lineno
        ) from error
