"""Minutes that officials write below each other, each with its signature and the day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.reading.chunks import Chunk
from converter.reading.dates import find_dates
from converter.reading.signing import is_name
from converter.regexes import regex

_UPPER = r"[A-Z\u00c0-\u024f]"
_SIGNER = regex(
    rf"^(?:/s/ |[(\[]?(?:[Ss]igned|[Ss]gd\.?|[Ii]nitialled)[)\]:]? |[Ss]d\.?/- ?)?(?:(?:Sir|Lord|Dr|Col|Maj|Gen|Brig|Capt|Adm)\.? )?"
    rf"(?:{_UPPER}\. ?){{1,4}}(?:(?:{_UPPER}[\w’'-]++|de|von|van|la|du) ?){{0,3}}$"
)
_INITIALS = regex(rf"^(?:{_UPPER}\. ?){{2,4}}$")
# The day and the month alone, as one writes below a minute: 7/11, 8/XI, 9.xi.49.
_DAY = regex(
    r"^\d{1,2}(?:st|nd|rd|th)?\s?[/.-]\s?(?:\d{1,2}|[IVXivx]{1,4})\.?(?:\s?[/.-]?\s?(?:\d\d|\d{4}))?\.?$"
)
_LONGEST = 40
_LEAST = 2
_ENDED = regex(r"[.!?…][\"”’)\]]*$")
_RUNNING = regex(r"[a-z]{2}[.!?…][\"”’)\]]*$")


def is_minute_day(text: str) -> bool:
    """Tell the day below a minute, without a place, in words or figures.

    >>> [is_minute_day(text) for text in ("7/11", "8/XI", "9th March, 1951", "Lesna, 9 March 1951")]
    [True, True, True, False]
    """
    if len(text) > _LONGEST or "\n" in text:
        return False
    if _DAY.match(text):
        return True
    found = find_dates(text)
    return len(found) == 1 and not (text[: found[0].start] + text[found[0].end :]).strip(" .,")


def is_minute_signature(text: str) -> bool:
    r"""Tell a name with initials in one row, or initials alone, and the day in the next.

    >>> [is_minute_signature(text) for text in ("A. B. Lund\n7/11", "V. Z.", "V. Zawa", "Lesna\n7/11")]
    [True, True, False, False]
    """
    name, _, day = text.partition("\n")
    return bool(_SIGNER.match(name) and is_minute_day(day)) or bool(_INITIALS.match(text))


def minutes_below(chunks: Sequence[Chunk]) -> frozenset[int]:
    """Return where text begins right below a signature of minutes, on a page with several that are dated.

    Names with initials and a day, each right below a text that has ended, part
    the page; where two of them are sure, initials without a day do so too.
    """
    ends = _ends(chunks)
    return frozenset(ends) - {max(ends, default=0)}


def _ends(chunks: Sequence[Chunk]) -> list[int]:
    """Return where the signatures of minutes end, when at least two of them are dated."""
    dated: list[int] = []
    bare: list[int] = []
    for index in range(1, len(chunks)):
        name, _, day = chunks[index].string.partition("\n")
        if not _SIGNER.match(name):
            continue
        if not _ENDED.search(chunks[index - 1].string) or chunks[index].told:
            continue
        if _SIGNER.match(chunks[index - 1].string.rsplit("\n", 1)[-1]):
            continue
        if not (is_name(re.sub(r"^\W*[Ss]\w{0,5}\W+(?=[A-Z])", "", name))):
            continue
        if day and is_minute_day(day):
            dated.append(index + 1)
        elif not day and index + 1 < len(chunks) and is_minute_day(chunks[index + 1].string):
            dated.append(index + 2)
        elif not day and _INITIALS.match(name):
            bare.append(index + 1)
    return sorted(dated + bare) if len(dated) >= _LEAST else []
