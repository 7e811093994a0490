"""The lists that names are found with, read once: words, titles, contexts, the authority."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from converter import resources
from converter.authority import NOBODY, NUMBERS, Authority, Entry
from converter.recognisers.listed import Listed, with_authority
from converter.recognisers.lists import data_text, sections
from converter.recognisers.memory import remember

if TYPE_CHECKING:
    from converter.recognisers.forms import Form
    from converter.recognisers.known_names import Ways
    from converter.recognisers.offices import Kind

# Wm., Frant., Chas.: how many letters are left of a forename that is cut short.
_SHORTEST, _SHORT = 3, 5


@dataclass(frozen=True, slots=True)
class Titles:
    """The grammar of titles; every word in lower case."""

    honorific: frozenset[str]
    plural: frozenset[str]
    head: frozenset[str]
    office: frozenset[str]
    suffix: tuple[str, ...]
    modifier: frozenset[str]
    fixed: dict[str, tuple[tuple[str, ...], ...]]
    after: tuple[str, ...]
    preposition: frozenset[str]
    portfolio: frozenset[str]
    capital: frozenset[str]
    abbreviation: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the recognisers look up."""

    given: frozenset[str]
    weak: frozenset[str]
    eastern: frozenset[str]
    particle: frozenset[str]
    words: frozenset[str]
    places: frozenset[str]
    peoples: frozenset[str]
    things: frozenset[str]
    titles: Titles
    contexts: dict[str, frozenset[str]]
    authority: tuple[Entry, ...]
    small: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    vietnamese: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    # Places that are as often a surname: they stand in no other list.
    towns: frozenset[str] = frozenset()
    towns_weak: frozenset[str] = frozenset()
    bare: dict[str, Entry] = field(default_factory=dict)
    listed: Listed = field(default_factory=Listed)
    # What was asked of single words before: may it be a name, begin a title, look like a name.
    memo: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)
    begins: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)
    # The bare names of the authority by their first words.
    firsts: dict[str, list[tuple[str, ...]]] = field(
        default_factory=dict, compare=False, repr=False
    )
    joined: list[str] = field(default_factory=list, compare=False, repr=False)
    forms: dict[str, Form] = field(default_factory=dict, compare=False, repr=False)
    starts: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)
    goes_on: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)
    parting: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)
    pieces: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)
    cut: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)
    looks: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)
    kinds: dict[str, Kind] = field(default_factory=dict, compare=False, repr=False)
    ways: dict[str, Ways] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def load(cls, authority: str | None = None, own: Authority = NOBODY) -> Lexicon:
        """Read the lists, and lay the editors' authority over the list of the package.

        ``authority`` is the text of another list to use for that of the package.
        """
        given = sections("given.txt")
        more, towns = sections("forenames.txt"), sections("towns.txt")
        lists = sections("not_names.txt")
        titles = _titles(_toml("titles.toml"))
        contexts = {name: frozenset(words) for name, words in _toml("contexts.toml").items()}
        particle = frozenset(sections("particles.txt")[""])
        if authority is None:
            authority = resources.schema("authority.toml").read_text(encoding="utf-8")
        entries = tuple(_entry(item) for item in tomllib.loads(authority).get("person", []))
        pieces = {word for phrase in titles.after for word in phrase.split()}
        pieces |= {word for group in titles.fixed.values() for phrase in group for word in phrase}
        compounds = {f"{lead}-{word}" for lead in ("ex", "vice") for word in titles.office}
        compounds |= {f"ex-{word.title()}" for word in titles.office}
        never = lists["word"] | lists["place"] | lists["people"] | lists["thing"]
        # A forename that lost its accents may be a plain word (Osten): weak, before a surname only.
        accented = [name for name in given[""] if not name.isascii()]
        plain = {unaccented(name) for name in accented} - given[""] - more[""] - never
        given["weak"] |= {name for name in plain if len(name) > _SYLLABLE}
        small = titles.head | titles.modifier | titles.portfolio | titles.preposition
        lexicon = cls(
            given=frozenset().union(*given.values(), *more.values()),
            weak=frozenset(given["weak"] | more["weak"]),
            eastern=_eastern(),
            vietnamese=frozenset(sections("asian_surnames.txt")["vietnamese"]),
            known=frozenset(sections("surnames.txt")[""]),
            towns=frozenset(towns[""]),
            towns_weak=frozenset(towns["weak"]),
            particle=particle,
            words=frozenset(lists["word"]),
            places=frozenset().union(lists["place"], towns[""]),
            peoples=frozenset(lists["people"]),
            things=frozenset(lists["thing"]),
            titles=titles,
            contexts=contexts,
            authority=entries,
            small=small | particle | pieces | compounds | {"and", "d'Affaires", "d’Affaires"},
            never=frozenset(never | towns[""]),
        )
        return with_authority(lexicon, own)

    def is_given(self, word: str) -> bool:
        """Tell whether a word is a known forename, in capitals too."""
        if word in self.given or (word.isupper() and word.title() in self.given):
            return True
        # Jean-Paul, Karl-Heinz: forenames joined by a hyphen.
        return "-" in word and all(part in self.given for part in word.split("-"))

    def cuts_short(self, word: str) -> bool:
        """Tell whether a word, before a full stop, is a title or a forename cut short (Alex.)."""
        known = self.cut.get(word)
        if known is None:
            low = word.lower()
            title = low in self.titles.honorific or low in self.titles.abbreviation
            known = remember(self.cut, word, told=title or self._is_short(word))
        return known

    def _is_short(self, word: str) -> bool:
        if not _SHORTEST <= len(word) <= _SHORT or self.is_common(word):
            return False
        if not self.joined:
            self.joined.append("\n".join(("", *self.given)))
        # One search through all of them: a loop over the names takes a hundred times as long.
        return re.search(rf"\n{re.escape(word)}[^\n]{{2}}", self.joined[0]) is not None

    def is_common(self, word: str) -> bool:
        """Tell whether a word is known to be no name, in capitals too."""
        return word in self.never or (word.isupper() and word.capitalize() in self.never)


