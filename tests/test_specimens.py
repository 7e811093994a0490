"""The specimens against their hand-made key, with each known difference and its reason."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.shared import FIXTURES, ROOT, SPECIMENS, converted

TEI = "http://www.tei-c.org/ns/1.0"
NS = {"t": TEI}
KEY: dict[str, dict[str, Any]] = {
    entry["file"]: entry
    for entry in json.loads((FIXTURES / "specimens.json").read_text(encoding="utf-8"))
}


TABLE = FIXTURES / "specimen_differences_cases.md"


@dataclass(frozen=True, slots=True)
class Row:
    """A known difference: specimen, fact, what the converter says, what the key says, why."""

    specimen: str
    fact: str
    ours: str
    theirs: str
    reason: str

    def __str__(self) -> str:
        return f"¦ {self.specimen} ¦ {self.fact} ¦ {self.ours} ¦ {self.theirs} ¦ {self.reason} ¦"


def known() -> list[Row]:
    """Return the rows of the table of known differences."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line[:1] == "¦"]
    return [Row(*(cell.strip() for cell in line.strip("¦").split("¦"))) for line in lines[2:]]


def text_of(element: etree._Element | None) -> str | None:
    """Return the text of an element as printed, brackets with it and footnotes left out."""
    return None if element is None else " ".join("".join(_printed(element)).split())


