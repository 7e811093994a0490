"""Lists of places and of organisations: each name with the key of its entry."""

from __future__ import annotations

from functools import cache
from importlib import resources as packaged
from typing import TYPE_CHECKING, NamedTuple

from converter.recognisers.forms import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PLACES, ORGANISATIONS = "places.txt", "organisations.txt"

# Names in capitals are found too ("MOSCOW"), but not so short that they are an acronym.
_SHORTEST = 4
_HYPHENS = "-‐‑"


class Known(NamedTuple):
    """A name as it may be printed: the key of its entry; ``sure`` when it is nothing else."""

    text: str
    key: str
    sure: bool = True


Names = dict[str, tuple[Known, ...]]
"""Names by their first word, the longest first."""


class Gazetteer(NamedTuple):
    """A list of names, and what each entry is called."""

    names: Names
    titles: Mapping[str, str]
    words: Mapping[str, frozenset[str]]


@cache
def gazetteer(file: str) -> Gazetteer:
    """Return a list by the name of its file; what stands in ``words`` are its lists of single words."""
    known: list[Known] = []
    titles: dict[str, str] = {}
    words: dict[str, set[str]] = {}
    section = ""
    for line in _data(file).splitlines():
        if line.startswith("["):
            section = line.strip("[]")
            continue
        if not line or line.startswith("#"):
            continue
        if section in _LISTS:
            words.setdefault(section, set()).update(line.split())
            continue
        names = [name.strip() for name in line.split("|")]
        sure = not names[0].startswith("?")
        names[0] = names[0].lstrip("?")
        key = slug(names[0])
        titles[key] = names[0]
        known += [Known(name, key, sure or " " in name) for name in names]
    return Gazetteer(
        by_first_word(_spelled(known)),
        titles,
        {name: frozenset(group) for name, group in words.items()},
    )


_LISTS = frozenset(
    ("head", "mission", "alone", "adjective", "party", "front", "service", "assembly", "court", "army")
)  # fmt: skip


def by_first_word(known: Iterable[Known]) -> Names:
    """Return names by the word that they begin with."""
    found: dict[str, list[Known]] = {}
    for one in sorted(dict.fromkeys(known), key=lambda one: (-len(one.text), one.text)):
        found.setdefault(_first(one.text), []).append(one)
    return {first: tuple(group) for first, group in found.items()}


def known_at(names: Names, text: str, start: int, word: str) -> tuple[Known, int] | None:
    """Return the longest name that begins with this word of a text, and where it ends.

    >>> names = by_first_word([Known("New York", "new-york"), Known("New York City", "new-york")])
    >>> known_at(names, "in New York; ", 3, "New")
    (Known(text='New York', key='new-york', sure=True), 11)
    """
    for one in names.get(word, ()):
        if text.startswith(one.text, start):
            end = start + len(one.text)
            after = text[end : end + 1]
            if not (after.isalnum() or after in _HYPHENS) or not after:
                return one, end
    return None


def _first(name: str) -> str:
    """Return the first word of a name as a text is cut into words (``U.S.S.R.``: U, St.: St)."""
    word = name.partition(" ")[0]
    if "." in word:
        return word.partition(".")[0]
    word = word.partition("/")[0].rstrip(",'’")
    return word.removesuffix("'s").removesuffix("’s")


def _spelled(known: Iterable[Known]) -> Iterable[Known]:
    """Yield each name with either apostrophe, and in capitals."""
    for one in known:
        for text in dict.fromkeys((one.text, one.text.replace("'", "’"))):
            yield one._replace(text=text)
            if len(text) >= _SHORTEST and not text.isupper():
                yield one._replace(text=text.upper())


def _data(name: str) -> str:
    return (packaged.files("converter.recognisers") / "data" / name).read_text(encoding="utf-8")
