"""The archival citation: archive, place, collections, call number, translators, publication.

What is not understood stays in the verbatim citation and nowhere else.
"""

from __future__ import annotations

import re
from dataclasses import replace

from converter.model import Citation
from converter.reading.dates import find_dates
from converter.reading.nations import NATIONS, country_of, is_city

_URL = re.compile(r"<?(https?://[^\s<>]+?)>?(?=[\s.]*$|\s)")
_TITLE = re.compile(r"^\s*(?:\"([^\"]+)\"|“([^”]+)”),?\s*")
# A list of names ends with its sentence; the stop after an initial ("K. Lund") does not end it.
_END = r"(?=\.?\s*$|\.?\s*<|(?<!\b[A-Z])\.\s+[A-Z][a-z]{3,})"
_TRANSLATED = re.compile(
    r"(?:English )?[Tt]ranslat(?:ed|ion)(?: from [A-Z]\w+)?(?: for (?P<client>[^.]{2,60}?))? by (?P<names>.+?)"
    rf"{_END}"
)
_OBTAINED = re.compile(
    r"(?:Document )?(?:[Oo]btained|[Pp]rovided|[Cc]ontributed|[Pp]rocured)(?: and translated)?(?: for [^.]{2,60}?)?(?: to \w+)? by "
    rf"(?P<names>.+?)(?:{_END}|(?= and (?:translated|obtained)))"
)
_SITE = re.compile(r"Digital Archive$")
_ARCHIVE = re.compile(
    r"\b(?:Archiv\w*|Library|Museum|[Pp]apers|Records?|Collection|Institute|Foundation|Office|Ministry|"
    r"[A-Z]{3,})\b"
)
_CALL = re.compile(
    r"^(?:\S*\d|[A-Z]{1,6}[ /]\d|\w+ \d+/\d|(?:[Ff]ond|[Ff]\.|[Oo]pis|[Oo]p\.|[Dd]elo|[Dd]\.|[Ll]ist|[Ll]l?\.|RG|Record Group|[Bb]ox|[Ff]older|[Ff]ile|[Dd]ossier|[Cc]arton|"
    r"[Rr]eel|[Mm]appe|[Kk]ötet|PREM|FO|DY|[Ii]nv|p\.|pp\.)\s?\S*\d|[A-Z]+(?:-\w+){2,})"
)
_FUSED_CALL = re.compile(r"\s(?=(?:[Ff]ond|[Ff]\.|RG|[Bb]ox|[Oo]pis)\s?\d)")


def read_citation(text: str) -> Citation:
    """Return the parts of a citation that are understood.

    >>> read_citation('Ostrava State Archive, Legation Files, fond 3, delo 1. Translated by A. Lund').shelfmark
    'fond 3, delo 1'
    """
    rest = text.strip()
    url = _URL.search(rest)
    record = ""
    if url:
        rest = (rest[: url.start()] + rest[url.end() :]).strip()
        number = re.search(r"/(\d{4,})/?(?:[#?].*)?$", url[1])
        record = number[1] if number else ""
    found = Citation(url=url[1] if url else "", record=record)
    translated = _TRANSLATED.search(rest)
    if translated:
        found = replace(
            found,
            translators=names_in(translated["names"]),
            translated_for=(translated["client"] or "").strip(),
        )
    obtained = _OBTAINED.search(rest)
    if obtained:
        found = replace(found, obtained_by=names_in(obtained["names"]))
    stops = [one.start() for one in (translated, obtained) if one]
    rest = rest[: min(stops)] if stops else rest
    title = _TITLE.match(rest)
    if title:
        found = replace(found, title=(title[1] or title[2]).rstrip(","))
        rest = rest[title.end() :]
    dates = find_dates(rest[:40])
    if title and dates and dates[0].start == 0:
        found = replace(found, date=dates[0].text)
        rest = rest[dates[0].end :].lstrip(", ")
    return _archive(found, rest.strip())


def _archive(found: Citation, rest: str) -> Citation:
    """Read the archive, its place, the collections (outer before inner) and the call number."""
    parts = [part.strip() for part in re.split(r",\s+", rest) if part.strip()]
    parts = [piece for part in parts for piece in _FUSED_CALL.split(part)]
    site = next((part for part in parts if _SITE.search(part)), "")
    parts = [part for part in parts if part != site]
    found = replace(found, published_in=site)
    if not parts:
        return found
    call = next((i for i, part in enumerate(parts) if i and _CALL.match(part)), len(parts))
    shelfmark = ", ".join(parts[call:])
    if shelfmark.endswith(".") and not re.search(r"\b[^\W\d]\.$", shelfmark):
        shelfmark = shelfmark[:-1]
    repository, *collections = parts[:call] or [""]
    if not _ARCHIVE.search(repository):
        return found
    if call == len(parts):
        collections = [*collections[:-1], collections[-1].rstrip(".")] if collections else []
        repository = repository if collections else repository.rstrip(".")
    settlement = collections[0] if collections and is_city(collections[0]) else ""
    if settlement and len(collections) > 1 and collections[1] in NATIONS:
        key, country = NATIONS[collections[1]], collections[1]
        collections = [settlement, *collections[2:]]
    else:
        key, country = country_of(repository)
    return replace(
        found,
        repository=repository,
        settlement=settlement,
        country=country,
        country_key=key,
        collections=tuple(collections[1:] if settlement else collections),
        shelfmark=shelfmark,
    )


def names_in(text: str) -> tuple[str, ...]:
    """Return the names of a list ("A, B and C") apart.

    >>> names_in("Attila Koloss and Zita Zelk")
    ('Attila Koloss', 'Zita Zelk')
    """
    parts = re.split(r"\s*(?:,\s*(?:and\s+)?|;\s*|\s+and\s+|\s+&\s+)", text.strip())
    return tuple(part.strip() for part in parts if part.strip())
