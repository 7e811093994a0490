"""Runs of capitalised words, and what stands round them: what the tagger looks at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from converter.recognisers.grammar import LETTERED, SPACES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Stretch
    from converter.recognisers.words import Word

TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+|[^\w\s]")
_ROMAN = re.compile(r"[IVXLC]{2,}")
_STOPPED = frozenset((". ", ".", ".\u00a0", ".] ", ". ["))
_BRACKETS = frozenset(("] ", " ["))
_ESQUIRES = frozenset(("Esq", "Esqr", "Esqre", "Esquire"))
_MOST_SMALL = 3
_ACRONYM = 3
_DIGRAPH = 2
_BACK, _ON = 40, 32
_PIECES = 3


class Run(NamedTuple):
    """Capitalised words that follow one another, with the tokens before (nearest first) and after.

    ``whole``: nothing else stands on the line.
    """

    words: tuple[Word, ...]
    lead: tuple[str, ...]
    follow: tuple[str, ...]
    whole: bool


def runs_of(stretch: Stretch, lexicon: Lexicon) -> list[Run]:
    """Return the runs of a stretch; titles, acronyms and Roman numbers are in none."""
    text, pieces = stretch.text, lexicon.pieces
    return [
        Run(
            words,
            _before(text, words[0].start, pieces),
            _after(text, words[-1].end, pieces),
            _alone(text, words[0].start, words[-1].end),
        )
        for words in _groups(stretch.words, lexicon)
    ]


def _groups(words: Sequence[Word], lexicon: Lexicon) -> Iterator[tuple[Word, ...]]:
    """Yield capitalised words that only spaces, initials' stops and particles part."""
    group: list[Word] = []
    small: list[Word] = []
    last: Word | None = None
    for word in words:
        joined = last is not None and _joins(last, word, lexicon)
        if word.capital and not _parts(word, lexicon):
            if group and joined:
                group += [*small, word]
            else:
                if group:
                    yield tuple(group)
                group = [word]
            small = []
            last = word
        elif not word.capital and group and joined and _particle(word, small, lexicon):
            small.append(word)
            last = word
        else:
            if group:
                yield tuple(group)
            group, small, last = [], [], None
    if group:
        yield tuple(group)


def _particle(word: Word, small: Sequence[Word], lexicon: Lexicon) -> bool:
    return len(small) < _MOST_SMALL and word.text in lexicon.particle


def _joins(last: Word, word: Word, lexicon: Lexicon) -> bool:
    """Tell whether a word can go on with the name that the word before it began."""
    if last.possessive:
        return False
    before = word.before
    if before in SPACES or before in _BRACKETS:
        return True
    return (
        before in _STOPPED
        and last.dot
        and (len(last.text) <= _DIGRAPH or lexicon.cuts_short(last.text))
    )


def _parts(word: Word, lexicon: Lexicon) -> bool:
    """Tell whether a word can be in no name: a title, an acronym, a Roman number."""
    text = word.text
    known = lexicon.parting.get(text)
    if known is None:
        known = lexicon.parting[text] = _parting(text, lexicon)
    return known and not (word.dot and text.isupper())


def _parting(text: str, lexicon: Lexicon) -> bool:
    if len(text) > 1 and text.isupper():
        short = len(text) <= _ACRONYM and text.capitalize() not in lexicon.eastern
        if short or _ROMAN.fullmatch(text):
            return True
    if LETTERED.match(text):
        return True
    low = text.lower()
    if text in _ESQUIRES:
        return True
    if low in lexicon.titles.head or low in lexicon.titles.modifier:
        return not (text in lexicon.eastern or lexicon.is_given(text))
    return False


def _before(text: str, start: int, pieces: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return up to three tokens before a place, the nearest first."""
    found: list[str] = []
    for piece in reversed(text[max(0, start - _BACK) : start].split(" ")):
        if piece:
            found += reversed(_tokens(piece, pieces))
            if len(found) >= _PIECES:
                break
    return tuple(found[:_PIECES])


def _after(text: str, end: int, pieces: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return up to four tokens after a place."""
    found: list[str] = []
    for piece in text[end : end + _ON].split(" "):
        if piece:
            found += _tokens(piece, pieces)
            if len(found) > _PIECES:
                break
    return tuple(found[: _PIECES + 1])


def _tokens(piece: str, pieces: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    found = pieces.get(piece)
    if found is None:
        if len(pieces) > _MOST_PIECES:
            pieces.clear()
        # A line break is a token that can be printed.
        found = pieces[piece] = tuple(TOKEN.findall(piece.replace("\n", "¶")))
    return found


_MOST_PIECES = 50_000


def _alone(text: str, start: int, end: int) -> bool:
    """Tell whether a line holds nothing else."""
    line = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    rest = text[line:start], text[end : stop if stop >= 0 else len(text)]
    return not any(part.strip(" .,:;") for part in rest)
