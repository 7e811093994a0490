"""What a row of an authority file says, and the sentences for what it may not say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from converter.authority import NUMBERS, Authority, Entry, Never
from converter.iso_date import is_iso_date
from converter.passage import ILLEGAL
from converter.regexes import regex

_ID = regex(r"[A-Za-z_][A-Za-z0-9_.-]*")
_YES = frozenset("yes y true 1 x".split())
_NO = frozenset(("", "no", "n", "false", "0"))
_FORMS: Mapping[str, tuple[str, str, str]] = {
    # The prefix of an address, the form of the number, and what is said of another one.
    "wikidata": (r"https?://www\.wikidata\.org/(?:wiki|entity)/", r"Q[1-9][0-9]*", "Q1394"),
    "viaf": (r"https?://(?:www\.)?viaf\.org/viaf/", r"[1-9][0-9]*", "12345678"),
    # The forms that the German National Library gives its numbers.
    "gnd": (
        r"https?://d-nb\.info/gnd/",
        r"1[0123]?[0-9]{7}[0-9X]|[47][0-9]{6}-[0-9]|[1-9][0-9]{0,7}-[0-9X]|3[0-9]{7}[0-9X]",
        "118640402",
    ),
}


@dataclass(frozen=True, slots=True)
class Row:
    """What one row (or one ``person``) says: the values of each field, and its line."""

    line: int
    values: Mapping[str, tuple[str, ...]]

    def first(self, field: str) -> str:
        """Return the one value of a field, "" when there is none."""
        return next(iter(self.values.get(field, ())), "")

    @property
    def never(self) -> bool:
        """Tell whether the row says that its names are never a person's."""
        return self.first("never").lower() in _YES

    @property
    def names(self) -> tuple[str, ...]:
        """Return every name of the row."""
        parts = (self.first("forename"), self.first("surname"))
        several = ("name", "variants", "alone")
        more = [name for field in several for name in self.values.get(field, ())]
        return tuple(dict.fromkeys(filter(None, (" ".join(filter(None, parts)), *more))))


def authority_of(file: str, rows: Sequence[Row]) -> tuple[Authority, list[tuple[int, str]]]:
    """Return what the rows of a file say, and every problem with its line."""
    problems = [(row.line, one) for row in rows for one in _problems(row)]
    problems += _twice(rows, "id", lambda row: row.values.get("id", ()), _SAME_ID)
    persons = [row for row in rows if not row.never]
    for field in NUMBERS:
        problems += _twice(persons, field, _number(field), _SAME_NUMBER)
    problems += _twice(persons, "alone", _bare, _SAME_ALONE)
    problems += _barred(rows)
    authority = Authority(
        tuple(_entry(row, f"{file}:{row.line}") for row in persons),
        tuple(Never(row.names, f"{file}:{row.line}", row.first("id")) for row in rows if row.never),
    )
    return authority, problems


_SAME_ID = "the id {0!r} is that of line {1} already; each row needs an id of its own."
_SAME_NUMBER = "the {2} {0!r} is that of line {1} already: are the two rows one person?"
_SAME_ALONE = (
    "{0!r} alone already means the person of line {1}; take it out of one of the two rows, "
    "or out of both: then the report decides, or it stays open."
)


def _bare(row: Row) -> tuple[str, ...]:
    return row.values.get("alone", ())


def _problems(row: Row) -> Iterator[str]:
    """Yield what is wrong with a row by itself."""
    for field, values in row.values.items():
        for value in values:
            if ILLEGAL.search(value):
                yield f"the {field} holds a control character, which XML cannot hold."
    if row.first("never").lower() not in _YES | _NO:
        yield f"never must be yes or empty; it is {row.first('never')!r}."
    named = (*row.names, *row.values.get("surname", ()))
    if not named:
        yield "the row has no name: fill surname (and forename), or name."
    elif not (row.never or row.first("surname") or row.first("name")):
        yield "the row has no surname: fill surname, or name with the whole name."
    for name in named:
        if not any(char.isalpha() for char in name):
            yield f"{name!r} is no name: it has no letters."
    if not row.first("id") and not row.never:
        wish = _proposed(row)
        hint = f"such as {wish}" if wish else "in small letters and hyphens"
        yield f"the row has no id: write one {hint}; the TEI points at the person by it."
    elif row.first("id") and not _ID.fullmatch(row.first("id")):
        yield (
            f"the id {row.first('id')!r} cannot be an XML name: it begins with a letter, then come "
            "letters without accents, digits, hyphens, points and underscores, and no spaces."
        )
    yield from _dates(row)
    yield from _numbers(row)


def _proposed(row: Row) -> str:
    words = (row.first("surname"), row.first("forename"), row.first("name"))
    plain = re.sub(r"[^a-z0-9]+", "-", " ".join(words[:2] if words[0] else words).lower())
    return plain.strip("-") if all(one.isascii() for one in words) else ""


def _dates(row: Row) -> Iterator[str]:
    born, died = row.first("born"), row.first("died")
    for field, value in (("born", born), ("died", died)):
        if value and not is_iso_date(value):
            yield (
                f"{field} must be a day, a month or a year (1894-04-17, 1894-04 or 1894); "
                f"it is {value!r}."
            )
    if all(map(is_iso_date, (born, died))) and died[:4] < born[:4]:
        yield f"died ({died}) is before born ({born})."


def _numbers(row: Row) -> Iterator[str]:
    for field, (_, form, example) in _FORMS.items():
        value = _plain_number(field, row.first(field))
        if value and not re.fullmatch(form, value):
            yield f"{field} must be a number such as {example}, or its address; it is {value!r}."


def _plain_number(field: str, value: str) -> str:
    """Return the number in an address, or the number itself."""
    return re.sub(rf"^(?:{_FORMS[field][0]})", "", value.strip()).rstrip("/")


def _number(field: str) -> Callable[[Row], tuple[str, ...]]:
    return lambda row: tuple(filter(None, (_plain_number(field, row.first(field)),)))


def _twice(
    rows: Sequence[Row], field: str, said: Callable[[Row], tuple[str, ...]], sentence: str
) -> Iterator[tuple[int, str]]:
    """Yield the rows that say what a row above them says already."""
    first: dict[str, Row] = {}
    for row in rows:
        for value in said(row):
            if (other := first.setdefault(value.casefold(), row)) is not row:
                yield row.line, sentence.format(value, other.line, field)


def _barred(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Yield the persons that have a name which another row says is never a person's."""
    never = {name.casefold(): row for row in rows if row.never for name in row.names}
    for row in rows:
        for name in () if row.never else row.names:
            if other := never.get(name.casefold()):
                yield row.line, f"{name!r} is never a person, says line {other.line}: keep one."


def _entry(row: Row, place: str) -> Entry:
    forename, surname, name = (row.first(one) for one in ("forename", "surname", "name"))
    if name and not surname and (parted := re.fullmatch(r"([^,]+), ?([^,]+)", name)):
        # Vensk, Tollo
        surname, forename, name = parted[1], forename or parted[2], ""
    return Entry(
        id=row.first("id"),
        surname=surname,
        given=(forename,) if forename else (),
        bare=row.values.get("alone", ()),
        idnos=tuple(
            (kind, number)
            for field, kind in NUMBERS.items()
            if (number := _plain_number(field, row.first(field)))
        ),
        forename=forename,
        name=name,
        variants=row.values.get("variants", ()),
        born=row.first("born"),
        died=row.first("died"),
        roles=row.values.get("role", ()),
        place=place,
    )
