"""Other names of a person known already: ``Karel Vensk, called Vacek``; an accent that was lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.model import MarkKind
from converter.recognisers.forms import form_of
from converter.recognisers.grammar import Name, adjoins, nameable
from converter.recognisers.links import ALSO, over
from converter.recognisers.marking import person
from converter.recognisers.things import names_thing
from converter.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Found, Sight, Stretch

_SHORT = 4
_WINDOW = 60


def find(sight: Sight, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the names that a text gives to a person just named, and known ones without accents."""
    people = sight.people()
    given: set[str] = set()
    for stretch, mark in people:
        lead = stretch.text[mark.end : mark.end + _WINDOW]
        called = ALSO.match(lead)
        name = _whole(stretch, mark.end + called.end(), lexicon) if called else None
        if called and name and over(stretch.text, name.end):
            reason = f"after “{called.group().strip()}”"
            yield person(stretch, name, "medium", ("full-name",), reason)
            given.add(stretch.text[name.start : name.end])
    surnames = {
        form_of(text, lexicon).surname
        for text in dict.fromkeys(stretch.text[mark.start : mark.end] for stretch, mark in people)
    }
    folded = {fold(one): one for one in sorted(surnames) if len(one) > _SHORT and " " not in one}
    yield from _again(sight, folded, given, lexicon)


def _whole(stretch: Stretch, start: int, lexicon: Lexicon) -> Name | None:
    """Return the name that begins at a character, if it may be a person's."""
    index = stretch.index(start)
    word = None if index is None else stretch.words[index]
    if index is None or word is None or not word.capital or lexicon.is_common(word.text):
        return None
    name = stretch.name_at(index, lexicon)
    thing = name and names_thing(stretch.words, name, stretch.text, lexicon)
    return None if thing else name


def _again(
    sight: Sight, folded: dict[str, str], given: set[str], lexicon: Lexicon
) -> Iterator[Found]:
    """Yield Tarkalvi where Tarkálvi is known, Tarkálvi where Tarkalvi is; a name that was given."""
    accented = any(not printed.isascii() for printed in folded.values())
    # A word in plain letters folds to one with its own first letter.
    firsts = {one[:1] for one in folded} | {one[:1] for one in given}
    firsts |= {one.upper() for one in firsts}
    for stretch in sight.stretches:
        if not (accented or given) and stretch.text.isascii():
            continue
        taken = [
            mark
            for mark in sight.found.get(stretch.key, ())
            if mark.kind in {MarkKind.PERSON, MarkKind.ROLE}
        ]
        plain = accented or given
        for index in [
            at
            for at, word in enumerate(stretch.words)
            if word.capital and (not word.text.isascii() or (plain and word.text[0] in firsts))
        ]:
            word = stretch.words[index]
            printed = word.text if word.text in given else folded.get(fold(word.text), "")
            same = printed.casefold() == word.text.casefold()
            if not printed or (same and word.text not in given):
                continue
            if any(mark.start < word.end and word.start < mark.end for mark in taken):
                continue
            if stands_alone(stretch, index, lexicon):
                name = Name(index, index, word.start, word.end)
                if not names_thing(stretch.words, name, stretch.text, lexicon):
                    yield person(stretch, name, "medium", ("repeat",), f"again, after “{printed}”")


def stands_alone(stretch: Stretch, index: int, lexicon: Lexicon) -> bool:
    """Tell whether a word may be a name and no other stands right beside it."""
    words, after = stretch.words, index + 1
    if not nameable(words[index], lexicon):
        return False
    followed = after < len(words) and adjoins(words, after) and nameable(words[after], lexicon)
    before = index and adjoins(words, index) and nameable(words[index - 1], lexicon)
    return not (followed and not words[index].possessive) and not before
