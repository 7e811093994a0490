"""What editors have put beside the reports: a catalogue, corrections, decisions on names."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from converter.catalogue import Catalogue, Row
from converter.corpus import Entries, Entry
from converter.corrections import SUFFIX
from converter.decided_reports import Decided, decisions_of, reports_called
from converter.decisions import Decision
from converter.errors import SettingsError
from converter.findings import Finding
from converter.review import Review
from converter.stores import is_remote, listing


@dataclass(frozen=True, slots=True)
class Gathered:
    """The reports with what is said of them, and what concerns no single report.

    ``everywhere`` are the decisions for the whole corpus.
    """

    entries: Sequence[Entry]
    notices: tuple[tuple[str, Finding], ...] = ()
    everywhere: tuple[Decision, ...] = ()


def gather(
    entries: Sequence[Entry],
    root: Path | None = None,
    catalogue: Catalogue | None = None,
    review: Review | None = None,
) -> Gathered:
    """Return the reports, each with what is said of it, and what finds no report.

    ``root`` is the folder of the corpus; None when a single report is read, and
    nothing is said of what belongs to others. Raises SettingsError when a row
    is about two reports, a report has two rows, or two decisions contradict each other.
    """
    notices: list[tuple[str, Finding]] = []
    rows: dict[int, Row] = {}
    decided: Decided | None = None
    if catalogue is not None:
        rows = _rows_of(catalogue, entries)
        if root is not None:
            notices += _unmatched(catalogue, rows, entries)
    if review is not None:
        decided, strangers = decisions_of(review, entries)
        notices += strangers if root is not None else []
    if root is not None:
        notices += _lone_corrections(entries, root)
    if catalogue is None and decided is None:
        return Gathered(entries, tuple(notices))

    def told(number: int) -> Entry:
        row = rows.get(number)
        statements = row.statements if row else ()
        review = decided.of(number) if decided else ()
        return replace(entries[number], statements=statements, review=review)

    everywhere = decided.everywhere if decided else ()
    return Gathered(Entries(len(entries), told), tuple(notices), everywhere)


def _rows_of(catalogue: Catalogue, entries: Sequence[Entry]) -> dict[int, Row]:
    """Return the row of each report by the place of the report."""
    near = reports_called(entries, (row.file for row in catalogue.rows))
    found: dict[int, Row] = {}
    problems = []
    for row in catalogue.rows:
        place = f"{catalogue.name}:{row.line}"
        about = {at: name for at, name in near(row.file) if row.is_about(name)}
        if len(about) > 1:
            problems.append(
                f"{place}: {row.file!r} is the name of several reports "
                f"({', '.join(about.values())}): write the folder and the suffix too."
            )
        for at, name in about.items():
            other = found.setdefault(at, row)
            if other is not row:
                problems.append(f"{place}: {name!r} has a row already, in line {other.line}.")
    if problems:
        raise SettingsError("\n".join(problems))
    return found


def _unmatched(
    catalogue: Catalogue, rows: dict[int, Row], entries: Sequence[Entry]
) -> Iterator[tuple[str, Finding]]:
    used = {row.line for row in rows.values()}
    for row in catalogue.rows:
        if row.line not in used:
            message = f"there is no report {row.file!r}; the row is not used."
            yield catalogue.name, Finding("catalogue-row-unused", message, row.line)
    for at, entry in enumerate(entries):
        if at not in rows:
            message = f"{catalogue.name} has no row for it."
            yield entry.name, Finding("not-in-catalogue", message)


def _lone_corrections(entries: Sequence[Entry], root: Path) -> Iterator[tuple[str, Finding]]:
    """Yield the files of corrections that no report takes."""
    # There are far fewer of them than reports.
    lone = dict.fromkeys(_corrections(root))
    for entry in entries if lone else ():
        for path in entry.fixes:
            lone.pop(path, None)
    for path in lone:
        stem = path.name.removesuffix(SUFFIX)
        message = (
            f"no report takes these corrections: there is none called {stem!r} beside it, "
            "or there are several, and then the name needs the report's suffix "
            f"({stem}.txt{SUFFIX})."
        )
        yield path.relative_to(root).as_posix(), Finding("corrections-unused", message)


def _corrections(root: Path) -> Iterator[Path]:
    """Yield every file of corrections in a folder and in those in it, hidden ones left out."""
    if is_remote(root):
        for name in listing(root):
            if name.endswith(SUFFIX) and not f"/{name}".count("/."):
                yield root / name
        return
    for folder, inside, files in os.walk(root):
        inside[:] = sorted(name for name in inside if not name.startswith("."))
        for name in sorted(files):
            if name.endswith(SUFFIX) and not name.startswith("."):
                yield Path(folder) / name
