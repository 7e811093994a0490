"""Names cut to their first letter: ``P.`` for a Passarge of the same paragraph (survey, trap 9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.model import MarkKind
from converter.recognisers.forms import form_of
from converter.recognisers.marking import span
from converter.regexes import regex
from converter.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Found, Sight, Stretch

_LETTER = regex(
    r"(?:(?<=[\s“\"‘(/])|^)(?P<one>[^\W\d_a-zß-ÿ])\.(?!\s+of\b)(?=\s+[a-z(/]|[,;)]|['’]s\b)"
)
# Before a letter a capital is a forename, or what is numbered: Karel P.; Plan B.; at a
# sentence's beginning it may be one of these.
_CAPITAL = regex(r"(?P<word>[^\W\d_a-z][\w’'.-]*) $")
_WINDOW = 40
_OPENING = frozenset(
    "When While As But And If Then Since Because That In On To From With By For At After Before "
    "Although Yet So Only Even Today Yesterday Later".split()
)


def find(sight: Sight, lexicon: Lexicon) -> Iterator[Found]:
    """Yield single letters that stand for the one person so called just before."""
    known: dict[str, str] = {}
    everybody: set[str] | None = None
    for stretch in sight.stretches:
        text = stretch.text
        letters = [word.start for word in stretch.words if word.dot and len(word.text) == 1]
        for match in filter(None, [_LETTER.match(text, start) for start in letters]):
            letter = match["one"]
            before = _CAPITAL.search(text[max(0, match.start() - _WINDOW) : match.start()])
            if before and before["word"] not in _OPENING:
                continue
            named = _surnames(sight, stretch, match.start(), lexicon)
            meant = {one for one in named if one[:1] == fold(letter)}
            if not meant and letter in known:
                if everybody is None:
                    everybody = {
                        fold(form_of(one.text[mark.start : mark.end], lexicon).surname)
                        for one, mark in sight.people()
                    }
                meant = {one for one in everybody if one[:1] == fold(letter)}
            if len(meant) != 1:
                continue
            (known[letter],) = meant
            yield span(
                stretch,
                *match.span(),
                MarkKind.PERSON,
                "medium",
                ("repeat",),
                f"the first letter of “{known[letter]}”",
            )


def _surnames(sight: Sight, stretch: Stretch, end: int, lexicon: Lexicon) -> set[str]:
    """Return the surnames of the persons who are named in a passage before a place in it."""
    return {
        fold(form_of(stretch.text[mark.start : mark.end], lexicon).surname)
        for mark in sight.found.get(stretch.key, ())
        if mark.kind is MarkKind.PERSON and mark.end <= end
    }
