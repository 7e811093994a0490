"""A corpus on disk: which files are reports, and what their outputs are called."""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import overload

from converter.corrections import SUFFIX as FIX
from converter.decisions import Decision
from converter.errors import CorrectionsError, SettingsError, SourceError
from converter.file_reading import demand_size, is_there, read_bounded
from converter.file_size import LIMIT
from converter.formats_and_files import FORMATS
from converter.output_names import Names, OutputNames, fitting, stem_of
from converter.regexes import regex
from converter.source import Source
from converter.statements import Statement
from converter.stores import is_remote, listing

_SOME_PAGES = 10_000  # bytes of a report whose file is not looked at
_README = regex(r"readme(?![a-z0-9])", re.IGNORECASE)
# What XML, JSON or another file system cannot hold in a name: bytes that are
# not UTF-8 (Python keeps them as lone surrogates) and control characters.
_UNFIT = regex(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A report of the corpus: its name (relative, with ``/``), its file, the name of its outputs.

    ``data`` holds the bytes of a report that came without a file; ``statements``
    are what the catalogue says of it, ``review`` what editors decide of its names. Of a
    report of more than ``limit`` bytes nothing is read.
    """

    name: str
    path: Path
    output: str = ""
    data: bytes | None = None
    statements: tuple[Statement, ...] = ()
    review: tuple[Decision, ...] = ()
    limit: int = LIMIT

    @property
    def fixes(self) -> tuple[Path, ...]:
        """Return where the editors' corrections may stand, the name without suffix first."""
        if self.data is not None:
            return ()
        full = self.path.with_name(self.path.name + FIX)
        shared = self.output not in {"", stem_of(self.name), fitting(stem_of(self.name))}
        return (full,) if shared else (self.path.with_name(self.path.stem + FIX), full)

    def weigh(self) -> int:
        """Return the bytes of the report, 0 when its file cannot be looked at."""
        if self.data is not None:
            return len(self.data)
        if is_remote(self.path):
            return _SOME_PAGES  # to ask the store would take as long as to convert a page
        try:
            return self.path.stat().st_size
        except OSError:
            return 0

    def read(self) -> Source:
        """Return the source, or raise SourceError when the file cannot be read."""
        if self.data is not None:
            demand_size(len(self.data), self.limit)
            return Source(self.name, self.data, self.output, None, self.statements, self.review)
        try:
            data, fix = read_bounded(self.path, self.limit), self._fix()
            return Source(self.name, data, self.output, fix, self.statements, self.review)
        except FileNotFoundError as error:
            raise SourceError(
                "The file was there when the run began, and is gone.",
                "Put it back, or run it again without it.",
            ) from error
        except OSError as error:
            raise SourceError(
                f"The file cannot be read: {error.strerror or error}.",
                "Make it readable, or take it out of the corpus.",
            ) from error

    def _fix(self) -> tuple[str, bytes] | None:
        """Return the name and the bytes of the editors' corrections."""
        found = [path for path in self.fixes if is_there(path)]
        if wrong := next((path for path in found if not path.is_file()), None):
            raise CorrectionsError(
                f"{wrong.name} is no regular file: it cannot hold corrections.",
                "Remove it, or put the file of corrections in its place.",
            )
        if len(found) > 1:
            both = " and ".join(path.name for path in found)
            raise CorrectionsError(f"There are two files of corrections: {both}.", "Keep one.")
        return (found[0].name, found[0].read_bytes()) if found else None


def root_of(corpus: Path) -> Path:
    """Return the folder of a corpus: where names begin and ``edition.toml`` may stand."""
    return corpus if corpus.is_dir() else corpus.parent


def find(corpus: Path, out: Path | None = None) -> Sequence[Entry]:
    """Return the reports of a folder (or the one file named), sorted by name.

    Hidden files, README files and what lies under ``out`` are left out. Raises
    SettingsError when the corpus and ``out`` cannot go together, or nothing is found.
    """
    if not corpus.exists():
        raise SettingsError(f"There is no folder or file {str(corpus)!r}.", "Look at the spelling.")
    if out is not None:
        _keep_apart(corpus, out)
    if not corpus.is_dir():
        return name_outputs([Entry(_printable(corpus.name), corpus)])
    try:
        paths = (
            _listed(corpus, out)
            if is_remote(corpus)
            else list(_walk(corpus, set() if out is None else {out.resolve()}))
        )
    except OSError as error:
        raise SettingsError(
            f"{error.filename}: the folder cannot be read: {error.strerror or error}."
        ) from error
    if not paths:
        raise SettingsError(
            f"There is no report in {str(corpus)!r}: no file ends in .txt or .md.",
            "README files and hidden files do not count.",
        )
    return in_folder(corpus, paths)


def in_folder(folder: Path, paths: list[str]) -> Sequence[Entry]:
    """Return the reports of a folder, sorted by name; ``paths`` are relative to it, and sorted too.

    Of each report less than a hundred bytes stay in memory beside its path.
    """
    paths.sort(key=_printable)
    odd = {at: path for at, path in enumerate(paths) if _UNFIT.search(path)}
    names = Names([*map(_printable, paths)] if odd else paths)
    outputs = OutputNames(names)

    def entry(number: int) -> Entry:
        name = names[number]
        return Entry(name, folder / odd.get(number, name), outputs.of(number, name))

    return Entries(len(names), entry)


class Entries(Sequence[Entry]):
    """Reports of which each is made when it is asked for, so that a million fit in memory."""

    def __init__(self, count: int, make: Callable[[int], Entry]) -> None:
        """Take how many there are, and what makes one of its place, counted from 0."""
        self._places = range(count)
        self._make = make

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> Entry: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Entry]: ...

    def __getitem__(self, at: int | slice) -> Entry | Sequence[Entry]:
        """Return one of them, or several."""
        if isinstance(at, slice):
            return tuple(map(self._make, self._places[at]))
        return self._make(self._places[at])

    def __iter__(self) -> Iterator[Entry]:
        """Yield them in their order."""
        return map(self._make, self._places)


