"""What in a report is worth an editor's look: rows of the review file, the least certain first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from converter.catalogue import Row as CatalogueRow
from converter.deciding.names import Name, names_of
from converter.deciding.placing import Page
from converter.model import Person, Report
from converter.recognisers import passed
from converter.recognisers.lexicon import Lexicon
from converter.recognisers.weighing import DOUBTED
from converter.review import Review, Row
from converter.review.words import made

_CERTAINTY = ("low", "medium", "high", "")
# The order of the questions: the first are the least certain.
_NOBODY, _LOW, _SECOND, _LIKELY, _MEDIUM, _UNLIKELY, _JOINED, _HIGH = range(8)
WEAK, SURE = _LOW, _HIGH
"""The last rank of names that may well be wrong, and the last rank of all."""
# Behind these a capitalised word is a place or a thing more often than a person.
_OF_PLACES = ("in", "at", "near", "from", "the", "of", "to", "into", "via", "through", "across")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row of the review file, and how doubtful it is (the least first)."""

    rank: int
    row: Row


def doubts(report: Report, file: str, lexicon: Lexicon) -> Iterator[Doubt]:
    """Yield the questions that a report leaves, one for all names of which the same is asked."""
    page = Page(report)
    people = {one.id: one for one in report.people}
    groups: dict[tuple[str, str], list[Name]] = {}
    for name in names_of(report, lexicon):
        groups.setdefault((name.surface, name.person), []).append(name)
    for (surface, person), names in groups.items():
        if all("editor" in one.mark.evidence for one in names):
            continue
        rank, why = _asked(names, people.get(person))
        if why:
            yield Doubt(rank, _row(file, page, surface, names, people.get(person), why))
    yield from _passed(report, file, page, lexicon)


def _asked(names: Sequence[Name], person: Person | None) -> tuple[int, str]:
    """Return how doubtful some names are, and what is asked; "" when nothing is."""
    if person is None:
        return _NOBODY, "can be more than one person"
    reasons = "; ".join(dict.fromkeys(one.mark.reason for one in names if one.mark.reason))
    certainty = min((one.mark.certainty for one in names), key=_CERTAINTY.index)
    second = any(one.mark.runner_up for one in names)
    if certainty == "low":
        return _LOW, reasons or "found by a weak sign"
    if certainty == "medium":
        return (_SECOND if second else _MEDIUM), reasons or "found by one sign only"
    if second:
        return _HIGH, f"somebody else may be meant; {reasons}"
    if weak := _weakly_joined(names[0], person):
        return _JOINED, weak
    return _HIGH, ""


def _weakly_joined(name: Name, person: Person) -> str:
    """Return on what little a full name was joined to a person of another full name, else ""."""
    form = name.form
    if form.single or form.text == person.name or not person.name.count(" "):
        return ""
    if any(part.endswith(".") for part in form.forenames):
        return f"joined with “{person.name}” by initials"
    return (
        "" if form.sure else f"joined with “{person.name}”; which word is the surname is not sure"
    )


def _row(
    file: str,
    page: Page,
    surface: str,
    names: Sequence[Name],
    person: Person | None,
    why: str,
) -> Row:
    first = names[0]
    key, name = (person.id, person.name) if person else ("", "")
    evidence = dict.fromkeys(token for one in names for token in one.mark.evidence)
    seconds = dict.fromkeys(one.mark.runner_up for one in names if one.mark.runner_up)
    cells = {
        "file": file,
        "line": str(first.line or ""),
        "surface": surface,
        "context": page.context(*first.span),
        "count": str(len(names)),
        "person": key,
        "name": name,
        "runner_up": " ".join(seconds),
        "certainty": min((one.mark.certainty for one in names), key=_CERTAINTY.index),
        "evidence": " ".join(evidence),
        "why": why,
        "what": "name",
        "made": made(key, name),
    }
    return Row(0, cells)


