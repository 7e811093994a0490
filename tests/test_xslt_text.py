"""The plain-text edition: fragments, wrapping, the words, strictness."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree
from saxonche import PySaxonApiError
from xslt_bodies import bodies
from xslt_editions import (
    KITCHEN_SINK,
    REFERENCES,
    body_words,
    compiled,
    footnotes,
    note_words,
    parsed,
    report,
    words,
)

EDITION = compiled("text.xsl")
SINK = KITCHEN_SINK.read_text(encoding="utf-8")
DOCUMENTS = [KITCHEN_SINK, *REFERENCES]
LONG = "A quay " * 30

FRAGMENTS = {
    "paragraphs": ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
    "no mark of a name": (
        '<p><roleName>Minister</roleName> <persName ref="#a">A</persName> went.</p>',
        "Minister A went.",
    ),
    "brackets and gaps": (
        '<p><supplied rend="brackets">North</supplied> Quay <note type="gloss" place="inline" '
        'rend="brackets">1918</note> <gap reason="omitted" rend="[…]"/></p>',
        "[North] Quay [1918] […]",
    ),
    "line break": ("<p>a<lb/>\n   b</p>", "a\nb"),
    "no page numbers": ('<p>a <pb n="2"/>b</p>', "a b"),
    "separator in the middle": (
        '<p>a</p><milestone unit="separator" rend="xxx"/><p>b</p>',
        "a\n\n                                  xxx\n\nb",
    ),
    "heading": ("<head>The Quay</head><p>x</p>", "The Quay\n--------\n\nx"),
    "printed labels": (
        '<list rend="numbered"><label>1.</label><item>A</item><label>(10)</label><item>B</item></list>',
        "1.  A\n(10) B",
    ),
    "numbers of items": ('<list><item n="a)">A</item></list>', "a)  A"),
    "list in a list": (
        '<list rend="bulleted"><item>A<list rend="bulleted"><item>B</item></list></item></list>',
        "-   A\n    -   B",
    ),
    "list in a paragraph": ("<p>Wants: <list><item>bread</item></list></p>", "Wants:\n  bread"),
    "hanging labels": (
        f'<list rend="numbered"><label>1.</label><item>{LONG}</item></list>',
        "1.  " + " ".join(["A quay"] * 9) + " A\n    quay " + " ".join(["A quay"] * 9)
        + "\n    " + " ".join(["A quay"] * 9) + " A\n    quay A quay A quay",
    ),
    "table": (
        "<table><row><cell>Year</cell><cell>Toll</cell></row><row><cell>1961</cell><cell>12</cell></row></table>",
        "Year  Toll\n1961  12",
    ),
    "table too wide": (
        f"<table><row><cell>{'a' * 40}</cell><cell>{'b' * 40}</cell></row></table>",
        f"    {'a' * 40} |\n    {'b' * 40}",
    ),
    "speaker leads": ("<sp><speaker>KIM:</speaker><p>Yes.</p><p>No.</p></sp>", "KIM: Yes.\n\nNo."),
    "speaker above": ("<sp><speaker>KIM</speaker><p>Yes.</p></sp>", "KIM\nYes."),
    "dateline at the right": (
        "<opener><dateline>Sarnholm, 1 April 1961</dateline></opener><p>x</p>",
        f"{'Sarnholm, 1 April 1961':>72}\n\nx",
    ),
    "signature set in": (
        "<closer><signed>A. NAME<lb/>Minister</signed></closer>",
        f"{'':36}A. NAME\n{'':36}Minister",
    ),
    "quotation": ("<quote><p>q</p></quote>", "    q"),
}


def rendered(xml: str, width: str = "") -> str:
    """Return the text made of a TEI document."""
    edition = EDITION
    if width:
        from xslt_editions import PROCESSOR  # noqa: PLC0415

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


def test_an_address_stays_whole() -> None:
    address = "https://example.org/" + "a" * 90
    assert address in rendered(report(f"<p>See {address} for more.</p>")).splitlines()


def test_never_two_empty_lines() -> None:
    assert "\n\n\n" not in rendered(SINK)


def test_a_footnote_is_marked_and_stands_at_the_end() -> None:
    _, document, notes = parts(rendered(report('<p>Word<note n="7" place="foot"><p>One.</p><p>Two.</p></note>.</p>')))
    assert document.strip() == "Word[7]."
    assert notes.strip() == "[7] One.\n\n    Two."


def test_the_head_says_who_wrote_to_whom_and_where_it_lies() -> None:
    head, _, _ = parts(rendered(SINK))
    assert head.splitlines()[:10] == [
        "Veldanian Legation in Port Maril (Toskel), Specimen Report on the",
        "Harbour Talks",
        "",
        "5 April 1961, Port Maril",
        "",
        "From:        Ilmar Toskel, Veldanian Legation in Port Maril, Port Maril",
        "To:          Foreign Minister Edda Rasmund, Sarnholm",
        "Copies to:   Harbour Office",
        "Archive:     State Archive of Veldania",
        "Collection:  Foreign Office › Secret Files",
    ]


def test_the_end_says_how_to_cite() -> None:
    assert " ".join(rendered(SINK).split("How to cite")[1].split()) == (
        "“Veldanian Legation in Port Maril (Toskel), Specimen Report on the Harbour Talks”, 5 April 1961. "
        "State Archive of Veldania, [Sarnholm], Foreign Office, Secret Files, F-12, box 4. "
        "Translated by Vera Brandt and Oskar Lunt. The Specimen Edition, 2026. doi:10.0000/specimen.1."
    )


def test_strict_stops_at_an_element_without_a_template() -> None:
    for body in ("<p><figure/></p>", "<figure/>"):
        with pytest.raises(PySaxonApiError, match="no template for the element figure in"):
            rendered(report(body))


def test_lenient_shows_it_through_and_names_it() -> None:
    lenient = compiled("text.xsl", strict=False)
    lenient.set_save_xsl_message(True)
    text = lenient.transform_to_string(xdm_node=parsed(report("<p>a <figure>b</figure> c</p><figure>d</figure>")))
    assert "\na b c\n\nd\n" in text
    assert "does not know the element figure (in p)" in str(lenient.get_xsl_messages())
