"""Where a document names its persons: the place, its address, and the line round the name."""

from __future__ import annotations

import pytest

from converter.appearance import Occurrence
from converter.tei.occurrences import MOST, occurrences
from tests.xslt_editions import report

X = '<persName ref="#x">Orsan</persName>'
LONG = "The quay of Corvada is long and it was longer before the storm of that autumn took a part of it. "


def found(body: str, header: str = "") -> tuple[int, tuple[Occurrence, ...]]:
    return occurrences(report(body, header).encode())["x"]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (f'<p n="1">A.</p><p n="2">Here {X}, twice {X}.</p>', ("paragraph", "2", "p2", "Here ", ", twice Orsan.")),
        (f'<p n="3">{LONG}{X} {LONG}</p>', ("paragraph", "3", "p3", "… was longer before the storm of that autumn took a part of it. ", " The quay of Corvada is long and it was longer before the storm …")),
        (f'<p n="1">A.<note n="4" xml:id="note-4" place="foot">See {X}.</note></p>', ("note", "4", "note-4", "See ", ".")),
        (f'<p n="1">A note<note n="4" xml:id="note-4" place="foot">Not here.</note> to {X}</p>', ("paragraph", "1", "p1", "A note to ", "")),
        (f'<p n="1">He <note type="gloss" place="inline" rend="brackets">{X}</note> left.</p>', ("paragraph", "1", "p1", "He [", "] left.")),
        (f'<opener><dateline>By {X}</dateline></opener><p n="1">A.</p>', ("opener", "", "text", "By ", "")),
        (f'<p n="1">A.</p><p n="2">B.</p><closer><signed>{X}<lb/>Envoy</signed></closer>', ("closer", "", "p2", "", " Envoy")),
        (f'<p n="1">A.</p><list><item>{X}, envoy</item></list>', ("list", "", "p1", "", ", envoy")),
        (f'<list><item>{X} asked:<list><label>a)</label><item>why</item></list></item></list><p n="1">A.</p>', ("list", "", "text", "", " asked: a) why")),
        (f'<sp><speaker>{X}:</speaker><p n="7">The lamp is out.</p></sp>', ("paragraph", "7", "p7", "", ": The lamp is out.")),
        (f'<head>Talk with {X}</head><p n="1">A.</p>', ("head", "", "text", "Talk with ", "")),
        (f'<p n="1">A <gap reason="illegible" rend="[…]"/> <supplied rend="brackets">of</supplied> {X}</p>', ("paragraph", "1", "p1", "A […] [of] ", "")),
    ],
)  # fmt: skip
def test_a_place(body: str, wanted: tuple[str, str, str, str, str]) -> None:
    part, number, anchor, before, after = wanted
    assert found(body)[1][0] == Occurrence(part, number, anchor, before, "Orsan", after)


def test_the_summary_is_a_place_too() -> None:
    summary = f"<profileDesc><abstract><p>{X} asks.</p></abstract></profileDesc>"
    count, places = found(f'<p n="1">{X}.</p>', summary)
    assert count == 2
    assert [(one.part, one.anchor) for one in places] == [
        ("summary", "summary"),
        ("paragraph", "p1"),
    ]


def test_one_place_for_a_paragraph_and_not_more_than_a_few() -> None:
    count, places = found("".join(f'<p n="{n}">{X} and {X}</p>' for n in range(1, 9)))
    assert count == 16
    assert [one.number for one in places] == [str(n) for n in range(1, MOST + 1)]


def test_a_name_without_a_person_is_no_mention() -> None:
    assert occurrences(report('<p n="1"><persName>Orsan</persName></p>').encode()) == {}
