"""Read a layout file (TOML): every problem is told at once, with its line and what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from converter.errors import SettingsError
from converter.page_rules import HOMES, PageRules, Sign
from converter.page_rules.problems import find_problems
from converter.toml_text import line_of, read_table


def load(path: Path, taken: Sequence[str] = ()) -> PageRules:
    """Return what a layout file says; ``taken`` are the names of layouts that there are already.

    Raises SettingsError with every problem of the file, one a line.
    """
    table, text = read_table(path)
    problems = [
        (line_of(key, text) if key else 1, sentence)
        for key, sentence in find_problems(table, path.stem, taken)
    ]
    if problems:
        raise SettingsError("\n".join(f"{path}:{line}: {one}" for line, one in sorted(problems)))
    return _rules(table, path)


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
