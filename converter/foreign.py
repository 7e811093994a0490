"""TEI that others made: the documents in a file, and sentences about what is unknown in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lxml import etree

from converter.parsed import safe_parser
from converter.schema import doctype, readable

_TEI = "{http://www.tei-c.org/ns/1.0}TEI"
_CORPUS = "{http://www.tei-c.org/ns/1.0}teiCorpus"


@dataclass(frozen=True, slots=True)
class Foreign:
    """A document of a TEI file: what its output's name ends in, and its bytes."""

    suffix: str
    data: bytes


def documents(data: bytes) -> list[Foreign]:
    """Return the documents of a TEI file: one, or each TEI of a teiCorpus, numbered.

    Raises SchemaError when the file is not safe to read or is no TEI.
    """
    try:
        root = etree.fromstring(data, safe_parser())
    except etree.XMLSyntaxError:
        return [Foreign("", readable(data))]
    members = list(root.iter(_TEI)) if root.tag == _CORPUS else []
    if not members or doctype(root.getroottree()):
        return [Foreign("", readable(data))]
    width = len(str(len(members)))
    return [
        Foreign(f"-{number:0{width}}", etree.tostring(member, encoding="UTF-8", with_tail=False))
        for number, member in enumerate(members, start=1)
    ]


def sentences(data: bytes, messages: Iterable[str]) -> list[str]:
    """Return a sentence for each message of the stylesheets about an element of the file.

    They say ``unknown`` or ``skipped``, the element, what it is in, and how often.
    Any other message is passed on.
    """
    told = list(messages)
    lines = _first_lines(data) if told else {}
    return [_sentence(message, lines) for message in told]


def _sentence(message: str, lines: dict[str, int]) -> str:
    match message.split():
        case ["unknown" | "skipped" as what, name, parent, count]:
            local = name.rpartition(":")[2]
            where = f"line {lines[local]}: " if local in lines else ""
            often = "" if count == "1" else f" ({count} of them)"
            done = (
                "is not known here; its content is shown through without a form of its own"
                if what == "unknown"
                else "is no text to read and is left out"
            )
            return f"{where}the element {name} in {parent} {done}{often}."
        case _:
            return message


def _first_lines(data: bytes) -> dict[str, int]:
    """Return the line on which each kind of element stands first."""
    try:
        root = etree.fromstring(data, safe_parser())
    except etree.XMLSyntaxError:
        return {}
    found: dict[str, int] = {}
    for element in root.iter():
        if isinstance(element.tag, str):
            line: Any = element.sourceline
            found.setdefault(etree.QName(element).localname, int(line or 1))
    return found
