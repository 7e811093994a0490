"""The grammar of a name: which words following one another make one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from converter.recognisers.memory import remember
from converter.recognisers.romanization import are_syllables
from converter.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.words import Word

SPACES = (" ", "\u00a0")
_AFTER_INITIAL = (". ", ".", ".\u00a0")
SUFFIXES = frozenset(
    ["Jr", "Sr", "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "XXIII"]
)
_LONGEST = 5
_SYLLABLES = 8
_ACRONYM = 3
# SS-man, SS-Lagerleiter, X-rays, POWs.
LETTERED = regex(r"[A-Z]{2,3}-[A-Z]?[a-z]|[A-Z]-[a-z]|[A-Z]{2,}(?:s|man|men)$")
_VOWEL = regex(r"[AEIOUYÀ-ÖØ-Ý]")
_ROMAN = frozenset("I II III IV V VI VII VIII IX X XI XII".split())
# Words of the lists (the Viet Minh) that are syllables behind a Vietnamese family name.
_SYLLABLE = frozenset(("minh", "viet", "việt", "let", "so", "do"))
# Commission, partnership; I'm, don't, we've: no name ends so.
_NEVER = tuple("tion sion ship n't n’t i'm i’m 've ’ve 're ’re 'll ’ll".split())


class Name(Struct, frozen=True, gc=False):
    """A name as words ``first`` to ``last`` and as characters, brackets round a part included."""

    first: int
    last: int
    start: int
    end: int


def adjoins(words: Sequence[Word], index: int) -> bool:
    """Tell whether only a space, or an initial's stop, stands before a word."""
    before = words[index].before
    if before in SPACES:
        return True
    return before in _AFTER_INITIAL and index > 0 and _stopped(words[index - 1])


def _stopped(word: Word) -> bool:
    """Tell whether the full stop of a word ends no sentence."""
    return word.initial or word.text in SUFFIXES


def nameable(word: Word, lexicon: Lexicon) -> bool:
    """Tell whether a word may be part of a name: capitalised and not known to be anything else."""
    text = word.text
    if not word.capital:
        return False
    if word.initial:
        return True
    known = lexicon.memo.get(text)
    if known is None:
        known = remember(lexicon.memo, text, told=_may_name(text, lexicon))
    return known


def _may_name(text: str, lexicon: Lexicon) -> bool:
    """Tell the same of a capitalised word that is no initial."""
    if lexicon.is_given(text):
        return True
    if len(text) == 1 or lexicon.is_common(text) or text.lower().endswith(_NEVER):
        return False
    if text.isupper() and len(text) <= _ACRONYM and text.capitalize() not in lexicon.eastern:
        return False
    head = text.lower()
    if head in lexicon.titles.head or head in lexicon.titles.modifier:
        return text in lexicon.eastern
    if LETTERED.match(text):
        return False
    if "-" not in text:
        # Lindqvist is a name, Buddhist is none: the creeds of one word stand in the list.
        return not text.endswith("ism")
    if text.isupper() and any(
        len(part) <= _ACRONYM and not _VOWEL.search(part) for part in text.split("-")
    ):
        # DDG-SG: the mark of an office.
        return False
    if text.isupper() and any(part in _ROMAN for part in text.split("-")[1:]):
        # DE-I, HA-III: the mark of a department.
        return False
    # "Anglo-American", "Marxism-Leninism": a compound of words that are no names.
    return not all(
        part in lexicon.never or part.endswith(("ism", "ist")) for part in text.split("-")
    )


def name_at(words: Sequence[Word], index: int, lexicon: Lexicon) -> Name | None:
    """Return the longest name that begins with ``words[index]``; it has a word beside initials.

    Particles (van, de) stand between its words, and brackets round some of them:
    ``[Anastas] Mikoyan``, ``Nikita [Sergeevich] Khrushchev``.
    """
    word = words[index]
    plain = nameable(word, lexicon)
    at = index
    if not plain:
        first = _led(words, index, lexicon) or _surname_first(words, index, lexicon)
        if first is None:
            return None
        at = first
    opened = word.before.endswith("[")
    start = word.start
    last = at
    bracketed = False
    most = len(words) - 1
    while at < most and at - index < _LONGEST and not words[at].possessive:
        step = _next(words, at, lexicon)
        if step is None:
            break
        if opened:
            bracketed |= any("]" in words[k].before for k in range(at + 1, step + 1))
        at = last = step
    if last == index:
        return None if word.initial else Name(index, index, start, _end(word))
    while last > index and words[last].initial:
        last -= 1
    if words[last].initial or _department(words[index : last + 1]):
        return None
    if opened and bracketed:
        start -= 1
    return Name(index, last, start, _end(words[last]))


def _end(word: Word) -> int:
    """Return the end of a name that ends with a word; a full stop belongs to Jr."""
    return word.end + (word.dot and word.text in {"Jr", "Sr"})


def _department(words: Sequence[Word]) -> bool:
    """Tell two or three capitals and a Roman number: the department HA III."""
    if len(words) != 2:  # noqa: PLR2004
        return False
    first, second = (word.text for word in words)
    return second in _ROMAN and first.isupper() and len(first) <= _ACRONYM


