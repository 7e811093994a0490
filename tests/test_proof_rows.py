"""The rows of a proof: each line of the source at the left, each piece at the right, once."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings

from converter.errors import ConvertError
from converter.lines import split_lines
from converter.printed import streams
from converter.proof.pieces import pieces_of
from converter.source import Source, decode
from tests.pages import pages
from tests.proof_pages import classed, converted, page, plan_of, planned, said
from tests.shared import REPORTS, SPECIMENS
from tests.test_properties import PROFILE
from tests.xslt_editions import body_words, note_words, words

DOCUMENTS = [*SPECIMENS, *REPORTS]

LETTER = """\
Legation of Orvania in Port Selm

12 March 1951

Dear Minister,

Yesterday I saw Vela.[1] He said:

1. the harvest is in;
2. the railway is not.

I shall write again.

Ada Novak
Envoy

1. In his office.
"""


def table(text: str) -> list[tuple[str, str]]:
    """Return the rows of a text: the source, and what was made of it."""
    _, plan = planned(text)
    return [
        (
            " ".join(text[row.start : row.end].split()),
            " + ".join(f"{plan.pieces[n].word}: {plan.pieces[n].text}" for n in row.pieces)
            or row.left_out
            or f"goes on: {row.goes_on}",
        )
        for row in plan.rows
    ]


def packed(text: str) -> str:
    """Return a text without white space."""
    return "".join(text.split())


def check(data: bytes) -> None:
    """Hold the rows of a source against the source and its TEI."""
    made, plan = planned(data)
    text = decode(Source("case.txt", data)).text
    assert "".join(text[row.start : row.end] for row in plan.rows) == text
    assert sorted(n for row in plan.rows for n in row.pieces) == list(range(len(plan.pieces)))
    found: Counter[str] = Counter()
    for home, stream in streams(made.tei).items():
        spans = [span for one in plan.pieces if one.home == home for span in one.spans]
        assert packed("".join(stream[a:b] for a, b in sorted(spans))) == packed(stream)
        found.update(packed(stream))
    made_of = Counter(packed("".join(one.text for one in plan.pieces)))
    assert made_of == found


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_each_character_is_in_one_row_and_each_word_of_the_tei_in_one_piece(path: Path) -> None:
    check(path.read_bytes())


@settings(PROFILE, max_examples=60)
@given(data=pages())
def test_so_in_any_page(data: bytes) -> None:
    try:
        check(data)
    except ConvertError:
        return


def test_a_row_for_each_piece() -> None:
    assert table(LETTER) == [
        ("Legation of Orvania in Port Selm", "title: Legation of Orvania in Port Selm"),
        ("12 March 1951", "dateline: 12 March 1951"),
        ("Dear Minister,", "salute: Dear Minister,"),
        ("Yesterday I saw Vela.[1] He said:", "paragraph: Yesterday I saw Vela. He said:"),
        ("1. the harvest is in;", "item: 1. the harvest is in;"),
        ("2. the railway is not.", "item: 2. the railway is not."),
        ("I shall write again.", "paragraph: I shall write again."),
        ("Ada Novak Envoy", "paragraph: Ada Novak Envoy"),
        ("1. In his office.", "note: In his office."),
    ]


def test_a_line_of_many_pieces_is_parted() -> None:
    path = next(path for path in SPECIMENS if "20-telegram" in path.name)
    made = converted(path)
    plan = plan_of(made)
    starts = {line.start for line in plan.lines}
    parted = [row for row in plan.rows if row.start not in starts]
    assert len(parted) > len(plan.rows) / 2
    tree = page(made)
    numbers = [said(one) for one in tree.xpath("//*[@class='lines']//a[@class='n']")]
    assert numbers.count("·") == len(parted)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_the_left_side_is_the_source_line_by_line(path: Path) -> None:
    made = converted(path)
    found: dict[int, str] = {}
    blank: list[int] = []
    for line in classed(page(made), "lines"):
        for entry in line.xpath("p"):
            number = said(entry.xpath("*[@class='n']")[0])
            if entry.get("class") == "blank":
                first, _, last = number.partition("–")
                blank += range(int(first), int(last or first) + 1)
                continue
            at = max(found) if number == "·" else int(number)
            assert at >= max([0, *found])
            found[at] = found.get(at, "") + str(entry.xpath("code")[0].text_content())
    lines = split_lines(path.read_text(encoding="utf-8-sig"))
    assert found == {line.number: line.text for line in lines if not line.blank}
    rest = {line.number for line in lines if line.blank and line.text} | {
        line.number for line in lines[:-1] if line.blank
    }
    assert sorted(blank) == sorted(rest)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_the_right_side_has_each_word_of_the_body_and_of_the_notes_once(path: Path) -> None:
    made = converted(path)
    tree = page(made)
    for sign in classed(tree, "sign"):
        sign.drop_tree()
    rows = [one for one in classed(tree, "made") if not one.xpath(".//a[@class='sign']")]
    shown = [
        piece
        for row in rows
        for piece in row.xpath("div[@class='piece']")
        if not row.xpath("p[@class='is'][text()[normalize-space()]]")  # a field of the header
    ]
    for hint in [hint for piece in shown for hint in piece.xpath(".//p[@class='hint']")]:
        hint.drop_tree()
    found = Counter(word for piece in shown for word in words(str(piece.text_content())))
    xml = re.sub(r"^<\?.*?\?>\s*", "", made.tei.decode())
    wanted = Counter(body_words(xml)) + Counter(word for note in note_words(xml) for word in note)
    assert found == wanted


def test_signs_stand_at_their_lines() -> None:
    text = "First words here.\n\n***\n\nThen more words here.\n\n[…]\n\nThe end of it.\n"
    rows = table(text)
    assert ("***", "separator: ") in rows
    assert ("[…]", "omission: ") in rows


def test_the_number_of_a_note_goes_with_the_note() -> None:
    text = "Words.1 More words.\n\nEnd of it.\n\nNotes\n\n1\n\nOf the first kind.\n"
    assert ("1 Of the first kind.", "note: Of the first kind.") in table(text)


def test_pieces_of_a_nested_list() -> None:
    tei = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><div><list>'
        "<label>1.</label><item>Boats <list><label>a)</label><item>red</item></list></item>"
        '<label>2.</label><item><p>Lamps<note place="foot" n="1">Two.</note>.</p><p>Oil.</p></item>'
        "</list></div></body></text></TEI>"
    )
    assert [(one.word, one.text, len(one.elements)) for one in pieces_of(tei.encode())] == [
        ("item", "1. Boats", 2),
        ("item", "a) red", 2),
        ("item", "2. Lamps.", 2),
        ("note", "Two.", 1),
        ("paragraph", "Oil.", 1),
    ]