def given(name: str, data: bytes, limit: int = sys.maxsize) -> tuple[Entry, ...]:
    """Return the one entry of a report that came without a file (on standard input)."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if not parts or not set(parts).isdisjoint({"..", "/"}) or _UNFIT.search(name):
        raise SettingsError(
            f"{name!r} cannot name the outputs.", "Give a name such as report or 1962/report."
        )
    return name_outputs([Entry("/".join(parts), Path(), data=data, limit=limit)])


def name_outputs(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries with the names of their outputs, no two of them alike."""
    found = tuple(entries)
    made = OutputNames([entry.name for entry in found])
    named = (made.of(number, entry.name) for number, entry in enumerate(found))
    return tuple(replace(entry, output=output) for entry, output in zip(found, named, strict=True))


def _printable(name: str) -> str:
    def escape(match: re.Match[str]) -> str:
        return "".join(f"%{byte:02X}" for byte in os.fsencode(match.group()))

    return _UNFIT.sub(escape, name)


_OUT_FILES = ("conversion.json", "run.json", "index.html")


def _walk(folder: Path, seen: set[Path]) -> Iterator[str]:
    """Yield the paths of reports in a folder; one that links lead to twice is read once."""
    folders = [""]
    links: list[str] = []
    while folders or links:
        place = (folders or links).pop()
        current = folder / place
        if (real := current.resolve()) in seen:
            continue
        seen.add(real)
        if all((current / name).is_file() for name in _OUT_FILES):
            # The OUT of another run: its text editions are no reports.
            continue
        found: list[str] = []
        inside: list[tuple[str, bool]] = []
        with os.scandir(current) as standing:
            for one in standing:
                if one.name.startswith("."):
                    continue
                if link := one.is_symlink():
                    is_folder = Path(one.path).is_dir()
                else:
                    is_folder = one.is_dir(follow_symlinks=False)
                if is_folder:
                    inside.append((one.name, link))
                elif _is_report(one.name):
                    found.append(one.name)
        begin = f"{place}/" if place else ""
        for name, link in sorted(inside, reverse=True):
            # Links wait until every real folder is read: its own name wins.
            (links if link else folders).append(begin + name)
        found.sort(reverse=True)
        yield from (begin + name for name in found)


def _is_report(name: str) -> bool:
    return stem_of(name) != name and not _README.match(name)


def _listed(corpus: Path, out: Path | None) -> list[str]:
    """Return the paths of the reports of a store, by one listing of it."""
    paths = [*listing(corpus)]
    places = (path.rpartition("/") for path in paths)
    held = Counter(folder for folder, _, name in places if name in _OUT_FILES)
    # The OUT of this run, and of others, as in a folder.
    outs = [folder for folder, number in held.items() if number == len(_OUT_FILES)]
    outs += [out.relative_to(corpus).as_posix()] if out and _lies_in(out, corpus) else []
    apart = tuple(f"{folder}/" if folder else "" for folder in outs)
    return [
        path
        for path in paths
        if _is_report(path.rpartition("/")[2])
        and "/." not in f"/{path}"
        and not path.startswith(apart)
    ]


def _lies_in(path: Path, folder: Path) -> bool:
    alike = is_remote(path) == is_remote(folder)
    return alike and path != folder and path.is_relative_to(folder)


def _keep_apart(corpus: Path, out: Path) -> None:
    if is_remote(corpus) != is_remote(out):
        return
    here, there = corpus.resolve(), out.resolve()
    if here == there:
        raise SettingsError(
            f"CORPUS and OUT are the same folder, {str(corpus)!r}.", "Name another folder for OUT."
        )
    if any(here.is_relative_to(there / kind) for kind in (*FORMATS, "source")):
        raise SettingsError(
            f"CORPUS lies where the outputs of OUT go ({str(corpus)!r}): files would be replaced.",
            "Name another folder for OUT.",
        )
