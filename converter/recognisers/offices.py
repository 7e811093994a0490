"""The grammar of titles: ``Comrades``, ``Hungarian Ambassador to Cuba``, ``Minister of Trade``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, structs

from converter.recognisers.grammar import SPACES, name_at, nameable
from converter.recognisers.memory import MOST_REMEMBERED, remember
from converter.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Sight
    from converter.recognisers.words import Word

_LEADING = frozenset({"former", "ex", "late", "newly", "appointed", "personal"})
_JOINING = frozenset({"of", "the", "and", "for"})
_QUARTERS = frozenset({"north", "south", "east", "west"})
_UNDER = frozenset({"secretary", "secretaries"})
_TAIL = 9
_AFTER = regex(
    r",? (?:a\.\s?i\.|ad interim|pro tempore|emeritus|designate|elect)(?!\w)", re.IGNORECASE
)


MESSIEURS = frozenset({"M", "MM"})
_FORMS = ("Mme", "Mlle", "MM", "Monsieur", "Madame", "Mademoiselle")
_FRENCH = regex(r"\b(?:Mme|Mlle|Mmes|MM|Monsieur|Madame|Mademoiselle)\b")


def french(sight: Sight) -> bool:
    """Tell whether a report has French forms of address: then M. Dulac is Monsieur Dulac."""
    told = sight.told.get("french")
    if told is None:
        texts = [stretch.text for stretch in sight.stretches]
        whole = "\n\n".join(texts)
        told = any(map(whole.__contains__, _FORMS)) and _FRENCH.search(whole) is not None
        sight.told["french"] = told
    return told


class Title(Struct, frozen=True, gc=False):
    """A title as characters, the index of the word after it, and what kind it is."""

    start: int
    end: int
    next: int
    plural: bool
    office: bool


class Kind(NamedTuple):
    """What a word is by itself: in small letters, its part in a title, what expressions it opens."""

    low: str
    role: str | None
    phrases: tuple[tuple[str, ...], ...]


def title_at(
    words: Sequence[Word], index: int, text: str, lexicon: Lexicon, *, loose: bool = False
) -> Title | None:
    """Return the title that begins with ``words[index]``, with its tail where the tail is known.

    After a name (``loose``) small letters will do for every office.
    """
    start, head = _chain(words, index, lexicon, loose=loose)
    if head < 0 or words[head].possessive or start < 0 or start > head:
        return None
    titles = lexicon.titles
    office = any(
        low not in titles.honorific and low not in titles.modifier
        for low in [word.text.lower() for word in words[index : head + 1]]
    )
    end = words[head].end
    if words[head].dot and words[head].text.lower() in lexicon.titles.abbreviation:
        end += 1
    plural = words[head].text.lower() in lexicon.titles.plural
    following = head + 1
    if text[end : end + 1] in {" ", ","} and (fixed := _AFTER.match(text, end)):
        end = fixed.end()
        while following < len(words) and words[following].start < end:
            following += 1
    elif office:
        end, following = _tail(words, head, end, lexicon)
    return Title(words[start].start, end, following, plural, office)


def _chain(words: Sequence[Word], index: int, lexicon: Lexicon, *, loose: bool) -> tuple[int, int]:
    """Return the first word of the title that begins here, and the last of its heads; else -1."""
    at, head, start = index, -1, -1
    most = len(words)
    kinds = lexicon.kinds
    while at < most:
        word = words[at]
        if at > index and word.before not in SPACES and not _goes_on(words, at, lexicon):
            break
        kind = kinds.get(word.text) or _kind(word, lexicon)
        size = _fixed(words, at, kind.phrases) if kind.phrases else 0
        plain = not (size or loose or word.initial or kind.low == "under")
        role = kind.role if plain else "head" if size else _role(words, at, lexicon, loose=loose)
        if role is None:
            break
        if start < 0 and kind.low not in _LEADING:
            start = at
        at += size or 1
        if role == "head":
            head = at - 1
        if words[at - 1].possessive:
            break
    return start, head


def may_begin(word: Word, lexicon: Lexicon) -> bool:
    """Tell at a glance whether a title can begin with a word; most words cannot."""
    known = lexicon.begins.get(word.text)
    if known is None:
        known = remember(lexicon.begins, word.text, told=_may_begin(word, lexicon))
    return known


def _may_begin(word: Word, lexicon: Lexicon) -> bool:
    low = word.text.lower()
    titles = lexicon.titles
    if low in titles.head or low in titles.modifier or low in titles.fixed:
        return True
    if not word.capital:
        return "-" in low
    return (
        word.text in lexicon.peoples
        or word.text.isupper()
        or "-" in low
        or low.endswith(titles.suffix)
    )


def _kind(word: Word, lexicon: Lexicon) -> Kind:
    """Return what a word is by itself, and keep it."""
    if len(lexicon.kinds) >= MOST_REMEMBERED:
        lexicon.kinds.clear()
    low = word.text.lower()
    alone = structs.replace(word, initial=False)
    role = None if low == "under" else _role((alone,), 0, lexicon, loose=False)
    found = lexicon.kinds[word.text] = Kind(low, role, lexicon.titles.fixed.get(low, ()))
    return found


def _fixed(words: Sequence[Word], at: int, phrases: Iterable[tuple[str, ...]]) -> int:
    """Return how many words a fixed expression takes here ("Chief of Staff"), else 0."""
    for phrase in phrases:
        taken = words[at : at + len(phrase)]
        if tuple(word.text.lower() for word in taken) == phrase and all(
            word.before in SPACES for word in taken[1:]
        ):
            return len(phrase)
    return 0


def _goes_on(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    before, last = words[at].before, words[at - 1]
    if before in SPACES:
        return True
    return before in {". ", "."} and last.text.lower() in lexicon.titles.abbreviation


def _role(words: Sequence[Word], at: int, lexicon: Lexicon, *, loose: bool) -> str | None:
    """Return what a word does in a title: head, modifier, or nothing."""
    word, titles = words[at], lexicon.titles
    text = word.text
    low = text.lower()
    if word.initial and low not in titles.abbreviation:
        return None
    if text == "MS":
        # A motor ship.
        return None
    if low in titles.capital and not (word.capital or loose):
        # "deputy minister" is a title in small letters, "general talks" is none.
        return "modifier" if low in titles.modifier else None
    if low in titles.head:
        return "head"
    if low in titles.modifier:
        # "under Lady Lund" is no title, "under secretary" is one.
        plain = low == "under" and not (
            at + 1 < len(words) and words[at + 1].text.lower() in _UNDER
        )
        return None if plain else "modifier"
    if text in lexicon.peoples or (text.isupper() and text.capitalize() in lexicon.peoples):
        return "modifier"
    if text.isupper() and len(text) > 1 and text in lexicon.places:
        # USSR Ambassador, GDR Minister of Trade.
        return "modifier"
    if word.capital and low.endswith(titles.suffix):
        return "head"
    if "-" in low or "'" in low or "’" in low:
        return _compound(low, lexicon)
    return None


def _compound(low: str, lexicon: Lexicon) -> str | None:
    """Return what a compound does: ``Vice-President``, ``Secretary-General``, ``aide-de-camp``."""
    titles = lexicon.titles
    if (low,) in titles.fixed.get(low, ()):
        return "head"
    parts = low.split("-")
    if all(part in titles.head or part in titles.modifier for part in parts):
        return "head" if any(part in titles.head for part in parts) else "modifier"
    return None


def _tail(words: Sequence[Word], head: int, end: int, lexicon: Lexicon) -> tuple[int, int]:
    """Return the end of ``of Foreign Affairs``, ``to Cuba``, and the word after it.

    The tail ends where a name begins: at a known forename, an initial, a further
    title; else after the last word that is known to belong to an office or a place.
    """
    at = head + 1
    if at >= len(words) or words[at].before not in SPACES:
        return end, at
    preposition = words[at].text.lower() if words[head].text.isupper() else words[at].text
    if preposition not in lexicon.titles.preposition:
        return end, at
    known = head
    for index in range(at + 1, min(at + _TAIL, len(words))):
        if words[index].before not in SPACES:
            break
        if _begins_name(words, index, lexicon):
            return words[index - 1].end, index
        if not (_belongs(words[index], lexicon) or nameable(words[index], lexicon)):
            break
        belongs = _belongs(words[index], lexicon) or words[index - 1].text.lower() in _QUARTERS
        if belongs and words[index].text.lower() not in _JOINING:
            known = index
        if words[index].possessive:
            break
    if known == head:
        return end, len(words)
    return words[known].end, known + 1


def _begins_name(words: Sequence[Word], index: int, lexicon: Lexicon) -> bool:
    word = words[index]
    low = word.text.lower()
    if low in lexicon.titles.honorific and (word.capital or low not in lexicon.titles.capital):
        return True
    if not word.capital:
        return False
    if word.initial:
        return name_at(words, index, lexicon) is not None
    known = lexicon.is_given(word.text) or word.text in lexicon.eastern
    if not known or lexicon.is_common(word.text):
        return False
    name = name_at(words, index, lexicon)
    return name is not None and name.last > index


def _belongs(word: Word, lexicon: Lexicon) -> bool:
    text = word.text
    if text.lower() in lexicon.titles.portfolio:
        return True
    shape = text.capitalize() if text.isupper() else text
    if shape in lexicon.places or shape in lexicon.peoples or shape in lexicon.things:
        return True
    return shape.endswith("s") and shape[:-1] in lexicon.things
