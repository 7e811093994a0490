"""What ``names --review`` does: the reports read one by one, and the table that asks of them."""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from converter.commands.messages import count
from converter.corpus import Entry
from converter.doubts import Asking
from converter.errors import ConvertError
from converter.formats_and_files import REVIEW
from converter.model import Report
from converter.pipeline import read
from converter.review import Review, load, still_open, updated
from converter.tools import Tools
from converter.writing import write


class Reading:
    """The reports of a corpus, read one by one; ``code`` is the exit code of what went wrong.

    ``whole``: they are all reports that there are.
    """

    def __init__(self, entries: Sequence[Entry], tools: Tools, *, whole: bool) -> None:
        """Take in which reports there are."""
        self.entries = entries
        self.tools = tools
        self.whole = whole
        self.code = 0

    def reports(self) -> Iterator[tuple[str, Report]]:
        """Yield each report with its name; say of others why they could not be read."""
        for entry in self.entries:
            try:
                report = read(entry.read(), self.tools)
            except ConvertError as error:
                self.code = max(self.code, 1)
                click.echo(f"{entry.name}: not read: {error}", err=True)
            except Exception:  # noqa: BLE001  (a bug costs its document, not the run)
                self.code = 4
                click.echo(f"{entry.name}:\n{traceback.format_exc()}", err=True, nl=False)
            else:
                yield entry.name, report


def write_review(path: Path, obeyed: Path | None, reading: Reading, root: Path) -> str:
    """Write the table of decisions; return a sentence about it. What it decides is kept."""
    review = load(obeyed) if obeyed else Review()
    asking = Asking(reading.tools.lexicon)
    for name, report in reading.reports():
        asking.take(name, report)
    states = asking.states(review, whole=reading.whole and not reading.code)
    rows = still_open(review, asking.rows())
    write(path.parent, path.name, updated(review, rows, states, asking.was_read))
    decided = len(states)
    lost = sum("review-" in state.get("state", "") for state in states.values())
    kept = f"; {count(decided, 'decision')} kept" if decided else ""
    gone = f", {lost} of them not obeyed (see the column state)" if lost else ""
    home = path.resolve() == (root / REVIEW).resolve()
    how = "" if home else f" To have it obeyed, convert with --review {path}."
    return f"Wrote {path}: {count(len(rows), 'row')} to look at{kept}{gone}.{how}"
