"""The printed form of a report: a few indented lines per block, marks in braces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import assert_never

from converter.blocks import (
    Block,
    CloserPart,
    Division,
    Heading,
    Items,
    Omission,
    OpenerPart,
    PageBreak,
    Paragraph,
    Postscript,
    Quotation,
    QuotedLetter,
    Separator,
    SpeakerTurn,
    Table,
    placed_passages_of,
)
from converter.model import Mark, Marks, Person, Report
from converter.passage import Passage


def print_report(report: Report) -> str:
    """Return the printed form of a report, for people and for tests."""
    lines = chain(
        [f"report {report.name} ({report.layout})"],
        _section("about", _about(report)),
        _section("fields", _fields(report)),
        _section("body", chain.from_iterable(_block(one, report.marks) for one in report.blocks)),
        _section("notes", _notes(report)),
        _section("persons", _persons(report)),
        _section("never a person", _refused(report)),
        _section("dropped", (f"{d.reason}{_at(d.text)}: {d.text.text}" for d in report.dropped)),
        _section("findings", (f"{f.code}, line {f.line}: {f.message}" for f in report.findings)),
    )
    return "\n".join(lines) + "\n"


def print_text(passage: Passage, marks: Iterable[Mark] = ()) -> str:
    """Return the text of a passage with its marks: ``{persName beck: Beck}``, ``{pb 2}``."""
    opening: dict[int, list[str]] = {}
    closing: dict[int, int] = {}
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        name = f"{mark.kind} {mark.key}".strip()
        point = mark.start == mark.end
        opening.setdefault(mark.start, []).append(f"{{{name}}}" if point else f"{{{name}: ")
        if not point:
            closing[mark.end] = closing.get(mark.end, 0) + 1
    ends = range(len(passage.text) + 1)
    marked = ("}" * closing.get(at, 0) + "".join(opening.get(at, ())) for at in ends)
    letters = chain(passage.text.replace("\n", "⏎"), [""])
    return "".join(chain.from_iterable(zip(marked, letters, strict=True)))


def _section(name: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield name
        yield from (f"  {line}" for line in found)


def _about(report: Report) -> Iterator[str]:
    about = report.about
    yield f"kind: {about.kind}"
    yield f"title: {about.title}{' (inferred)' if about.title_inferred else ''}"
    for name, value in (("page date", about.page_date), ("created", about.created)):
        if value:
            yield f"{name}: {value.text} = {value.when or '?'}"
    parties = (("from", about.sender), ("to", about.receivers))
    for name, party in ((name, party) for name, found in parties for party in found):
        copy = " (copy)" if party.copy else ""
        yield f"{name}: {party.name}{copy}{f' = {party.person}' if party.person else ''}"
    rest = {
        "place": about.place,
        "classification": about.classification,
        "original language": about.original_language,
        "archive": about.citation.repository,
        "collections": " > ".join(about.citation.collections),
        "shelfmark": about.citation.shelfmark,
        "translators": ", ".join(about.citation.translators),
    }
    yield from (f"{name}: {value}" for name, value in rest.items() if value)


def _fields(report: Report) -> Iterator[str]:
    for field in report.fields:
        yield f"{field.home}{_at(field.text)}: {_marked(field.text, report.marks)}"


def _block(block: Block, marks: Marks) -> Iterator[str]:
    yield f"{_name(block)}{_at(*(text for _, text in placed_passages_of(block)))}"
    yield from (f"  {line}" for line in _inside(block, marks))


def _inside(block: Block, marks: Marks) -> Iterator[str]:
    """Yield what a block holds; blocks inside it stand further in."""
    match block:
        case Items(kind, items, heading):
            if heading:
                yield f"head: {_marked(heading, marks)}"
            for item in items:
                if item.label:
                    yield f"label: {_marked(item.label, marks)}"
                place = kind if kind == "participants" else "item"
                yield f"{place}: {_marked(item.text, marks)}"
                yield from (f"p: {_marked(text, marks)}" for text in item.more)
                for inner in item.inner:
                    yield from (f"  {line}" for line in _block(inner, marks))
        case SpeakerTurn(speaker, paragraphs, parts):
            yield f"speaker: {_marked(speaker, marks)}"
            yield from (f"p: {_marked(text, marks)}" for text in paragraphs)
            for part in parts:
                yield from (f"  {line}" for line in _block(part, marks))
        case _:
            for place, text in placed_passages_of(block):
                yield f"{place}: {_marked(text, marks)}"


def _name(block: Block) -> str:  # noqa: C901, PLR0912  (one line for each kind of block)
    match block:
        case OpenerPart():
            return "opener"
        case CloserPart():
            return "closer"
        case Heading(_, level, kind):
            return f"heading {level} {kind}"
        case Paragraph(_, kind):
            return f"paragraph {kind}".strip()
        case SpeakerTurn():
            return "turn"
        case Items(kind):
            return f"list {kind}"
        case Table():
            return "table"
        case QuotedLetter():
            return "quoted letter"
        case Quotation():
            return "quotation"
        case Separator(printed, line):
            return f"separator {printed}{_line(line)}"
        case Omission(printed, line):
            return f"omission {printed}{_line(line)}"
        case PageBreak(n, line):
            return f"page {n}{_line(line)}"
        case Division(kind):
            return f"division {kind}"
        case Postscript():
            return "postscript"
    assert_never(block)


def _notes(report: Report) -> Iterator[str]:
    for note in report.notes:
        loose = "" if note.anchored else " without marker"
        yield f"note {note.n} {note.id} {note.kind}{loose}{_at(*note.paragraphs)}"
        yield from (f"  {_marked(text, report.marks)}" for text in note.paragraphs)


def _persons(report: Report) -> Iterator[str]:
    for person in report.people:
        also = [*person.variants, *person.roles, *(":".join(idno) for idno in person.idnos)]
        also += [f"{word} {when}" for word, when in _life(person) if when]
        extra = f" ({'; '.join(also)})" if also else ""
        yield f"{person.id}: {person.name}{extra}, {person.mentions} x"


def _life(person: Person) -> tuple[tuple[str, str], ...]:
    return ("born", person.born), ("died", person.died)


def _refused(report: Report) -> Iterator[str]:
    for _, passage in report.named():
        for mark in report.refused.get(passage.key, ()):
            at = _line(passage.line_at(mark.start))
            yield f"{passage.text[mark.start : mark.end]}{at}: {mark.reason}"


def _marked(text: Passage, marks: Marks) -> str:
    return print_text(text, marks.get(text.key, ()))


def _line(line: int | None) -> str:
    return "" if line is None else f" @{line}"


def _at(*passages: Passage) -> str:
    """Return the source lines of passages, as ``@12`` or ``@12-14``."""
    lines = [line for passage in passages for line in passage.lines]
    if not lines:
        return ""
    first, last = min(lines), max(lines)
    return f" @{first}" if first == last else f" @{first}-{last}"
