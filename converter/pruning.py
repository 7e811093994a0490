"""What was made of reports that are not in the corpus any more: it stays until it is pruned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from converter.corpus import Entry
from converter.findings import Finding
from converter.keeping import edited
from converter.manifest import Gone, states
from converter.outcome import KINDS, output_path
from converter.regexes import regex
from converter.stores import is_remote
from converter.writing import read, remove

_BESIDE = regex(r"(?<=.)\.new(?:-[0-9]+)?(?=\.(?:xml|restore\.json)$)")
_NAMED = 3  # files that a finding names before the rest is counted


@dataclass(frozen=True, slots=True)
class Left:
    """A report that has left CORPUS, and its files in OUT, as paths.

    ``ours`` are as they were left; ``edited`` is TEI that somebody edited by hand, with its
    side file; ``others`` were changed since, or are not known to be ours.
    """

    source: str
    ours: tuple[str, ...]
    edited: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """Return all of them."""
        return (*self.ours, *self.edited, *self.others)

    @property
    def pages(self) -> tuple[str, ...]:
        """Return the HTML pages that are ours."""
        return tuple(path for path in self.ours if path.startswith("html/"))

    def findings(self) -> Iterator[Finding]:
        """Yield what an editor is told while they stay."""
        if self.ours:
            message = (
                f"the report is not in CORPUS any more; what was made of it stays in OUT "
                f"({_some(self.ours)}). Put the report back, or remove its files with --prune."
            )
            yield Finding("source-gone", message)
        if self.edited:
            message = (
                f"{self.edited[0]} was edited by hand, and its report is not in CORPUS any more. "
                "--prune leaves it: move it out of OUT, or remove it with --prune --force."
            )
            yield Finding("not-pruned", message)
        if self.others:
            message = (
                f"the report is not in CORPUS any more, and its files are not as tei-convert left "
                f"them ({_some(self.others)}). --prune leaves them: look at them, and remove them "
                "yourself."
            )
            yield Finding("not-pruned", message)


def left_of(out: Path, gone: Iterable[Gone], entries: Iterable[Entry]) -> list[Left]:
    """Return the reports that have left and have files in OUT that no report of the run has."""
    all_gone = [*gone]
    if not all_gone:
        return []
    taken = _taken({one.output.casefold() for one in all_gone}, entries)
    return [left for one in all_gone if (left := _left(out, one, taken)).files]


def prune(out: Path, left: Left, *, force: bool) -> tuple[Left, list[Finding]]:
    """Remove what we made of a report; return what is still there, and what is to be said.

    ``force``: TEI that was edited by hand is removed too. Raises WriteError.
    """
    paths = (*left.ours, *(left.edited if force else ()))
    for path in paths:
        remove(out, path)
    rest = replace(left, ours=(), edited=() if force else left.edited)
    told = [Finding("pruned", f"removed from OUT: {', '.join(paths)}.")] if paths else []
    return rest, [*told, *rest.findings()]


def _taken(outputs: set[str], entries: Iterable[Entry]) -> dict[str, str]:
    """Return the files that reports of this run have under the names of some outputs, by folded."""
    taken = {}
    for entry in entries:
        if entry.output.casefold() in outputs:
            paths = (output_path(kind, entry.output) for kind in KINDS if kind != "source")
            for path in (*paths, output_path("source", entry.name)):
                taken[path.casefold()] = path
    return taken


def _is_taken(out: Path, path: str, taken: Mapping[str, str]) -> bool:
    """Tell whether a file is one of those; some file systems take two names for one.

    A new version beside edited TEI belongs to whom the TEI belongs to.
    """
    path = _BESIDE.sub("", path)
    other = taken.get(path.casefold(), "")
    if other in {"", path} or is_remote(out):
        return other == path
    try:
        return (out / path).samefile(out / other)
    except OSError:
        return False


def _left(out: Path, gone: Gone, taken: Mapping[str, str]) -> Left:
    known: dict[str, list[tuple[int, int]]] = {}
    for path, size, moment in gone.files:
        known.setdefault(path, []).append((size, moment))
    paths = [*known, *(output_path(kind, gone.output) for kind in KINDS if kind != "source")]
    mine = [path for path in dict.fromkeys(paths) if not _is_taken(out, path, taken)]
    standing = {path: (size, moment) for path, size, moment in states(out, mine)}
    ours: list[str] = []
    by_hand: list[str] = []
    others: list[str] = []
    hand = _edited_tei(out, [path for path in standing if path.startswith("tei/")])
    for path, state in standing.items():
        if path in hand:
            by_hand.append(path)
        else:
            (ours if state in known.get(path, ()) else others).append(path)
    return Left(gone.source, tuple(ours), tuple(by_hand), tuple(others))


def _edited_tei(out: Path, paths: Sequence[str]) -> set[str]:
    """Return the TEI files among these that somebody edited, and their side files."""
    found = set()
    for path in paths:
        output = path.removeprefix("tei/").removesuffix(".xml")
        if path.endswith(".xml") and read(out, path) is not None and edited(out, output):
            found |= {path, output_path("restore", output)}
    return found


def _some(paths: Sequence[str]) -> str:
    """Return the first few of some files, and how many there are besides.

    >>> _some(["a", "b"]), _some(["a", "b", "c", "d", "e"])
    ('a, b', 'a, b, c and 2 more')
    """
    rest = len(paths) - _NAMED
    more = f" and {rest} more" if rest > 0 else ""
    return ", ".join(paths[:_NAMED]) + more
