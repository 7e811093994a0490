"""Full names: forename or initials and surname, an East Asian name, a surname first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.recognisers.forms import IRISH, PATRONYMIC
from converter.recognisers.grammar import SPACES, Name, adjoins, eastern, nameable
from converter.recognisers.marking import person
from converter.recognisers.offices import MESSIEURS, french
from converter.recognisers.things import names_thing
from converter.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Found, Sight, Stretch
    from converter.recognisers.words import Word

_TWO = 2
_SHORT = 4
_MANY = 3
# A surname is turned round in a list, not behind a preposition: in HAVANA, Vera said.
_TOPIC = regex(r"(?:\b(?:in|at|from|to|near|of|by|with|and)|,) $")
_NEAR = 8
_PARTS = frozenset("Annex Appendix Attachment Part Section Group Schedule Plan Point Item".split())
_OPENERS = ("ly", "ing", "ed", "ward", "wards", "ion", "less", "where", "wise", "ers", "nts")
# The Victoria Cross; Victoria Cross would be somebody.
_HONOURS = frozenset({"Cross", "Star"})
_OVER = regex(r"\s*(?:[,;:.)(\]—–\n]|$)")
_LISTED = frozenset({"participants", "signed", "address", "item", "distribution", "typist"})


def find(sight: Sight, lexicon: Lexicon) -> Iterator[Found]:
    """Yield names that are known by their own words."""
    rows = sum(_is_row(stretch, lexicon) for stretch in sight.stretches)
    messieurs = french(sight)
    for stretch in sight.stretches:
        words = stretch.words
        if listed := _indexed(stretch, lexicon, many=rows >= _MANY):
            yield listed
            continue
        past = 0
        for index, name in stretch.named(lexicon):
            if index < past:
                continue
            if turned := _turned(stretch, name, lexicon):
                yield person(stretch, turned, "high", ("full-name",), "surname, forename")
                past = turned.last + 1
                continue
            if messieurs and words[index].text in MESSIEURS and words[index].dot:
                # M. Dulac is Monsieur Dulac: the titles find him.
                continue
            found = _judge(stretch, name, lexicon)
            if found is None and name.last > name.first and words[name.first].opens:
                # A word that opens a sentence may hide a name: "Interestingly Karel Dub ...".
                continue
            if found is not None and not names_thing(words, name, stretch.text, lexicon):
                yield found
            past = name.last + 1


def _judge(stretch: Stretch, name: Name, lexicon: Lexicon) -> Found | None:
    """Return the mark for a run of capitalised words, if it is a person's name."""
    if name.last == name.first:
        return _forename(stretch, name, lexicon)
    words = stretch.words[name.first : name.last + 1]
    texts = [word.text for word in words]
    first, last = words[0], words[-1]
    if stretch.text[name.start : name.end] in lexicon.contexts["town"]:
        return None
    if first.initial:
        return _initials(stretch, name)
    if eastern(stretch.words, name, lexicon) and not (
        first.opens and lexicon.is_common(first.text)
    ):
        sure = any("-" in text for text in texts) or len(texts) > _TWO
        return person(
            stretch, name, "high" if sure else "medium", ("full-name",), f"surname {texts[0]} first"
        )
    if first.text.lower() in lexicon.titles.honorific and lexicon.is_given(words[1].text):
        # Don Alonso: a form of address, though there are Dons.
        return None
    if last.text in _HONOURS and stretch.text.endswith("the ", 0, name.start):
        return None
    if lexicon.is_given(first.text) or first.text.endswith("né"):
        weak = first.text in lexicon.weak
        return person(
            stretch, name, "medium" if weak else "high", ("full-name",), f"forename {first.text}"
        )
    if any(word.text in IRISH for word in words[:-1]):
        return person(stretch, name, "medium", ("full-name",), "an Irish surname")
    if any(word.initial for word in words[1:-1]):
        return person(stretch, name, "medium", ("full-name",), "a middle initial")
    if lexicon.is_given(last.text) and last.text not in lexicon.weak and len(words) == _TWO:
        # Dubár János came: no adverb and no plural opens the sentence.
        odd = last.text.isupper() and not first.text.isupper()
        plain = first.opens and (odd or first.text.endswith(_OPENERS))
        if not plain or stretch.place in _LISTED:
            return person(stretch, name, "medium", ("full-name",), f"forename {last.text} last")
    return None


