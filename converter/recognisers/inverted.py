"""Names with the surname first, as in lists of those present: ``Lund, A.V.``, ``Lund A. V.``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from converter.model import MarkKind
from converter.recognisers.marking import span
from converter.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Found, Sight, Stretch

_UPPER = r"[A-Z\u00c0-\u00de\u0100-\u024f]"
_INITIALS = rf"(?:{_UPPER}[a-z]{{0,3}}\. ?){{1,3}}"
_INVERTED = regex(
    rf"(?<![\w.’'-])(?P<surname>{_UPPER}[^\W\d_]+(?:[-’'][^\W\d_]+)*)"
    rf"(?:, ?| +)(?P<initials>{_INITIALS})(?!\w)"
)
# What may stand before and behind an entry of a list.
_BEFORE = regex(
    r"(?:^|[,;:(\n]|\band|\b(?:com\.|[Cc]omrades?|[Cc]oms?\.|[Cc]des?\.|s\.)|\]s\.)\s*$"
)
_AFTER = regex(r"\s*(?:$|[,;)\n\[(]|and\b|[-–—])")
# Lund A. V. has come.
_ACTS = regex(rf" (?:{_UPPER}\. ?){{2}} [a-z]")
_LEAST = 2
_WINDOW = 40
_CUT = 4
_GAPS = frozenset((" ", ", ", ",", "  "))
# Ithaca, N.Y. is a town.
_STATES = frozenset("N.Y. N.J. D.C. N.C. S.C. N.H. N.M. N.D. S.D. R.I. B.C. Mass. Conn.".split())
_LISTS = frozenset({"participants", "distribution"})


def find(sight: Sight, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the names of lists whose entries put the surname first.

    One alone is a name only after a label or with a comma and two initials; two of
    them in a passage show that it is a list.
    """
    for stretch in sight.stretches:
        text = stretch.text
        if "." not in text:
            continue
        names = [
            (match.start(), match.start("initials") + len(match["initials"].rstrip()), match)
            for match in _turned(stretch)
            if not lexicon.is_common(match["surname"])
            and "".join(match["initials"].split()) not in _STATES
        ]
        names = [
            (start, end, match)
            for start, end, match in names
            if _BEFORE.search(text, max(0, start - _WINDOW), start)
            and (_AFTER.match(text, end) or _ACTS.match(text, match.end("surname")))
        ]
        for start, end, match in names:
            several = match["initials"].count(".") >= _LEAST
            if len(names) >= _LEAST or stretch.place in _LISTS or several:
                reason = "surname first, in a list"
                yield span(stretch, start, end, MarkKind.PERSON, "high", ("full-name",), reason)


def _turned(stretch: Stretch) -> Iterator[re.Match[str]]:
    """Yield a capitalised word with what looks like initials right behind it."""
    words, text = stretch.words, stretch.text
    past = 0
    for index in [at for at, word in enumerate(words) if word.dot and len(word.text) <= _CUT]:
        word, surname = words[index], words[index - 1]
        if not (index and word.capital and surname.capital and surname.start >= past):
            continue
        if word.before in _GAPS and (match := _INVERTED.match(text, surname.start)):
            past = match.end()
            yield match
