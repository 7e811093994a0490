"""Places, organisations and dates in running text: tables in fixtures/, switches, nesting, ids."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import etree
from msgspec import structs

from converter.model import Description, MarkKind, PageDate, Person, Report
from converter.pipeline import convert, read
from converter.recognisers import annotate
from converter.recognisers.settle import within
from converter.settings import Naming, Settings
from converter.source import Source
from converter.tei.entries import entries_of
from converter.tools import Tools
from tests.name_cases import FIXTURES, LEXICON, report_of
from tests.shared import SPECIMENS, source_of, tools

NS = {"t": "http://www.tei-c.org/ns/1.0"}
NONE = Naming(places=False, organisations=False, dates=False)
_MARKED = re.compile(r"⟦([^⟧=]*)(?:=[^⟧]*)?⟧")
_WRITTEN = re.compile(r"Written (\d{4}(?:-\d\d){0,2})")
CASES = {
    "places_cases.md": MarkKind.PLACE,
    "organisations_cases.md": MarkKind.ORG,
    "running_dates_cases.md": MarkKind.DATE,
}


def lines(name: str) -> list[tuple[str, str]]:
    """Return the cases of a fixture file, each with when its report was written ("" when not said)."""
    found, written = [], ""
    for line in (FIXTURES / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            told = _WRITTEN.search(line)
            written = told[1] if told else ""
        elif line.startswith("- "):
            found.append((line[2:], written))
    return found


def case(text: str, written: str) -> Report:
    """Return the report of a case, annotated."""
    report = report_of("\n".join(_MARKED.sub(r"\1", one) for one in text.split(" // ")))
    dated = PageDate(written, written) if written else None
    return annotate(replace(report, about=Description(created=dated)), LEXICON)


def marked(report: Report, kind: MarkKind) -> str:
    """Return the report with its marks of one kind, those of datelines left out."""
    shown = []
    for place, passage in report.named():
        text = passage.text
        marks = [one for one in report.marks.get(passage.key, ()) if one.kind is kind]
        for mark in sorted(marks, key=lambda one: -one.start):
            printed = text[mark.start : mark.end]
            said = f"={mark.key}{'?' * (mark.certainty == 'medium')}" * (kind is MarkKind.DATE)
            text = f"{text[: mark.start]}⟦{printed}{said}⟧{text[mark.end :]}"
        if place == "dateline":
            text = passage.text
        shown.append(text if place == "p" else f"{place}: {text}")
    return " // ".join(shown)


@pytest.mark.parametrize(
    ("kind", "text", "written"),
    [
        pytest.param(kind, text, written, id=f"{kind}-{number}")
        for name, kind in CASES.items()
        for number, (text, written) in enumerate(lines(name))
    ],
)
def test_cases(kind: MarkKind, text: str, written: str) -> None:
    assert marked(case(text, written), kind) == text


@pytest.mark.parametrize("name", CASES)
def test_there_are_enough_cases_of_either_sort(name: str) -> None:
    found = lines(name)
    assert sum("⟦" in text for text, _ in found) >= 40 or len(found) >= 60
    assert sum("⟦" not in text for text, _ in found) >= 20


TEXT = "The Hungarian Embassy in Havana wrote on 28 October 1962 to Comrade Vensk."


@pytest.mark.parametrize(
    ("naming", "wanted"),
    [
        (Naming(), {MarkKind.PLACE, MarkKind.ORG, MarkKind.DATE}),
        (Naming(places=False), {MarkKind.ORG, MarkKind.DATE}),
        (Naming(organisations=False), {MarkKind.PLACE, MarkKind.DATE}),
        (Naming(dates=False), {MarkKind.PLACE, MarkKind.ORG}),
        (NONE, set()),
    ],
)
def test_each_can_be_switched_off(naming: Naming, wanted: set[MarkKind]) -> None:
    report = annotate(report_of(TEXT), LEXICON, naming)
    kinds = {mark.kind for marks in report.marks.values() for mark in marks}
    assert kinds - {MarkKind.PERSON, MarkKind.ROLE} == wanted
    assert bool(report.places) is naming.places
    assert bool(report.organisations) is naming.organisations


def test_the_header_says_what_was_sought() -> None:
    def said(naming: Naming) -> str:
        done = convert(Source("a.txt", f"Lamps\n\n{TEXT}\n".encode()), _tools(naming))
        tree = etree.fromstring(done.tei)
        (found,) = tree.xpath("//t:interpretation/t:p", namespaces=NS)
        return str(found.text)

    everything, nothing = said(Naming()), said(NONE)
    for what in ("Places", "Organisations", "Dates"):
        assert f"{what} were sought throughout" in everything
        assert f"{what} were sought only" in nothing


def _tools(naming: Naming) -> Tools:
    return Tools.build(Settings(naming=naming))


def _others(report: Report) -> dict[int, list[object]]:
    wanted = {MarkKind.PLACE, MarkKind.ORG, MarkKind.DATE}
    return {
        key: left
        for key, marks in report.marks.items()
        if (left := [mark for mark in marks if mark.kind not in wanted])
    }


def test_persons_and_all_else_are_what_they_are_without() -> None:
    without = _tools(NONE)
    for path in SPECIMENS:
        source = source_of(path)
        here, there = read(source, tools()), read(source, without)
        assert _others(here) == _others(there)
        assert here.people == there.people
        assert here.blocks == there.blocks


def test_names_nest_and_never_hold_a_name_of_their_own_kind() -> None:
    wanted = {MarkKind.PLACE, MarkKind.ORG, MarkKind.DATE, MarkKind.ROLE, MarkKind.PERSON}
    for path in SPECIMENS:
        for marks in read(source_of(path), tools()).marks.values():
            names = [mark for mark in marks if mark.kind in wanted]
            for one in names:
                for other in names:
                    inside = one.start <= other.start and other.end <= one.end
                    assert not one.start < other.start < one.end < other.end
                    if inside and one is not other:
                        assert (one.kind, other.kind) in {
                            (MarkKind.ROLE, MarkKind.PLACE),
                            (MarkKind.ROLE, MarkKind.ORG),
                            (MarkKind.ORG, MarkKind.PLACE),
                        }


def test_a_title_is_not_cut_and_a_person_wins() -> None:
    report = annotate(report_of("Hungarian Ambassador to Cuba Tollo Vensk came."), LEXICON)
    ((_, passage),) = report.named()
    found = [(m.kind, passage.text[m.start : m.end]) for m in report.marks[passage.key]]
    assert found == [
        (MarkKind.ROLE, "Hungarian Ambassador to Cuba"),
        (MarkKind.PLACE, "Cuba"),
        (MarkKind.PERSON, "Tollo Vensk"),
    ]


def test_an_organisation_over_a_person_is_dropped() -> None:
    report = annotate(report_of("Mr. Tollo Vensk"), LEXICON)
    ((_, passage),) = report.named()
    settled = report.marks[passage.key]
    name = next(mark for mark in settled if mark.kind is MarkKind.PERSON)
    crossing = structs.replace(name, start=name.start - 2, end=name.end - 1, kind=MarkKind.ORG)
    assert within([crossing], settled, ()) == settled


def test_entries_have_the_name_of_the_list_and_what_is_printed() -> None:
    report = annotate(report_of("The USSR and the Soviet Union; CPSU; Peking."), LEXICON)
    assert [(one.key, one.name, one.variants) for one in report.places] == [
        ("beijing", "Beijing", ("Peking",)),
        ("soviet-union", "Soviet Union", ("USSR",)),
    ]
    assert [(one.key, one.name, one.variants) for one in report.organisations] == [
        ("communist-party-of-the-soviet-union", "Communist Party of the Soviet Union", ("CPSU",))
    ]


def test_the_place_of_writing_and_the_place_in_the_text_are_one() -> None:
    text = "Lamps\n\nPeking, 3 December 1962\n\nIn Peking and in Moscow the lamps are out.\n"
    tree = etree.fromstring(convert(Source("a.txt", text.encode()), tools()).tei)
    places = tree.xpath("//t:listPlace/t:place/@xml:id", namespaces=NS)
    assert places == ["beijing", "moscow"]
    refs = set(tree.xpath("//t:placeName/@ref", namespaces=NS))
    assert refs == {"#beijing", "#moscow"}


def test_a_place_of_writing_with_a_letter_that_is_no_accent_is_the_one_in_the_list() -> None:
    text = "Lamps\n\nŁódź, 3 May 1961\n\nIn Łódź the lamps are out, says Mr. Vensk.\n"
    tree = etree.fromstring(convert(Source("a.txt", text.encode()), tools()).tei)
    entries = tree.xpath("//t:listPlace/t:place", namespaces=NS)
    assert [[name.text for name in one] for one in entries] == [["Lodz", "Łódź"]]
    names = tree.xpath("//t:text//t:placeName/@ref | //t:creation/*/@ref", namespaces=NS)
    assert names == ["#lodz", "#lodz", "#lodz"]


def test_ids_of_persons_places_and_organisations_never_clash() -> None:
    report = annotate(report_of("In Havana and in Moscow; the Politburo and TASS."), LEXICON)
    persons = tuple(Person(key, key) for key in ("havana", "moscow", "moscow-place", "tass"))
    entries = entries_of(replace(report, people=persons))
    ids = [one.id for one in persons] + list(entries.places) + list(entries.organisations)
    assert len(ids) == len(set(ids))
    assert entries.place("havana") == "#havana-place"
    assert entries.place("moscow") == "#moscow-place-place"
    assert entries.organisation("tass") == "#tass-org"


def test_a_period_and_an_inferred_day_in_the_tei() -> None:
    text = (
        "Lamps\n\nHavana, 28 January 1963\n\n"
        "From 28 to 30 October 1962 it rained, and on 20 November it was dry.\n"
    )
    tree = etree.fromstring(convert(Source("a.txt", text.encode()), tools()).tei)
    first, second = tree.xpath("//t:p//t:date", namespaces=NS)
    assert dict(first.attrib) == {"from": "1962-10-28", "to": "1962-10-30"}
    assert dict(second.attrib) == {"when": "1962-11-20", "cert": "medium"}


def test_a_report_on_another_year_gives_its_days_no_other() -> None:
    text = (
        "Annual report for the year 1964\n\nHavana, 3 February 1965\n\n"
        "On 20 January the ship sailed. On 14 November it came back.\n"
    )
    tree = etree.fromstring(convert(Source("a.txt", text.encode()), tools()).tei)
    assert tree.xpath("//t:p/t:date/@when", namespaces=NS) == ["1964-11-14"]
