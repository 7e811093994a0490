"""What editors have put beside the reports: a catalogue, corrections, decisions on names."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from converter.catalogue import Catalogue, Row, short_name
from converter.corpus import Entry
from converter.corrections import SUFFIX
from converter.decided_reports import decisions_of
from converter.errors import SettingsError
from converter.findings import Finding
from converter.review import Review
from converter.statements import Statement
from converter.stores import is_remote, listing


@dataclass(frozen=True, slots=True)
class Gathered:
    """The reports with what is said of them, and what concerns no single report."""

    entries: tuple[Entry, ...]
    notices: tuple[tuple[str, Finding], ...] = ()


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
    told = list(entries)
    if catalogue is not None:
        rows = _rows_of(catalogue, entries)
        told = [replace(one, statements=_said(rows.get(one.name))) for one in entries]
        if root is not None:
            notices += _unmatched(catalogue, rows, entries)
    if review is not None:
        told, strangers = decisions_of(review, told)
        notices += strangers if root is not None else []
    if root is not None:
        notices += _lone_corrections(entries, root)
    return Gathered(tuple(told), tuple(notices))


def _said(row: Row | None) -> tuple[Statement, ...]:
    return row.statements if row else ()


def _rows_of(catalogue: Catalogue, entries: Sequence[Entry]) -> dict[str, Row]:
    """Return the row of each report by its name."""
    by_name: dict[str, list[Entry]] = {}
    for entry in entries:
        by_name.setdefault(short_name(entry.name), []).append(entry)
    found: dict[str, Row] = {}
    problems = []
    for row in catalogue.rows:
        place = f"{catalogue.name}:{row.line}"
        near = by_name.get(short_name(row.file), ())
        about = [entry.name for entry in near if row.is_about(entry.name)]
        if len(about) > 1:
            problems.append(
                f"{place}: {row.file!r} is the name of several reports "
                f"({', '.join(about)}): write the folder and the suffix too."
            )
        for name in about:
            other = found.setdefault(name, row)
            if other is not row:
                problems.append(f"{place}: {name!r} has a row already, in line {other.line}.")
    if problems:
        raise SettingsError("\n".join(problems))
    return found


def _unmatched(
    catalogue: Catalogue, rows: dict[str, Row], entries: Sequence[Entry]
) -> Iterator[tuple[str, Finding]]:
    used = {row.line for row in rows.values()}
    for row in catalogue.rows:
        if row.line not in used:
            message = f"there is no report {row.file!r}; the row is not used."
            yield catalogue.name, Finding("catalogue-row-unused", message, row.line)
    for entry in entries:
        if entry.name not in rows:
            message = f"{catalogue.name} has no row for it."
            yield entry.name, Finding("not-in-catalogue", message)


def _lone_corrections(entries: Sequence[Entry], root: Path) -> Iterator[tuple[str, Finding]]:
    """Yield the files of corrections that no report takes."""
    used = {path for entry in entries for path in entry.fixes}
    for path in _corrections(root):
        if path not in used:
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
