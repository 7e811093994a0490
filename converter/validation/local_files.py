"""Files that a schema names: local ones beside it only, read safely."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from converter.errors import SettingsError
from converter.parsed import safe_parser
from converter.regexes import regex

_ELSEWHERE = regex(r"[A-Za-z][A-Za-z0-9+.-]*:|/|\\")
DEPTH = 20
"""How deep files may include files: more is a circle."""


def parse(path: Path) -> etree._Element:
    """Return the root of an XML file, comments and DTD left out; raise SettingsError."""
    parser = safe_parser(bare=True)
    try:
        return etree.fromstring(path.read_bytes(), parser)
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror or error}.") from error
    except etree.XMLSyntaxError as error:
        raise SettingsError(
            f"{path}:{error.lineno}: is not well-formed XML: {error.msg}."
        ) from error


def beside(path: Path, href: str) -> Path:
    """Return the file that ``href`` in ``path`` names; raise SettingsError when it is not local."""
    if _ELSEWHERE.match(href):
        raise SettingsError(
            f"{path}: it includes {href!r}; only files with a relative path are read.",
            "Save that file beside it and name it by its relative path.",
        )
    return path.parent / unquote(href)
