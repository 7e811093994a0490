"""What a run says: failures and findings on standard error, a closing sentence on output."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from converter.findings import Finding
    from converter.manifest import Due, Outcomes, Row
    from converter.pruning import Left

# Findings of one kind that are printed before the rest is only counted.
_SHOWN = 5
_VERBS = {"convert": "convert", "render": "make the editions again"}


class Messages:
    """Say what happens to each document, as loudly as asked."""

    def __init__(self, *, quiet: bool = False, verbose: bool = False) -> None:
        """Choose between errors only, the usual, and a line for every document."""
        self.quiet = quiet
        self.verbose = verbose

    def tell(self, row: Row) -> None:
        """Say why a document failed; say what it became when every document is wanted."""
        if not (row.failed or self.verbose):
            return
        outcome = row.outcome
        if outcome.failure:
            if outcome.failure.traceback:
                click.echo(f"{outcome.source}:\n{outcome.failure.traceback}", err=True, nl=False)
            place = _place(outcome.source, outcome.failure.line)
            click.echo(f"{place}: not converted: {outcome.failure.message}", err=True)
        else:
            words = count(outcome.words.get("source", 0), "word")
            persons = count(outcome.persons, "person")
            state = "written" if outcome.written else "unchanged"
            click.echo(f"{outcome.source}: {state}: {outcome.layout}, {words}, {persons}", err=True)

    def tell_kept(self, source: str) -> None:
        """Say that nothing had to be done of a document."""
        if self.verbose:
            click.echo(f"{source}: nothing to do", err=True)

    def forecast(self, dues: Iterable[Due]) -> None:
        """Say what would be done of each document and why, and how many there are."""
        many = Counter[str]()
        for due in dues:
            many[due.work] += 1
            if due.reasons and not self.quiet:
                verb = _VERBS[due.work]
                click.echo(f"{due.entry.name}: {verb}: {'; '.join(due.reasons)}")
            elif self.verbose:
                click.echo(f"{due.entry.name}: nothing to do")
        convert, render, keep = (many[work] for work in ("convert", "render", "keep"))
        click.echo(
            f"Of {count(convert + render + keep, 'report')}, {convert:,} would be converted, "
            f"the editions of {render:,} made again from their TEI, and {keep:,} left as they are. "
            "Nothing was written."
        )

    def foretell_left(self, left: Iterable[Left], *, prune: bool, force: bool) -> None:
        """Say what would stay of reports that have left CORPUS, or would be removed."""
        for one in left:
            gone = (*one.ours, *(one.edited if force else ())) if prune else ()
            for path in gone:
                click.echo(f"{one.source}: remove {path}: the report is not in CORPUS any more")
            stays = replace(one, ours=(), edited=() if force else one.edited) if prune else one
            for finding in stays.findings():
                click.echo(f"{one.source}: {finding.code}: {finding.message}")

    def summarise(self, outcomes: Outcomes, notices: Sequence[tuple[str, Finding]] = ()) -> None:
        """Print the findings of a run by kind, the first few of each, or all when wanted."""
        if self.quiet:
            return
        told: dict[str, list[tuple[str, Finding]]] = defaultdict(list)
        for source, finding in notices:
            told[finding.code].append((source, finding))
        kinds = outcomes.kinds()
        for code in sorted({*told, *kinds}):
            found = len(told[code]) + kinds.get(code, 0)
            most = found if self.verbose else _SHOWN
            shown = chain(told[code], outcomes.findings(code, most))
            for source, finding in islice(shown, most):
                place = _place(source, finding.line)
                click.echo(f"{place}: {finding.code}: {finding.message}", err=True)
            if (rest := found - most) > 0:
                record = "conversion.json" if kinds.get(code) else "run.json"
                click.echo(f"{rest} more of {code}: see {record}, or use -v", err=True)


def closing_sentence(outcomes: Outcomes, out: Path) -> str:
    """Return what was converted, what failed and what to look at, in a sentence or two."""
    counts, (kept, _) = outcomes.counts(), outcomes.kept()
    done = counts.documents - counts.failed
    sentence = f"Converted {done} of {count(counts.documents, 'report')} to {out}"
    if kept:
        every = "all of them are" if kept == counts.documents else f"{kept:,} of them are"
        sentence += f" ({every} as they were)"
    if counts.failed:
        sentence += f"; {counts.failed} failed, for the reasons given above"
    if counts.findings:
        where = f"in {count(counts.with_findings, 'report')}"
        found = count(counts.findings, "finding")
        sentence += f". {found} {where} to look at: {out / 'conversion.json'}"
    elif done and not counts.failed and (out / "index.html").is_file():
        sentence += f". Open {out / 'index.html'} to read them"
    return sentence + "."


def exit_code(
    outcomes: Outcomes, notices: Sequence[tuple[str, Finding]] = (), *, strict: bool
) -> int:
    """Return the exit code of a run: the highest that applies."""
    counts = outcomes.counts()
    if counts.faults:
        return 4
    if strict and (notices or outcomes.kinds()):
        return 3
    return 1 if counts.failed else 0


def count(number: int, thing: str) -> str:
    """Return a number and what is counted.

    >>> count(1, "report"), count(1200, "word")
    ('1 report', '1,200 words')
    """
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def _place(source: str, line: int | None) -> str:
    return source if line is None else f"{source}:{line}"
