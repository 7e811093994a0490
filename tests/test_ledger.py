"""The ledger refuses TEI in which a word was lost, doubled, moved or changed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree

from converter.errors import LedgerError
from converter.ledger import account
from converter.model import Report
from converter.pipeline import read
from converter.printed import streams
from converter.source import Source
from converter.words import WORD
from tests.shared import SPECIMENS, convert_text, converted, source_of, tools

TEI = "{http://www.tei-c.org/ns/1.0}"
PAGE = """\
Skip to content

May 4, 1958

Report of the Legation in Lesna on the harbour

This document was made possible with support from Specimen Trust

SECRET

Dear Comrade Vensk,

The harbour is quiet[1] and Comrade Brezan is well.

Brezan told me that Brezan is [North] Korean [since May 1918] here.

Ada Brezan
Envoy

[1] The harbour of Lesna.

The legation reports on the harbour.

Document Information

Specimen State Archive, Lesna, fond 3. Translated by Cora Whitlam

Record ID

900001
"""


def report() -> Report:
    return read(Source("case.txt", PAGE.encode()), tools())


def tree() -> etree._Element:
    return etree.fromstring(convert_text(PAGE).tei)


def find(root: etree._Element, path: str) -> etree._Element:
    found = root.find("/".join(TEI + step for step in path.split("/")))
    assert found is not None
    return found


def paragraph(root: etree._Element, number: int) -> etree._Element:
    return [one for one in root.iter(f"{TEI}p") if one.get("n")][number]


def drop_a_word(root: etree._Element) -> None:
    last = paragraph(root, 0)[-1]
    last.tail = (last.tail or "").replace(" well", "")


def drop_a_full_stop(root: etree._Element) -> None:
    last = paragraph(root, 0)[-1]
    last.tail = (last.tail or "").replace(".", "")


def swap_two_words(root: etree._Element) -> None:
    last = paragraph(root, 0)[-1]
    last.tail = (last.tail or "").replace("is well", "well is")


def double_a_word(root: etree._Element) -> None:
    first = paragraph(root, 0)
    first.text = (first.text or "").replace("harbour", "harbour harbour")


def drop_one_of_two_equal_names(root: etree._Element) -> None:
    name = next(iter(paragraph(root, 1).iter(f"{TEI}persName")))
    name.text = ""


def move_a_name_to_the_other_paragraph(root: etree._Element) -> None:
    name = next(iter(paragraph(root, 0).iter(f"{TEI}persName")))
    target = paragraph(root, 1)
    name.tail, tail = "", name.tail
    paragraph(root, 0)[-2].tail = (paragraph(root, 0)[-2].tail or "") + (tail or "")
    target.insert(0, name)


def take_brackets_away(root: etree._Element) -> None:
    del next(root.iter(f"{TEI}supplied")).attrib["rend"]


def empty_the_note(root: etree._Element) -> None:
    note = next(one for one in root.iter(f"{TEI}note") if one.get("place") == "foot")
    note.text = "The harbour."


def change_the_citation(root: etree._Element) -> None:
    bibl = next(one for one in root.iter(f"{TEI}bibl") if one.get("type") == "citation")
    bibl.text = (bibl.text or "").replace("fond 3", "fond 4")


def move_the_title_into_the_summary(root: etree._Element) -> None:
    title, summary = (
        find(root, "teiHeader/fileDesc/titleStmt/title"),
        find(root, "teiHeader/profileDesc/abstract/p"),
    )
    summary.text = f"{title.text} {summary.text or ''}"


def lose_the_record_id(root: etree._Element) -> None:
    note = next(one for one in root.iter(f"{TEI}note") if one.get("type") == "record-id")
    parent = note.getparent()
    assert parent is not None
    parent.remove(note)


def add_a_credit(root: etree._Element) -> None:
    notes = find(root, "teiHeader/fileDesc/notesStmt")
    etree.SubElement(notes, f"{TEI}note", type="donor").text = "Specimen Trust"


TAMPERED: list[tuple[Callable[[etree._Element], None], str, int | None]] = [
    (drop_a_word, "body", 13),
    (drop_a_full_stop, "body", 13),
    (swap_two_words, "body", 13),
    (double_a_word, "body", 13),
    (drop_one_of_two_equal_names, "body", 15),
    (move_a_name_to_the_other_paragraph, "body", 13),
    (take_brackets_away, "body", 15),
    (empty_the_note, "note-1", 20),
    (change_the_citation, "citation", 26),
    (move_the_title_into_the_summary, "summary", 22),
    (lose_the_record_id, "record-id", 30),
    (add_a_credit, "donor", None),
]


def test_the_tei_as_it_was_written_is_accepted() -> None:
    done = convert_text(PAGE)
    words = account(PAGE, report(), done.tei).words
    assert words == done.words
    counted = sum(words.values()) - words["source"]
    numbers = 2  # the note's number, at its marker and before its text
    assert words["source"] == len(WORD.findall(PAGE)) == counted + numbers
    assert streams(done.tei)["note-1"] == "The harbour of Lesna."


@pytest.mark.parametrize(
    ("tamper", "home", "line"), TAMPERED, ids=lambda one: getattr(one, "__name__", "")
)
def test_a_change_of_the_words_is_named_with_home_and_line(
    tamper: Callable[[etree._Element], None], home: str, line: int | None
) -> None:
    root = tree()
    before = etree.tostring(root)
    tamper(root)
    assert etree.tostring(root) != before
    with pytest.raises(LedgerError) as caught:
        account(PAGE, report(), etree.tostring(root))
    assert repr(home) in caught.value.what
    assert caught.value.line == line
    assert "Please report it." in caught.value.remedy


def test_copies_made_for_machines_may_change() -> None:
    root = tree()
    for path in (
        "teiHeader/fileDesc/sourceDesc/msDesc/msIdentifier/repository",
        "teiHeader/fileDesc/titleStmt/funder",
        "standOff/listPerson/person/persName",
    ):
        find(root, path).text = "Somebody else"
    assert account(PAGE, report(), etree.tostring(root)).words == convert_text(PAGE).words


@pytest.mark.parametrize("path", SPECIMENS, ids=lambda path: path.stem[:2])
def test_no_single_word_of_a_specimen_can_go(path: object) -> None:
    source = source_of(path)  # type: ignore[arg-type]
    told = read(source, tools())
    root = etree.fromstring(converted(path).tei)  # type: ignore[arg-type]
    places = [one for one in root.iter() if (one.text or "").strip() and _counts(one)]
    for element in places[:: max(1, len(places) // 12)]:
        kept, element.text = element.text, WORD.sub("", element.text, count=1)
        if element.text != kept:
            with pytest.raises(LedgerError):
                account(source.data.decode(), told, etree.tostring(root))
        element.text = kept
    account(source.data.decode(), told, etree.tostring(root))


def _counts(element: etree._Element) -> bool:
    """Tell an element whose words are the source's."""
    above = {etree.QName(one).localname for one in (element, *element.iterancestors())}
    return bool(above & {"body", "abstract", "notesStmt"})
