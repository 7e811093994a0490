"""Read a layout file (TOML): every problem is told at once, with its line and what to do."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from converter.errors import SettingsError
from converter.page_rules import HOMES, PageRules, Sign
from converter.page_rules.problems import find_problems


def load(path: Path, taken: Sequence[str] = ()) -> PageRules:
    """Return what a layout file says; ``taken`` are the names of layouts that there are already.

    Raises SettingsError with every problem of the file, one a line.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
        table = tomllib.loads(text)
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: is not UTF-8 (byte {error.start}).") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: is not TOML: {error}.") from error
    problems = [
        (_line_of(key, text), sentence) for key, sentence in find_problems(table, path.stem, taken)
    ]
    if problems:
        raise SettingsError("\n".join(f"{path}:{line}: {one}" for line, one in sorted(problems)))
    return _rules(table, path)


def _line_of(key: str, text: str) -> int:
    """Return the line where a key is set (tomllib tells no positions), 1 when it is not there."""
    name = re.escape(key)
    found = re.search(rf"""^[ \t]*(?:\[+[ \t]*)?(["']?){name}\1[ \t]*[]=.]""", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found and key else 1


def _rules(table: Mapping[str, object], path: Path) -> PageRules:
    """Return the rules of a table in which there is no problem."""
    values: dict[str, object] = {
        key: table[key] for key in ("about", "flow", "summary") if key in table
    }
    for key in ("claims", "boilerplate"):
        listed = table.get(key, [])
        values[key] = tuple(_as_sign(one) for one in listed) if isinstance(listed, list) else ()
    for key in ("opens", "ends"):
        values[key] = _as_sign(table[key]) if key in table else None
    labels, head = table.get("labels", {}), table.get("head", ["title"])
    if isinstance(labels, dict):
        values["labels"] = tuple((_label(one), HOMES[home]) for one, home in labels.items())
    if isinstance(head, list):
        values["head"] = tuple(HOMES[home] for home in head)
    return PageRules(str(table.get("name", path.stem)), **values)  # type: ignore[arg-type]


def _as_sign(value: object) -> Sign:
    if isinstance(value, dict):
        ((kind, text),) = value.items()
        return Sign(kind, _label(text) if kind == "label" else text)
    return Sign("line", str(value))


def _label(text: str) -> str:
    return " ".join(text.split()).removesuffix(":").rstrip()
