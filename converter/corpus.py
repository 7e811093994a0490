"""A corpus on disk: which files are reports, and what their outputs are called."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from converter.corrections import SUFFIX as FIX
from converter.decisions import Decision
from converter.errors import CorrectionsError, SettingsError, SourceError
from converter.formats_and_files import FORMATS
from converter.regexes import regex
from converter.source import Source
from converter.statements import Statement
from converter.stores import is_remote, listing

_SOME_PAGES = 10_000  # bytes of a report whose file is not looked at
SUFFIXES = (".txt", ".md")
_README = regex(r"readme(?![a-z0-9])", re.IGNORECASE)
# What XML, JSON or another file system cannot hold in a name: bytes that are
# not UTF-8 (Python keeps them as lone surrogates) and control characters.
_UNFIT = regex(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Names that the converter gives itself, when it must not touch a TEI file.
OURS = regex(r"\.new(-[0-9]+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A report of the corpus: its name (relative, with ``/``), its file, the name of its outputs.

    ``data`` holds the bytes of a report that came without a file; ``statements``
    are what the catalogue says of it, ``review`` what editors decide of its names.
    """

    name: str
    path: Path
    output: str = ""
    data: bytes | None = None
    statements: tuple[Statement, ...] = ()
    review: tuple[Decision, ...] = ()

    @property
    def fixes(self) -> tuple[Path, ...]:
        """Return where the editors' corrections may stand, the name without suffix first."""
        if self.data is not None:
            return ()
        full = self.path.with_name(self.path.name + FIX)
        shared = self.output not in {"", Source(self.name, b"").stem}
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
            return Source(self.name, self.data, self.output, None, self.statements, self.review)
        try:
            # A pipe or a device would make the run wait for ever.
            special = not is_remote(self.path) and self.path.exists() and not self.path.is_file()
            if special:
                raise SourceError("This is no regular file.", "Remove it, or copy its content.")
            data = self.path.read_bytes()
            fix = self._fix()
            return Source(self.name, data, self.output, fix, self.statements, self.review)
        except OSError as error:
            raise SourceError(
                f"The file cannot be read: {error.strerror or error}.",
                "Make it readable, or take it out of the corpus.",
            ) from error

    def _fix(self) -> tuple[str, bytes] | None:
        """Return the name and the bytes of the editors' corrections."""
        found = [path for path in self.fixes if path.is_file()]
        if len(found) > 1:
            both = " and ".join(path.name for path in found)
            raise CorrectionsError(f"There are two files of corrections: {both}.", "Keep one.")
        return (found[0].name, found[0].read_bytes()) if found else None


def root_of(corpus: Path) -> Path:
    """Return the folder of a corpus: where names begin and ``edition.toml`` may stand."""
    return corpus if corpus.is_dir() else corpus.parent


def find(corpus: Path, out: Path | None = None) -> tuple[Entry, ...]:
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
    entries = [Entry(_printable(path.relative_to(corpus).as_posix()), path) for path in paths]
    return name_outputs(sorted(entries, key=lambda entry: entry.name))


def given(name: str, data: bytes) -> tuple[Entry, ...]:
    """Return the one entry of a report that came without a file (on standard input)."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if not parts or not set(parts).isdisjoint({"..", "/"}) or _UNFIT.search(name):
        raise SettingsError(
            f"{name!r} cannot name the outputs.", "Give a name such as report or 1962/report."
        )
    return name_outputs([Entry("/".join(parts), Path(), data=data)])


def name_outputs(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries with the names of their outputs, no two of them alike.

    Names that differ only in case or in the way of writing an accent count as
    alike: some file systems take them for one.
    """
    named = [replace(entry, output=Source(entry.name, b"").stem) for entry in entries]
    while True:
        count = Counter(_folded(entry.output) for entry in named)
        longer = [
            replace(entry, output=entry.name)
            if count[_folded(entry.output)] > 1 or OURS.search(entry.output)
            else entry
            for entry in named
        ]
        if longer == named:
            break
        named = longer
    taken = {name for name, times in count.items() if times == 1}
    result = []
    for entry in named:
        output, number = entry.output, 1
        while count[_folded(entry.output)] > 1 and _folded(output) in taken:
            number += 1
            output = f"{entry.output}-{number}"
        taken.add(_folded(output))
        result.append(replace(entry, output=output))
    return tuple(result)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _printable(name: str) -> str:
    def escape(match: re.Match[str]) -> str:
        return "".join(f"%{byte:02X}" for byte in os.fsencode(match.group()))

    return _UNFIT.sub(escape, name)


_OUT_FILES = ("conversion.json", "run.json", "index.html")


def _walk(folder: Path, seen: set[Path]) -> Iterator[Path]:
    """Yield the reports under a folder; a folder that links lead to twice is read once."""
    folders = [folder]
    links: list[Path] = []
    while folders or links:
        current = (folders or links).pop()
        if (real := current.resolve()) in seen:
            continue
        seen.add(real)
        if all((current / name).is_file() for name in _OUT_FILES):
            # The OUT of another run: its text editions are no reports.
            continue
        for path in sorted(current.iterdir(), reverse=True):
            if path.name.startswith("."):
                continue
            if path.is_dir():
                # Links wait until every real folder is read: its own name wins.
                (links if path.is_symlink() else folders).append(path)
            elif path.suffix.lower() in SUFFIXES and not _README.match(path.name):
                yield path


def _listed(corpus: Path, out: Path | None) -> list[Path]:
    """Return the reports of a store, by one listing of it."""
    names = [PurePosixPath(name) for name in listing(corpus)]
    # The OUT of this run, and of others, as in a folder.
    made = [out.relative_to(corpus).as_posix()] if out and _lies_in(out, corpus) else []
    outs = [PurePosixPath(name) for name in made]
    folders = Counter(name.parent for name in names if name.name in _OUT_FILES)
    outs += [folder for folder, number in folders.items() if number == len(_OUT_FILES)]
    return [
        corpus / name.as_posix()
        for name in names
        if name.suffix.lower() in SUFFIXES
        and not _README.match(name.name)
        and not any(part.startswith(".") for part in name.parts)
        and not any(name.is_relative_to(folder) for folder in outs)
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
