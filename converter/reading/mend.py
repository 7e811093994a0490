"""Words and ordinals that the page split in two: where the split is sure, and what is taken out.

``even-`` / ``tually`` and ``1`` / ``st`` are one word each (survey, trap 3);
``anti-party`` and ``Port-Sabal`` are left alone. What is taken out is a hyphen
or a space; the side file puts it back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

from converter.passage import Passage
from converter.reading.sentences import ordinal_after
from converter.regexes import regex

_ORDINAL_END = regex(r"[ \n](?:st|nd|rd|th)(?!\w)")
_ORDINAL = regex(r"(?<![\d.,/-])(\d{1,3})([ \n])(st|nd|rd|th)(?=[\s.,;:)\]]|$)")
_HYPHEN = regex(r"(?<![\w-])([^\W\d_]{2,})-([ \n]?)([^\W\d_]{2,})(?![\w-])")
_SUSPENDED = frozenset("and or to nor as but und oder bis".split())
# Before these a hyphen may be the word's own.
_PREFIXES = frozenset(
    "anti counter non re co pre post pro ex semi self multi inter intra over under sub super ultra vice un mid neo pan "
    "quasi trans well ill all by out cross half so much arch bi extra hyper infra macro mega micro mini mono off on pseudo "
    "sino tri under up down high low long short great grand two three four five six seven eight nine ten".split()
)
# Second parts that mostly keep the hyphen before them: of a compound, not of a broken word.
_SECOND = frozenset(
    "general elect chief designate scale range term level class rank based born speaking called known held owned led ready "
    "century minded handed hearted eyed made bound friendly related wing tempered economic political military "
    "communist imperialist fascist colonial capitalist socialist aggression defence defense determination sufficient "
    "sufficiency reliance criticism confidence government interest sacrifice century year week month old page point "
    "meter metre kilometer kilometre mile ton member party nation national president minister chairman secretary".split()
)
_KEPT_AFTER_WORDS = frozenset("master keeper maker builder owner holder bearer".split())
_LONG_FIRST = 6
# What no English word is, though many end so.
_ENDING = regex(
    r"(?:t|s|c|n|l|r|d|g|m|b|p|v|f)?(?:tion(?:s|al|ally|ed|ing|ist|ists)?|sion(?:s)?|cial(?:ly)?|tual(?:ly)?|tive(?:ly|s)?|"
    r"ment(?:s|al)|ness(?:es)?|ture[sd]?|tural(?:ly)?|tical(?:ly)?|ically|ously|ingly|edly|ances?|ences?|"
    r"ized?|ised?|izing|ising|ization|isation|ities|bility|bilities|lish(?:ed|es|ing|ment)|nounc(?:e|ed|es|ing)|"
    r"ceiv(?:e|ed|es|ing)|quent(?:ly)?|sequent(?:ly)?|ternational|ganiz\w+|ganis\w+|vern(?:ment|ments|or|ors)|"
    r"publics?|resent(?:ed|ing|ative|atives)|cuss(?:ed|ion|ions|ing)|ssion(?:s)?|rected?|rection(?:s)?)"
    r"|ment|ing|ings|ity|ous|ly|ty|ry|cy|gy|ble|bles|tor|tors|ters?|ders?|gers?|bers?|ners?|lar|nal|tal|cal|cally|ral|rial|sive|"
    r"tic|tics|ture|ences?|ances?|tary|nary|tory|tories|lem|lems|tem|tems|gram|grams|dent|dents|ed|es"
)
_ONSET = regex(
    r"(?:b[lr]?|ch[lr]?|c[lr]?|d[rw]?|f[lr]?|g[hlnr]?|h|j|k[lnr]?|l|m|n|p[hlnrs]?|qu|r|rh|s|sc[hr]?|sh[r]?|sk|s[lmnpqtw]|"
    r"sp[hlr]|str|t[rsw]?|th[rw]?|v|wh?|wr|x|y|z)?[aeiouyà-ÿ]"
)
_LEAST_FIRST = 4
_SYLLABLE = regex(r"(?:[bcdfghjklmnprstwy]|ch|kk|tt|pp|ss|jj|sh)?[aeiouyŏŭ]{1,3}(?:ng?|[mlkpt])?")
_WINDOW = 12
_SURNAME = regex(r"(?:^|[^\w-])(?:[A-Z][a-z’'ŏŭ]{1,5}|[A-Z]{2,6}) $")

Joint = tuple[int, int, str]
"""A span to take out, and the kind of repair that it makes."""


class Words:
    """How often words stand on a page, hyphened ones whole, small letters and capitals apart.

    >>> words = Words(["The lamp-oil, the lamp."])
    >>> words["lamp"], words["lamp-oil"], words["Lamp"]
    (1, 1, 0)
    """

    def __init__(self, texts: Iterable[str] = ()) -> None:
        """Take the texts of a page; its words are counted when many are asked for."""
        self._text = "\n".join(texts)
        self._asked = 0

    def __getitem__(self, word: str) -> int:
        """Return how often a word stands there."""
        self._asked += 1
        if self._asked > _FEW:
            return self._all[word]
        return sum(self._whole(at, at + len(word)) for at in self._places(word))

    def has(self, word: str) -> bool:
        """Tell whether a word stands there."""
        self._asked += 1
        if self._asked > _FEW:
            return word in self._all
        return any(self._whole(at, at + len(word)) for at in self._places(word))

    def _places(self, word: str) -> Iterator[int]:
        at = self._text.find(word)
        while at >= 0:
            yield at
            at = self._text.find(word, at + 1)

    def _whole(self, start: int, end: int) -> bool:
        """Tell whether no letter goes on with a word, nor a hyphen and a letter."""
        before, after = self._text[max(0, start - 2) : start], self._text[end : end + 2]
        glued = is_letter(before[-1:]) or (before[-1:] == "-" and is_letter(before[:-1]))
        goes_on = is_letter(after[:1]) or (after[:1] == "-" and is_letter(after[1:]))
        return not (glued or goes_on)

    @cached_property
    def _all(self) -> Counter[str]:
        return Counter(_WORD.findall(self._text))


_FEW = 100
_WORD = regex(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def is_letter(char: str) -> bool:
    """Tell what a word is made of: no digit, no underscore."""
    return char.isalnum() and not char.isdecimal()


def may_split(text: str) -> bool:
    """Tell a text in which the ending of an ordinal number stands by itself."""
    return bool(_ORDINAL_END.search(text))


def joints(passage: Passage, words: Words) -> Iterator[Joint]:
    """Yield what parts a word or an ordinal of a passage in two: ordinals first, then hyphens.

    >>> list(joints(Passage("He even-tually left the 1 st anti-party Desk."), Words()))
    [(25, 26, 'ordinal'), (7, 8, 'hyphen')]
    """
    text = passage.text
    for found in _ORDINAL.finditer(text) if may_split(text) else ():
        if ordinal_after(found[1]) == found[3]:
            yield (*found.span(2), "ordinal")
    at = 0
    while (hyphen := text.find("-", at)) >= 0:
        first = hyphen
        while first > at and is_letter(text[first - 1]):
            first -= 1
        one = _HYPHEN.match(text, first) if first < hyphen else None
        at = one.start(3) if one else hyphen + 1
        joint = _hyphen(passage, one, words) if one else None
        if joint:
            yield joint


def _hyphen(passage: Passage, found: re.Match[str], words: Words) -> Joint | None:
    first, gap, second = found.groups()
    broken = bool(gap) and passage.line_at(found.start(1)) != passage.line_at(found.start(3))
    if not second.islower() or second in _SUSPENDED or (gap and not broken):
        return None
    hyphen = (found.end(1), found.start(3), "hyphen")
    whole = first + second
    prefixed = first.lower() in _PREFIXES
    if broken:
        compound = prefixed or words[f"{first}-{second}"] > 0
        alone = words[first] > 1 and len(first) >= _LEAST_FIRST and not _no_word(second)
        paired = second in _SECOND or (second in _KEPT_AFTER_WORDS and len(first) >= _LONG_FIRST)
        if (compound or alone or paired) and not words[whole]:
            # A compound that stood at a line's end keeps its hyphen.
            return (found.start(2), found.end(2), "hyphen")
        return hyphen
    if prefixed or words.has(first) or words.has(second) or words[f"{first}-{second}"] > 1:
        return None
    if _is_given(passage.text, found):
        return None
    small = first.islower() or (first.istitle() and not words[whole])
    if words[whole] or (small and first.islower() and _no_word(second)):
        return hyphen
    return None


def _is_given(text: str, found: re.Match[str]) -> bool:
    """Tell a given name of two syllables behind its surname: Baek Do-seok, elsewhere Doseok."""
    first, _, second = found.groups()
    syllables = first.istitle() and all(_SYLLABLE.fullmatch(one.lower()) for one in (first, second))
    before = text[max(0, found.start() - _WINDOW) : found.start()]
    return syllables and bool(_SURNAME.search(before))


def _no_word(part: str) -> bool:
    """Tell what can be no English word of its own: an ending, or a beginning that none has."""
    return bool(_ENDING.fullmatch(part)) or not _ONSET.match(part)
