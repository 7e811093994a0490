"""What looks like a name and was not taken for a person's, each with the reason why.

One pass over the words when every way of finding names has had its say. The
reasons come from the lists and rules that the recognisers themselves go by.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from converter.model import MarkKind
from converter.recognisers.grammar import SUFFIXES, Name, adjoins, nameable
from converter.recognisers.memory import remember
from converter.recognisers.room import Room
from converter.recognisers.sight import written_small
from converter.recognisers.things import names_thing
from converter.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from converter.model import Mark
    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Sight, Stretch
    from converter.recognisers.words import Word

Passed = tuple[int, int, int, str]
"""A passage key, ``start`` and ``end`` in its text, and why this is no person."""

PLAIN = "the report has it as a plain word"
OPENER_PLAIN = f"opens a sentence, and {PLAIN}"
OPENER = "opens a sentence, and nothing beside it shows a person"
FORENAME = "a forename alone, and nobody in the report is called so"
SPLIT = "belongs to the name behind the bracket, which is marked without it"
SINGLE = "one word, and nothing beside it shows a person"
SEVERAL = "no title, known forename or other sign of a person stands with it"
LIKELY = (SEVERAL, FORENAME, SINGLE, OPENER)
"""The reasons of what looks most like a name, the likeliest first."""

_TAKEN = frozenset(
    (
        MarkKind.PERSON,
        MarkKind.ROLE,
        MarkKind.INITIALS,
        MarkKind.PLACE,
        MarkKind.ORG,
        MarkKind.DATE,
        MarkKind.SIC_NOTE,
    )
)
_ACRONYM = 3
_SHORT = 2
_NUMBERED = regex(r"[ \u00a0]?\d")
_COUNT = regex(r"\d[ .\u00a0]*$")
_ENDING = regex(r"ism$|tion$|sion$|ship$|n[’']t$|[’'](?:ve|re|ll|m)$", re.IGNORECASE)
_FOLLOWS = regex(r" ([a-z]+)")
_CLOSED = regex(r"\] ")
_WINDOW = 40
_NEAR = 4


def find(
    sight: Sight, lexicon: Lexicon, refused: Mapping[tuple[int, int, int], str] | None = None
) -> Iterator[Passed]:
    """Yield what looks like a name and has no mark; ``refused`` gives reasons of others."""
    told: dict[int, list[tuple[int, int, str]]] = {}
    for (key, start, end), reason in sorted((refused or {}).items()):
        told.setdefault(key, []).append((start, end, reason))
    for stretch in sight.stretches:
        marks = sight.found.get(stretch.key, stretch.given)
        spans = [(mark.start, mark.end) for mark in marks if mark.kind in _TAKEN]
        taken = Room(spans)
        behind = 0
        for start, end, reason in told.get(stretch.key, ()):
            if start >= behind and not taken.meets(start, end):
                spans.append((start, end))
                behind = end
                yield stretch.key, start, end, reason
        if behind:
            taken = Room(spans)
        for first, last in _runs(stretch.words, taken, lexicon):
            name = _trimmed(stretch, first, last, lexicon)
            why = name and _why(sight, stretch, name, lexicon)
            if name and why == FORENAME and _split(stretch, name, marks):
                why = SPLIT
            if name and why:
                yield stretch.key, name.start, name.end, why


def _split(stretch: Stretch, name: Name, marks: Sequence[Mark]) -> bool:
    """Tell a forename whose bracket holds more than it: [Deputy Premier Lev] Gornin."""
    closed = _CLOSED.match(stretch.text, name.end)
    if closed is None:
        return False
    return any(mark.kind is MarkKind.PERSON and mark.start == closed.end() for mark in marks)


def runs(stretch: Stretch, lexicon: Lexicon) -> Iterator[Name]:
    """Yield every run of capitals in a passage that looks like a name, marked or not."""
    for first, last in _runs(stretch.words, Room(()), lexicon):
        if name := _trimmed(stretch, first, last, lexicon):
            yield name


def _runs(words: Sequence[Word], taken: Room, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield the first and the last word of each run of capitals that no mark touches."""
    index, most = 0, len(words)
    while index < most:
        word = words[index]
        if not word.capital or taken.meets(word.start, word.end):
            index += 1
            continue
        last = index
        while last + 1 < most and not words[last].possessive:
            following = words[last + 1]
            joined = following.capital and adjoins(words, last + 1)
            if not joined or taken.meets(following.start, following.end):
                break
            if _shouted(following, lexicon):
                break
            last += 1
        yield index, last
        index = last + 1


def _shouted(word: Word, lexicon: Lexicon) -> bool:
    """Tell a plain word of a line in capitals (LAMPS OF VARDANE): it joins nothing."""
    return len(word.text) > 1 and word.text.isupper() and _common(word.text, lexicon)


def _trimmed(stretch: Stretch, first: int, last: int, lexicon: Lexicon) -> Name | None:
    """Return a run without the plain words and titles round it, None when nothing is left."""
    words = stretch.words
    if first == last:
        only = words[first]
        plain = only.initial or not _looks(only.text, lexicon)
        return None if plain or _counted(stretch, (only,), lexicon) else _name(words, first, last)
    while first <= last and _outer(words[first], lexicon, opening=True):
        first += 1
    while first <= last and (words[last].initial or _outer(words[last], lexicon, opening=False)):
        last -= 1
    inner = words[first : last + 1]
    if not inner or all(_common(word.text, lexicon) for word in inner):
        return None
    if len(inner) == 1 and not _looks(inner[0].text, lexicon):
        return None
    return None if _counted(stretch, inner, lexicon) else _name(words, first, last)


