"""Who is who: the table in fixtures/, and what a choice does to a mark and to a person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from converter.model import Field, Home, Mark, MarkKind, Person
from converter.passage import Passage
from converter.people import identify
from converter.recognisers import annotate
from converter.recognisers.forenames import alike, sex_of
from converter.recognisers.keywords import people_of
from tests.name_cases import LEXICON, cases, report_of
from tests.shared import convert_text


def marks(text: str) -> list[Mark]:
    """Return the marks of the persons of a text, in order."""
    report = identify(annotate(report_of(text), LEXICON), LEXICON)
    return [
        mark
        for _, passage in report.named()
        for mark in report.marks.get(passage.key, ())
        if mark.kind is MarkKind.PERSON
    ]


@pytest.mark.parametrize(
    ("given", "wanted"),
    [pytest.param(given, wanted, id=title) for title, given, wanted in cases("identity_cases.md")],
)
def test_who_is_who(given: str, wanted: str) -> None:
    found = [
        (mark.key or "?") + ("/" * bool(mark.runner_up)) + mark.runner_up for mark in marks(given)
    ]
    assert found == wanted.split()


def test_a_choice_of_several_is_less_certain() -> None:
    _, _, _, _, chosen = marks(
        "Karel Brezan came. Karel Brezan spoke. Karel Brezan left. Adam Brezan slept. "
        "Comrade Brezan sang."
    )
    assert (chosen.key, chosen.certainty) == ("brezan-karel", "medium")
    _, guessed, _ = marks("Karel Brezan came. Comrade Brezan left.\nAdam Brezan came.")
    assert (guessed.key, guessed.runner_up, guessed.certainty) == (
        "brezan-karel",
        "brezan-adam",
        "low",
    )


def test_who_could_be_nobody_else_keeps_his_certainty() -> None:
    _, mark = marks("Karel Brezan came. Comrade Brezan left.")
    assert (mark.runner_up, mark.certainty) == ("", "high")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Dr. Lund came. Dr. Karel Lund left.", "Dr."),
        ("Comrade Lund came.", ""),
        ("Mr. Lund came. Dr. Lund left.", "Dr."),
        ("Dr. Lund came. Lord Lund left.", ""),
        ("Ambassador Lund came.", ""),
        ("Messrs. Lund and Vensk came.", ""),
    ],
)
def test_a_person_has_the_one_form_of_address_that_the_report_gives(text: str, title: str) -> None:
    report = identify(annotate(report_of(text), LEXICON), LEXICON)
    assert next(one for one in report.people if one.surname == "Lund").title == title


def test_the_list_of_persons_tells_mr_from_mrs() -> None:
    tei = convert_text("A Visit\n\nMr. Lund came. Mrs. Lund stayed.\n").tei.decode()
    assert (
        '<persName type="main"><roleName>Mr.</roleName> <surname>Lund</surname></persName>' in tei
    )
    assert (
        '<persName type="main"><roleName>Mrs.</roleName> <surname>Lund</surname></persName>' in tei
    )


def test_the_ids_do_not_depend_on_what_was_read_before() -> None:
    text = "Mr. Lund came. Mrs. Lund stayed."
    first = marks(text)
    marks("Mrs. Lund came. Miss Lund left. Lund slept.")
    assert marks(text) == first


@pytest.mark.parametrize(
    ("forename", "sex"),
    [("Milena", "f"), ("Béla", "m"), ("Nikita", "m"), ("Agnes", "f"), ("Istvánné", "f"),
     ("Jean-Paul", ""), ("Karl-Heinz", "m"), ("Robin", ""), ("Tollo", "")],
)  # fmt: skip
def test_what_a_forename_tells(forename: str, sex: str) -> None:
    assert sex_of(forename) == sex


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Pavel", "Paul", True), ("Bob", "Robert", True), ("János", "John", True),
     ("Pavel", "Peter", False), ("Karel", "Klara", False), ("Tollo", "Tolla", False)],
)  # fmt: skip
def test_forenames_that_are_one(one: str, other: str, *, same: bool) -> None:
    assert alike(one, other) is same


ENTRIES = ("Vensk, Tollo", "Lund, Karel Petrovich, 1909-1989", "Pyo, Tong-rim", "Grom, A.V.",
           "Boatmen's Union", "Lesna. Ministry of Fish", "Union of Boatmen, Central Committee")  # fmt: skip


def test_the_archives_list_of_people_names_them() -> None:
    fields = tuple(Field(Home.KEYWORD, Passage(one), "people") for one in ENTRIES)
    report = replace(report_of("Vensk spoke to Lund and Pyo. The Boatmen slept."), fields=fields)
    assert people_of(report, LEXICON) == (
        "Tollo Vensk",
        "Karel Petrovich Lund",
        "Pyo Tong-rim",
        "A.V. Grom",
    )
    found = identify(annotate(report, LEXICON), LEXICON)
    assert {one.id: one.mentions for one in found.people} == {
        "lund-karel-petrovich": 1,
        "pyo-tong-rim": 1,
        "vensk-tollo": 1,
    }


def test_a_list_of_topics_names_nobody() -> None:
    fields = (Field(Home.KEYWORD, Passage("Vensk, Tollo"), "topics"),)
    report = replace(report_of("Vensk spoke."), fields=fields)
    people: tuple[Person, ...] = identify(annotate(report, LEXICON), LEXICON).people
    assert people == ()
