"""What a run was told: the edition's own statements and the options of the command line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime
from difflib import get_close_matches
from pathlib import Path

from converter.errors import SettingsError
from converter.iso_date import is_iso_date
from converter.page_rules import PageRules
from converter.passage import ILLEGAL
from converter.toml_text import line_of, read_table

FORMATS = ("tei", "html", "text")


@dataclass(frozen=True, slots=True)
class Edition:
    """What the editors say of their edition; the header claims nothing that is not here."""

    title: str = ""
    publisher: str = ""
    licence: str = ""
    licence_url: str = ""
    base_url: str = ""
    editors: tuple[str, ...] = ()
    language: str = "en"
    date: str = ""


@dataclass(frozen=True, slots=True)
class Naming:
    """What is looked for in running text beside what the rules for persons find."""

    places: bool = True
    organisations: bool = True
    dates: bool = True
    tagger: bool = True
    spacy: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that decides the bytes of a conversion; picklable, so that it can travel."""

    edition: Edition = field(default_factory=Edition)
    only: tuple[str, ...] = FORMATS
    layout: str | PageRules | None = None
    encoding: str | None = None
    naming: Naming = field(default_factory=Naming)


def load(path: Path | None, environ: Mapping[str, str]) -> Edition:
    """Return what an ``edition.toml`` says, or the defaults when ``path`` is None.

    Raises SettingsError with every problem of the file, one a line. When no date
    is set, ``SOURCE_DATE_EPOCH`` of ``environ`` gives it.
    """
    edition = Edition() if path is None else _read(path)
    epoch = environ.get("SOURCE_DATE_EPOCH", "")
    if edition.date or not epoch:
        return edition
    try:
        moment = datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise SettingsError(
            f"SOURCE_DATE_EPOCH is {epoch!r}, which is no time in seconds since 1970.",
            "Unset it, or set date in edition.toml.",
        ) from error
    return replace(edition, date=moment.date().isoformat())


def _read(path: Path) -> Edition:
    table, text = read_table(path)
    problems = list(_outside(table, text))
    said = table.get("edition", {})
    if not isinstance(said, dict):
        problems.append((line_of("edition", text), "edition must be a table: [edition]."))
        said = {}
    for key, value in said.items():
        problems += [(line_of(key, text), problem) for problem in _problems(key, value)]
    if problems:
        raise SettingsError("\n".join(f"{path}:{line}: {one}" for line, one in sorted(problems)))
    values = {key: _plain(value) for key, value in said.items()}
    return Edition(**values)  # type: ignore[arg-type]  # _problems has looked at each


def _outside(table: Mapping[str, object], text: str) -> Iterator[tuple[int, str]]:
    """Yield what stands outside the table [edition], which is the only one."""
    for key in table:
        if key in _keys():
            yield line_of(key, text), f"the key {key!r} must stand under the heading [edition]."
        elif key != "edition":
            sentence = f"{key!r} is not known: the file has one table, [edition]."
            yield line_of(key, text), sentence


def _keys() -> list[str]:
    return [item.name for item in fields(Edition)]


def _plain(value: object) -> str | tuple[str, ...]:
    return (
        tuple(str(one).strip() for one in value) if isinstance(value, list) else str(value).strip()
    )


def _problems(key: str, value: object) -> Iterator[str]:
    if key not in (keys := _keys()):
        near = get_close_matches(key.replace("-", "_"), keys, n=1)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        yield f"the key {key!r} is not known.{hint} The keys are {', '.join(keys)}."
        return
    is_text = isinstance(value, str) or (key == "date" and type(value) is date)
    if key == "editors":
        if not (isinstance(value, list) and all(isinstance(name, str) for name in value)):
            yield 'editors must be a list of names: editors = ["A. Name", "B. Name"].'
            return
    elif not is_text:
        yield f'{key} must be text in quotation marks: {key} = "...".'
        return
    if ILLEGAL.search("".join(_plain(value))):
        yield f"{key} holds a control character, which XML cannot hold."
    rule, sentence = _RULES.get(key, (None, ""))
    if rule and value and not rule(str(value)):
        yield f"{key} {sentence}; it is {str(value)!r}."


def _is_language(value: str) -> bool:
    return bool(re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", value))


def _is_address(value: str) -> bool:
    return bool(re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", value))


_RULES: Mapping[str, tuple[Callable[[str], bool], str]] = {
    "date": (is_iso_date, "must be a day, a month or a year (2026-11-23, 2026-11 or 2026)"),
    "language": (_is_language, "must be a language code such as en or de"),
    "licence_url": (_is_address, "must be a web address that begins with https:// or http://"),
    "base_url": (_is_address, "must be a web address that begins with https:// or http://"),
}
