"""Forms of names, the brackets beside them, and where pages tell of them: tables in fixtures/."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from converter.layouts import divide
from converter.lines import split_lines
from converter.model import Party, Report
from converter.people import identify
from converter.reading import read
from converter.reading.citation import read_citation
from converter.reading.dates import find_dates, whole_date
from converter.recognisers import annotate
from tests import cases as tables
from tests.name_cases import LEXICON, cases, report_of, shown


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        pytest.param(given, wanted, id=title)
        for title, given, wanted in cases("name_forms_cases.md")
    ],
)
def test_forms(given: str, wanted: str) -> None:
    assert shown(annotate(report_of(given), LEXICON)) == wanted


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        pytest.param(given, wanted, id=title)
        for title, given, wanted in cases("bracket_remarks_cases.md")
    ],
)
def test_brackets(given: str, wanted: str) -> None:
    assert tables.shown(tables.report_of(given), "body") == wanted


def test_accents_of_their_own_change_nothing() -> None:
    text = "Comrade Lê Minh Thảo met Łucja Wróbel."
    apart = unicodedata.normalize("NFD", text)
    assert apart != text
    marked = shown(annotate(report_of(apart), LEXICON))
    assert unicodedata.normalize("NFC", marked) == "⟨Comrade⟩ ⟦Lê Minh Thảo⟧ met ⟦Łucja Wróbel⟧."


def named(text: str) -> dict[str, tuple[str, ...]]:
    """Return the persons of a text by their ids, with every spelling."""
    people = identify(annotate(report_of(text), LEXICON), LEXICON).people
    return {one.id: (one.name, *one.variants) for one in people}


def test_two_spellings_are_one_person() -> None:
    text = "Baek Sun-do [Paek Sundo] rose. Ambassador Verhári [Wei'erhari] sat."
    assert named(text) == {
        "baek-sun-do": ("Baek Sun-do", "Paek Sundo"),
        "verhari": ("Verhári", "Wei'erhari"),
    }


def test_a_turned_name_and_its_letter_are_the_person() -> None:
    text = "DUBROVA, Vera, is an engineer.\nVera Dubrova laughed, and D. left. Then D. wept."
    assert named(text) == {"dubrova-vera": ("Dubrova, Vera", "Vera Dubrova")}
    report = identify(annotate(report_of(text), LEXICON), LEXICON)
    keys = {mark.key for marks in report.marks.values() for mark in marks}
    assert keys == {"dubrova-vera"}


def test_a_sender_in_spaced_letters_is_told_in_plain_ones() -> None:
    report = report_of("signed: E n r i c o V a l d é s")
    sender = (Party("E n r i c o V a l d é s", is_person=True),)
    report = replace(report, about=replace(report.about, sender=sender))
    (told,) = identify(annotate(report, LEXICON), LEXICON).about.sender
    assert (told.name, told.person) == ("Enrico Valdés", "valdes-enrico")


def test_the_written_forename_is_the_name() -> None:
    text = "Chairman: Com. Tsvetan Markov\nspeaker: TS. MARKOV:"
    assert named(text) == {"markov-tsvetan": ("Tsvetan Markov", "Ts. Markov")}


@pytest.mark.parametrize(
    ("text", "around", "iso"),
    [
        ("08.01.1976, 14:30", "1976-01-09", "1976-01-08"),
        ("05/01/1961", "1961-01-09", "1961-01-05"),
        ("03/02/1961", "1961-09-05", "1961"),
        ("05.04.1961", "", "1961"),
    ],
)
def test_a_day_of_the_page_tells_day_and_month_apart(text: str, around: str, iso: str) -> None:
    (found,) = find_dates(text, [around] if around else [])
    assert found.iso == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [("1948-08", "1948-08"), ("1956-58", "1956/1958"), ("1962-13", ""), ("1908-09", "1908/1909")],
)
def test_a_month_of_front_matter(text: str, iso: str) -> None:
    found = whole_date(text)
    assert (found.iso if found else "") == iso


def test_an_archive_by_initials_that_no_list_has() -> None:
    found = read_citation("TsKhOLM, f. 12, per. 3, dok. 4, ll. 1-3.")
    assert (found.repository, found.shelfmark) == ("TsKhOLM", "f. 12, per. 3, dok. 4, ll. 1-3")


def page(text: str) -> Report:
    """Return the report of a page."""
    return read("page", *divide(split_lines(text)))


def test_front_matter_tells_archive_and_translator() -> None:
    about = page(
        "---\n"
        "title: Report on the Lamps\n"
        "date: 1948-08\n"
        'archive: "State Archive of Lesna, fond 3, delo 1. Contributed by Ada Lund."\n'
        "translator: Cora Whitlam\n"
        "---\n"
        "\n"
        "The lamps are out.\n"
    ).about
    assert about.citation.repository == "State Archive of Lesna"
    assert about.citation.shelfmark == "fond 3, delo 1"
    assert about.citation.translators == ("Cora Whitlam",)
    assert about.citation.others == (("Contributed by", "Ada Lund"),)
    assert about.page_date
    assert about.page_date.when == "1948-08"


def test_front_matter_with_a_citation_keeps_the_archive_apart() -> None:
    about = page(
        "---\ntitle: A\nsource: Ada Lund, Letters (Port Sabal: Pier Press, 1962)\narchive: Lesna State Archive\n---\n\n"
        "The lamps are out.\n"
    ).about
    assert about.citation.repository == "Lesna State Archive"


@pytest.mark.parametrize(
    ("first", "title"),
    [
        (
            "Decision No. 7 of the Joint Board on Lamps",
            "Decision No. 7 of the Joint Board on Lamps",
        ),
        ("Telegram No. 613", ""),
    ],
)
def test_a_numbered_title_of_a_plain_page(first: str, title: str) -> None:
    about = page(f"{first}\n\nThe lamps are out, and nobody asked why.\n").about
    assert (about.title_inferred, about.title) == ((False, title) if title else (True, about.title))


def test_a_given_name_keeps_its_hyphen_beside_another_spelling() -> None:
    talk = page(
        "A Talk on Lamps\n\nI met Baek Sun-do [Baek Sundo] there, and the even-tually lit lamp.\n"
    )
    (text,) = (passage.text for passage in talk.body())
    assert text == "I met Baek Sun-do [Baek Sundo] there, and the eventually lit lamp."
