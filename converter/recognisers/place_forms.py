"""Places that no list has and the report shows: Port Sabal, Republic of Orsan, embassy in Lund."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from converter.model import MarkKind
from converter.recognisers.forms import slug
from converter.recognisers.gazetteer import Known, by_first_word
from converter.recognisers.running import SPACES, follows, running, taken, unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from converter.recognisers.gazetteer import Names
    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Sight, Stretch
    from converter.recognisers.words import Word

# The city of Orsan: what stands before "of", in small letters.
_KINDS = frozenset(
    "city town village port island islands province district capital county hamlet isle peninsula "
    "harbour township municipality archipelago".split()
)
_STATES = frozenset(("Republic", "Kingdom", "Principality", "Duchy", "Sultanate", "Emirate"))
_OF_STATES = frozenset(
    "People Democratic Socialist Soviet Federative Federal United Arab Islamic Autonomous Free Popular "
    "Peoples Grand Republican National Confederate".split()
)
_BEFORE = frozenset(("Port", "Cape", "Fort", "Mount", "Lake", "Puerto", "Isla", "Cabo", "Porto"))
_BEHIND = frozenset(
    "Island Islands Isles Isle Strait Straits Peninsula Bay River Canal Province Mountains Archipelago "
    "Valley County Oblast".split()
)
_MISSIONS = frozenset("Embassy embassy Legation legation Consulate consulate Mission mission".split())
# What can be nowhere but in a place.
_IN_PLACE = re.compile(
    r"\b(?:(?:[Aa]mbassador|[Mm]inister|[Cc]onsul|[Ee]nvoy|[Cc]orrespondent|[Rr]epresentative|[Mm]ission|[Dd]elegation|"
    r"[Aa]rrived|[Aa]rrival|[Ll]ived?|[Ll]ives|[Ll]iving|[Bb]orn|[Ss]tay(?:ed|ing)?|[Rr]esid(?:es|ed|ing)|[Ss]tationed|"
    r"[Ll]anded|[Cc]onference|[Tt]alks|[Nn]egotiations|[Ss]ituation|[Ee]vents|[Ff]ighting|[Uu]prising|[Hh]arbour|[Pp]ort|"
    r"[Hh]ospital|[Ff]actory|[Ee]mbassies|[Mm]issions)) $"
)
_LAST = re.compile(r"[a-z]+(?= $)")
_MOST = 3


class Shown(NamedTuple):
    """A place of the report where something shows it."""

    stretch: Stretch
    start: int
    end: int
    key: str
    reason: str


Places = tuple["Names", tuple[Shown, ...]]
"""The names of places that a report shows, by their first word, and where it shows them."""


def shown_places(sight: Sight, lexicon: Lexicon) -> Places:
    """Return the names of places that the report shows, and where it shows them."""
    found = [
        Shown(stretch, start, end, slug(stretch.text[start:end]), reason)
        for stretch in running(sight)
        for start, end, reason in _in_stretch(sight, stretch, lexicon)
    ]
    names: dict[str, str] = {}
    for stretch, start, end, key, _ in found:
        name = stretch.text[start:end]
        names[name] = key
        # The Republic of Orsan is Orsan.
        head, of, short = name.rpartition(" of ")
        if of and head.split()[-1] in _STATES:
            names.setdefault(short, key)
    for name in (*_written_from(sight), *_with_peoples(sight, lexicon)):
        names.setdefault(name, slug(name))
    return by_first_word(Known(name, key) for name, key in names.items()), tuple(found)


def _written_from(sight: Sight) -> Iterator[str]:
    """Yield the places of writing that the datelines give."""
    for stretch in sight.stretches:
        for mark in sight.found.get(stretch.key, ()):
            if mark.kind is MarkKind.PLACE:
                yield stretch.text[mark.start : mark.end]


def _with_peoples(sight: Sight, lexicon: Lexicon) -> Iterator[str]:
    """Yield the lands whose people the report names too: in Corvada, the Corvadan minister."""
    words = {word.text for stretch in sight.stretches for word in stretch.words if word.capital}
    peoples = {word for word in words if word.endswith(_PEOPLES) and word not in lexicon.peoples}
    if not peoples:
        return
    inside = {
        stretch.words[at].text
        for stretch in running(sight)
        for at in range(1, len(stretch.words))
        if stretch.words[at - 1].text == "in"
        and follows(stretch.words, at)
        and unknown(stretch.words[at], lexicon)
    }
    for land in sorted(inside):
        if len(land) > _SHORT and not lexicon.is_given(land) and peoples & set(_peoples_of(land)):
            yield land


def _peoples_of(land: str) -> tuple[str, ...]:
    """Return what the people of a land may be called."""
    stem = land[:-1] if land[-1] in "aeiouy" else land
    return (f"{land}n", f"{land}an", f"{land}ese", f"{land}ian", f"{stem}an", f"{stem}ian", f"{stem}ese", f"{stem}ish")


_PEOPLES = ("an", "ese", "ish")
_SHORT = 3


def _in_stretch(sight: Sight, stretch: Stretch, lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    words = stretch.words
    persons: tuple[tuple[int, int], ...] | None = None
    for index, word in enumerate(words):
        text = word.text
        if text == "of" or text == "in":
            found = _behind_small(words, index, lexicon)
        elif text in _STATES:
            found = _state(words, index, lexicon)
        elif text in _BEFORE:
            found = _run(words, index + 1, lexicon, word.start, f"after “{text}”")
        elif text in _BEHIND:
            found = _ends(words, index, lexicon)
        else:
            continue
        if found is None:
            continue
        if persons is None:
            persons = taken(sight, stretch)
        start, end, _ = found
        if not any(start < other_end and other < end for other, other_end in persons):
            yield found


def _behind_small(
    words: Sequence[Word], index: int, lexicon: Lexicon
) -> tuple[int, int, str] | None:
    """Return what follows "the city of" or "the embassy in"."""
    word = words[index]
    last = _LAST.search(word.before)
    before = last[0] if last else words[index - 1].text if follows(words, index) else ""
    kinds = _KINDS if word.text == "of" else _MISSIONS
    if index + 1 >= len(words) or not (
        before in kinds or (word.text == "in" and before and _IN_PLACE.match(f"{before} "))
    ):
        return None
    return _run(
        words, index + 1, lexicon, words[index + 1].start, f"after “{before} {word.text}”"
    )


def _run(
    words: Sequence[Word], first: int, lexicon: Lexicon, start: int, reason: str
) -> tuple[int, int, str] | None:
    """Return the unknown words from here on as a name."""
    at = first
    while at < len(words) and at < first + _MOST and follows(words, at):
        if not unknown(words[at], lexicon) or words[at].initial:
            break
        at += 1
        if words[at - 1].possessive:
            break
    if at == first or (follows(words, at) and words[at].capital):
        return None
    return start, words[at - 1].end, reason


def _state(words: Sequence[Word], index: int, lexicon: Lexicon) -> tuple[int, int, str] | None:
    """Return the Republic of Orsan, the Lesnan People's Republic."""
    first = index
    while first > 0 and words[first].before in {*SPACES, "'s ", "’s ", "' ", "’ "}:
        word = words[first - 1]
        base = word.text.rstrip("'’")
        if base in _OF_STATES or word.text in lexicon.peoples:
            first -= 1
            continue
        if unknown(word, lexicon) and not word.opens and not word.possessive:
            first -= 1
        break
    after = index + 1
    if after + 1 < len(words) and words[after].text == "of" and follows(words, after):
        start = words[first].start
        return _run(words, after + 1, lexicon, start, f"after “{words[index].text} of”")
    told = any(words[at].text not in _OF_STATES for at in range(first, index))
    if words[index].text != "Republic" or first == index or not told:
        return None
    if follows(words, after) and words[after].capital:
        return None
    return words[first].start, words[index].end, "name of a republic"


def _ends(words: Sequence[Word], index: int, lexicon: Lexicon) -> tuple[int, int, str] | None:
    """Return the Lantern Isles: words of a name before the kind of place."""
    first = index
    while first > 0 and index - first < _MOST - 1 and follows(words, first):
        word = words[first - 1]
        if word.possessive or not (unknown(word, lexicon) or word.text in lexicon.places):
            break
        first -= 1
    if first == index or (follows(words, index + 1) and words[index + 1].capital):
        return None
    return words[first].start, words[index].end, f"name with “{words[index].text}”"
