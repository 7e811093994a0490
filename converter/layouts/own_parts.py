"""The parts of a page round the document, divided by an editor's rules: its head and its tail."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Sequence

from converter.layouts.layout import Divider
from converter.layouts.site_signs import is_sentence
from converter.lines import Line
from converter.model import Home, Reason
from converter.page_rules import PageRules, label_end
from converter.regexes import regex

_DIGIT = regex(r"\d")


def label_in(rules: PageRules, line: Line) -> tuple[str, int, Home | None] | None:
    """Return the label that a line begins with, where its value begins, and its home."""
    for label, home in rules.labels:
        end = label_end(label, line.text)
        if end is not None:
            return label, end, home
    return None


def is_boilerplate(rules: PageRules, line: Line) -> bool:
    """Tell a line that the rules leave out of the edition."""
    return any(sign.end_in(line.text) is not None for sign in rules.boilerplate)


def drop_boilerplate(rules: PageRules, page: Divider, line: Line) -> bool:
    """Drop a line that the rules leave out, and tell whether it was one."""
    if line.blank or not is_boilerplate(rules, line):
        return False
    page.drop(Reason.BOILERPLATE, line)
    return True


class _Part(ABC):
    """The lines above or below the document: labels with values, and lines without a label."""

    def __init__(self, rules: PageRules, page: Divider) -> None:
        """Begin before any label."""
        self.rules = rules
        self.page = page
        self.labelled = False
        self.home: Home | None = None
        self.gap = False
        self._run: list[Line] = []
        self._run_home: Home | None = None

    def divide(self, lines: Sequence[Line]) -> None:
        """Give each line its region; a value goes on over the lines up to the next label."""
        for line in lines:
            if line.blank:
                self.gap = True
            elif not drop_boilerplate(self.rules, self.page, line):
                label = label_in(self.rules, line)
                if label:
                    self._flush()
                    self.labelled, self.home = True, label[2]
                    self.page.drop(Reason.LABEL, line.part(0, label[1]))
                    self.give(line.part(label[1]))
                else:
                    self.other(line)
                self.gap = False
        self._flush()

    def give(self, line: Line) -> None:
        """Give a value the home of its label; lines that were wrapped stay together."""
        if self.home is None:
            self._flush()
            if not line.blank:
                self.page.drop(Reason.BOILERPLATE, line)
            return
        follows = self._run and line.number == self._run[-1].number + 1
        apart = self.rules.flow == "line" or self.home is Home.KEYWORD
        if apart or not follows or self.home is not self._run_home:
            self._flush()
        self._run.append(line)
        self._run_home = self.home

    def _flush(self) -> None:
        if self._run and self._run_home:
            self.page.keep(self._run_home, self._run)
        self._run = []

    @abstractmethod
    def other(self, line: Line) -> None:
        """Give a line without a label its region."""


class Head(_Part):
    """The lines above the document."""

    def __init__(self, rules: PageRules, page: Divider) -> None:
        """Begin with the first of the homes that ``head`` names."""
        super().__init__(rules, page)
        self.waiting = deque(rules.head)

    def other(self, line: Line) -> None:
        """Take the summary where it stands, else the homes of ``head`` in order, else the value above."""
        if is_sentence(line) and self._summary_here():
            self.labelled, self.home = self.rules.summary == "above-body", Home.SUMMARY
        elif not self.labelled:
            self._next(line)
        self.give(line)

    def _summary_here(self) -> bool:
        if self.rules.summary == "top":
            return not self.labelled and len(self.waiting) == len(self.rules.head)
        free = self.gap if self.labelled else not self.waiting
        return self.rules.summary == "above-body" and free

    def _next(self, line: Line) -> None:
        """Go on to the next home of ``head``; a date has a figure in it, else it is missing."""
        no_date = bool(self.waiting) and self.waiting[0] is Home.DATE
        if no_date and not _DIGIT.search(line.text):
            if self.home not in {None, Home.SUMMARY}:
                return  # a title that was wrapped goes on
            self.waiting.popleft()
        if self.waiting:
            self.home = self.waiting.popleft()
        elif self.home is None:
            self.home = Home.PROVENANCE


class Tail(_Part):
    """The lines below the document."""

    def other(self, line: Line) -> None:
        """Drop the line that ends the document; keep a value; tell the rest as provenance."""
        ends = self.rules.ends
        if (
            ends
            and ends.kind == "line"
            and not self.labelled
            and ends.end_in(line.text) is not None
        ):
            self.page.drop(Reason.LABEL, line)
        else:
            self.home = self.home if self.labelled else Home.PROVENANCE
            self.give(line)