def _is_row(stretch: Stretch, lexicon: Lexicon) -> bool:
    """Tell whether a line is only two words with a comma between them that may be names."""
    words = stretch.words
    if len(words) != _TWO or words[0].start or words[1].before != ", ":
        return False
    rest = stretch.text[words[1].end :].strip(" .;")
    return not rest and nameable(words[0], lexicon) and nameable(words[1], lexicon)


def _indexed(stretch: Stretch, lexicon: Lexicon, *, many: bool) -> Found | None:
    """Return the name of a line that is only ``Vensk, Klara``; in a list any forename will do."""
    if not _is_row(stretch, lexicon):
        return None
    words = stretch.words
    if not many and not lexicon.is_given(words[1].text):
        return None
    name = Name(0, 1, 0, words[1].end)
    return person(stretch, name, "medium", ("full-name",), "surname, forename")


def _turned(stretch: Stretch, name: Name, lexicon: Lexicon) -> Name | None:
    """Return ``VENSK, Klara``: a surname in capitals, a known forename, nothing more."""
    words, after = stretch.words, name.last + 1
    surname = words[name.last].text
    if name.first != name.last or not surname.isupper() or len(surname) < _SHORT:
        return None
    if after >= len(words) or words[after].before != ", " or words[after].text.isupper():
        return None
    if not lexicon.is_given(words[after].text) or _TOPIC.search(
        stretch.text[max(0, name.start - _NEAR) : name.start]
    ):
        return None
    last = after
    while last + 1 < len(words) and adjoins(words, last + 1):
        last += 1
        if not (words[last].initial or PATRONYMIC.search(words[last].text)):
            return None
    end = words[last].end + words[last].initial
    if not _OVER.match(stretch.text, end):
        return None
    return Name(name.first, last, name.start, end)


def _initials(stretch: Stretch, name: Name) -> Found | None:
    """Return ``B. K. Lazarev``, but not a numbered heading such as ``A. Trade``."""
    words = stretch.words
    count = sum(word.initial for word in words[name.first : name.last + 1])
    label = words[name.first].start == 0 and count == 1 and stretch.place not in _LISTED
    roman = count == 1 and words[name.first].text == "I" and "II. " in stretch.text
    before = words[name.first - 1] if name.first else None
    # Annex C. Grain
    part = count == 1 and before and before.text in _PARTS and adjoins(words, name.first)
    if label or roman or part:
        return None
    return person(stretch, name, "high" if count > 1 else "medium", ("full-name",), "initials")


def _forename(stretch: Stretch, name: Name, lexicon: Lexicon) -> Found | None:
    """Return a forename that stands alone; only an unmistakable one counts."""
    words = stretch.words
    word = words[name.first]
    if not lexicon.is_given(word.text) or word.text in lexicon.weak or word.text.isupper():
        return None
    if stretch.text[name.start : name.end] in lexicon.contexts["town"]:
        return None
    if lexicon.is_common(word.text) or word.initial or len(word.text) < _SHORT:
        return None
    if _neighbour(words, name, lexicon) or word.before.lower().endswith((" a ", " an ")):
        # A Mercedes is a car.
        return None
    return person(stretch, name, "medium", ("full-name",), f"forename {word.text}")


def _neighbour(words: Sequence[Word], name: Name, lexicon: Lexicon) -> bool:
    """Tell whether a capitalised word that is no name stands beside (Ottokar Bridge)."""
    after = name.last + 1
    if after < len(words) and not words[name.last].possessive and words[after].before in SPACES:
        word = words[after]
        if word.capital:
            return True
    before = words[name.first - 1] if name.first else None
    if before is None or not adjoins(words, name.first) or not before.capital:
        return False
    if before.text in lexicon.places or before.text in lexicon.things:
        return True
    return not before.opens or nameable(before, lexicon)
