"""Organisations in running text: listed ones, embassies, ministries, parties, and their acronyms."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from converter.model import MarkKind
from converter.reading.dates import MONTH_NAME
from converter.recognisers.forms import slug
from converter.recognisers.gazetteer import (
    ORGANISATIONS,
    PLACES,
    Known,
    by_first_word,
    gazetteer,
    known_at,
)
from converter.recognisers.marking import span
from converter.recognisers.organisation_forms import (
    CALLED_AFTER,
    SMALL,
    Forms,
    belongs,
    headed,
    small,
)
from converter.recognisers.place_forms import shown_places
from converter.recognisers.running import follows, running, taken
from converter.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from converter.recognisers.gazetteer import Gazetteer, Names
    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.place_forms import Places
    from converter.recognisers.sight import Found, Sight, Stretch

# What stands behind the Lesnan Fishery Board: (LFB), (hereafter LFB).
_GLOSS = regex(
    r"\s\((?:(?:hereafter|hereinafter|henceforth|abbreviated|in short|or)(?: referred to as| called)?(?: the)? )?"
    r"[“\"‘']?(?P<short>[A-Z][A-Za-z]?[A-Z]{1,6})[”\"’']?\)"
)
_MOVEMENT = regex(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{MONTH_NAME})|"
    rf"(?P<first>{MONTH_NAME}) (?P<last>\d{{1,2}})(?:st|nd|rd|th)?) Movement$"
)
_GOES_ON = ("of", "in", "on", "for", "at")
_JOINS = frozenset((" of the ", " of ", " "))


class Hit(NamedTuple):
    """A name of an organisation in a passage."""

    start: int
    end: int
    key: str
    certainty: str
    reason: str


def find(sight: Sight, lexicon: Lexicon, shown: Places | None = None) -> Iterator[Found]:
    """Yield the organisations of running text; ``shown`` are the places that the report shows."""
    listed = gazetteer(ORGANISATIONS)
    forms = Forms(listed.words, (shown or shown_places(sight, lexicon))[0], lexicon)
    found: list[tuple[Stretch, list[Hit]]] = []
    short: dict[str, str] = {}
    for stretch in running(sight):
        hits = list(_in_stretch(sight, stretch, listed.names, forms))
        if hits:
            hits = list(_joined(hits, stretch.text))
            short |= dict(_glossed(hits, stretch, listed))
        found.append((stretch, hits))
    whole = _shortened({hit.key for _, hits in found for hit in hits} - set(listed.titles))
    acronyms = by_first_word(Known(name, key) for name, key in short.items())
    for stretch, hits in found:
        own = [*_short(stretch, acronyms)] if acronyms else []
        # What the report says of an acronym goes before what the list says.
        taken_by_own = {(hit.start, hit.end) for hit in own}
        for hit in (*own, *(hit for hit in hits if (hit.start, hit.end) not in taken_by_own)):
            if hit.key:
                where = hit.start, hit.end, MarkKind.ORG, hit.certainty
                yield span(stretch, *where, (), hit.reason, whole.get(hit.key, hit.key))


def _shortened(keys: AbstractSet[str]) -> dict[str, str]:
    """Return the keys of names that are the beginning of one other: the Joint Commission on Lights."""
    longer = {
        key: [one for one in keys if one.startswith(tuple(f"{key}-{word}-" for word in _GOES_ON))]
        for key in keys
    }
    return {key: found[0] for key, found in longer.items() if len(found) == 1}


def _in_stretch(sight: Sight, stretch: Stretch, names: Names, forms: Forms) -> Iterator[Hit]:
    """Yield what the list has, the runs that end in a kind of organisation, and embassies."""
    text = stretch.text
    heads = forms.words["head"]
    missions = any(map(text.__contains__, SMALL))
    for index in [
        at
        for at, word in enumerate(stretch.words)
        if word.capital
        and (missions or word.text in names or word.text in heads or word.text == "Movement")
    ]:
        word = stretch.words[index]
        if word.text in names:
            known = known_at(names, text, word.start, word.text)
            if known and _free(stretch, index, known[1]):
                yield from _listed(stretch, index, *known, forms)
        if word.text == "Movement":
            yield from _day(text, word.end)
        certainty = "high"
        if word.text in heads:
            run = headed(stretch, index, taken(sight, stretch), forms)
        elif text.startswith(SMALL, word.end) and word.capital:
            run = small(stretch, index, forms)
            certainty = "medium"
        else:
            continue
        if run and _free(stretch, index, run[1]):
            name = text[slice(*run)]
            yield Hit(*run, slug(name), certainty, f"name of an organisation: {name}")


def _day(text: str, end: int) -> Iterator[Hit]:
    """Yield the movement that is called after a day: the 26th of July Movement."""
    called = _MOVEMENT.search(text, 0, end)
    if called:
        number = called["day"] or called["last"]
        key = slug(f"{number} {called['month'] or called['first']} movement")
        yield Hit(called.start(), end, key, "high", "movement called after a day")


def _listed(stretch: Stretch, index: int, one: Known, end: int, forms: Forms) -> Iterator[Hit]:
    """Yield what the list has; the Polish Politburo is another one, and so is what is no part of it."""
    words = stretch.words
    start, key = words[index].start, one.key
    if follows(words, index) and not one.text.isupper() and belongs(words[index - 1], forms):
        before = words[index - 1]
        if before.text not in forms.lexicon.peoples and not before.text.isupper():
            return
        if before.possessive:
            return
        start = before.start
        key = slug(stretch.text[start:end])
    yield Hit(start, end, key, "high", f"list of organisations: {key}")


def _free(stretch: Stretch, index: int, end: int) -> bool:
    """Tell whether a name is no part of what is called after it: Security Council Resolution 12."""
    words = stretch.words
    after = next((at for at in range(index + 1, len(words)) if words[at].start >= end), len(words))
    return not (
        after < len(words)
        and words[after].start == end + 1
        and follows(words, after)
        and words[after].text in CALLED_AFTER
    )


def _joined(hits: Iterable[Hit], text: str) -> Iterator[Hit]:
    """Yield the hits, none inside another, those that belong together as one: Politburo of the CPSU."""
    last: Hit | None = None
    for hit in sorted(hits, key=lambda one: (one.start, -one.end)):
        if last and hit.start < last.end:
            if hit.end > last.end and hit.start > last.start:
                last = _both(last, hit, text)
            continue
        if last and text[last.end : hit.start] in _JOINS:
            last = _both(last, hit, text)
            continue
        if last:
            yield last
        last = hit
    if last:
        yield last


def _both(one: Hit, other: Hit, text: str) -> Hit:
    name = text[one.start : other.end]
    certainty = "medium" if "medium" in {one.certainty, other.certainty} else "high"
    return Hit(one.start, other.end, slug(name), certainty, f"{one.reason}; {other.reason}")


def _glossed(hits: list[Hit], stretch: Stretch, listed: Gazetteer) -> Iterator[tuple[str, str]]:
    """Yield the acronyms that brackets give for an organisation, with its key ("" when it is in doubt)."""
    for hit in hits:
        gloss = _GLOSS.match(stretch.text, hit.end)
        if gloss is None:
            continue
        short = gloss["short"]
        letters = "".join(filter(str.isupper, stretch.text[hit.start : hit.end]))
        if short == letters:
            yield short, hit.key
        elif short in listed.names:
            # Classification Review Committee (ICRC): not the one of the list, and not sure this one.
            if all(one.key != hit.key for one in listed.names[short]):
                yield short, ""
        elif hit.key not in listed.titles and short not in gazetteer(PLACES).names:
            yield short, hit.key


def _short(stretch: Stretch, acronyms: Names) -> Iterator[Hit]:
    for word in stretch.words:
        if word.text in acronyms:
            (one,) = acronyms[word.text]
            reason = f"stands for an organisation of this report: {one.key}"
            yield Hit(word.start, word.end, one.key, "high", reason)
