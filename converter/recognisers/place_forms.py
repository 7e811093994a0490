"""Places that no list has and the report shows: Port Sabal, Republic of Orsan, embassy in Lund."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from converter.model import MarkKind
from converter.recognisers.forms import slug
from converter.recognisers.gazetteer import Known, by_first_word
from converter.recognisers.running import SPACES, follows, running, taken, unknown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

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
_MISSIONS = frozenset(
    "Embassy embassy Legation legation Consulate consulate Mission mission".split()
)
# What can be nowhere but in a place.
_INSIDE = frozenset(
    "ambassador minister consul envoy correspondent representative mission delegation arrived arrival live lived lives "
    "living born stay stayed staying resides resided residing stationed landed conference talks negotiations situation "
    "events fighting uprising harbour port hospital factory embassies missions Ambassador Minister Consul Envoy "
    "Correspondent Representative Delegation Conference Talks Negotiations Situation Events Embassies Missions".split()
)
_OF = _KINDS, tuple(f" {word} " for word in sorted(_KINDS))
_IN = _MISSIONS | _INSIDE, tuple(f" {word} " for word in sorted(_MISSIONS | _INSIDE))
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
    lands: set[str] = set()
    found = [
        Shown(stretch, start, end, slug(stretch.text[start:end]), reason)
        for stretch in running(sight)
        for start, end, reason in _in_stretch(sight, stretch, lexicon, lands)
    ]
    names: dict[str, str] = {}
    for stretch, start, end, key, _ in found:
        name = stretch.text[start:end]
        names[name] = key
        # The Republic of Orsan is Orsan.
        head, of, short = name.rpartition(" of ")
        if of and head.split()[-1] in _STATES:
            names.setdefault(short, key)
    for name in (*_written_from(sight), *_with_peoples(sight, lands)):
        names.setdefault(name, slug(name))
    return by_first_word(Known(name, key) for name, key in names.items()), tuple(found)


def _written_from(sight: Sight) -> Iterator[str]:
    """Yield the places of writing that the datelines give."""
    for stretch in sight.stretches:
        if stretch.place not in _DATELINES:
            continue
        for mark in sight.found.get(stretch.key, ()):
            if mark.kind is MarkKind.PLACE:
                yield stretch.text[mark.start : mark.end]


def _with_peoples(sight: Sight, lands: Collection[str]) -> Iterator[str]:
    """Yield the lands whose people the report names too: in Corvada, the Corvadan minister."""
    if not lands:
        return
    words: set[str] = set()
    for stretch in sight.stretches:
        words.update(word.text for word in stretch.words)
    for land in sorted(lands):
        if not words.isdisjoint(_peoples_of(land)):
            yield land


def _peoples_of(land: str) -> tuple[str, ...]:
    """Return what the people of a land may be called."""
    stem = land[:-1] if land[-1] in "aeiouy" else land
    return (
        f"{land}n",
        f"{land}an",
        f"{land}ese",
        f"{land}ian",
        f"{stem}an",
        f"{stem}ian",
        f"{stem}ese",
        f"{stem}ish",
    )


_PEOPLES = ("an", "ese", "ish")
_ASKED = frozenset(("of", "in", "In", *_STATES, *_BEFORE, *_BEHIND))
_DATELINES = frozenset(("dateline", "copy"))
_SHORT = 3


def _in_stretch(
    sight: Sight, stretch: Stretch, lexicon: Lexicon, lands: set[str]
) -> Iterator[tuple[int, int, str]]:
    """Yield what is shown to be a place; ``lands`` takes the words after "in" that may be a land."""
    words = stretch.words
    persons: tuple[tuple[int, int], ...] | None = None
    for index in [at for at, word in enumerate(words) if word.text in _ASKED]:
        word = words[index]
        text = word.text
        if text in {"of", "in", "In"}:
            found = _behind_small(words, index, lexicon)
            if text != "of" and _may_be_land(words, index + 1, lexicon):
                lands.add(words[index + 1].text)
        elif text in _STATES:
            found = _state(words, index, lexicon)
        elif text in _BEFORE:
            found = _run(words, index + 1, lexicon, word.start, f"after “{text}”")
        else:
            found = _ends(words, index, lexicon)
        if found is None:
            continue
        if persons is None:
            persons = taken(sight, stretch)
        start, end, _ = found
        if not any(start < other_end and other < end for other, other_end in persons):
            yield found


def _may_be_land(words: Sequence[Word], index: int, lexicon: Lexicon) -> bool:
    if index == len(words) or words[index].before != " " or not words[index].capital:
        return False
    name = words[index].text
    return len(name) > _SHORT and unknown(words[index], lexicon) and not lexicon.is_given(name)


def _behind_small(
    words: Sequence[Word], index: int, lexicon: Lexicon
) -> tuple[int, int, str] | None:
    """Return what follows "the city of" or "the embassy in"."""
    if index + 1 == len(words) or not words[index + 1].capital:
        return None
    word = words[index]
    kinds, endings = _OF if word.text == "of" else _IN
    if word.before in SPACES:
        if words[index - 1].text not in kinds:
            return None
    elif not word.before.endswith(endings):
        return None
    before = word.before.split()[-1] if word.before not in SPACES else words[index - 1].text
    start = words[index + 1].start
    found = _run(words, index + 1, lexicon, start, f"after “{before} {word.text}”")
    if found and any(one.possessive for one in words[index + 1 :] if one.end == found[1]):
        return None  # a minister in Vensk's cabinet
    return found


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
    if words[at - 1].text.endswith(_PEOPLES) and words[first - 1].text in _BEFORE:
        return None  # Puerto Rican
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
