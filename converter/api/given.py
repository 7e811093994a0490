"""What users hand over, told apart: texts, files, TEI as characters, bytes or lxml trees."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from lxml import etree

from converter.corpus import Entry, find, given, root_of
from converter.errors import SourceError
from converter.folder import gathered, limited
from converter.output_names import SUFFIXES
from converter.regexes import regex
from converter.source import Source

_DECLARATION = regex(r"\ufeff?<\?xml\b[^>]*\?>")
_MARKUP = regex(r"\ufeff?\s*<(?:\?xml\b|TEI\b|!DOCTYPE\b|!--)")
_FILE = regex(
    rf"[^\n\r<]{{1,1000}}(?:{'|'.join(map(re.escape, (*SUFFIXES, '.xml')))})", re.IGNORECASE
)
_USE_PATH = "A file is given as pathlib.Path(...), characters as str."


@dataclass(frozen=True, slots=True)
class Report:
    """A report of a folder with all that its editors say of it (see ``reports``).

    ``name`` is its path in the folder, ``output`` the name of its outputs, without suffix.
    """

    name: str
    output: str
    path: Path
    entry: Entry = field(repr=False)


Text: TypeAlias = str | bytes | os.PathLike[str] | Report
# lxml has no public names for its trees.
Tei: TypeAlias = str | bytes | os.PathLike[str] | etree._Element | etree._ElementTree  # noqa: SLF001
_TREES = (etree._Element, etree._ElementTree)  # noqa: SLF001


def reports(corpus: str | os.PathLike[str]) -> list[Report]:
    """Return the reports of a folder (or the one file named), as the command line finds them.

    Each comes with its row of ``catalogue.csv``, its decisions of ``review.csv`` and its
    corrections (``NAME.fix.toml``), where the folder has them. Raises SettingsError when
    there is no report, or one of these files cannot be used.
    """
    path = Path(corpus)
    root = root_of(path)
    entries = gathered(limited(find(path), root, None, None), root, all_of_it=False).entries
    return [Report(one.name, one.output, one.path, one) for one in entries]


def source_of(text: Text | Tei, name: str) -> tuple[Source, str]:
    """Return a report's source and the name of its outputs.

    Raises SourceError when a file cannot be read, TypeError for what is no report.
    """
    if not isinstance(name, str):
        raise TypeError(f"name is str, not {_kind(name)}.")
    if isinstance(text, Report):
        return text.entry.read(), text.output
    if isinstance(text, os.PathLike):
        path = Path(text)
        data = _read(path)
        (entry,) = given(name or path.name, data)
    elif isinstance(text, str):
        (entry,) = given(name or "report", _encoded(text))
    elif isinstance(text, bytes):
        (entry,) = given(name or "report", text)
    else:
        raise TypeError(f"A report is str, bytes, a path or a Report, not {_kind(text)}.")
    return entry.read(), entry.output


def is_tei(given: Text | Tei) -> bool:
    """Tell whether what is given is TEI: a tree, a file that ends in .xml, or markup."""
    if isinstance(given, _TREES):
        return True
    if isinstance(given, os.PathLike):
        return Path(given).suffix.lower() == ".xml"
    if isinstance(given, bytes):
        return bool(_MARKUP.match(given[:1000].decode("utf-8", "replace")))
    return isinstance(given, str) and bool(_MARKUP.match(given))


def tei_of(tei: Tei) -> tuple[bytes, str]:
    """Return the bytes of a TEI document, and the name of its file or "".

    A tree is only read. Raises SourceError when there is no such file, or for a str
    that holds no markup; TypeError for what is no TEI.
    """
    if isinstance(tei, _TREES):
        return etree.tostring(tei, encoding="UTF-8", xml_declaration=True, with_tail=False), ""
    if isinstance(tei, os.PathLike):
        path = Path(tei)
        return _read(path), path.name
    if isinstance(tei, bytes):
        return tei, ""
    if not isinstance(tei, str):
        raise TypeError(f"TEI is str, bytes, a path or an lxml tree, not {_kind(tei)}.")
    if "<" not in tei:
        raise SourceError(f"This is no XML: {_shortened(tei)}.", _USE_PATH)
    # What a declaration says of an encoding is no longer so; its lines still count.
    declared = _DECLARATION.match(tei)
    plain = "\n" * declared[0].count("\n") + tei[declared.end() :] if declared else tei
    return _utf8(plain), ""


def _encoded(text: str) -> bytes:
    if _FILE.fullmatch(text):
        raise SourceError(f"This is the name of a file: {_shortened(text)}.", _USE_PATH)
    return _utf8(text)


def _utf8(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise SourceError(
            f"Character {error.start} (U+{ord(text[error.start]):04X}) is half of a character.",
            "Decode the text without errors='surrogateescape'.",
            text.count("\n", 0, error.start) + 1,
        ) from error


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise SourceError(f"There is no file {str(path)!r}.", "Look at the spelling.") from error
    except OSError as error:
        what = "it is a folder" if path.is_dir() else error.strerror or str(error)
        raise SourceError(
            f"{str(path)!r} cannot be read: {what}.", "Give one file; reports() lists a folder."
        ) from error


def side_of(side: bytes | str | os.PathLike[str]) -> bytes:
    """Return the bytes of a side file; raise SourceError when there is no such file."""
    if isinstance(side, os.PathLike):
        return _read(Path(side))
    return side.encode() if isinstance(side, str) else side


def _kind(value: object) -> str:
    return type(value).__name__


def _shortened(text: str) -> str:
    most = 60
    return repr(text if len(text) <= most else f"{text[:most]}...")
