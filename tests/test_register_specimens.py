"""The register of the specimens: everybody who recurs once, people of one surname apart."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from functools import cache

import pytest

from converter.recognisers.forms import fold
from converter.register import Document, Entry, register
from tests.shared import FIXTURES, SPECIMENS, converted

KEY = {
    entry["file"][:2]: entry
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
# Whom the documents call by names that no rule can join: spelt by ear, a nickname, an alias.
SPLIT = {
    "Arthur J. Penhallow",  # "Dear Arthur"
    "Bálint Oszlári",  # Oslari
    "Benigno Iribarra Leal",  # Don Benigno
    "Foma Ushkalov",  # Uchkálov
    "Gedeon Tarkálvi",  # Tarcalvi
    "Giles Thrupp",  # Trupp
    "Pyo In-sok",  # Pyo, the newspaper man
    "Pyo Tong-rim",  # Pyo Ton Nim
    "Ruan Zhiqing",  # Juan Chih-ch'ing
    "Tomás Iribarra Leal",  # Iribarra [Yiliba]
    "Vera Stolbova",  # Olga
}


@cache
def documents() -> tuple[Document, ...]:
    made = [(path, converted(path)) for path in SPECIMENS]
    return tuple(
        Document(one.id, path.stem, one.title or path.name, one.when, one.cast)
        for path, one in made
    )


@cache
def people() -> tuple[Entry, ...]:
    return register(documents())


def bearers(document: str) -> dict[str, set[str]]:
    """Return who is called what in a document, by its key."""
    found: dict[str, set[str]] = defaultdict(set)
    for person in (*KEY[document]["persons"], *KEY[document]["apparatus"]):
        for form in (person["name"], *person["forms"]):
            found[fold(re.sub(r"\[(?:Deputy Premier|Ambassador|Minister) ", "[", form))].add(
                person["name"]
            )
    return found


def humans(entry: Entry) -> dict[str, set[str]]:
    """Return the humans of the key that an entry stands for, and the documents of each."""
    found: dict[str, set[str]] = defaultdict(set)
    for member in entry.members:
        document = member.document.output[:2]
        known = bearers(document)
        full = [name.text for name in member.person.names if " " in name.text]
        texts = full or [name.text for name in member.person.names]
        called = [known[fold(text)] for text in texts if len(known.get(fold(text), ())) == 1]
        for names in called[:1]:
            (name,) = names
            found[name].add(document)
    return found


@pytest.mark.parametrize(("name", "where"), RECURRING.items(), ids=RECURRING)
def test_who_recurs_is_one_entry(name: str, where: str) -> None:
    held = [humans(entry).get(name, set()) for entry in people()]
    assert any(set(where.split()) <= one for one in held), [one for one in held if one]


def test_no_entry_is_two_people() -> None:
    mixed = {entry.id: dict(found) for entry in people() if len(found := humans(entry)) > 1}
    assert mixed == {}


@pytest.mark.parametrize(("one", "other"), APART)
def test_people_of_one_surname_are_apart(one: str, other: str) -> None:
    ids = [{e.id for e in people() if name in humans(e)} for name in (one, other)]
    assert all(ids)
    assert ids[0].isdisjoint(ids[1])


def test_everybody_is_there_once() -> None:
    entries: dict[str, list[str]] = defaultdict(list)
    for entry in people():
        for name in humans(entry):
            entries[name].append(entry.id)
    several = {name: ids for name, ids in entries.items() if len(ids) > 1}
    assert set(several) <= SPLIT, several


def test_each_person_of_a_document_is_in_one_entry() -> None:
    held = [(m.document.id, m.person.id) for entry in people() for m in entry.members]
    assert len(held) == len(set(held))
    assert set(held) == {(one.id, person.id) for one in documents() for person in one.cast.people}


def test_ids_are_unique() -> None:
    ids = [entry.id for entry in people()]
    assert len(ids) == len(set(ids))
