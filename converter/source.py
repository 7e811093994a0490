"""A source file as bytes with a name, and its strict decoding."""

from __future__ import annotations

import codecs
import hashlib
from dataclasses import dataclass
from pathlib import PurePosixPath

from converter.decisions import Decision
from converter.errors import SourceError
from converter.output_names import stem_of
from converter.regexes import regex
from converter.statements import Statement

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


# Python's names that add a byte order mark when they write, and what they read without one.
_PLAIN = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}


_PRINTED = regex(r"[^\s\x00-\x1f\x7f-\x9f]")
_LOOKED_AT = 4096  # bytes: enough to see where the NUL bytes of an encoding stand


def wide_encoding(data: bytes) -> str:
    r"""Return which of UTF-16 and UTF-32 the bytes seem to be, "" when neither.

    A byte order mark tells it, else where the NUL bytes of spaces, letters and line ends
    stand (as RFC 4627, section 3 told the encodings of JSON).

    >>> wide_encoding("A note".encode("utf-16-be")), wide_encoding(b"A note, and a NUL \0.")
    ('utf-16-be', '')
    """
    known = (name for mark, name in _BOMS[1:] if data.startswith(mark))
    if name := next(known, ""):
        return name
    head = data[:_LOOKED_AT]
    zeros = [head[place::4].count(0) for place in range(4)]
    quarter = len(head) // 4
    match [4 * one > quarter for one in zeros]:
        case [False, True, True, True]:
            return "utf-32-le"
        case [True, True, True, False]:
            return "utf-32-be"
        case [False, True, False, True]:
            return "utf-16-le"
        case [True, False, True, False]:
            return "utf-16-be"
        case _:
            return ""


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the corpus: its path relative to the corpus (with ``/``) and its bytes.

    ``output`` is the name of the outputs when the plain one is taken by another
    file of the corpus (``a.txt`` beside ``a.md``). ``fix`` is the name and the
    bytes of the editors' corrections, ``statements`` what the catalogue says, ``review``
    what editors decide of its names.
    """

    name: str
    data: bytes
    output: str = ""
    fix: tuple[str, bytes] | None = None
    statements: tuple[Statement, ...] = ()
    review: tuple[Decision, ...] = ()

    @property
    def stem(self) -> str:
        """Return the name of the outputs: the path without its suffix."""
        return self.output or stem_of(str(PurePosixPath(self.name)))

    @property
    def sha256(self) -> str:
        """Return the checksum of the bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a source, and what is needed to write the same bytes again."""

    text: str
    encoding: str
    bom: bytes

    def encode(self, text: str) -> bytes:
        """Return the bytes of a text in this encoding, behind the same byte order mark."""
        return self.bom + text.encode(self.encoding)


def decode(source: Source, encoding: str | None = None) -> Decoded:
    """Return the text of a source, decoded strictly.

    A byte order mark decides; then ``encoding``; then UTF-8. Raises SourceError
    for an empty file, a binary file, and bytes that the encoding does not have
    (with the offset of the first bad byte, counted from 0).
    """
    data = source.data
    if not data:
        raise SourceError("The file is empty.", "Remove it, or put the text of the report in it.")
    asked = _PLAIN.get((encoding or "utf-8").lower().replace("_", "-"), encoding or "utf-8")
    bom, chosen = next(
        ((mark, name) for mark, name in _BOMS if data.startswith(mark)), (b"", asked)
    )
    try:
        text = data[len(bom) :].decode(chosen)
        same = bom + text.encode(chosen) == data
    except UnicodeDecodeError as error:
        raise _undecodable(error, data, len(bom), chosen) from error
    except (LookupError, UnicodeError) as error:
        raise SourceError(
            f"The encoding {chosen!r} is not known.",
            "Give one that Python knows, such as utf-8, windows-1252, iso-8859-2 or koi8-r.",
        ) from error
    if not same:
        raise SourceError(
            f"The bytes could not be written again in {chosen}, which has several ways to do it.",
            "Save the file as UTF-8 and convert that.",
        )
    if (at := text.find("\0")) >= 0:
        if not bom and (wide := wide_encoding(data)) and wide != chosen:
            raise SourceError(*_unmarked(wide))
        raise SourceError(
            f"The file is binary, not text: it has a NUL character (offset {at}).",
            "Save the report as plain text (UTF-8) and convert that.",
            text.count("\n", 0, at) + 1,
        )
    if not _PRINTED.search(text):
        what = "white space and control characters" if text.strip() else "white space"
        raise SourceError(f"The file holds nothing but {what}.", "Remove it, or add the text.")
    return Decoded(text, chosen, bom)


def _undecodable(error: UnicodeDecodeError, data: bytes, skipped: int, chosen: str) -> SourceError:
    offset = error.start + skipped
    if not skipped and (wide := wide_encoding(data)) and wide != chosen:
        return SourceError(*_unmarked(wide))
    if b"\0" in data[:_LOOKED_AT] and not skipped:  # behind a mark of UTF-16, NUL bytes are text
        return SourceError(
            f"The file is binary, not text: byte {offset} cannot be read as {chosen}.",
            "Save the report as plain text (UTF-8) and convert that.",
        )
    line = data.count(b"\n", 0, offset) + 1
    return SourceError(
        f"Byte {offset} (0x{data[offset]:02x}) is not {chosen} text.",
        "Save the file as UTF-8, or name its encoding with --encoding (windows-1252, ...).",
        line,
    )


def _unmarked(wide: str) -> tuple[str, str]:
    return (
        f"The file seems to be {wide}, without the byte order mark that would tell it.",
        f"Save it as UTF-8, or say --encoding {wide}.",
    )