def _printed(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.get("place") != "foot":
            brackets = child.get("rend") == "brackets"
            yield "[" if brackets else ""
            yield " " if child.tag == f"{{{TEI}}}lb" else ""
            yield from _printed(child)
            yield "]" if brackets else ""
        yield child.tail or ""


def facts(path: Path) -> dict[str, Any]:
    """Return what our TEI says of a specimen, in the terms of the key."""
    tree = etree.fromstring(converted(path).tei)

    def all_of(query: str) -> list[Any]:
        return list(tree.xpath(query, namespaces=NS))

    def one(query: str) -> Any:  # noqa: ANN401 - an element, an attribute or None
        return next(iter(all_of(query)), None)

    title = one("//t:titleStmt/t:title[@type='main']")
    senders = all_of("//t:correspAction[@type='sent']/t:persName")
    sent = senders or all_of("//t:correspAction[@type='sent']/t:orgName")
    return {
        "title": None if title.get("cert") else text_of(title),
        "kind": one("/t:TEI/t:text/t:body/t:div[1]/@type"),
        "date": one("//t:creation/t:date/@when"),
        "page_date": one("//t:biblStruct/t:analytic/t:date/@when"),
        "classification": text_of(one("//t:opener/t:seg[@type='classification']")),
        "from": surname(text_of(sent[0]) or "") if sent else None,
        "to": [surname(text_of(name) or "") for name in all_of("//t:correspAction[@type='received']/*")],
        "headings": headings(all_of("//t:text//t:div[not(@type='enclosure')]/t:head"), path),
        "notes": len(all_of("//t:text//t:note[@place='foot']")),
        "paragraphs": len(paragraphs(all_of("//t:text//t:p"))),
        "speaker_turns": len(all_of("//t:sp")),
        "turn_continuations": len(all_of("//t:sp/t:p[position() > 1]")),
        "list_items": len(all_of("//t:text//t:item[not(ancestor::t:signed)]")),
        "table_rows": len(all_of("//t:row")),
        "persons": grouped(all_of("//t:text//t:persName")),
        "mentions": len(all_of("//t:text//t:persName")),
        "initials": tally(all_of("//t:name[@type='initials']")),
    }  # fmt: skip


def surname(name: str) -> str:
    """Return the last word of a name in lower case: the key has the edition's names, we the page's."""
    return name.rsplit(maxsplit=1)[-1].casefold()


def headings(heads: list[etree._Element], path: Path) -> list[str]:
    """Return the first lines of the headings, without a plain text's title."""
    lines = ["".join(head.itertext()).strip().split("\n")[0] for head in heads]
    title = KEY[path.name]["title"] if KEY[path.name]["layout"] == "plain text" else None
    return [line for line in lines if line != title]


def paragraphs(found: list[etree._Element]) -> list[etree._Element]:
    """Return the paragraphs that the key counts: no turns, notes, postscripts, no word on the specimen."""
    left_out = {f"{{{TEI}}}{tag}" for tag in ("sp", "postscript", "note")}
    return [
        one
        for one in found
        if not left_out & {above.tag for above in one.iterancestors()}
        and not re.match(r"\[(?:Specimen|This telegram is a specimen)", text_of(one) or "")
    ]


def grouped(names: list[etree._Element]) -> list[str]:
    """Return the forms of each person, as one line a person."""
    forms: dict[str, set[str]] = defaultdict(set)
    for name in names:
        forms[name.get("ref", "")].add(text_of(name) or "")
    return sorted("; ".join(sorted(found)) for found in forms.values())


def tally(elements: list[etree._Element]) -> dict[str, int]:
    texts = [element.text or "" for element in elements]
    return {text: texts.count(text) for text in texts}


def key_of(path: Path) -> dict[str, Any]:
    """Return the key in the terms of ``facts``."""
    entry = KEY[path.name]
    return entry | {
        "from": surname(entry["from"]) if entry["from"] else None,
        "to": [surname(name) for name in entry["to"]],
        "persons": sorted("; ".join(sorted(person["forms"])) for person in entry["persons"]),
    }


def differences(path: Path) -> dict[str, tuple[str, str]]:
    """Return the facts where converter and key disagree: what we say, and what the key says."""
    found, key = facts(path), key_of(path)
    told = {}
    for fact, value in found.items():
        if value == key[fact]:
            continue
        ours, theirs = value, key[fact]
        if fact in {"persons", "headings"}:
            ours = " / ".join(one for one in value if one not in key[fact])
            theirs = " / ".join(one for one in key[fact] if one not in value)
        told[fact] = (str(ours) or "-", str(theirs) or "-")
    return told


def test_every_specimen_has_a_key() -> None:
    assert [path.name for path in SPECIMENS] == sorted(KEY)


def test_every_specimen_is_in_the_table_of_the_corpus() -> None:
    """The table in corpus/README.md has each file with its kind and its number of words."""
    table = (ROOT / "corpus" / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\d\d-[^`]+)` \| [^|]+ \| (\w+) \| ([\d,]+) \|", table, re.MULTILINE)
    words = {path.name: len(path.read_text(encoding="utf-8").split()) for path in SPECIMENS}
    kinds = {name: entry["kind"] for name, entry in KEY.items()}
    assert [name for name, _, _ in rows] == sorted(words)
    assert {name: kind for name, kind, _ in rows} == kinds
    assert {name: int(count.replace(",", "")) for name, _, count in rows} == words


@pytest.mark.parametrize("path", SPECIMENS, ids=lambda path: path.stem[:2])
def test_the_specimen_is_read_as_its_key_says(path: Path, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update"):
        update(path)
    rows = {
        row.fact: (row.ours, row.theirs) for row in known() if path.name.startswith(row.specimen)
    }
    found = differences(path)
    new = {fact: said for fact, said in found.items() if rows.get(fact) != said}
    gone = {fact: said for fact, said in rows.items() if found.get(fact) != said}
    assert (new, gone) == ({}, {}), f"{path.name}: new and no longer true; see {TABLE.name}"


def update(path: Path) -> None:
    """Write the known differences of a specimen anew, with the reasons they have."""
    found = differences(path)
    text = TABLE.read_text(encoding="utf-8")
    for row in known():
        if path.name.startswith(row.specimen):
            said = found.get(row.fact)
            new = f"{replace(row, ours=said[0], theirs=said[1])}\n" if said else ""
            text = text.replace(f"{row}\n", new)
    TABLE.write_text(text, encoding="utf-8", newline="\n")


def test_each_known_difference_stands_once_and_has_its_reason() -> None:
    rows = known()
    assert len({(row.specimen, row.fact) for row in rows}) == len(rows)
    assert all(row.reason.endswith(".") for row in rows)
