"""What is to be done of a document in this run, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from converter.corpus import Entry
from converter.errors import ConvertError
from converter.keeping import edited
from converter.manifest.digests import Circumstances, Told, changed_names
from converter.manifest.spoken import may_hold
from converter.manifest.store import Known, Manifest


class Work(StrEnum):
    """What is done: nothing, the editions again from the TEI that is there, everything."""

    KEEP = "keep"
    RENDER = "render"
    CONVERT = "convert"


@dataclass(frozen=True, slots=True)
class Due:
    """A document, what is to be done of it, and why (in words; none: nothing is to be done).

    ``packed`` is what became of it before, where only its editions are made again;
    ``base`` the TEI that was written last, compressed, where edits by hand are merged.
    """

    entry: Entry
    work: Work
    reasons: tuple[str, ...] = ()
    packed: bytes = b""
    base: bytes = b""

    def weigh(self) -> int:
        """Return how much work it may be: the bytes of its source."""
        return self.entry.weigh()


REASONS: Mapping[str, str] = {
    "new": "new",
    "failed": "failed last time",
    "source": "its text was changed",
    "corrections": "its corrections were changed",
    "catalogue": "its row of the catalogue was changed",
    "decisions": "decisions on its names were changed",
    "program": "another version of the converter",
    "settings": "settings were changed",
    "authority": "the authority file was changed for names that it may have",
    "stylesheets": "the stylesheets of its editions were changed",
    "pages": "the edition has other pages",
    "again": "everything is asked for",
    "force": "its TEI was edited by hand, and --force is given",
    "merge": "its TEI was edited by hand, and --merge is given",
    "unreadable": "it cannot be read now",
}
"""Why something is done, in the words of ``--dry-run``; a file of OUT may be named instead."""


class Chooser:
    """Choose what is to be done of documents, from what earlier runs left."""

    def __init__(
        self,
        manifest: Manifest,
        now: Circumstances,
        *,
        again: bool = False,
        force: bool = False,
        merge: bool = False,
    ) -> None:
        """Take the circumstances of this run; ``again``: all is to be done, whatever is known."""
        self._manifest = manifest
        self._now = now
        self._again = again
        self._force = force
        self._merge = merge
        self._before = manifest.circumstances()
        self._other: dict[int, tuple[tuple[str, ...], tuple[str, ...], list[str]]] = {}

    def __call__(self, entry: Entry) -> Due:
        """Return what is to be done of a document."""
        if self._again:
            return self._convert(entry, "again")
        known = self._manifest.known(entry.name)
        if known is None:
            return self._convert(entry, "new")
        if known.failed or known.told is None:
            return self._convert(entry, "failed")
        try:
            source = entry.read()
        except ConvertError:
            return self._convert(entry, "unreadable")
        reasons = [*Told.of(source, known.words).differs(known.told)]
        conversion, editions, names = self._differences(known.circumstances)
        reasons += conversion
        if any(may_hold(known.words, name) for name in names):
            reasons.append("authority")
        if self._force and self._is_edited(known):
            reasons.append("force")
        if self._merge and self._is_edited(known):
            reasons.append("merge")
        if reasons:
            return self._convert(entry, *reasons)
        path = self._manifest.changed_file(known.files)
        if path is not None:
            return self._merged(Due(entry, Work.CONVERT, (f"{path} is not as it was left",)))
        if editions:
            told = tuple(REASONS[reason] for reason in editions)
            return self._merged(Due(entry, Work.RENDER, told, known.packed))
        return Due(entry, Work.KEEP)

    def _convert(self, entry: Entry, *reasons: str) -> Due:
        told = tuple(REASONS[reason] for reason in reasons)
        return self._merged(Due(entry, Work.CONVERT, told))

    def _merged(self, due: Due) -> Due:
        """Return the same with what edits by hand are merged from, where there are some."""
        if not (self._merge and edited(self._manifest.out, due.entry.output)):
            return due
        reasons = dict.fromkeys((*due.reasons, REASONS["merge"]))
        base = self._manifest.base(due.entry.name)
        return replace(due, work=Work.CONVERT, reasons=tuple(reasons), packed=b"", base=base)

    def _is_edited(self, known: Known) -> bool:
        return any(path.endswith(".xml") and ".new" in path for path, _, _ in known.files)

    def _differences(self, number: int) -> tuple[tuple[str, ...], tuple[str, ...], list[str]]:
        """Return what differs now: of what decides the TEI, of what decides the editions, names."""
        if number not in self._other:
            if number not in self._before:
                # Noted since: by this run.
                self._before = self._manifest.circumstances()
            before = self._before.get(number)
            self._other[number] = (
                (("program",), (), [])
                if before is None
                else (
                    tuple(_differing(before, self._now, "program", "settings")),
                    tuple(_differing(before, self._now, "stylesheets", "pages")),
                    changed_names(before, self._now),
                )
            )
        return self._other[number]


def _differing(before: Circumstances, now: Circumstances, *names: str) -> Iterator[str]:
    for name in names:
        if getattr(before, name) != getattr(now, name):
            yield name