def _led(words: Sequence[Word], index: int, lexicon: Lexicon) -> int | None:
    """Return the word of a name that a particle or a surname of one letter opens here.

    ``de Gaulle``, ``Von Papen``, ``Ó Briain``; ``O Sun-nam``.
    """
    text = words[index].text
    if text.lower() in lexicon.particle and text not in {"E", "Y"}:
        return _past_particles(words, index, lexicon)
    after = index + 1
    if len(text) == 1 and text in lexicon.eastern and after < len(words):
        left, hyphen, right = words[after].text.partition("-")
        if hyphen and left[:1].isupper() and right.islower() and adjoins(words, after):
            return after
    return None


def _surname_first(words: Sequence[Word], index: int, lexicon: Lexicon) -> int | None:
    """Return the second word of ``Park Chung Hee``, whose first is a plain word by itself."""
    after = index + 1
    if words[index].text not in lexicon.eastern or after >= len(words):
        return None
    left, hyphen, right = words[after].text.partition("-")
    if hyphen and left.istitle() and right.islower() and not words[index].opens:
        return after if adjoins(words, after) and nameable(words[after], lexicon) else None
    if after + 1 >= len(words):
        return None
    second, third = words[after], words[after + 1]
    joined = adjoins(words, after) and adjoins(words, after + 1)
    if not joined or words[index].dot or second.dot or second.text not in lexicon.eastern:
        return None
    short = third.capital and 1 < len(third.text) <= _SYLLABLES and nameable(third, lexicon)
    return after if short and nameable(second, lexicon) else None


def _next(words: Sequence[Word], at: int, lexicon: Lexicon) -> int | None:
    """Return the index of the next word of a name after ``words[at]``."""
    index = at + 1
    word = words[index]
    before = word.before
    if before == " " or _joined(words, index):
        text = word.text
        if text in SUFFIXES or nameable(word, lexicon):
            return index
        if _shouted_syllable(words, at, lexicon):
            return index
        known = lexicon.goes_on.get(text)
        if known is None:
            low = text.lower()
            known = low in _SYLLABLE or low in lexicon.particle
            remember(lexicon.goes_on, text, told=known)
        if not known:
            return None
        behind = (words[k].text.capitalize() for k in (at, at - 1) if k >= 0)
        if word.text.lower() in _SYLLABLE and any(one in lexicon.eastern for one in behind):
            return index
        if word.text.lower() in lexicon.particle:
            return _past_particles(words, index, lexicon)
    elif before == ", ":
        return index if word.text in {"Jr", "Sr"} else None
    elif before in {" [", ".[", ". ["}:
        return _past_bracket(words, index, lexicon)
    return None


def _shouted_syllable(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """Tell whether a short word behind ``words[at]`` is no acronym: TRAN DUC KHIEM."""
    front, word = words[at].text, words[at + 1].text
    return (
        front.isupper()
        and front.capitalize() in lexicon.eastern
        and 1 < len(word) <= _ACRONYM
        and word.isupper()
        and bool(_VOWEL.search(word[1:]))
        and not _ROMAN.intersection((word,))
        and at + 2 < len(words)
        and adjoins(words, at + 2)
        and words[at + 2].text.isupper()
    )


def _joined(words: Sequence[Word], index: int) -> bool:
    """Tell whether a word goes on with the name, perhaps after a bracket that ends."""
    if adjoins(words, index):
        return True
    before = words[index].before
    return before == "] " or (before == ".] " and words[index - 1].initial)


def _past_particles(words: Sequence[Word], index: int, lexicon: Lexicon) -> int | None:
    for at in range(index + 1, min(index + 4, len(words))):
        if not adjoins(words, at):
            return None
        if nameable(words[at], lexicon):
            return at
        if words[at].text.lower() not in lexicon.particle:
            return None
    return None


def _past_bracket(words: Sequence[Word], index: int, lexicon: Lexicon) -> int | None:
    """Return the word after a bracket that stands inside a name, else None."""
    for at in range(index, min(index + 3, len(words))):
        if not nameable(words[at], lexicon) or (at > index and not adjoins(words, at)):
            return None
        after = at + 1
        if after < len(words) and words[after].before in {"] ", ".] "}:
            return after if nameable(words[after], lexicon) and words[after].capital else None
    return None


def eastern(words: Sequence[Word], name: Name, lexicon: Lexicon) -> bool:
    """Tell whether a name puts the surname first, as Chinese, Korean and Vietnamese names do.

    ``Zhou Enlai``, ``Kim Il Sung``, ``Baek Do-seok``: short words, or a second word
    with a hyphen before a small letter; Mae Son-guk, though Mae is a forename elsewhere.
    """
    texts = [word.text for word in words[name.first : name.last + 1]]
    return eastern_parts(texts, lexicon)


def eastern_parts(texts: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell the same of the words of a name."""
    if len(texts) not in {2, 3} or any(len(text) == 1 for text in texts[1:]):
        return False
    first, *rest = texts
    if len(first) == 1 and "-" not in rest[0]:
        return False
    hyphen = len(rest) == 1 and any(
        left and right and right[0].islower() and right.islower()
        for left, _, right in (text.partition("-") for text in rest)
    )
    known = first in lexicon.eastern or (first.isupper() and first.capitalize() in lexicon.eastern)
    if hyphen:
        return known or not lexicon.is_given(first) or are_syllables(texts)
    short = all(len(text) <= _SYLLABLES for text in rest)
    return known and short and not any(_western(text, lexicon) for text in rest)


def _western(text: str, lexicon: Lexicon) -> bool:
    return lexicon.is_given(text) and text not in lexicon.eastern
