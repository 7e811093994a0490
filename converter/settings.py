"""What a run was told: the edition's own statements and the options of the command line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime
from difflib import get_close_matches
from pathlib import Path

from converter.authority import NOBODY, Authority
from converter.errors import SettingsError
from converter.file_size import FORM, size_of
from converter.formats_and_files import FORMATS
from converter.iso_date import is_iso_date
from converter.page_rules import PageRules
from converter.passage import ILLEGAL
from converter.toml_text import line_of, read_table


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
    """What is looked for in running text beside what the rules for persons find.

    ``spacy`` names an installed package with a model of spaCy's; "": none is asked.
    """

    places: bool = True
    organisations: bool = True
    dates: bool = True
    tagger: bool = True
    spacy: str = ""


@dataclass(frozen=True, slots=True)
class TeiFile:
    """How TEI files are written.

    ``xml_model``: they name their schemas, for editing programs; ``source_lines``: each
    block and each name of a person says from which lines of the source it came.
    """

    xml_model: bool = True
    source_lines: bool = False


@dataclass(frozen=True, slots=True)
class Site:
    """What is made beside the pages, the registers and the index.

    ``search``: a search that needs no server program (the extra ``search``);
    ``corpus_text``: one text file of all documents; ``proof``: pages that set the
    edition beside its source, for editors.
    """

    search: bool = False
    corpus_text: bool = False
    proof: bool = False

    def joined(self, other: Site) -> Site:
        """Return what either asks for."""
        return Site(*(getattr(self, one.name) or getattr(other, one.name) for one in fields(Site)))


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that decides the bytes of a conversion; picklable, so that it can travel."""

    edition: Edition = field(default_factory=Edition)
    only: tuple[str, ...] = FORMATS
    layout: str | PageRules | None = None
    encoding: str | None = None
    naming: Naming = field(default_factory=Naming)
    authority: Authority = NOBODY
    tei: TeiFile = field(default_factory=TeiFile)
    site: Site = field(default_factory=Site)

    @property
    def searched(self) -> bool:
        """Return whether there is a search: it is asked for, and there are pages to be found."""
        return self.site.search and "html" in self.only

    @property
    def pages(self) -> tuple[str, ...]:
        """Return the pages of the edition beside those of its documents, as they are linked."""
        every = ("home", "browse", "persons", "places", "organisations")
        return (*every, *(("search",) if self.searched else ()), "about")


def load(path: Path | None, environ: Mapping[str, str]) -> tuple[Edition, Naming, TeiFile, Site]:
    """Return what an ``edition.toml`` says, or the defaults when ``path`` is None.

    Raises SettingsError with every problem of the file, one a line. When no date
    is set, ``SOURCE_DATE_EPOCH`` of ``environ`` gives it.
    """
    nothing = (Edition(), Naming(), TeiFile(), Site())
    edition, naming, file, site = nothing if path is None else _read(path)
    epoch = environ.get("SOURCE_DATE_EPOCH", "")
    if edition.date or not epoch:
        return edition, naming, file, site
    try:
        moment = datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise SettingsError(
            f"SOURCE_DATE_EPOCH is {epoch!r}, which is no time in seconds since 1970.",
            "Unset it, or set date in edition.toml.",
        ) from error
    return replace(edition, date=moment.date().isoformat()), naming, file, site


def unfit(edition: Edition, naming: Naming) -> list[str]:
    """Return what is wrong with an edition and a naming that were made in Python.

    >>> unfit(Edition(date="spring"), Naming())
    ["date must be a day, a month or a year (2026-11-23, 2026-11 or 2026); it is 'spring'."]
    """
    said: dict[str, Edition | Naming] = {"edition": edition, "names": naming}
    return [
        problem
        for table, one in said.items()
        for key in _TABLES[table]
        for problem in _problems(key, _as_written(getattr(one, key)), _TABLES[table])
    ]


def _as_written(value: object) -> object:
    """Return a value as a settings file writes it: a list where the settings hold a tuple."""
    return list(value) if isinstance(value, tuple) else value


def _read(path: Path) -> tuple[Edition, Naming, TeiFile, Site]:
    table, text = read_table(path)
    problems = list(_outside(table, text))
    said: dict[str, dict[str, object]] = {}
    for name, keys in _TABLES.items():
        values = table.get(name, {})
        if not isinstance(values, dict):
            problems.append((line_of(name, text), f"{name} must be a table: [{name}]."))
            values = {}
        said[name] = values
        for key, value in values.items():
            at = line_of(key, text, name)
            problems += [(at, one) for one in _problems(key, value, keys)]
    if problems:
        raise SettingsError("\n".join(f"{path}:{line}: {one}" for line, one in sorted(problems)))
    values = {key: _plain(value) for key, value in said["edition"].items()}
    switches = {
        key: value.strip() if isinstance(value, str) else value
        for key, value in said["names"].items()
    }
    # _problems has looked at each of them.
    return (
        Edition(**values),  # type: ignore[arg-type]
        Naming(**switches),  # type: ignore[arg-type]
        TeiFile(**said["tei"]),  # type: ignore[arg-type]
        Site(**said["site"]),  # type: ignore[arg-type]
    )


