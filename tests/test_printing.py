"""The printed form of a report, and its mentions as rows."""

from __future__ import annotations

from converter.blocks import (
    CloserPart,
    Heading,
    Item,
    Items,
    Note,
    OpenerPart,
    Paragraph,
    Separator,
)
from converter.lines import split_lines
from converter.mentions import Mention, mentions
from converter.model import Field, Home, Mark, MarkKind, Person, Report
from converter.passage import Passage, join, of_line
from converter.printing import print_report, print_text

PAGE = (
    "A note\r\nTo: Minister\r\nFirst\r\nComrade  Vela spoke[1]\r\nof Ada.\r\n"
    "A. Vela, Envoy\r\n1 Tomas Vela."
)
LINES = [of_line(line) for line in split_lines(PAGE)]
SPEECH = join(LINES[3:5])
SIGNED = LINES[5]
NOTE = LINES[6].cut(2)

REPORT = Report(
    name="sub/a",
    layout="plain",
    fields=(Field(Home.TITLE, LINES[0]),),
    blocks=(
        OpenerPart("to", LINES[1]),
        Heading(LINES[2], 2),
        Paragraph(SPEECH),
        Items("bulleted", (Item(Passage("one"), Passage("-")),)),
        Separator("xxx"),
        CloserPart("signed", SIGNED),
    ),
    notes=(Note("1", "note-1", (NOTE,), anchored=True),),
    marks={
        SPEECH.key: (
            Mark(0, 7, MarkKind.ROLE),
            Mark(8, 12, MarkKind.PERSON, "vela-tomas", "high", ("title", "repeat")),
            Mark(18, 18, MarkKind.NOTE_ANCHOR, "note-1"),
        ),
        SIGNED.key: (
            Mark(0, 7, MarkKind.PERSON, "vela-tomas", "high", ("signature",)),
            Mark(3, 7, MarkKind.HI, "bold"),
            Mark(9, 14, MarkKind.ROLE),
        ),
        NOTE.key: (Mark(0, 10, MarkKind.PERSON, "vela-tomas", "medium", ("full-name",)),),
    },
    people=(Person("vela-tomas", "Tomas Vela", variants=("Vela",), mentions=3),),
)


def test_a_report_in_print() -> None:
    assert print_report(REPORT) == (
        "report sub/a (plain)\n"
        "about\n"
        "  kind: document\n"
        "  title: \n"
        "fields\n"
        "  title @1: A note\n"
        "body\n"
        "  opener @2\n"
        "    to: To: Minister\n"
        "  heading 2 section @3\n"
        "    head: First\n"
        "  paragraph @4-5\n"
        "    p: {roleName: Comrade} {persName vela-tomas: Vela} spoke{note note-1}[1] of Ada.\n"
        "  list bulleted\n"
        "    label: -\n"
        "    item: one\n"
        "  separator xxx\n"
        "  closer @6\n"
        "    signed: {persName vela-tomas: A. {hi bold: Vela}}, {roleName: Envoy}\n"
        "notes\n"
        "  note 1 note-1 editorial @7\n"
        "    {persName vela-tomas: Tomas Vela}.\n"
        "persons\n"
        "  vela-tomas: Tomas Vela (Vela), 3 x\n"
    )


def test_marks_that_meet_stand_in_order() -> None:
    text = Passage("ab\nc")
    marks = [
        Mark(0, 1, MarkKind.HI, "bold"),
        Mark(1, 4, MarkKind.DATE),
        Mark(4, 4, MarkKind.PAGE, "2"),
    ]
    assert print_text(text, marks) == "{hi bold: a}{date: b⏎c}{pb 2}"


def test_mentions_are_rows_with_offsets_in_the_decoded_file() -> None:
    rows = list(mentions(REPORT, "sub/a.txt"))
    assert rows[0] == Mention(
        "sub/a.txt",
        line=4,
        start=PAGE.index("Vela"),
        end=PAGE.index("Vela") + 4,
        surface="Vela",
        role="Comrade",
        person="vela-tomas",
        evidence="title repeat",
        cert="high",
    )
    assert [(row.surface, row.role, row.line) for row in rows] == [
        ("Vela", "Comrade", 4),
        ("A. Vela", "Envoy", 6),
        ("Tomas Vela", "", 7),
    ]
    assert all(PAGE[row.start : row.end] == row.surface for row in rows)


def test_an_office_before_a_bracketed_name_is_its_role() -> None:
    (text,) = [of_line(line) for line in split_lines("The envoy [Tomas Vela] and Rada.")]
    marks = (
        Mark(4, 9, MarkKind.ROLE),
        Mark(11, 21, MarkKind.PERSON, "vela-tomas"),
        Mark(27, 31, MarkKind.PERSON, "rada"),
    )
    report = Report("a", "plain", (), (Paragraph(text),), (), marks={text.key: marks})
    assert [(row.surface, row.role) for row in mentions(report, "a.txt")] == [
        ("Tomas Vela", "envoy"),
        ("Rada", ""),
    ]
