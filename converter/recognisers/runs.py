"""Runs of capitalised words, and what stands round them: what the tagger looks at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from converter.recognisers.grammar import LETTERED, SPACES
from converter.recognisers.memory import remember
from converter.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Stretch
    from converter.recognisers.words import Word

TOKEN = regex(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+|[^\w\s]")
_ROMAN = regex(r"[IVXLC]{2,}")
_STOPPED = frozenset((". ", ".", ".\u00a0", ".] ", ". ["))
_BRACKETS = frozenset(("] ", " ["))
_ESQUIRES = frozenset(("Esq", "Esqr", "Esqre", "Esquire"))
_MOST_SMALL = 3
_ACRONYM = 3
_DIGRAPH = 2
# What can stand right beside a name that is alone on its line; ¶ is the end of a line.
_EDGES = frozenset("¶.,:;")
_BACK, _ON = 40, 32
_LEAD, _FOLLOW = 2, 4


class Run(Struct, frozen=True):
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
    found = []
    for words in groups_of(stretch.words, lexicon):
        start, end = words[0].start, words[-1].end
        lead = _before(text, start, pieces)
        follow = _after(text, end, pieces)
        whole = (
            (not lead or lead[0] in _EDGES)
            and (not follow or follow[0] in _EDGES)
            and _alone(text, start, end)
        )
        found.append(Run(words, lead, follow, whole))
    return found


def groups_of(words: Sequence[Word], lexicon: Lexicon) -> list[tuple[Word, ...]]:
    """Return capitalised words that only spaces, initials' stops and particles part."""
    found: list[tuple[Word, ...]] = []
    group: list[Word] = []
    small: list[Word] = []
    last: Word | None = None
    parting = lexicon.parting
    for word in words:
        if word.capital:
            known = parting.get(word.text)
            if known is None:
                known = remember(parting, word.text, told=_parting(word.text, lexicon))
            if known and not (word.dot and word.text.isupper()):
                # In no name: a title, an acronym, a Roman number.
                if group:
                    found.append(tuple(group))
                    group, small = [], []
                continue
            if group and last is not None and _joins(last, word, lexicon):
                group += [*small, word]
            else:
                if group:
                    found.append(tuple(group))
                group = [word]
            small = []
            last = word
        elif group:
            if last is not None and _particle(word, small, lexicon) and _joins(last, word, lexicon):
                small.append(word)
                last = word
            else:
                found.append(tuple(group))
                group, small = [], []
    if group:
        found.append(tuple(group))
    return found


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
    """Return up to two tokens before a place, the nearest first."""
    window = text[max(0, start - _BACK) : start]
    # Two pieces are mostly enough; the last is empty where a space stands before the place.
    nearest = window.rsplit(" ", 3)
    if len(nearest) > 3 and not nearest[3]:  # noqa: PLR2004
        found = (pieces.get(nearest[2]) or _tokens(nearest[2], pieces))[::-1]
        if len(found) == 1:
            tokens = pieces.get(nearest[1]) or _tokens(nearest[1], pieces)
            found = (*found, *tokens[-1:])
        if len(found) >= _LEAD:
            return found[:_LEAD]
    found = ()
    for piece in reversed(window.split(" ")):
        if piece:
            tokens = pieces.get(piece) or _tokens(piece, pieces)
            found = (*found, *tokens[::-1]) if found else tokens[::-1]
            if len(found) >= _LEAD:
                return found[:_LEAD]
    return found


def _after(text: str, end: int, pieces: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return up to four tokens after a place, two when nothing can be told there."""
    window = text[end : end + _ON]
    nearest = window.split(" ", 3)
    if len(nearest) > 3 and not nearest[0]:  # noqa: PLR2004
        found = pieces.get(nearest[1]) or _tokens(nearest[1], pieces)
        if len(found) == 1 and found[0] != ",":
            tokens = pieces.get(nearest[2]) or _tokens(nearest[2], pieces)
            found = (*found, *tokens[:1])
        if len(found) >= _LEAD and found[0] != ",":
            return found[:_LEAD]
    found = ()
    for piece in window.split(" "):
        if piece:
            tokens = pieces.get(piece) or _tokens(piece, pieces)
            found = (*found, *tokens) if found else tokens
            most = _FOLLOW if found and found[0] == "," else _LEAD
            if len(found) >= most:
                return found[:most]
    return found


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
