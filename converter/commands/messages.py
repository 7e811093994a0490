"""What a run says: failures and findings on standard error, a closing sentence on output."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from converter.findings import Finding
    from converter.outcome import Outcome

# Findings of one kind that are printed before the rest is only counted.
_SHOWN = 5


class Messages:
    """Say what happens to each document, as loudly as asked."""

    def __init__(self, *, quiet: bool = False, verbose: bool = False) -> None:
        """Choose between errors only, the usual, and a line for every document."""
        self.quiet = quiet
        self.verbose = verbose

    def tell(self, outcome: Outcome) -> None:
        """Say why a document failed; say what it became when every document is wanted."""
        if outcome.failure:
            if outcome.failure.traceback:
                click.echo(f"{outcome.source}:\n{outcome.failure.traceback}", err=True, nl=False)
            place = _place(outcome.source, outcome.failure.line)
            click.echo(f"{place}: not converted: {outcome.failure.message}", err=True)
        elif self.verbose:
            words = count(outcome.words.get("source", 0), "word")
            persons = count(outcome.persons, "person")
            state = "written" if outcome.written else "unchanged"
            click.echo(f"{outcome.source}: {state}: {outcome.layout}, {words}, {persons}", err=True)

    def summarise(
        self, outcomes: Sequence[Outcome], notices: Sequence[tuple[str, Finding]] = ()
    ) -> None:
        """Print the findings of a run by kind, the first few of each, or all when wanted."""
        if self.quiet:
            return
        kinds: dict[str, list[tuple[str, Finding]]] = defaultdict(list)
        for source, finding in notices:
            kinds[finding.code].append((source, finding))
        for outcome in outcomes:
            for finding in (*outcome.notices, *outcome.findings):
                kinds[finding.code].append((outcome.source, finding))
        for code, found in sorted(kinds.items()):
            shown = found if self.verbose else found[:_SHOWN]
            for source, finding in shown:
                place = _place(source, finding.line)
                click.echo(f"{place}: {code}: {finding.message}", err=True)
            if rest := len(found) - len(shown):
                record = "run.json" if found[-1] in notices else "conversion.json"
                click.echo(f"{rest} more of {code}: see {record}, or use -v", err=True)


def closing_sentence(outcomes: Sequence[Outcome], out: Path) -> str:
    """Return what was converted, what failed and what to look at, in a sentence or two."""
    done = [outcome for outcome in outcomes if outcome.failure is None]
    failed = len(outcomes) - len(done)
    found = [outcome for outcome in done if outcome.findings or outcome.notices]
    findings = sum(len(outcome.findings) + len(outcome.notices) for outcome in found)
    sentence = f"Converted {len(done)} of {count(len(outcomes), 'report')} to {out}"
    if failed:
        sentence += f"; {failed} failed, for the reasons given above"
    if findings:
        where = f"in {count(len(found), 'report')}"
        sentence += f". {count(findings, 'finding')} {where} to look at: {out / 'conversion.json'}"
    elif not failed and any("html" in outcome.paths for outcome in done):
        sentence += f". Open {out / 'index.html'} to read them"
    return sentence + "."


def exit_code(
    outcomes: Sequence[Outcome], notices: Sequence[tuple[str, Finding]] = (), *, strict: bool
) -> int:
    """Return the exit code of a run: the highest that applies."""
    if any(outcome.failure and outcome.failure.traceback for outcome in outcomes):
        return 4
    if strict and (notices or any(one.findings or one.notices for one in outcomes)):
        return 3
    return 1 if any(outcome.failure for outcome in outcomes) else 0


def count(number: int, thing: str) -> str:
    """Return a number and what is counted.

    >>> count(1, "report"), count(1200, "word")
    ('1 report', '1,200 words')
    """
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def _place(source: str, line: int | None) -> str:
    return source if line is None else f"{source}:{line}"