def unaccented(name: str) -> str:
    """Return a name without its accents, as many typists wrote it (Máire, Maire)."""
    apart = unicodedata.normalize("NFD", name.translate(_STROKES))
    return "".join(char for char in apart if not unicodedata.combining(char))


_SYLLABLE = 3
_STROKES = str.maketrans("łŁøØđĐ", "lLoOdD")


def _eastern() -> frozenset[str]:
    """Return the family names that stand first, with either apostrophe (T’ae, T'ae)."""
    names: set[str] = set().union(*sections("asian_surnames.txt").values())
    return frozenset(names | {name.replace("’", "'") for name in names})


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(data_text(name))


def _titles(table: dict[str, list[str]]) -> Titles:
    honorific = frozenset(table["honorific"] + table["honorific_plural"])
    office = frozenset(table["office"] + table["office_plural"])
    return Titles(
        honorific=honorific,
        plural=frozenset(table["honorific_plural"] + table["office_plural"]),
        head=honorific | office,
        office=office,
        suffix=tuple(table["suffix"]),
        modifier=frozenset(table["modifier"]),
        fixed=_phrases(table["fixed"]),
        after=tuple(table["after"]),
        preposition=frozenset(table["preposition"]),
        portfolio=frozenset(table["portfolio"]),
        capital=frozenset(table["capital"]),
        abbreviation=frozenset(table["abbreviation"]),
    )


def _phrases(phrases: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return expressions by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(group) for first, group in found.items()}


def _entry(item: dict[str, Any]) -> Entry:
    return Entry(
        id=item["id"],
        surname=item["surname"],
        given=tuple(item.get("given", ())),
        bare=tuple(item.get("bare", ())),
        idnos=tuple((kind, item[key]) for key, kind in NUMBERS.items() if key in item),
    )
