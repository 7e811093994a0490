"""Files that editors write in TOML: read with a sentence for each fault, keys found by line."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from converter.errors import SettingsError


def read_table(path: Path) -> tuple[dict[str, object], str]:
    """Return what a TOML file says, and its text.

    Raises SettingsError when it cannot be read, or is not UTF-8 or not TOML.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
        return tomllib.loads(text), text
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: is not UTF-8 (byte {error.start}).") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: is not TOML: {error}.") from error


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
