"""The form of an organisation's name: a capitalised run that ends in a kind, and what follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from converter.recognisers.gazetteer import PLACES, gazetteer, known_at
from converter.recognisers.running import SPACES, bracket_before, follows, unknown
from converter.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from converter.recognisers.gazetteer import Names
    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Stretch
    from converter.recognisers.words import Word

_POSSESSIVE = frozenset(("'s ", "’s ", "' ", "’ "))
# The People's Party, the Women's League: other possessives are no part of a name.
_GROUPS = frozenset("People Women Children Men Fishermen Workmen Seamen Businessmen".split())
# The West Bank is no bank, a Head Office has no name of its own.
_NO_NAME: Mapping[str, frozenset[str]] = {
    "Bank": frozenset("West Left Right South North East".split()),
    "Office": frozenset("Head Main Private Branch Press Post General".split()),
    "Company": frozenset("First Second Third Fourth Fifth".split()),
    "Society": frozenset("Socialist Communist New Free".split()),
    "Union": frozenset("Soviet Trade".split()),
}
# Of these kinds a plain word before is not enough.
CALLED_AFTER = frozenset(
    "Conference Congress Session Plenum Meeting Declaration Resolution Charter Treaty Pact Day Square Street Summit "
    "Programme Program Plan Bulletin Gazette Review Journal Papers Code Act Avenue Prize Cup".split()
)
"""Newspapers, events and places are called after organisations, and are none."""

# What stands with these is theirs: the Foreign Ministry Building, the Security Council Staff.
_OWNS = frozenset(
    "Ministry Embassy Council Committee Office Department Commission Legation Consulate".split()
)
_WANTED = ("Party", "Front", "Service", "Assembly", "Court")
_FORCES = frozenset(("Army", "Navy"))
_MEMBERS = frozenset("Ministers Deputies Delegates Commissars Elders Representatives".split())
_JOINING = frozenset(("of", "for", "on"))
_SMALL_WORDS = frozenset(("of", "the", "for", "and", "on"))
SMALL = (" embassy", " legation", " consulate", " foreign ")
"""What may follow a people's adjective in small letters."""

_SMALL = regex(r" (?:embassy|legation|consulate(?: general)?|foreign ministry|foreign office)\b")
_MISSION = regex(r" (?:embassy|legation|consulate)")
_PEOPLE = ("an", "ese", "ish", "ian")
_QUARTERS = frozenset("North South East West".split())
_OF = regex(r" of (?:the )?(?=[A-ZÀ-Þ])")
_IN = regex(r" (?:in|at) (?=[A-ZÀ-Þ])")
_LONGEST_RUN = 6
_LONGEST_TAIL = 10
_LONGEST_PLACE = 3

Span = tuple[int, int]


class Forms(NamedTuple):
    """What decides on a name: the lists, the places of the report, and what persons have taken."""

    words: Mapping[str, frozenset[str]]
    places: Names
    lexicon: Lexicon


def headed(stretch: Stretch, index: int, persons: Sequence[Span], forms: Forms) -> Span | None:
    """Return where the organisation stands whose kind is ``words[index]``: the Lesnan Fishery Board."""
    words, head = stretch.words, stretch.words[index]
    first = _first(words, index, forms)
    before = words[first:index]
    if any(start < head.end and words[first].start < end for start, end in persons):
        return None
    if head.possessive:
        end = head.end
    elif head.text in forms.words["mission"]:
        end = _mission(stretch, index, head.end, forms)
    else:
        end = _tail(words, index, persons, forms)
    if not _is_name(head.text, before, forms, tail=end > head.end):
        return None
    after = words[index + 1].text if follows(words, index + 1) else ""
    if end == head.end and head.text not in _OWNS and after in forms.lexicon.things:
        return None  # the Trade Union Palace
    start = words[first].start
    return bracket_before(stretch, start)[0] if before else start, end


def small(stretch: Stretch, index: int, forms: Forms) -> Span | None:
    """Return the embassy in small letters that a people's adjective names: the Soviet embassy in Lund."""
    words, word = stretch.words, stretch.words[index]
    people = word.text in forms.lexicon.peoples
    if word.possessive or not (people or word.text.endswith(_PEOPLE)):
        return None
    kind = _SMALL.match(stretch.text, word.end)
    if kind is None or not (people or unknown(word, forms.lexicon)):
        return None
    quarter = follows(words, index) and words[index - 1].text in _QUARTERS
    start = bracket_before(stretch, words[index - 1].start if quarter else word.start)[0]
    end = kind.end()
    if _MISSION.match(kind[0]):
        last = index
        while last + 1 < len(words) and words[last + 1].end <= end:
            last += 1
        end = _mission(stretch, last, end, forms)
    return start, end


def _first(words: Sequence[Word], index: int, forms: Forms) -> int:
    """Return the index of the first word of the run that ends with the kind."""
    first = index
    while first > 0 and index - first < _LONGEST_RUN:
        word, gap = words[first - 1], words[first].before
        if gap == ". " and word.text in {"S", "K"} and first > 1 and words[first - 2].text == "U":
            first -= 2  # U.S. Embassy
            break
        if gap in _POSSESSIVE:
            group = word.text in _GROUPS if word.possessive else word.text.endswith("s")
        else:
            group = gap in SPACES and not word.possessive
        if not (group and belongs(word, forms)):
            break
        first -= 1
    verb = first < index and words[first].opens and words[first].text.endswith(("ed", "ing", "ly"))
    return first + 1 if verb else first


