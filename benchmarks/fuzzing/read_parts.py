"""The parts of reading, each as a function of the bytes of an input."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from converter import spelling
from converter.iso_date import is_iso_date
from converter.lines import Line, split_lines
from converter.listed_names import list_names, surname_first
from converter.passage import Passage, of_line
from converter.reading import columns, rows
from converter.reading.body import read_body
from converter.reading.brackets import bracket_marks
from converter.reading.chunks import Chunk, chunks
from converter.reading.citation import read_citation
from converter.reading.closer import part_closing, read_closer
from converter.reading.credits import names_in, read_credits
from converter.reading.dates import find_dates, read_date, whole_date
from converter.reading.dating import known_dates
from converter.reading.emphasis import emphasis
from converter.reading.gaps import gap_reason
from converter.reading.lists import read_list, read_rows
from converter.reading.markers import counting, glued_numbers, marked_numbers, signed
from converter.reading.markup import Marked
from converter.reading.notes import split_notes
from converter.reading.opener import read_opener
from converter.reading.participants import read_participants, read_roster
from converter.reading.sentences import rejoin, rejoin_numbers
from converter.reading.speakers import is_turn, label_of, speakers_of
from converter.reading.terms import read_terms
from converter.reading.unfold import unfold
from converter.words import Words
from fuzzing.checks import check_passages

Reader = Callable[[bytes], None]

FLOWS = ("line", "markdown", "wrapped", "pdf")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "ignore").replace("\0", "")


def _lines(data: bytes) -> list[Line]:
    return [line for line in split_lines(_text(data)) if not line.blank]


def _passages(data: bytes) -> list[Passage]:
    return [of_line(line) for line in _lines(data)]


def _chunks(data: bytes) -> list[Chunk]:
    return chunks(split_lines(_text(data)), FLOWS[len(data) % len(FLOWS)], 60)


def _flow(data: bytes) -> None:
    text = _text(data)
    for flow in FLOWS:
        check_passages((one.text for one in chunks(split_lines(text), flow, 60)), text)


def _dates(data: bytes) -> None:
    for one in _passages(data):
        for found in find_dates(one.text, (), yearless=True):
            assert 0 <= found.start < found.end <= len(one.text), found
        read_date(one.text)
        whole_date(one.text)
        is_iso_date(one.text)
    known_dates(*(f"{_text(data)}\n\n".split("\n", 2)[:3]))


def _citation(data: bytes) -> None:
    for one in _passages(data):
        text = one.text.replace("\n", " ")
        read_credits(text, read_citation(text))
        names_in(text)


def _notes(data: bytes) -> None:
    found = _chunks(data)
    apart = split_notes(found)
    assert sum(len(note.paragraphs) for note in apart.notes) <= 1 + sum(
        len(item.rows) for item in found
    )


def _markers(data: bytes) -> None:
    texts = [one.text for one in _passages(data)]
    for text in texts:
        marked_numbers(text)
        counting(text)
        signed(text)
        gap_reason(text)
    glued_numbers(texts)


def _emphasis(data: bytes) -> None:
    for one in _passages(data):
        marked = Marked(one)
        emphasis(marked)
        _demand_inside(marked.marks, marked.passage)


def _brackets(data: bytes) -> None:
    for one in _passages(data):
        _demand_inside(bracket_marks(one)[0], one)


def _demand_inside(marks: Sequence[object], passage: Passage) -> None:
    for mark in marks:
        start, end = mark.start, mark.end  # type: ignore[attr-defined]
        assert 0 <= start <= end <= len(passage.text), mark


def _lists(data: bytes) -> None:
    found = _chunks(data)
    for at in range(min(len(found), 6)):
        for before in (":", ""):
            taken = read_list(found[at:], before)[1]
            assert 0 <= taken <= len(found) - at
            read_rows(found[at:], before)


def _tables(data: bytes) -> None:
    run = _lines(data)
    if run:
        columns.columns(run)
        columns.table_from(run)
        columns.spaced_from(run)
        columns.in_columns(run, announced=True)
        columns.with_columns([run])
        rows.at_items(run)
        rows.at_starts(run)
        rows.are_roomy(run)


def _participants(data: bytes) -> None:
    found = _chunks(data)
    for at in range(min(len(found), 6)):
        read_participants(found[at:])
        read_roster(found[at])


def _speakers(data: bytes) -> None:
    found = _chunks(data)
    speakers = speakers_of(found)
    for at, one in enumerate(found):
        label_of(one.string)
        is_turn(one, speakers, found[at + 1 : at + 4])


def _opener(data: bytes) -> None:
    found = _chunks(data)
    if found:
        taken = read_opener(found, found[0].string, lambda rest: len(rest) < 2)[1]  # noqa: PLR2004
        assert 0 <= taken <= len(found)


def _closer(data: bytes) -> None:
    found = part_closing(_chunks(data))
    if found:
        assert 0 <= read_closer(found)[0] <= len(found)


def _sentences(data: bytes) -> None:
    rejoin(rejoin_numbers(_chunks(data), []))


def _body(data: bytes) -> None:
    text = _text(data)
    found = _chunks(data)
    if found:
        read_body(found, found[0].string)
    check_passages((one.text for one in found), text)


def _unfolded(data: bytes) -> None:
    found = chunks(split_lines(_text(data).replace("\n", " ").replace("\r", " ")), "one-line")
    check_passages(
        (one.text for one in unfold(found, "Report on the harbour")),
        _text(data).replace("\n", " ").replace("\r", " "),
    )


def _terms(data: bytes) -> None:
    for scheme in ("", "keywords"):
        read_terms(_passages(data), scheme)


def _spelling(data: bytes) -> None:
    for one in _passages(data):
        spelling.squeeze(spelling.fold(one.text))
        spelling.slug(one.text)
        list_names(one.text)
        surname_first(one.text)
    Words(_text(data))


READERS: dict[str, Reader] = {
    "flow": _flow, "dates": _dates, "citation": _citation, "notes": _notes, "markers": _markers,
    "emphasis": _emphasis, "brackets": _brackets, "lists": _lists, "tables": _tables, "participants": _participants,
    "speakers": _speakers, "opener": _opener, "closer": _closer, "sentences": _sentences, "body": _body,
    "unfolded": _unfolded, "terms": _terms, "spelling": _spelling,
}  # fmt: skip
"""What reads something of a page, by the name of its target."""
