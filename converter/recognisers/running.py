"""Running text: where places, organisations and dates are looked for, and what persons have taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.model import MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Sight, Stretch
    from converter.recognisers.words import Word

# Letterheads, datelines, registers and labels have their own elements; so has a speaker.
RUNNING = frozenset(
    "summary head p note item participants cell subject copy to from address signed distribution "
    "place reference salute".split()
)
SPACES = (" ", "\n")
_TAKEN = frozenset((MarkKind.PERSON, MarkKind.ROLE, MarkKind.INITIALS))


def running(sight: Sight) -> Iterator[Stretch]:
    """Yield the passages of running text."""
    return (stretch for stretch in sight.stretches if stretch.place in RUNNING)


def taken(sight: Sight, stretch: Stretch) -> tuple[tuple[int, int], ...]:
    """Return where persons, their titles and their initials stand in a passage."""
    marks = sight.found.get(stretch.key, ())
    return tuple([(mark.start, mark.end) for mark in marks if mark.kind in _TAKEN])


def words_of_persons(sight: Sight) -> frozenset[str]:
    """Return the words that persons of the report are called by."""
    return frozenset(
        word.strip(".,[]")
        for stretch, mark in sight.people()
        for word in stretch.text[mark.start : mark.end].split()
    )


def follows(words: Sequence[Word], index: int) -> bool:
    """Tell whether nothing but a space stands between a word and the one before it."""
    return 0 < index < len(words) and words[index].before in SPACES


def unknown(word: Word, lexicon: Lexicon) -> bool:
    """Tell a capitalised word that no list knows for a plain one: it may be part of any name."""
    text = word.text
    return (
        word.capital
        and len(text) > 1
        and not lexicon.is_common(text)
        and text.lower() not in lexicon.titles.head
    )


def bracket_before(stretch: Stretch, start: int) -> tuple[int, str]:
    """Return where a name begins whose quarter an editor supplied: [North] Korea, with the quarter."""
    for mark in stretch.given:
        if mark.kind is MarkKind.SUPPLIED and mark.end + 1 == start:
            words = stretch.text[mark.start + 1 : mark.end - 1]
            if words in _QUARTERS:
                return mark.start, words
    return start, ""


_QUARTERS = frozenset("North South East West".split())
