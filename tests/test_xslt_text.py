"""The plain-text edition: fragments, wrapping, the words, strictness."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from saxonche import PySaxonApiError

from tests.xslt_bodies import bodies
from tests.xslt_editions import (
    KITCHEN_SINK,
    PROCESSOR,
    REFERENCES,
    body_words,
    cases,
    compiled,
    footnotes,
    note_words,
    parsed,
    report,
    words,
)

if TYPE_CHECKING:
    from pathlib import Path

EDITION = compiled("text.xsl")
SINK = KITCHEN_SINK.read_text(encoding="utf-8")
DOCUMENTS = [KITCHEN_SINK, *REFERENCES]

FRAGMENTS = cases("xslt_text.md")


def rendered(xml: str, width: str = "") -> str:
    """Return the text made of a TEI document."""
    edition = EDITION
    if width:
        edition = compiled("text.xsl")
        edition.set_parameter("width", PROCESSOR.make_integer_value(int(width)))
    return str(edition.transform_to_string(xdm_node=parsed(xml)))


def parts(text: str, width: int = 72) -> tuple[str, str, str]:
    """Return head, document and notes."""
    head, _, rest = text.partition("\n" + "=" * width + "\n")
    document, *more = rest.split("\n" + "-" * width + "\n")
    notes = more[0] if len(more) > 1 else "Notes\n"
    assert notes.startswith("Notes\n")
    return head, document, notes.removeprefix("Notes\n")


def check_words(xml: str) -> None:
    """Hold the words of the text against those of the TEI."""
    _, document, notes = parts(rendered(xml))
    numbers = [note.get("n") for note in footnotes(etree.fromstring(xml.encode()))]
    if None in numbers:
        numbers = [str(number) for number in range(1, len(numbers) + 1)]
    markers = "|".join(re.escape(f"[{number}]") for number in numbers) or "(?!)"
    assert words(re.sub(markers, "", document)) == body_words(xml, item_numbers=True)
    found = re.split(rf"^(?:{markers}) ", notes, flags=re.MULTILINE)[1:] if numbers else []
    assert [words(re.sub(markers, "", note)) for note in found] == note_words(xml)


@pytest.mark.parametrize("name", FRAGMENTS)
def test_fragment(name: str) -> None:
    tei, expected = FRAGMENTS[name]
    assert parts(rendered(report(tei)))[1].strip("\n") == expected


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_each_word_of_the_text_and_of_the_notes_is_there_once_and_in_order(path: Path) -> None:
    check_words(path.read_text(encoding="utf-8"))


@settings(max_examples=60, deadline=None)
@given(bodies())
def test_no_body_loses_a_word(body: str) -> None:
    check_words(report(body))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("width", [40, 72, 100])
def test_no_line_is_wider_than_asked_unless_it_is_one_word(path: Path, width: int) -> None:
    lines = rendered(path.read_text(encoding="utf-8"), str(width)).splitlines()
    assert [line for line in lines if len(line) > width and " " in line.strip()] == []
    assert [line for line in lines if line != line.rstrip()] == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("aé-.", min_size=1, max_size=90), min_size=1, max_size=40))
def test_lines_are_cut_as_the_standard_library_cuts_them(made_up: list[str]) -> None:
    expected = textwrap.wrap(" ".join(made_up), 72, break_long_words=False, break_on_hyphens=False)
    found = parts(rendered(report(f"<p>{' '.join(made_up)}</p>")))[1]
    assert found.strip("\n").splitlines() == expected


def test_an_address_stays_whole() -> None:
    address = "https://example.org/" + "a" * 90
    assert address in rendered(report(f"<p>See {address} for more.</p>")).splitlines()


def test_never_two_empty_lines() -> None:
    assert "\n\n\n" not in rendered(SINK)


def test_a_footnote_is_marked_and_stands_at_the_end() -> None:
    _, document, notes = parts(
        rendered(report('<p>Word<note n="7" place="foot"><p>One.</p><p>Two.</p></note>.</p>'))
    )
    assert document.strip() == "Word[7]."
    assert notes.strip() == "[7] One.\n\n    Two."


def test_a_note_hangs_from_its_sign() -> None:
    note = '<note n="{}" place="foot">{}</note>'
    long = "word " * 20
    _, _, notes = parts(rendered(report(f"<p>x{note.format(9, long)}{note.format(10, long)}</p>")))
    assert [line[:7] for line in notes.strip().splitlines()] == [
        "[9] wor", "    wor", "", "[10] wo", "     wo",
    ]  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text("a語カ。e\u0301「", min_size=1, max_size=60), min_size=1, max_size=8))
def test_no_line_of_wide_characters_is_too_wide(made_up: list[str]) -> None:
    text = parts(rendered(report(f"<p>{' '.join(made_up)}</p>")))[1]
    assert "".join(text.split()) == "".join("".join(made_up).split())
    for line in text.splitlines():
        columns = sum(2 if east_asian_width(one) == "W" else not combining(one) for one in line)
        assert columns <= 72 or not re.search("[語カ]", line.rstrip("。")[1:])


def test_the_head_says_who_wrote_to_whom_and_where_it_lies() -> None:
    head, _, _ = parts(rendered(SINK))
    assert head.splitlines()[:10] == [
        "Veldanian Legation in Port Maril (Toskel), Specimen Report on the",
        "Harbour Talks",
        "",
        "5 April 1961, Port Maril",
        "",
        "From:        Ilmar Toskel, Veldanian Legation in Port Maril",
        "To:          Foreign Minister Edda Rasmund, Sarnholm",
        "Copies to:   Harbour Office",
        "Archive:     State Archive of Veldania",
        "Collection:  Foreign Office › Secret Files",
    ]


def test_the_end_says_how_to_cite() -> None:
    assert " ".join(rendered(SINK).split("How to cite")[1].split()) == (
        "“Veldanian Legation in Port Maril (Toskel), Specimen Report on the Harbour Talks”, "
        "5 April 1961. State Archive of Veldania, [Sarnholm], Foreign Office, Secret Files, "
        "F-12, box 4. Translated by Vera Brandt and Oskar Lunt. The Specimen Edition, 2026. "
        "doi:10.0000/specimen.1."
    )


def test_strict_stops_at_an_element_without_a_template() -> None:
    for body in ("<p><wonder/></p>", "<wonder/>"):
        with pytest.raises(PySaxonApiError, match="no template for the element wonder in"):
            rendered(report(body))


def test_lenient_shows_it_through_and_names_it() -> None:
    lenient = compiled("text.xsl", strict=False)
    lenient.set_save_xsl_message(True)
    text = lenient.transform_to_string(
        xdm_node=parsed(report("<p>a <wonder>b</wonder> c</p><wonder>d</wonder>"))
    )
    assert "\na b c\n\nd\n" in text
    assert str(lenient.get_xsl_messages()) == "unknown wonder p 2"
