"""The lists of forenames and towns: no word says two things, none stands twice."""

from __future__ import annotations

from collections import Counter
from importlib import resources

import pytest

from converter.recognisers import Lexicon

DATA = resources.files("converter.recognisers") / "data"
LEXICON = Lexicon.load()


def section(name: str, wanted: str = "") -> list[str]:
    """Return the words of one section of a list file, in the order of the file."""
    found: list[str] = []
    current = ""
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            current = line.strip("[]")
        elif not line.startswith("#") and current == wanted:
            found += line.split()
    return found


def of(*names: str) -> set[str]:
    """Return the words of every section of other list files."""
    sections = ("", "weak", "word", "place", "people", "thing", "vietnamese", "japanese")
    return {word for name in names for one in sections for word in section(name, one)}


@pytest.mark.parametrize("name", ["forenames.txt", "towns.txt"])
def test_no_word_stands_twice(name: str) -> None:
    words = Counter([*section(name), *section(name, "weak")])
    assert [word for word, count in words.items() if count > 1] == []


@pytest.mark.parametrize("name", ["forenames.txt", "towns.txt"])
def test_a_word_is_capitalised_and_without_signs(name: str) -> None:
    words = [*section(name), *section(name, "weak")]
    plain = str.maketrans("", "", "-'’")
    assert [word for word in words if not word.translate(plain).isalpha()] == []
    assert [word for word in words if not word[0].isupper()] == []


def test_a_forename_is_nothing_else() -> None:
    others = of("not_names.txt", "given.txt", "surnames.txt", "asian_surnames.txt", "towns.txt")
    assert sorted(set(section("forenames.txt")) & others) == []


def test_a_doubtful_forename_is_no_plain_word() -> None:
    plain = set(section("not_names.txt", "word")) | of("given.txt")
    assert sorted(set(section("forenames.txt", "weak")) & plain) == []


def test_a_town_is_nothing_else() -> None:
    others = of("given.txt", "forenames.txt", "surnames.txt", "asian_surnames.txt")
    assert sorted(set(section("towns.txt")) & (others | of("not_names.txt"))) == []


def test_a_town_that_may_be_a_surname_is_refused_nowhere() -> None:
    assert sorted(LEXICON.towns_weak & (LEXICON.never | LEXICON.places)) == []


def test_no_name_of_a_title_is_a_forename_or_a_town() -> None:
    told = {*LEXICON.titles.head, *LEXICON.titles.modifier, *LEXICON.titles.portfolio}
    words = {*section("forenames.txt"), *section("forenames.txt", "weak"), *section("towns.txt")}
    assert sorted(word for word in words if word.lower() in told) == []


@pytest.mark.parametrize(
    "name",
    [
        *("Kitty", "Ned", "Eilidh", "Gearóid", "Myfanwy", "Aurélie", "Aurelie", "Heini", "Fredy"),
        *("Maaike", "Guðrún", "Riikka", "Vytenis", "Miroslaw", "Vojtech", "Zsuzsi", "Ionuț"),
        *("Gergana", "Željko", "Zeljko", "Bardhyl", "Alkiviadis", "Alyoshka", "Tamaz", "Hrant"),
        *("Ayşe", "Shahram", "Nursultan", "Feigel", "Chawa", "Abdelkader", "Sarojini", "Bambang"),
        *("Remedios", "Conchita", "Mafalda", "Gennaro", "Chinedu", "Tesfaye", "Noriko", "Henricus"),
    ],
)
def test_a_forename_is_known(name: str) -> None:
    assert LEXICON.is_given(name)
    assert name not in LEXICON.weak


@pytest.mark.parametrize("name", ["Florence", "Sydney", "Victoria", "Pearl", "Sterling", "Jackson"])
def test_a_doubtful_forename_counts_only_before_a_surname(name: str) -> None:
    assert LEXICON.is_given(name)
    assert name in LEXICON.weak


@pytest.mark.parametrize(
    "town",
    ["Karlsbad", "Kecskemét", "Ploiesti", "Tulle", "Zhitomir", "Drohobych", "Asmara", "Karbala"],
)
def test_a_town_is_no_name_of_a_person(town: str) -> None:
    assert LEXICON.is_common(town)
    assert LEXICON.is_common(town.upper())
    assert town in LEXICON.places


@pytest.mark.parametrize("town", ["Lincoln", "Hamilton", "Salerno", "Toledo", "Kirov", "Landau"])
def test_a_town_that_is_a_surname_too_may_be_one(town: str) -> None:
    assert not LEXICON.is_common(town)
