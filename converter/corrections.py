"""The corrections that editors keep beside a report, in ``NAME.fix.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from converter.errors import CorrectionsError, SettingsError
from converter.passage import ILLEGAL
from converter.statements import EDITORS, NAMES, Statement, field_of, nearest_field, values_of
from converter.toml_text import line_of, parse
from converter.vocabulary import BRACKETS, LINES

SUFFIX = ".fix.toml"


@dataclass(frozen=True, slots=True)
class LineFix:
    """Say what a line is; ``text`` is the line or its beginning, ``at`` a line of the file."""

    text: str
    kind: str
    level: int
    occurrence: int
    at: int


@dataclass(frozen=True, slots=True)
class NoteFix:
    """Say where a note belongs: after these words (in this line, when one is given)."""

    n: str
    after: str
    line: str
    occurrence: int
    at: int


@dataclass(frozen=True, slots=True)
class BracketFix:
    """Say what a bracket is; ``text`` is the bracket as printed (in this line, when given)."""

    text: str
    kind: str
    line: str
    occurrence: int
    at: int


@dataclass(frozen=True, slots=True)
class Corrections:
    """Everything that the editors of a report say about it, and the name of their file."""

    name: str = ""
    layout: str = ""
    statements: tuple[Statement, ...] = ()
    lines: tuple[LineFix, ...] = ()
    notes: tuple[NoteFix, ...] = ()
    brackets: tuple[BracketFix, ...] = ()


NONE = Corrections()

_TABLES: Mapping[str, Mapping[str, str]] = {
    "line": {"text": "text", "is": "text", "level": "number", "occurrence": "number"},
    "note": {"n": "text", "after": "text", "line": "text", "occurrence": "number"},
    "bracket": {"text": "text", "is": "text", "line": "text", "occurrence": "number"},
}
_NEEDED = {"line": ("text", "is"), "note": ("n", "after"), "bracket": ("text", "is")}
_WORDS: Mapping[str, Mapping[str, str]] = {"line": LINES, "bracket": BRACKETS}
_DEEPEST = 6

Problem = tuple[int, str]


def read(data: bytes, name: str) -> Corrections:
    """Return the corrections in the bytes of a file; ``name`` is what the file is called.

    Raises CorrectionsError with every problem of the file, one a line.
    """
    try:
        table, text = parse(data, name)
    except SettingsError as error:
        raise CorrectionsError(error.what, error.remedy) from error
    problems = list(_problems_of_head(table, text))
    for kind in _TABLES:
        problems += _problems_of_tables(kind, table.get(kind, []), text)
    if problems:
        raise CorrectionsError("\n".join(f"{name}:{at}: {one}" for at, one in sorted(problems)))
    return Corrections(
        name,
        " ".join(str(table.get("layout", "")).split()),
        tuple(_statements(table, text, name)),
        tuple(
            LineFix(one["text"], one["is"], one.get("level", 0), one.get("occurrence", 0), at)
            for at, one in _entries("line", table, text)
        ),
        tuple(
            NoteFix(one["n"], one["after"], one.get("line", ""), one.get("occurrence", 0), at)
            for at, one in _entries("note", table, text)
        ),
        tuple(
            BracketFix(one["text"], one["is"], one.get("line", ""), one.get("occurrence", 0), at)
            for at, one in _entries("bracket", table, text)
        ),
    )


def _entries(kind: str, table: Mapping[str, object], text: str) -> Iterator[tuple[int, dict]]:  # type: ignore[type-arg]  # what they hold has been looked at
    """Yield the tables of one kind, each with the line of its heading."""
    found = table.get(kind, [])
    if isinstance(found, list):
        yield from zip(_lines_of(kind, text), found, strict=False)


def _lines_of(kind: str, text: str) -> list[int]:
    heads = re.finditer(rf"^[ \t]*\[\[[ \t]*[\"']?{kind}[\"']?[ \t]*\]\]", text, re.MULTILINE)
    return [text.count("\n", 0, head.start()) + 1 for head in heads]


def _statements(table: Mapping[str, object], text: str, name: str) -> Iterator[Statement]:
    for key, value in table.items():
        field = field_of(key)
        if not field or key in _TABLES or key == "layout":
            continue
        parts = value if isinstance(value, list) else [str(value)]
        values = tuple(one for part in parts for one in values_of(field, str(part)))
        if values:
            yield Statement(field, values, EDITORS, f"{name}:{line_of(key, text)}")


def _problems_of_head(table: Mapping[str, object], text: str) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for key, value in table.items():
        at = line_of(key, text)
        if key in _TABLES:
            continue
        field = key if key == "layout" else field_of(key)
        if not field:
            yield at, _unknown(key)
            continue
        if field in seen:
            yield at, f"{seen[field]!r} and {key!r} both say the {field}."
        seen[field] = key
        texts = value if isinstance(value, list) else [value]
        if not all(
            isinstance(one, str) or (field == "date" and type(one) is date) for one in texts
        ):
            yield at, f'{key} must be text in quotation marks: {key} = "...".'
        elif any(ILLEGAL.search(str(one)) for one in texts):
            yield at, f"{key} holds a control character, which XML cannot hold."
        elif field == "url" and not re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", str(value)):
            yield at, f"{key} must begin with https:// or http://; it is {value!r}."


def _unknown(key: str) -> str:
    tables = [*_TABLES, "layout"]
    near = next(iter(get_close_matches(key.rstrip("s"), tables, n=1)), "") or nearest_field(key)
    near = f"[[{near}]]" if near in _TABLES else repr(near) if near else ""
    hint = f" Did you mean {near}?" if near else ""
    heads = ", ".join(f"[[{one}]]" for one in _TABLES)
    return f"{key!r} is not known.{hint} There are layout, {', '.join(NAMES)}, and {heads}."


def _problems_of_tables(kind: str, found: object, text: str) -> Iterator[Problem]:
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        yield line_of(kind, text), f"each {kind} is a table of its own, under [[{kind}]]."
        return
    heads = [*_lines_of(kind, text), *(1 for _ in found)]
    for at, one in zip(heads, found, strict=False):
        for key, value in one.items():
            yield from ((at, problem) for problem in _problems_of_key(kind, key, value))
        for key in _NEEDED[kind]:
            if key not in one:
                yield at, f"this [[{kind}]] has no {key!r}: it needs {' and '.join(_NEEDED[kind])}."


def _problems_of_key(kind: str, key: str, value: object) -> Iterator[str]:
    known = _TABLES[kind]
    if key not in known:
        near = next(iter(get_close_matches(key, known, n=1)), "")
        hint = f" Did you mean {near!r}?" if near else ""
        yield f"{key!r} is not known in [[{kind}]].{hint} There are {', '.join(known)}."
    elif known[key] == "number":
        if type(value) is not int or value < 1:
            yield f"{key} must be a number from 1 on; it is {value!r}."
        elif key == "level" and value > _DEEPEST:
            yield f"level is a number from 1 to {_DEEPEST}; it is {value}."
    elif not isinstance(value, str) or not value.strip():
        yield f'{key} must be text in quotation marks: {key} = "...".'
    elif kind == "bracket" and key == "text" and not re.fullmatch(r"\[.*\]", value, re.DOTALL):
        yield f"text must be the bracket with its signs: [{value}]."
    elif key == "is" and value not in (words := _WORDS[kind]):
        near = next(iter(get_close_matches(value.lower(), words, n=1)), "")
        hint = f" Did you mean {near!r}?" if near else ""
        yield f"a {kind} cannot be {value!r}.{hint} It can be {', '.join(words)}."
