"""The register of the specimens: each person of the key once, people of one surname apart.

The whole folder is converted by the command line, with its authority file and its review file.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from converter.cli import cli
from converter.recognisers.forms import fold
from tests.shared import FIXTURES, ROOT
from tests.specimen_register import documents, people

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"
KEY = {
    entry["file"]: entry
    for entry in json.loads((FIXTURES / "specimens.json").read_text(encoding="utf-8"))
}

# Read in the specimens: who recurs, and in which documents the register must know it is the same.
RECURRING = {
    "Gedeon Tarkálvi": "01 02 03 04 08 09 10 11 16 19 21 27",
    "Bálint Oszlári": "01 02 03 04 10",
    "Bertalan Oszlári": "01 10",
    "Dezső Kamondi": "01 04 08 10 11",
    "Dezsőné Kamondi": "04 10",
    "Ilka Csernáki": "02 03 08",
    "Lőrinc Verőhalmi": "01 04 10",
    "Ottó Lakfalvi": "02 10",
    "Prokhor Dubrinin": "01 02 07 14 18 25",
    "Lev Gornin": "01 02 03 06 07 14 17 19 23 25 28",
    "Yevgraf Tolmin": "01 02 07 08 09 16 17 21",
    "Foma Ushkalov": "01 02 03 08 09 13 17 19 20",
    "Vera Stolbova": "02 13 14 15 23 25",
    "Klim Ivanovich Zhelnin": "04 06 07 26",
    "Rodion Zhelnin": "01 02 04 07 17 19 23 27",
    "Tomás Iribarra Leal": "01 05 08 11 14 25",
    "Benigno Iribarra Leal": "08 17 24",
    "Luz Marina Ocarez": "02 05 08 14 21",
    "Esteban Pardal-Ruiz": "02 05 13 22",
    "Nuno Escalá": "01 02 03 12 13 15 17 20 24 27",
    "Melchor Tirado": "02 17 25",
    "Basil Harcombe-Reeve": "02 03 12 14 16 20",
    "Edith Tolliver": "02 03 12 13 14",
    "Arthur J. Penhallow": "02 05 14 22 25",
    "Lord Wensley": "02 05 12 14 22 24",
    "Mrs. Pocock": "05 12 22",
    "Giles Thrupp": "02 05 12 13 14 22 24",
    "Bożydar Wronicz": "01 02 03 08 09 15 16 20 21",
    "Halszka Trzemeska": "02 03 09",
    "Ruan Zhiqing": "02 04 06 07 19",
    "Fei Mingda": "01 02 03 06 19",
    "Qu Lanying": "02 06 19",
    "Luo Wanfeng": "06 19",
    "Mae Son-guk": "02 06 07 28",
    "Pyo Tong-rim": "02 06 07 28",
    "Pyo In-sok": "02 03 07 26",
    "Sim Pok-nam": "01 02 06 15 16 28",
    "Chae Yun-ho": "06 07",
    "Ham Sang-u": "07 26",
    "Kitahori Seizo": "16 20",
}
# The same surname, two people.
APART = [
    ("Bálint Oszlári", "Bertalan Oszlári"),
    ("Dezső Kamondi", "Dezsőné Kamondi"),
    ("Klim Ivanovich Zhelnin", "Rodion Zhelnin"),
    ("Tomás Iribarra Leal", "Benigno Iribarra Leal"),
    ("Pyo Tong-rim", "Pyo In-sok"),
    ("Ruan Zhiqing", "Ruan Bao"),
]


@cache
def register() -> dict[str, set[tuple[str, str]]]:
    """Return the entries of persons.xml: of each the humans of the key, and the documents."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        done = CliRunner().invoke(cli, [str(ROOT / "corpus"), str(out), "--only", "tei"])
        assert done.exit_code == 0, done.output
        tree = etree.parse(out / "persons.xml")
        called = {file: _called(out / "tei" / f"{Path(file).stem}.xml") for file in KEY}
    found: dict[str, set[tuple[str, str]]] = {}
    for person in tree.iterfind(".//t:person", TEI):
        humans = found.setdefault(person.get(ID, ""), set())
        for ptr in person.iterfind("t:ptr", TEI):
            path, _, ident = ptr.get("target", "").partition("#")
            file = next(name for name in KEY if Path(name).stem == Path(path).stem)
            known = bearers(file)
            for form in called[file].get(ident, ()):
                humans |= {(name, file[:2]) for name in known.get(form, ())}
    return found


