"""Files that editors write in TOML: read with a sentence for each fault, keys found by line."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from converter.errors import SettingsError
from converter.source import wide_encoding


def read_table(path: Path) -> tuple[dict[str, object], str]:
    """Return what a TOML file says, and its text.

    Raises SettingsError when it cannot be read, or is not UTF-8 or not TOML.
    """
    try:
        return parse(path.read_bytes(), str(path))
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror or error}.") from error


def parse(data: bytes, name: str) -> tuple[dict[str, object], str]:
    """Return what the bytes of a TOML file say, and their text.

    Raises SettingsError with the file's ``name``, the line and what to do when they
    are not UTF-8 or not TOML.
    """
    if encoding := wide_encoding(data):
        raise SettingsError(f"{name}: is {encoding[:6].upper()}, not UTF-8.", _SAVE)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at, byte = data.count(b"\n", 0, error.start) + 1, data[error.start]
        raise SettingsError(f"{name}:{at}: is not UTF-8 (byte 0x{byte:02x}).", _SAVE) from error
    if "\n" not in text:
        text = text.replace("\r", "\n")  # as Macs once ended lines
    try:
        return tomllib.loads(text), text
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(*_no_toml(str(error), text, name)) from error
    except (RecursionError, ValueError) as error:  # brackets too deep, a number too long
        raise SettingsError(
            f"{name}: cannot be read: brackets stand too deep in each other, or a number is "
            "too long.",
            "No file of an edition needs that: look for a key held down.",
        ) from error


def _no_toml(said: str, text: str, name: str) -> tuple[str, str]:
    """Return where a file is not TOML and what is said of it, and what to do."""
    found = re.fullmatch(r"(.*?) \(at (?:line ([0-9]+), column ([0-9]+)|end of document)\)", said)
    if not found:
        return f"{name}: is not TOML: {said}.", ""
    lines = text.splitlines() or [""]
    at = min(int(found[2] or len(lines)), len(lines))
    place = f" at column {found[3]}" if found[2] else " at the end"
    curly = bool(re.search(r"=\s*[\[{]?\s*[“”„«»‘’]", lines[at - 1]))
    advice = _CURLY if curly else _QUOTE
    return f"{name}:{at}: is not TOML: {found[1]}{place}.", advice


_SAVE = "Save it again as plain text in UTF-8."
_CURLY = 'Text stands between straight quotation marks, not curly ones: title = "...".'
_QUOTE = 'A line is a [heading], or a key with its value: title = "...".'


def line_of(key: str, text: str, table: str = "") -> int:
    r"""Return the line where a key is set (tomllib tells no positions), below its table's heading.

    >>> line_of("date", '[edition]\ndate = "1962"')
    2
    >>> line_of("title", '[edition]\ntitle = "A"\n[names]\ntitle = "B"', "names")
    4
    """
    name = re.escape(key)
    heading = re.search(rf"^[ \t]*\[[ \t]*{re.escape(table)}[ \t]*\]", text, re.MULTILINE)
    if table and heading:
        at = text.count("\n", 0, heading.end())
        return at + line_of(key, text[heading.end() :])
    found = re.search(rf"""^[ \t]*(?:\[+[ \t]*)?(["']?){name}\1[ \t]*[]=.]""", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1
