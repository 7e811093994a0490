"""Whether two spellings are one name in two romanizations: Wade-Giles and pinyin, or Korean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from converter.regexes import regex

_APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ‘`ʻ", "'"))
_APART = regex(r"[\s-]+")
_INITIAL = r"ch'?|hs|sh|ss|sz|t[sz]'?|[ptk]'?|[fhjlmnswy]"
_SYLLABLE = regex(rf"(?:{_INITIAL}|kh|zh|[bcdgqrxz])?[aeiouü]{{1,4}}(?:ng|[nmlptkrh])?")
_WADE = regex(rf"({_INITIAL})?([aeiouü]{{1,4}}(?:ng|rh|[nh])?)")
_PLAIN = {"p": "b", "t": "d", "k": "g", "ts": "z", "tz": "z", "ch": "zh",
          "hs": "x", "j": "r", "ss": "s", "sz": "s"}  # fmt: skip
_ASPIRATED = {"p'": "p", "t'": "t", "k'": "k", "ts'": "c", "tz'": "c", "ch'": "ch"}
_FINALS = {"ih": "i", "ien": "ian", "ieh": "ie", "üeh": "ue", "ung": "ong", "iung": "iong",
           "uei": "ui", "eh": "e", "erh": "er"}  # fmt: skip
_WHOLE = {"i": "yi", "o": "e", "yen": "yan", "yu": "you", "yung": "yong"}
# How romanizations of Korean differ: plain consonants, eo and eu, and r after ng.
_KOREAN = (("eo", "o"), ("eu", "u"), ("oo", "u"), ("ee", "i"), ("sh", "s"), ("ch", "j"),
           ("(?<!n)g", "k"), ("d", "t"), ("b", "p"), ("l", "r"), ("ngr", "ngn"))  # fmt: skip
_SYLLABLES = 3


def are_syllables(words: Sequence[str]) -> bool:
    """Tell whether each word, at hyphens, can be one syllable of a Chinese or Korean name.

    >>> are_syllables(["Juan", "Chih-ch'ing"]), are_syllables(["Sam", "Hous-ton"])
    (True, False)
    """
    return all(_SYLLABLE.fullmatch(_small(part)) for word in words for part in word.split("-"))


def romanized_alike(one: Sequence[str], other: Sequence[str], *, loose: bool = False) -> bool:
    """Tell whether two names, the surname first, are one in Wade-Giles and in pinyin.

    ``loose``, within one report: or one in two romanizations of Korean.

    >>> romanized_alike(("Juan", "Chih-ch'ing"), ("Ruan", "Zhiqing"))
    True
    >>> romanized_alike(("Pyo", "Tong-rim"), ("Pyo", "Dong", "Rim"), loose=True)
    True
    """
    left, right = " ".join(one), " ".join(other)
    if _joined(left) in {_pinyin(right), _joined(right)} or _pinyin(left) == _joined(right):
        return True
    several = max(len(_APART.split(left)), len(_APART.split(right))) == _SYLLABLES
    return loose and several and _korean(left) == _korean(right)


def in_pinyin(words: Sequence[str]) -> str:
    """Return a name in small letters, one in Wade-Giles turned into pinyin.

    >>> in_pinyin(("Juan", "Chih-ch'ing")), in_pinyin(("Ruan", "Zhiqing"))
    ('ruanzhiqing', 'ruanzhiqing')
    """
    name = " ".join(words)
    return _pinyin(name) or _joined(name)


def spellings(words: Sequence[str]) -> frozenset[str]:
    """Return the spellings of a name, the surname first: of names that are alike one is the same.

    >>> spellings(("Juan", "Chih-ch'ing")) & spellings(("Ruan", "Zhiqing"))
    frozenset({'ruanzhiqing'})
    """
    name = " ".join(words)
    return frozenset(filter(None, (_pinyin(name), _joined(name))))


@lru_cache(maxsize=4096)
def _pinyin(name: str) -> str:
    """Return a name of Wade-Giles syllables in pinyin, "" when it cannot be one."""
    if "-" not in name and "'" not in _small(name):
        return ""
    found = []
    for syllable in _APART.split(_small(name)):
        match = _WADE.fullmatch(syllable)
        if match is None:
            return ""
        found.append(_syllable(match[1] or "", match[2]))
    return "".join(found).replace("ü", "u")


def _syllable(initial: str, final: str) -> str:
    if initial + final in _WHOLE:
        return _WHOLE[initial + final]
    if initial in {"ch", "ch'"} and final[0] in "iü" and final != "ih":
        begin = "q" if initial.endswith("'") else "j"
    else:
        begin = _ASPIRATED.get(initial) or _PLAIN.get(initial, initial)
    end = _FINALS.get(final, final)
    if final == "o":
        # ko is ge, to is duo; po and mo stay.
        end = "e" if initial in {"k", "k'", "h"} else "o" if begin in {"b", "p", "m", "f"} else "uo"
    if final == "u" and initial.startswith(("ts", "tz", "ss", "sz")):
        end = "i"
    return begin + end


@lru_cache(maxsize=4096)
def _korean(name: str) -> str:
    text = _joined(name)
    for printed, common in _KOREAN:
        text = re.sub(printed, common, text)
    return text


def _joined(name: str) -> str:
    return re.sub(r"[^a-zü]", "", _small(name)).replace("ü", "u")


def _small(text: str) -> str:
    """Return a word in small letters; of its accents only that of ü is kept."""
    plain = unicodedata.normalize("NFD", text.translate(_APOSTROPHES).lower())
    kept = plain.replace("u\N{COMBINING DIAERESIS}", "ü")
    return "".join(char for char in kept if not unicodedata.combining(char))
