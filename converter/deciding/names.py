"""The marked names of an identified report, each with its person and its form."""

from __future__ import annotations

from dataclasses import dataclass

from converter.model import Mark, MarkKind, Report
from converter.passage import Passage
from converter.recognisers.forms import Form, form_of
from converter.recognisers.lexicon import Lexicon
from converter.recognisers.occupations import offices_beside


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text: where it stands, its mark, its form, and the person it was joined to."""

    passage: Passage
    place: str
    mark: Mark
    form: Form
    marks: tuple[Mark, ...]

    @property
    def span(self) -> tuple[int, int, int]:
        """Return the key of the passage and the offsets in it."""
        return self.passage.key, self.mark.start, self.mark.end

    @property
    def surface(self) -> str:
        """Return the name as printed, on one line."""
        return " ".join(self.passage.text[self.mark.start : self.mark.end].split())

    @property
    def person(self) -> str:
        """Return the id of the person that the name was joined to, "" when of nobody."""
        return self.mark.key

    @property
    def line(self) -> int | None:
        """Return the line of the source."""
        return self.passage.line_at(self.mark.start)

    def offices(self, lexicon: Lexicon) -> tuple[str, ...]:
        """Return the offices that the text gives beside the name."""
        text = self.passage.text
        return tuple(offices_beside(text, self.mark, self.marks, self.place, lexicon))


def names_of(report: Report, lexicon: Lexicon) -> list[Name]:
    """Return the marked names of a report, in the order of the text."""
    forms: dict[str, Form] = {}
    found = []
    for place, passage in report.named():
        marks = report.marks.get(passage.key, ())
        for mark in marks:
            if mark.kind is MarkKind.PERSON:
                printed = passage.text[mark.start : mark.end]
                if printed not in forms:
                    forms[printed] = form_of(printed, lexicon)
                found.append(Name(passage, place, mark, forms[printed], marks))
    return found
