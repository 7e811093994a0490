"""Notes anchored and brackets marked as editors tell them, passage by passage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from converter.findings import Finding
from converter.model import Dropped, Mark, MarkKind, Reason
from converter.passage import Passage
from converter.reading.brackets import word_before
from converter.reading.gaps import gap_reason
from converter.reading.markup import Marked
from converter.reading.reshape import index_of, overlaps
from converter.reading.told_notes import Points

_MARKER = r"\s?(?:<sup>\s*\[?{n}\]?\s*</sup>|\[\^?{n}\]|/{n}/|\({n}\)|{n}(?![\w.,]\w))"
_KINDS = {"supplied": MarkKind.SUPPLIED, "gloss": MarkKind.GLOSS, "sic": MarkKind.SIC_NOTE}


def point(marked: Marked, told: Points) -> None:
    """Anchor the notes that are told to belong in a passage, and take out brackets told to be gaps.

    A marker that is printed there goes out of the text, as other markers do.
    """
    for offset, note in told.anchored_in(marked.passage):
        if overlaps(marked.passage, offset - 1, offset):
            at = index_of(marked.passage, offset - 1) + 1
            form = re.compile(_MARKER.format(n=re.escape(told.numbers[note])))
            printed = form.match(marked.passage.text, at)
            end = printed.end() if printed else at
            marked.take_out([(at, end, Mark(0, 0, MarkKind.NOTE_ANCHOR, note))])
    for start, end, word in _within(told, marked.passage):
        text = marked.passage.text[start:end]
        if word == "gap" and text.isprintable():
            marked.dropped.append(Dropped(marked.passage.cut(start, end), Reason.GAP_MARK))
            mark = Mark(0, 0, MarkKind.GAP, text, reason=gap_reason(text) or "omitted")
            marked.take_out([(start, end, mark)])


def told_brackets(
    passage: Passage, told: Points, marks: Sequence[Mark], findings: Sequence[Finding]
) -> tuple[list[Mark], list[Finding]]:
    """Return the marks of the brackets of a passage, and the doubts, with what editors say of them."""
    kept, doubts = list(marks), list(findings)
    if not told.brackets:
        return kept, doubts
    for start, end, word in _within(told, passage):
        kept = [one for one in kept if not (start <= one.start and one.end <= end)]
        if any(one.kind is MarkKind.SIC_NOTE and one.start == start for one in marks):
            kept = [
                one
                for one in kept
                if not (one.kind is MarkKind.SIC and one.end in {start, start - 1})
            ]
        line, inner = passage.line_at(start), passage.text[start:end]
        doubts = [one for one in doubts if not (one.line == line and inner in one.message)]
        if word in _KINDS:
            kept.append(Mark(start, end, _KINDS[word]))
        before = word_before(passage.text, start)
        if word == "sic" and before:
            kept.append(Mark(*before, MarkKind.SIC))
    return kept, doubts


def _within(told: Points, passage: Passage) -> Iterator[tuple[int, int, str]]:
    """Yield the brackets of a passage of which an editor says what they are."""
    for first, last, word in told.brackets_in(passage):
        if overlaps(passage, first, last):
            start, end = index_of(passage, first), index_of(passage, last)
            if passage.text[start : start + 1] == "[" and passage.text[end - 1 : end] == "]":
                yield start, end, word
