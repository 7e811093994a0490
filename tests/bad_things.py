"""Every kind of bad input that docs/bad-input.md tells of, as files to put beside a good report."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from click.testing import CliRunner, Result

from converter.cli import cli

GOOD = "Note on the talk of 3 May 1952\n\nThe two sides spoke of the railway.\n"
"""A report of which nothing is to be told."""

Make = Callable[[Path], object]
TELLS, REFUSED, STOPS = "converted, and told", "refused; the others go on", "nothing is converted"


@dataclass(frozen=True)
class Thing:
    """A kind of bad input: what it is, the file, its bytes (or what makes it), what happens."""

    what: str
    file: str
    made: bytes | Make
    happens: str = REFUSED
    more: dict[str, bytes] = field(default_factory=dict)
    option: str = ""

    def put(self, folder: Path) -> None:
        """Write the file into a folder."""
        for name, data in self.more.items():
            (folder / name).write_bytes(data)
        path = folder / self.file
        if isinstance(self.made, bytes):
            path.write_bytes(self.made)
        else:
            self.made(path)


def _report(text: str) -> bytes:
    return f"{GOOD}\n{text}\n".encode()


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.write(GOOD.encode())
        file.truncate(2**30)


_PLAIN = "Note on the talk\n\nof 3 May 1952 about the railway.\n"
_CUT = "\ufeff" + _PLAIN

SOURCES = (
    Thing("an empty file", "empty.txt", b""),
    Thing("nothing but white space", "blank.txt", b" \n\t\x0c\n"),
    Thing("another encoding", "latin.txt", "A note\n\nfrom the caf\xe9.\n".encode("cp1252")),
    Thing("two encodings in one file", "mixed.txt", "caf\xe9\n".encode() + b"\ncaf\xe9\n"),
    Thing("a character cut in half", "half.txt", "A note\n\nin ink €".encode()[:-1]),
    Thing("half a surrogate pair in UTF-8", "surrogate.txt", _report("") + b"\xed\xa0\x80\n"),
    Thing("UTF-16 without byte order mark", "utf16.txt", _PLAIN.encode("utf-16-le")),
    Thing("the same, big-endian", "utf16be.txt", _PLAIN.encode("utf-16-be")),
    Thing("UTF-32 without byte order mark", "utf32.txt", _PLAIN.encode("utf-32-le")),
    Thing("UTF-16 that is cut off", "utf16cut.txt", _CUT.encode("utf-16-le")[:-1]),
    Thing("half a surrogate pair in UTF-16", "lone.txt", _CUT.encode("utf-16-le") + b"\0\xd8a\0"),
    Thing("a NUL character", "nul.txt", _report("with a \0 in it.")),
    Thing("a picture, a PDF, a program", "picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe"),
    Thing("nothing but control characters", "control.txt", b"\x01\x02\n"),
    Thing("a file of 1 GB", "large.txt", _sparse),
    Thing("a named pipe, a device", "pipe.txt", os.mkfifo),
    Thing("a link to a device", "device.txt", lambda path: path.symlink_to("/dev/zero")),
    Thing("a link that leads nowhere", "nowhere.txt", lambda path: path.symlink_to("missing")),
    Thing("a link to itself", "loop.txt", lambda path: path.symlink_to(path.name)),
    Thing(
        "corrections that are a folder",
        "folder.fix.toml",
        lambda path: path.mkdir(),
        more={"folder.txt": GOOD.encode()},
    ),
    Thing(
        "corrections that are not TOML",
        "wrong.fix.toml",
        b"title = The lamp\n",
        more={"wrong.txt": GOOD.encode()},
    ),
    Thing(
        "corrections with curly quotation marks",
        "curly.fix.toml",
        "title = “The lamp”\n".encode(),
        more={"curly.txt": GOOD.encode()},
    ),
    Thing(
        "corrections with a key that is not known",
        "key.fix.toml",
        b'titel = "The lamp"\n',
        more={"key.txt": GOOD.encode()},
    ),
    Thing(
        "corrections saved as UTF-16",
        "wide.fix.toml",
        'title = "A"\n'.encode("utf-16"),
        more={"wide.txt": GOOD.encode()},
    ),
    Thing(
        "brackets that stand too deep in corrections",
        "deep.fix.toml",
        b"title = " + b"[" * 9999,
        more={"deep.txt": GOOD.encode()},
    ),
)
"""What costs the one report, each with the good report beside it."""

NAMES = (
    Thing("a name of 255 bytes", f"{'x' * 251}.txt", GOOD.encode(), TELLS),
    Thing("a name of a device of Windows", "CON.txt", GOOD.encode(), TELLS),
    Thing("a name with a sign that Windows has not", "who?.txt", GOOD.encode(), TELLS),
    Thing(
        "names that differ in capitals alone",
        "talk.txt",
        GOOD.encode(),
        TELLS,
        more={"Talk.txt": GOOD.encode()},
    ),
    Thing(
        "a row about a report that is not there",
        "catalogue.csv",
        b"file,title,date\nnowhere,The lamp,1961\nturned,,05.03.1961\nyear,,1961.0\nserial,,22345\n",
        TELLS,
        {"turned.txt": GOOD.encode(), "year.txt": GOOD.encode(), "serial.txt": GOOD.encode()},
    ),
    Thing("its date turned round", "turned.txt", GOOD.encode(), TELLS),
    Thing("its year turned into a number", "year.txt", GOOD.encode(), TELLS),
    Thing("its date turned into a number of days", "serial.txt", GOOD.encode(), TELLS),
    Thing("corrections that no report takes", "lost.fix.toml", b'title = "A"\n', TELLS),
)
"""What is converted, and told."""

_CATALOGUE = b"file,title,date\ngood,The lamp,1961-03-05\n"
_AUTHORITY = b"id,surname,forename,born\nlund,Lund,Ada,1894-04-17\n"
_REVIEW = b"file,surface,person,decision\ngood.txt,Lund,lund,is\n"
_EDITION = b'[edition]\ntitle = "The lamp"\n'


def _tables() -> Iterator[Thing]:
    file = "catalogue.csv"
    good = _CATALOGUE
    rows = [
        ("cells parted by another sign", good.replace(b",", b"|")),
        ("the first line parted by another sign than the rows", good.replace(b",", b";", 2)),
        ("no line that names the columns", good.partition(b"\n")[2]),
        ("a column with another name", good.replace(b"title", b"titel")),
        ("no column for the file", good.replace(b"file", b"x-file")),
        ("a column twice", good.replace(b"date", b"title")),
        ("cells under no name (merged columns)", good.replace(b"date", b"")),
        ("a row with too many cells (shifted columns)", good.replace(b"good", b"good,")),
        ("a quotation mark that stays open", good.replace(b"The", b'"The')),
        ("saved as UTF-16", good.decode().encode("utf-16")),
        ("saved as Windows-1252", good.replace(b"lamp", b"l\xe4mp")),
        ("a workbook (.xlsx) given as .csv", b"PK\x03\x04workbook"),
        ("an empty file", b""),
        ("a NUL character", good.replace(b"lamp", b"la\0mp")),
        ("a control character", good.replace(b"lamp", b"la\x01mp")),
        ("an error of the spreadsheet", good.replace(b"The lamp", b"#REF!")),
        ("two rows for one report", good + b"good,The ship,\n"),
    ]
    yield from (Thing(what, file, data, STOPS) for what, data in rows)
    yield Thing("a folder in its place", file, lambda path: path.mkdir(), STOPS)
    yield Thing("a link that leads nowhere", file, lambda path: path.symlink_to("no"), STOPS)
    file, good = "authority.csv", _AUTHORITY
    rows = [
        ("a date turned round", good.replace(b"1894-04-17", b"17.04.1894")),
        ("a year turned into a number", good.replace(b"1894-04-17", b"1894.0")),
        ("an apostrophe before a value", good.replace(b"1894", b"'1894")),
        ("an id twice", good + b"lund,Lund,Otto,\n"),
        ("a row without id", good.replace(b"lund,", b",")),
        ("a column with another name", good.replace(b"forename", b"forname")),
        ("an error of the spreadsheet", good.replace(b"Ada", b"#NAME?")),
    ]
    yield from (Thing(what, file, data, STOPS) for what, data in rows)
    file, good = "review.csv", _REVIEW
    rows = [
        ("a decision that is not known", good.replace(b",is", b",iss")),
        ("no column for decisions", b"file,surface\ngood.txt,Lund\n"),
        ("an id that is none", good.replace(b"lund", b"Ada Lund")),
        ("an error of the spreadsheet", good.replace(b"Lund", b"#VALUE!")),
        ("an empty file", b""),
    ]
    yield from (Thing(what, file, data, STOPS) for what, data in rows)
    file, good = "edition.toml", _EDITION
    rows = [
        ("no quotation marks", good.replace(b'"', b"")),
        ("curly quotation marks", good.replace(b'"', "“".encode())),
        ("no equals sign", good.replace(b"=", b":")),
        ("a table twice", good + good),
        ("a value of another kind", good.replace(b'"The lamp"', b"1962")),
        ("a key that is not known", good.replace(b"title", b"titel")),
        ("a table that is not known", good.replace(b"edition", b"editon")),
        ("saved as UTF-16", good.decode().encode("utf-16")),
        ("saved as Windows-1252", good.replace(b"lamp", b"l\xe4mp")),
        ("brackets that stand too deep", b"title = " + b"[" * 9999),
        ("a size that is none", b'[reading]\nmax_size = "much"\n'),
    ]
    yield from (Thing(what, file, data, STOPS) for what, data in rows)
    yield Thing("a folder in its place", file, lambda path: path.mkdir(), STOPS)
    file, good = "harbour.toml", b'opens = { label = "Text" }\n[labels]\n"Shelfmark" = "citation"\n'
    rows = [
        ("no quotation mark at the end", good.replace(b'Text"', b"Text")),
        ("a key that is not known", b'flwo = "line"\n' + good),
        ("a value of another kind", b"flow = 1\n" + good),
        ("a home that is not known", good.replace(b"citation", b"citaton")),
        ("a pattern that is none", b"claims = [{ pattern = '[' }]\n" + good),
        ("an empty file", b""),
    ]
    yield from (Thing(what, file, data, STOPS, option="--layout") for what, data in rows)


TABLES = tuple(_tables())
"""What stops the run, for no report can be converted as the editors want it."""

EVERY = (*SOURCES, *NAMES, *TABLES)


def run(things: tuple[Thing, ...], folder: Path) -> tuple[Result, list[str]]:
    """Return what a run over a good report and these things gives, and the lines it says."""
    corpus = folder / "corpus"
    shutil.rmtree(corpus, ignore_errors=True)
    corpus.mkdir()
    (corpus / "good.txt").write_text(GOOD, encoding="utf-8")
    for thing in things:
        thing.put(corpus)
    arguments = [str(corpus), str(folder / "out"), "--jobs", "1", "-v"]
    for thing in things:
        arguments += [thing.option, str(corpus / thing.file)] if thing.option else []
    result = CliRunner().invoke(cli, arguments, prog_name="tei-convert")
    said = result.stderr.replace(f"{corpus}{os.sep}", "")
    return result, [line.removeprefix("tei-convert: ") for line in said.splitlines()]


def sentence(thing: Thing, lines: list[str]) -> str:
    """Return what was said of a thing: the first line that names its file."""
    # What is wrong with corrections is said of their report.
    names = tuple(thing.more) if thing.file.endswith(".fix.toml") and thing.more else (thing.file,)
    found = (line for line in lines if line.startswith(names) and "not-in-catalogue" not in line)
    return next((line for line in found if not _DONE.match(line.partition(": ")[2])), "")


_DONE = re.compile(r"(?:written|unchanged): ")