def _name(words: Sequence[Word], first: int, last: int) -> Name:
    return Name(first, last, words[first].start, words[last].end)


def _counted(stretch: Stretch, words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Tell words that are forenames too, with a number beside them: Page 5, 12 Winter."""
    if any(word.text not in lexicon.words for word in words):
        return False
    text, start = stretch.text, words[0].start
    near = _COUNT.search(text, max(0, start - _NEAR), start)
    return bool(near or _NUMBERED.match(text, words[-1].end))


def _looks(text: str, lexicon: Lexicon) -> bool:
    """Tell whether one word looks like a name: no plain word, title or number, no mark."""
    known = lexicon.looks.get(text)
    if known is None:
        plain = text in SUFFIXES or _common(text, lexicon) or not _name_like(text, lexicon)
        known = remember(lexicon.looks, text, told=not plain)
    return known


def _name_like(text: str, lexicon: Lexicon) -> bool:
    """Tell whether one word is no mark (KGB, Nº), but has the look of a name."""
    if text in lexicon.eastern or lexicon.is_given(text) or text.capitalize() in lexicon.eastern:
        return True
    return len(text) > (_ACRONYM if text.isupper() else _SHORT)


def _outer(word: Word, lexicon: Lexicon, *, opening: bool) -> bool:
    """Tell whether a word only stands beside a name: a title, a plain word before it."""
    low = word.text.lower()
    if word.text in SUFFIXES:
        return True
    if word.text in lexicon.eastern or word.text in lexicon.things or nameable(word, lexicon):
        return False
    if low in lexicon.titles.head or low in lexicon.titles.modifier:
        return True
    plain = _common(word.text, lexicon)
    return plain and (word.text.isupper() or (word.opens if opening else word.dot))


def _common(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a word stands in the list of plain words (months, headings), in capitals too."""
    if lexicon.is_given(text):
        return False
    low = text.lower()
    listed = text in lexicon.words or (text.isupper() and text.capitalize() in lexicon.words)
    return listed or low in lexicon.titles.head or low in lexicon.titles.modifier


def _why(sight: Sight, stretch: Stretch, name: Name, lexicon: Lexicon) -> str:
    """Return why a run is no person, "" when it does not look like one either."""
    words = stretch.words[name.first : name.last + 1]
    return (
        _thing(stretch, name, words, lexicon)
        or _listed(words, lexicon)
        or (_single(words[0], sight, lexicon) if len(words) == 1 else _several(words, sight))
    )


def _thing(stretch: Stretch, name: Name, words: Sequence[Word], lexicon: Lexicon) -> str:
    """Return which word shows that a run names a thing."""
    if len(words) == 1 and (words[0].text in lexicon.peoples or words[0].text in lexicon.places):
        return ""  # Soviet, Port: the list that says more
    for word in reversed(words):
        if word.text in lexicon.things or word.text.capitalize() in lexicon.things:
            return f"is a thing: “{word.text}” (list of things)"
    if not names_thing(stretch.words, name, stretch.text, lexicon):
        return ""
    follows = _FOLLOWS.match(stretch.text, name.end)
    if follows and follows[1] in lexicon.contexts["thing_after"]:
        return f"names a thing: “{follows[1]}” follows"
    lead = stretch.text[max(0, name.start - _WINDOW) : name.start].rstrip("“\"'‘* ").lower()
    before = lead.split()[-2:]
    for phrase in (" ".join(before), *before[-1:]):
        if phrase in lexicon.contexts["thing_before"]:
            return f"names a thing: “{phrase}” stands before it"
    beyond = stretch.words[name.last + 1 : name.last + 2]
    if beyond and beyond[0].capital and not stretch.text.startswith(("”", '"'), name.end):
        return f"names a thing: “{beyond[0].text}” follows"
    return "names a thing: it stands in quotation marks behind “the”"


def _listed(words: Sequence[Word], lexicon: Lexicon) -> str:
    """Return the list that a word of the run stands in, when no name holds such a word."""
    lists = (
        (lexicon.peoples, "is an adjective or the name of a people", "list of peoples"),
        (lexicon.places, "is a place", "list of places"),
        (lexicon.words, "is a plain word", "list of words"),
    )
    for word in reversed(words):
        if nameable(word, lexicon):
            continue
        for texts, what, source in lists:
            if word.text in texts or (word.text.isupper() and word.text.capitalize() in texts):
                shown = f"{what} ({source})"
                return shown if len(words) == 1 else f"“{word.text}” {shown}"
        if ending := _ENDING.search(word.text):
            return f"no name ends so: -{ending[0]}"
        return f"“{word.text}” is no part of a name (an abbreviation or a mark of an office)"
    return ""


def _single(word: Word, sight: Sight, lexicon: Lexicon) -> str:
    """Return why one word that may be a name was none."""
    small = written_small(sight, word.text)
    given = lexicon.is_given(word.text)
    if word.opens and small:
        # An opener that might not be a name at all is no news.
        likely = given or word.text in lexicon.known or word.text in lexicon.eastern
        return OPENER_PLAIN if likely else ""
    if small:
        return PLAIN
    if given:
        return FORENAME
    return OPENER if word.opens else SINGLE


def _several(words: Sequence[Word], sight: Sight) -> str:
    """Return why several words that may be a name were none."""
    small = [word.text for word in words if not word.initial and written_small(sight, word.text)]
    if len(small) == len([word for word in words if not word.initial]):
        return PLAIN
    return SEVERAL
