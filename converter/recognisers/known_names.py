"""The names of a report while it is searched for them again: whole, and the words that stand alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from converter.recognisers.forms import PATRONYMIC, SEAT
from converter.recognisers.grammar import eastern_parts
from converter.recognisers.memory import MOST_REMEMBERED
from converter.recognisers.words import words_of
from converter.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from converter.recognisers.lexicon import Lexicon

LONGEST = 3
_PARTED = 3
# An apostrophe inside an East Asian syllable parts no two words (T’ae, Ch’oe, Ts’ai).
_ASPIRATED = regex(r"\b(?:K|P|T|Ch|Ts)[’'][^\W\d_]+")


class Ways(NamedTuple):
    """How a name may be printed again: its words, one word alone, a forename, what may be one."""

    whole: tuple[tuple[str, ...], ...] = ()
    alone: tuple[str, ...] = ()
    firsts: str = ""
    fore: str = ""


class Known:
    """The names of a report so far: whole ones, and the words that may stand for them alone."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Begin with no names."""
        self.lexicon = lexicon
        self.whole: dict[tuple[str, ...], str] = {}
        self.alone: dict[str, str] = {}
        self.firsts: set[str] = set()
        self.fore: set[str] = set()

    def add(self, text: str) -> None:
        """Take in a name as printed."""
        ways = ways_of(text, self.lexicon)
        for words in ways.whole:
            self.whole.setdefault(words, text)
        for word in ways.alone:
            self.alone.setdefault(word, text)
        if ways.firsts:
            self.firsts.add(ways.firsts)
        if ways.fore:
            self.fore.add(ways.fore)

    def words(self) -> set[str]:
        """Return the words of which one stands wherever a known name does."""
        return {words[0] for words in self.whole} | self.alone.keys() | self.firsts | self.fore


def ways_of(text: str, lexicon: Lexicon) -> Ways:
    """Return how a name may be printed again; what was found out is kept."""
    known = lexicon.ways.get(text)
    if known is None:
        if len(lexicon.ways) >= MOST_REMEMBERED:
            lexicon.ways.clear()
        known = lexicon.ways[text] = _ways_of(text, lexicon)
    return known


def _ways_of(text: str, lexicon: Lexicon) -> Ways:
    plain = text.replace("[", "").replace("]", "")
    texts = [shape(word.text) for word in words_of(plain, lexicon.small)]
    if not texts:
        return Ways()
    whole = (led(texts, lexicon),)
    if SEAT in texts[1:-1]:
        texts = texts[: texts.index(SEAT)]
    full = [one for one in texts if len(one) > 1 and capital(one)]
    if not full:
        return Ways(whole)
    if len(texts) == 1:
        second = _second(full[0])
        return Ways(whole, (full[0], second) if second.istitle() else (full[0],))
    if eastern_parts(texts, lexicon):
        # Ngô Đình Diệm is called Diệm.
        parted = texts[0] in lexicon.vietnamese and len(texts) == _PARTED
        return Ways(whole, (texts[0], texts[-1]) if parted else (texts[0],))
    last = full[0] if "," in plain else full[-1]
    if lexicon.is_given(last) and not lexicon.is_given(full[0]):
        last = full[0]
    doubles, middle = _doubles(texts, lexicon)
    first = full[0] if full[0] != last and lexicon.is_given(full[0]) else ""
    fore = full[0] if not first and full[0] == texts[0] != last else ""
    second = _second(last)
    alone = (last, second) if second[:1].isupper() else (last,)
    return Ways((*whole, *doubles), (*alone, *middle), first, fore)


def _second(word: str) -> str:
    """Return the second part of a double name, if it is long enough to stand alone."""
    second = word.partition("-")[2]
    return second if len(second) > LONGEST else ""


def _doubles(
    texts: Sequence[str], lexicon: Lexicon
) -> tuple[list[tuple[str, ...]], tuple[str, ...]]:
    """Return what is left of a long name without its forename (Artigas Bermejo), and its middle."""
    whole: list[tuple[str, ...]] = []
    middle: tuple[str, ...] = ()
    for at in range(1, len(texts) - 1):
        if nameless(texts[at], lexicon):
            continue
        whole.append(led(texts[at:], lexicon))
        if at == 1 and len(texts) == LONGEST and lexicon.is_given(texts[0]):
            middle = (texts[at],)
    parted = next((at for at in range(1, len(texts)) if texts[at] in lexicon.particle), 0)
    if parted:
        # Gotthelf von der Rapp is von der Rapp.
        whole.append(tuple(texts[parted:]))
    return whole, middle


def capital(text: str) -> bool:
    """Tell whether a word has its capital, perhaps behind an article: al-Harthi, d'Aubigny."""
    return text[0].isupper() or any(part[:1].isupper() for part in re.split("[-'’]", text)[1:])


def led(texts: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """Return the words of a name with its first particle small, as in a sentence: Von Rapp."""
    first, *rest = texts
    return (first.lower() if rest and first.lower() in lexicon.particle else first, *rest)


def nameless(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a word of a name cannot be a surname: a forename, an initial, a patronymic."""
    return (
        len(text) == 1
        or not capital(text)
        or lexicon.is_given(text)
        or bool(PATRONYMIC.search(text))
    )


def shape(text: str) -> str:
    """Return a word of a name with capitals as in running text (LAZAREV: Lazarev, T’AE: T’ae)."""
    if not text.isupper() or len(text) == 1:
        return text
    return _ASPIRATED.sub(lambda match: match.group().capitalize(), text.title())
