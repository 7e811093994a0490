"""What the tagger knows of a word: named traits, the same for learning and for recognising.

A trait is a short string; a weight belongs to each in ``data/tagger.txt``. Those of
a word by itself and of its neighbours depend on the words alone, so that their sums
are kept; those of one occurrence are few.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from converter.reading.dates import MONTHS
from converter.recognisers.memory import MOST_REMEMBERED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from converter.recognisers.lexicon import Lexicon

_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_PLACING = frozenset(
    "in at from near into through via towards toward across outside around".split()
)
_BESIDE = frozenset(("with", "by", "and"))
_SHOWN = ("says", "hears", "alone_says", "person", "owned", "thing_before", "thing_after")
_LONG, _LONGER, _LONGEST = 3, 4, 8


def shape_of(text: str) -> str:
    """Return how a word is written: A (a letter), AA, AAA (capitals), Aa, A- (hyphen), AaA."""
    if len(text) == 1:
        return "A" if text.isupper() else "a"
    if text.isupper():
        return "AA" if len(text) <= _LONG else "AAA"
    if text.islower():
        return "aa"
    if text[1:].islower():
        return "Aa"
    return "A-" if "-" in text else "AaA"


class Traits:
    """The traits of words, by the lists of a lexicon."""

    def __init__(self, lexicon: Lexicon, plain: frozenset[str]) -> None:
        """Take the lists, and the words that are written small in the texts learned from."""
        self._lexicon = lexicon
        self._plain = plain
        self._listed: dict[str, tuple[str, ...]] = {}
        self.verbs = _printed(lexicon.contexts["says"] | lexicon.contexts["alone_says"])
        self._kept: dict[str, tuple[str, ...]] = {}
        self.leads: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._kinds = {
            word: tuple(name for name in _SHOWN if word in lexicon.contexts[name])
            for word in set().union(*(lexicon.contexts[name] for name in _SHOWN))
        }

    def listed(self, text: str) -> tuple[str, ...]:
        """Return the lists that a word stands in."""
        known = self._listed.get(text)
        if known is None:
            if len(self._listed) >= MOST_REMEMBERED:
                self._listed.clear()
            known = self._listed[text] = tuple(self._lists(text))
        return known

    def _lists(self, text: str) -> list[str]:
        lexicon, low = self._lexicon, text.lower()
        printed = text.capitalize() if text.isupper() else text
        lists = (
            ("given", lexicon.is_given(text)),
            ("weak", text in lexicon.weak),
            ("east", text in lexicon.eastern),
            ("known", text in lexicon.known),
            ("place", printed in lexicon.places),
            ("people", printed in lexicon.peoples),
            ("thing", printed in lexicon.things),
            ("word", printed in lexicon.words),
            ("honorific", low in lexicon.titles.honorific),
            ("office", low in lexicon.titles.office),
            ("modifier", low in lexicon.titles.modifier),
            ("particle", low in lexicon.particle),
            ("time", low in _DAYS or low in MONTHS),
        )
        return [name for name, there in lists if there]

    def kinds(self, token: str) -> tuple[str, ...]:
        """Return what a token beside a name is: a verb of saying, an office, a preposition."""
        known = self._kept.get(token)
        if known is None:
            if len(self._kept) >= MOST_REMEMBERED:
                self._kept.clear()
            known = self._kept[token] = self._kinds_of(token)
        return known

    def led(self, lead: tuple[str, ...]) -> tuple[str, ...]:
        """Return how the tokens before a run lead to it, as far as it is counted."""
        known = self.leads.get(lead)
        if known is None:
            if len(self.leads) >= MOST_REMEMBERED:
                self.leads.clear()
            known = self.leads[lead] = tuple(self._leading(lead))
        return known

    def _leading(self, lead: tuple[str, ...]) -> list[str]:
        if not lead:
            return []
        before = lead[0].lower()
        if before == "." and len(lead) > 1:
            before = lead[1].lower()
        kinds = self.kinds(before)
        found: list[str] = [kind for kind in ("honorific", "office", "placing") if kind in kinds]
        if before == "the" or before in _BESIDE:
            found.append("the" if before == "the" else "beside")
        return found

    def _kinds_of(self, token: str) -> tuple[str, ...]:
        if token.isdigit():
            return ("digit",)
        low = token.lower()
        titles = self._lexicon.titles
        found = list(self._kinds.get(low, ()))
        if low in titles.honorific:
            found.append("honorific")
        if low in titles.office:
            found.append("office")
        if low in _PLACING:
            found.append("placing")
        if not found:
            found = [ending for ending in ("ed", "ing", "ly") if low.endswith(ending)]
        return tuple(found)

    def own(self, text: str) -> list[str]:
        """Return the traits of a word by itself."""
        low = text.lower()
        found = ["w=" + low, "sh=" + shape_of(text), f"len={min(len(text), _LONGEST)}"]
        plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
        if len(plain) > _LONG:
            found += ["s3=" + plain[-3:], "s2=" + plain[-2:], "p2=" + plain[:2]]
        if len(plain) > _LONGER:
            found.append("s4=" + plain[-4:])
        found += ["in=" + name for name in self.listed(text)] or ["in=none"]
        if low in self._plain:
            found.append("plain")
        return found

    def neighbour(self, side: str, text: str) -> list[str]:
        """Return the traits of the word before (P) or behind (N) in the run."""
        names = [f"{side}in={name}" for name in self.listed(text)]
        return [f"{side}w={text.lower()}", f"{side}sh={shape_of(text)}", *names]

    def around(self, side: str, tokens: Sequence[str]) -> list[str]:
        """Return the traits of the tokens before (L) or after (R) the run, the nearest first."""
        if not tokens:
            return [side + "1=<>"]
        first = "0" if tokens[0].isdigit() else tokens[0].lower()
        found = [f"{side}1={first}", *(f"{side}c={kind}" for kind in self.kinds(tokens[0]))]
        if len(tokens) > 1:
            second = tokens[1].lower()
            found += [f"{side}2={second}", f"{side}12={first}_{second}"]
            found += [f"{side}2c={kind}" for kind in self.kinds(tokens[1])]
        return found

    def told(self, follow: Sequence[str]) -> list[str]:
        """Return the traits of what is told behind a comma: "Vensk, a clerk", "Vensk, weaver"."""
        if len(follow) < 2 or follow[0] != ",":  # noqa: PLR2004
            return []
        if follow[1] not in _ARTICLES:
            return ["comma=" + kind for kind in self.kinds(follow[1])]
        return ["app", *("app=" + kind for token in follow[2:4] for kind in self.kinds(token))]

    def is_plain(self, text: str) -> bool:
        """Tell whether the texts learned from have a word written small."""
        return text.lower() in self._plain


def _printed(words: Iterable[str]) -> frozenset[str]:
    """Return words as they may be printed."""
    return frozenset(shape for word in words for shape in (word, word.capitalize(), word.upper()))


_ARTICLES = frozenset("a an the our his her my".split())