def _passed(report: Report, file: str, page: Page, lexicon: Lexicon) -> Iterator[Doubt]:
    """Yield the runs that were not marked and look most like names."""
    groups: dict[str, list[tuple[int, int, int, str]]] = {}
    for run in report.passed:
        key, start, end, _ = run
        groups.setdefault(" ".join(page.passages[key].text[start:end].split()), []).append(run)
    for surface, runs in groups.items():
        rank = min(_likeness(page, run, lexicon) for run in runs)
        if rank > _UNLIKELY:
            continue
        key, start, end, why = min(runs, key=lambda run: _likeness(page, run, lexicon))
        cells = {
            "file": file,
            "line": str(page.passages[key].line_at(start) or ""),
            "surface": surface,
            "context": page.context(key, start, end),
            "count": str(len(runs)),
            "why": f"not marked: {why}",
            "what": "passed",
            "made": made("", ""),
        }
        yield Doubt(rank, Row(0, cells))


def _likeness(page: Page, run: tuple[int, int, int, str], lexicon: Lexicon) -> int:
    """Return how much a run that was passed looks like a name: the less the number, the more."""
    key, start, end, why = run
    if why == DOUBTED:
        return _UNLIKELY
    if why not in passed.LIKELY:
        return _HIGH
    text = page.passages[key].text
    before = text[:start].split()[-1:]
    if why in {passed.SEVERAL, passed.FORENAME}:
        return _UNLIKELY if before and before[0].lower() in _OF_PLACES else _LIKELY
    if before and before[0].lower() in _OF_PLACES:
        return _HIGH
    behind = text[end:].split(maxsplit=1)[:1]
    acts = bool(behind) and behind[0].strip(",.;") in lexicon.contexts["says"]
    if why == passed.OPENER:
        return _UNLIKELY if acts else _HIGH
    return _LIKELY if acts else _UNLIKELY


class Asking:
    """The questions of a corpus, and what became of the decisions that there are."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Begin with no report."""
        self._lexicon = lexicon
        self._doubts: list[Doubt] = []
        self._obeyed: dict[int, int] = {}
        self._places: dict[int, tuple[str, str]] = {}
        self._findings: dict[str, str] = {}
        self._read: list[str] = []

    def take(self, file: str, report: Report) -> None:
        """Take in a report that was read as its decisions say."""
        self._read.append(file)
        self._doubts += doubts(report, file, self._lexicon)
        page = Page(report)
        for line, count, key, start, end in report.decided:
            self._obeyed[line] = self._obeyed.get(line, 0) + count
            if key >= 0:
                here = str(page.passages[key].line_at(start) or "")
                self._places[line] = here, page.context(key, start, end)
        for finding in report.findings:
            if finding.code.startswith("review-"):
                place, _, told = finding.message.partition(": ")
                self._findings[place] = f"{finding.code}: {told}"

    def rows(self) -> list[Row]:
        """Return the rows, the least certain first, then in the order of the reports."""
        return [one.row for one in sorted(self._doubts, key=lambda one: one.rank)]

    def was_read(self, file: str) -> bool:
        """Tell whether a report of this name, as a row of the file writes it, was read."""
        return any(CatalogueRow(file, 0, ()).is_about(name) for name in self._read)

    def states(self, review: Review, *, whole: bool) -> dict[int, dict[str, str]]:
        """Return the cells of each decided row that are new, by its line in the file.

        ``whole``: every report was read, so that a row about none of them is lost.
        """
        found: dict[int, dict[str, str]] = {}
        for one in review.decisions:
            cells = found[one.line] = {}
            if one.line in self._obeyed:
                cells["state"] = f"obeyed: {self._obeyed[one.line]}"
            elif one.place in self._findings:
                cells["state"] = self._findings[one.place]
            elif whole:
                cells["state"] = "review-lost: no report has it"
            if one.line in self._places:
                cells["line"], cells["context"] = self._places[one.line]
        return found