def _called(path: Path) -> dict[str, set[str]]:
    """Return what each person of a document is called in it, in the text and in the list."""
    forms: dict[str, set[str]] = defaultdict(set)
    tree = etree.parse(path)
    for name in tree.iterfind(".//t:persName[@ref]", TEI):
        forms[name.get("ref", "")[1:]].add(fold("".join(name.itertext())))
    for person in tree.iterfind(".//t:listPerson/t:person", TEI):
        for name in person.iterfind("t:persName", TEI):
            told = [name.findtext(f"t:{tag}", "", TEI) for tag in ("forename", "surname")]
            forms[person.get(ID, "")].add(fold("".join(told) or name.text or ""))
    return forms


@cache
def bearers(file: str) -> dict[str, set[str]]:
    """Return who alone is called what in a document, by its key."""
    found: dict[str, set[str]] = defaultdict(set)
    for person in (*KEY[file]["persons"], *KEY[file]["apparatus"]):
        for form in (person["name"], *person["forms"]):
            # [Minister Karel] LUND: what stands in the bracket is not marked with the name.
            found[fold(re.sub(r"\[(?:Deputy Premier|Ambassador|Minister) \w+\] ", "", form))].add(
                person["name"]
            )
    return {form: names for form, names in found.items() if len(names) == 1}


def entries_of(name: str) -> list[str]:
    """Return the ids of the entries that stand for a human of the key."""
    return [ident for ident, humans in register().items() if name in {one for one, _ in humans}]


def everybody() -> list[str]:
    people = {one["name"] for key in KEY.values() for one in (*key["persons"], *key["apparatus"])}
    return sorted(people)


@pytest.mark.parametrize("name", everybody())
def test_everybody_is_there_once(name: str) -> None:
    assert len(entries_of(name)) == 1, entries_of(name)


@pytest.mark.parametrize(("name", "where"), RECURRING.items(), ids=RECURRING)
def test_who_recurs_is_one_entry(name: str, where: str) -> None:
    held = [{at for one, at in humans if one == name} for humans in register().values()]
    assert any(set(where.split()) <= one for one in held), [one for one in held if one]


def test_each_entry_is_one_person() -> None:
    held = {ident: {one for one, _ in humans} for ident, humans in register().items()}
    assert {ident: names for ident, names in held.items() if len(names) != 1} == {}


def test_each_person_of_a_document_is_in_one_entry() -> None:
    held = [(m.document.id, m.id) for entry in people() for m in entry.members]
    assert len(held) == len(set(held))
    assert set(held) == {(one.id, person.id) for one in documents() for person in one.cast.people}


def test_nobody_is_mixed_by_the_rules_alone() -> None:
    """Without the editors' files there are more entries, and none of them is wrong but one.

    The watchman Tirado and his uncle are one by the rules.
    """
    wrong = {}
    printed = {(one.id, each.id): each.names for one in documents() for each in one.cast.people}
    for entry in people():
        humans = {
            name
            for member in entry.members
            for file in KEY
            if Path(file).stem == member.document.output
            for form in printed[member.document.id, member.id]
            for name in bearers(file).get(fold(form.text), ())
        }
        if len(humans) > 1:
            wrong[entry.id] = humans
    assert wrong == {"tirado-melchor": {"Melchor Tirado", "Tirado, watchman"}}


@pytest.mark.parametrize(("one", "other"), APART)
def test_people_of_one_surname_are_apart(one: str, other: str) -> None:
    assert entries_of(one)
    assert entries_of(other)
    assert set(entries_of(one)).isdisjoint(entries_of(other))