def exports(path: Path | None, known: Iterable[str]) -> tuple[str, ...]:
    """Return the exports that a run makes, as an ``edition.toml`` that ``load`` took names them.

    ``known`` are the names that there are; raises SettingsError for any other.
    """
    if path is None:
        return ()
    table, text = read_table(path)
    said: dict[str, list[str]] = table.get("exports", {})  # type: ignore[assignment]  # load looked
    wanted = tuple(dict.fromkeys(name.strip() for name in said.get("profiles", [])))
    names = tuple(known)
    lines = text.splitlines()
    first = line_of("profiles", text, "exports")
    problems = []
    for name in wanted:
        if name not in names:
            at = next((n for n in range(first, len(lines) + 1) if name in lines[n - 1]), first)
            near = get_close_matches(name, names, n=1)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            sentence = f"there is no export {name!r}.{hint} The exports are {', '.join(names)}."
            problems.append(f"{path}:{at}: {sentence}")
    if problems:
        raise SettingsError("\n".join(problems))
    return wanted


def max_size(path: Path | None) -> int | None:
    """Return the bytes that a report may have, as an ``edition.toml`` says; None: it does not."""
    if path is None:
        return None
    table, _ = read_table(path)
    said = table.get("reading")
    value = said.get("max_size") if isinstance(said, dict) else None
    return size_of(value) if isinstance(value, str) else None


def _outside(table: Mapping[str, object], text: str) -> Iterator[tuple[int, str]]:
    """Yield what stands outside the tables of the file."""
    for key in table:
        home = next((name for name, keys in _TABLES.items() if key in keys), "")
        if home and key not in _TABLES:
            yield line_of(key, text), f"the key {key!r} must stand under the heading [{home}]."
        elif key not in _TABLES:
            near = get_close_matches(key, _TABLES, n=1)
            hint = f" Did you mean [{near[0]}]?" if near else ""
            *others, last = (f"[{name}]" for name in _TABLES)
            tables = f"{', '.join(others)} and {last}"
            sentence = f"{key!r} is not known.{hint} The file has the tables {tables}."
            yield line_of(key, text), sentence


_TABLES: Mapping[str, tuple[str, ...]] = {
    "edition": tuple(item.name for item in fields(Edition)),
    "names": tuple(item.name for item in fields(Naming)),
    "tei": tuple(item.name for item in fields(TeiFile)),
    "site": tuple(item.name for item in fields(Site)),
    "exports": ("profiles",),
    "reading": ("max_size",),
}
_LISTS: Mapping[str, str] = {
    "editors": '["A. Name", "B. Name"]',
    "profiles": '["deposit"]',
}
_SWITCHES = frozenset(item.name for item in (*fields(Naming), *fields(TeiFile), *fields(Site))) - {
    "spacy"
}


def _plain(value: object) -> str | tuple[str, ...]:
    return (
        tuple(str(one).strip() for one in value) if isinstance(value, list) else str(value).strip()
    )


def _problems(key: str, value: object, keys: tuple[str, ...]) -> Iterator[str]:
    if key not in keys:
        near = get_close_matches(key.replace("-", "_"), keys, n=1)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        yield f"the key {key!r} is not known.{hint} The keys are {', '.join(keys)}."
        return
    if wrong := _wrong_type(key, value):
        yield wrong
        return
    if ILLEGAL.search("".join(_plain(value))):
        yield f"{key} holds a control character, which XML cannot hold."
    rule, sentence = _RULES.get(key, (None, ""))
    if rule and value and not rule(str(value).strip()):
        yield f"{key} {sentence}; it is {str(value)!r}."


def _wrong_type(key: str, value: object) -> str:
    """Return what is wrong with the kind of a value, else ""."""
    if key in _SWITCHES:
        switch = f"{key} must be true or false, without quotation marks: {key} = false."
        return "" if isinstance(value, bool) else switch
    if key in _LISTS:
        names = isinstance(value, list) and all(isinstance(name, str) for name in value)
        return "" if names else f"{key} must be a list of names: {key} = {_LISTS[key]}."
    is_text = isinstance(value, str) or (key == "date" and type(value) is date)
    return "" if is_text else f'{key} must be text in quotation marks: {key} = "...".'


def _is_language(value: str) -> bool:
    return bool(re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", value))


def _is_address(value: str) -> bool:
    return bool(re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", value))


def _is_package(value: str) -> bool:
    return bool(re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", value))


_RULES: Mapping[str, tuple[Callable[[str], bool], str]] = {
    "date": (is_iso_date, "must be a day, a month or a year (2026-11-23, 2026-11 or 2026)"),
    "language": (_is_language, "must be a language code such as en or de"),
    "licence_url": (_is_address, "must be a web address that begins with https:// or http://"),
    "base_url": (_is_address, "must be a web address that begins with https:// or http://"),
    "max_size": (lambda value: size_of(value) is not None, f"must be {FORM}"),
    "spacy": (_is_package, "must be the name of a package as Python imports it: en_core_web_sm"),
}