def belongs(word: Word, forms: Forms) -> bool:
    """Tell whether a word may stand in an organisation's name."""
    text, lexicon = word.text, forms.lexicon
    if not word.capital:
        return False
    if text in lexicon.peoples or text in forms.words["adjective"] or text in lexicon.things:
        return True
    if text in lexicon.places:
        return len(text) > 1
    return unknown(word, lexicon)


def _is_name(head: str, before: Sequence[Word], forms: Forms, *, tail: bool) -> bool:
    """Tell whether what stands with a kind of organisation makes it the name of one."""
    if not before:
        return tail or head in forms.words["alone"]
    lexicon = forms.lexicon
    if before[-1].text in _NO_NAME.get(head, ()):
        return False
    peoples = [_is_people(word, lexicon) for word in before]
    if head == "Mission":
        return any(peoples)
    if head in _FORCES:
        wanted = forms.words["army"]
        return all(of or word.text in wanted for of, word in zip(peoples, before, strict=True))
    if head == "Administration":
        known = forms.words["adjective"] | lexicon.things
        return tail or any(
            of or word.text in known for of, word in zip(peoples, before, strict=True)
        )
    if head == "Union":
        return tail or any(word.text.endswith("s") for word in before)
    if head in _WANTED:
        wanted = forms.words[head.lower()]
        return any(
            word.text.rstrip("'’") in wanted
            or (head == "Party" and not of and unknown(word, lexicon))
            for of, word in zip(peoples, before, strict=True)
        )
    return True


def _is_people(word: Word, lexicon: Lexicon) -> bool:
    text = word.text
    acronym = text.isupper() and text in lexicon.places
    return text in lexicon.peoples or acronym or (text.endswith(_PEOPLE) and unknown(word, lexicon))


def _tail(words: Sequence[Word], index: int, persons: Sequence[Span], forms: Forms) -> int:
    """Return the end of "of Foreign Affairs", "for State Security", "of the Party of Lesna"."""
    end = words[index].end
    at = index + 1
    if not (follows(words, at) and words[at].text in _JOINING):
        return end
    places = gazetteer(PLACES).names
    joined, after_place = "", False
    while at < len(words) and at < index + _LONGEST_TAIL and follows(words, at):
        word = words[at]
        at += 1
        if not word.capital:
            if word.text not in _SMALL_WORDS or joined == "and":
                break
            joined = joined if word.text == "the" else word.text
            continue
        place = word.text in places and not _told(word, forms)
        if any(start <= word.start < stop for start, stop in persons):
            break
        if not (_joins(word, forms) if joined == "and" else _goes_on(word, forms)):
            if not (place and joined == "and" and after_place):
                break
        elif place and not joined:
            break
        joined, after_place = "", place
        if word.text not in forms.lexicon.peoples:
            end = word.end
        if word.possessive and not (at < len(words) and words[at].before in _POSSESSIVE):
            break
    return end


def _told(word: Word, forms: Forms) -> bool:
    """Tell a word that offices are named with: Affairs, Trade, Security."""
    return word.text.lower() in forms.lexicon.titles.portfolio or word.text in forms.lexicon.things


def _goes_on(word: Word, forms: Forms) -> bool:
    """Tell whether a word goes on with a name after "of"."""
    known = _told(word, forms) or word.text in _MEMBERS or belongs(word, forms)
    return known and word.text not in CALLED_AFTER


def _joins(word: Word, forms: Forms) -> bool:
    """Tell whether a word goes on with a name after "and": Trade and Industry, Harbours and Lights."""
    plural = word.text.endswith("s") and unknown(word, forms.lexicon)
    ends = word.text in forms.words["head"] or word.text in CALLED_AFTER
    return not ends and (_told(word, forms) or plural)


def _mission(stretch: Stretch, index: int, end: int, forms: Forms) -> int:
    """Return the end of "of the Soviet Union", "in Havana" after an embassy."""
    for sign in (_OF, _IN):
        before = sign.match(stretch.text, end)
        place = _place(stretch, index, before.end(), forms) if before else None
        if place:
            end = place
    return end


def _place(stretch: Stretch, index: int, start: int, forms: Forms) -> int | None:
    """Return the end of the place that begins at ``start``: a known one, or one or two unknown words."""
    words, lexicon = stretch.words, forms.lexicon
    at = stretch.index(start)
    if at is None or at < index:
        return None
    for names in (forms.places, gazetteer(PLACES).names):
        known = known_at(names, stretch.text, start, words[at].text)
        if known:
            return known[1]
    last = at
    while last < len(words) and last < at + _LONGEST_PLACE and unknown(words[last], lexicon):
        if last > at and (not follows(words, last) or words[last - 1].possessive):
            break
        last += 1
    return words[last - 1].end if last > at else None
