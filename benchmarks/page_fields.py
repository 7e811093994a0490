"""Hold the header fields of a converted page against those of its key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from edit import Edit, shortened
from lxml import etree
from words import words

NS = {"t": "http://www.tei-c.org/ns/1.0"}
_HEADER = "/t:TEI/t:teiHeader"
# Field of the key: where its value stands, and whether it is all that stands there.
_PLACES = {
    "title": (f"{_HEADER}//t:titleStmt/t:title", True),
    "date": (f"{_HEADER}//t:creation//t:date/@when", True),
    "page_date": (f"{_HEADER}//t:biblStruct//t:date/@when", True),
    "summary": (f"{_HEADER}//t:abstract", True),
    "credit": (f"{_HEADER}//t:notesStmt/t:note[@type='credit'] | {_HEADER}//t:funder", False),
    "funder": (f"{_HEADER}//t:funder", True),
    "archive": (f"{_HEADER}//t:msDesc", False),
    "citation": (f"{_HEADER}//t:bibl[@type='citation']", False),
    "translators": (f"{_HEADER}//t:titleStmt/t:editor[@role='translator']", False),
    "language": (
        f"{_HEADER}//t:langUsage | {_HEADER}//t:notesStmt/t:note[@type='language']", False
    ),
    "classification": ("//t:body//t:seg[@type='classification']", True),
    "subject": ("//t:body//t:head | //t:body//t:seg[@type='subject']", False),
    "sender": (f"{_HEADER}//t:correspAction[@type='sent'] | //t:signed", False),
    "addressees": (f"{_HEADER}//t:correspAction[@type='received'] | //t:closer/t:address", False),
    "receivers": (f"{_HEADER}//t:correspAction[@type='received']", False),
    "place": (
        f"{_HEADER}//t:correspAction[@type='sent']/t:placeName | //t:dateline | //t:opener/t:seg",
        False,
    ),
    "salutation": ("//t:opener/t:salute", False),
    "rights": (f"{_HEADER}//t:availability", False),
}  # fmt: skip
_TITLES = re.compile(r"^(?:(?:Comrade|Foreign Minister|Major General|Colonel)\s+)+")


def fields(
    tei: etree._Element, entry: Mapping[str, Any], source: str
) -> Iterator[tuple[Edit, str]]:
    """Yield an edit for each field that is not as the key says, with the text that it wants."""
    printed = set(words(source))
    for name, value in told(entry):
        path, whole = _PLACES[name]
        found = _values(tei, path, "" if whole else " ")
        if not path.endswith("@when") and not set(words(" ".join(value))) <= printed:
            continue
        # The name of a language stands in titles too; only under its label does it say this.
        if (
            name == "language"
            and value
            and not re.search(rf"Language\W+{re.escape(value[0])}", source)
        ):
            continue
        # A value in brackets, [illegible], says that there is none to be read.
        wanted = [one for one in value if one and not one.startswith("[")]
        if all(_holds(found, one, whole) for one in wanted):
            if not wanted and found and name in {"summary", "classification"}:
                yield Edit("remove", f"{name}: {shortened(found[0])}", "header"), ""
            continue
        operation = ("attribute" if path.endswith("@when") else "text") if found else "add"
        have = shortened(" | ".join(found)) or "nothing"
        yield (
            Edit(operation, f"{name}: {have} -> {shortened('; '.join(wanted))}", "header"),
            wanted[0],
        )


def told(entry: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Yield the fields of a key's entry with their values."""
    given = {**entry, **entry.get("fields", {})}
    citation = given.pop("citation", None)
    if isinstance(citation, str):
        given["citation"] = citation
    elif citation and citation["in_text"]:
        given["archive"] = citation["archive"]
        names = re.sub(
            r".*translated (?:from \S+ )?by ", "", citation["translator"] or "", flags=re.IGNORECASE
        )
        given["translators"] = re.split(r", | and ", names.rstrip("."))
    for name in _PLACES:
        if name in given:
            value = given[name]
            rows = (
                value
                if isinstance(value, list)
                else re.split(r";\s*", value)
                if name == "sender" and value
                else [value]
            )
            yield name, [_TITLES.sub("", str(one)) for one in rows if one]


def header_texts(tei: etree._Element) -> list[str]:
    """Return the texts that the header keeps of the page: the archive's notes, the summary."""
    return _values(tei, f"{_HEADER}//t:notesStmt/t:note | {_HEADER}//t:abstract")


def _values(tei: etree._Element, path: str, glue: str = "") -> list[str]:
    """Return the texts at a path; ``glue`` parts the elements of one where they hold lists."""
    found = tei.xpath(path, namespaces=NS)
    return [_text(one, glue) for one in (found if isinstance(found, list) else [])]


def _text(found: object, glue: str) -> str:
    """Return the text of an element, or an attribute's value, in one line."""
    runs = found.itertext() if isinstance(found, etree._Element) else [found]  # noqa: SLF001
    return " ".join(glue.join(str(run) for run in runs).split())


def _holds(found: list[str], wanted: str, whole: bool) -> bool:  # noqa: FBT001 - read from a table
    run = "".join(words(wanted))
    if not whole:
        have = {word for one in found for word in words(one)}
        return run in "".join(words(" ".join(found))) or set(words(wanted)) <= have
    return any(run == "".join(words(one)) for one in (*found, " ".join(found)))
