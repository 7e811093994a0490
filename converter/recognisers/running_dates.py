"""Dates in running text; a day without its year takes it from the report, where it can be no other."""

from __future__ import annotations

import calendar
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from converter.model import MarkKind
from converter.named import PERIOD
from converter.reading.dating import known_dates
from converter.recognisers.date_parts import Part, parts_of
from converter.recognisers.marking import span
from converter.recognisers.running import RUNNING
from converter.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Found, Sight, Stretch

_DIGIT = regex(r"\d")
_TO = regex(r"\s?[-–—]\s?|,? (?:to|through|until|till|up to) (?:the )?")
_AND = regex(r" and (?:the )?")
_BETWEEN = regex(r"\b[Bb]etween (?:the )?$")
_MOVED = regex(r"\b(?:postponed|moved|changed|brought forward|transferred|shifted|put off)\b")
# A number of four figures is a year after these,
_YEAR_SIGN = regex(
    r"\b(?:[Ii]n(?: the years?)?|[Ss]ince|[Dd]uring|[Yy]ears?(?: of)?|(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?: of)?|"
    r"(?:beginning|end|middle|start|half|part|course|events?|outbreak|[Rr]evolution|[Uu]prising|[Ww]ar|[Tt]reaty|[Aa]greement|"
    r"[Cc]risis|[Ee]lections?|[Cc]onstitution|[Cc]oup|[Bb]udget|[Hh]arvest) of) $"
)
# and after these where nothing is counted.
_WEAK_SIGN = regex(
    r"\b(?:[Uu]ntil|[Tt]ill|[Ee]arly|[Ll]ate|[Mm]id|[Bb]y|[Ff]rom|[Bb]etween|[Bb]efore|[Aa]fter|as of|of|for|the) $"
)
_UNITS = regex(
    r" (?:people|persons?|men|women|children|tons?|tonnes|copies|cases|families|soldiers|prisoners|members|pages|km|"
    r"kilomet\w+|miles|met(?:re|er)s?|roubles|rubles|dollars|pesos|pounds|francs|marks|forints|crowns|workers|houses|votes|"
    r"ships|boats|barrels|sacks|crates|units|hours|feet|lamps|more|per|of (?:them|the|us|these|our|his|their))\b"
)
_PLURAL = regex(r" [a-z]{2,}[a-rt-z]s\b(?! (?:the|a|an|his|her|their|our|it)\b)")
# What is told of a day to come; of any other day it is told what happened.
_AHEAD_SIGN = regex(
    r"\b(?:will|shall|would|to be|is to|are to|was to|were to|plan(?:s|ned)?|expect(?:s|ed)?|due|scheduled|next|coming|"
    r"until|till|by|before|deadline|postponed|invit\w+|forthcoming|intend\w*)\b"
)
_PAST, _FUTURE, _SOON, _NEAR = 120, 60, 2, 31
_AHEAD, _OLDEST = 30, 1800
_SIGN, _MOVED_BEFORE, _SENTENCE = 26, 60, 160
_SHIFT = {"this": 0, "current": 0, "last": -1, "previous": -1, "next": 1, "following": 1}


class Anchor(NamedTuple):
    """What a day without its year is read by.

    When the report was written, the day that was told last, the year that the passage
    named last, and the years that the title says the report is about.
    """

    written: str = ""
    last: str = ""
    year: int = 0
    about: frozenset[int] = frozenset()


def find(sight: Sight, lexicon: Lexicon) -> Iterator[Found]:  # noqa: ARG001  (one shape for all)
    """Yield the dates of running text in the form of ISO 8601, and periods with their limits."""
    about = sight.report.about
    dated = about.created or about.page_date
    anchor = Anchor(dated.when if dated else "", about=_years_about(sight))

    @cache
    def around() -> Sequence[str]:
        page = about.page_date.text if about.page_date else ""
        return known_dates(page, about.title, about.citation.date)

    last = ""
    for stretch in sight.stretches:
        if stretch.place == "dateline":
            anchor = anchor._replace(written=_dateline(sight, stretch) or anchor.written, last="")
        elif stretch.place == "note":
            # A note is an editor's: the days of the report say nothing of its own.
            anchor = Anchor()
        elif last == "summary" != stretch.place:
            anchor = anchor._replace(last="")
        last = stretch.place
        if stretch.place in RUNNING and (_has_digit(stretch.text) or " year" in stretch.text):
            anchor = yield from _in_stretch(stretch, around, anchor._replace(year=0))


def _has_digit(text: str) -> bool:
    """Tell whether a text has a digit; ten quick looks cost less than one at every character."""
    if any(map(text.__contains__, "0123456789")):
        return True
    return not text.isascii() and _DIGIT.search(text) is not None


def _years_about(sight: Sight) -> frozenset[int]:
    """Return the years without a month that title and subject name: the report for 1964."""
    texts = [one.text for one in sight.stretches if one.place == "subject"]
    return frozenset(
        int(year)
        for text in (sight.report.about.title, *texts)
        for year in _YEAR_ABOUT.findall(text)
    )


_YEAR_ABOUT = regex(r"\b(?:for|in|of|year) ((?:1[5-9]|20)\d\d)\b")


def _dateline(sight: Sight, stretch: Stretch) -> str:
    marks = sight.found.get(stretch.key, ())
    return next((mark.key for mark in marks if mark.kind is MarkKind.DATE), "").partition("/")[0]


def _in_stretch(
    stretch: Stretch, around: Callable[[], Sequence[str]], anchor: Anchor
) -> Generator[Found, None, Anchor]:
    text = stretch.text
    for group in _grouped(list(parts_of(text, stretch.words, around)), text):
        iso, inferred = _iso(group, text, anchor)
        if iso and _is_date(group, text, anchor):
            where = group[0].start, group[-1].end
            reason = "date; its year is the report's" if inferred else "date"
            certainty = "medium" if inferred else "high"
            yield span(stretch, *where, MarkKind.DATE, certainty, (), reason, iso)
        for part in group:
            anchor = _told(part, anchor)
    return anchor


def _told(part: Part, anchor: Anchor) -> Anchor:
    """Return what later dates are read by, once a date with its year has been told."""
    if not part.year:
        return anchor
    iso = _written(part.year, part.month, part.day)
    return anchor._replace(last=iso if part.day and iso else anchor.last, year=part.year)


def _grouped(parts: Sequence[Part], text: str) -> Iterator[tuple[Part, ...]]:
    """Yield the dates; two that are joined (from May 1961 to June 1962) together."""
    at = 0
    while at < len(parts):
        one = parts[at]
        if at + 1 < len(parts) and _joined(one, parts[at + 1], text):
            yield one, parts[at + 1]
            at += 2
            continue
        if one.day or one.year or one.said:
            yield (one,)
        at += 1


def _joined(one: Part, other: Part, text: str) -> bool:
    if one.first or other.first or one.upto or other.upto or one.said or other.said:
        return False
    if bool(one.day) is not bool(other.day) and (one.day or not one.year):
        return False
    between = text[one.end : other.start]
    lead = text[max(0, one.start - _MOVED_BEFORE) : one.start]
    if _AND.fullmatch(between):
        return bool(_BETWEEN.search(lead))
    return bool(_TO.fullmatch(between)) and not _MOVED.search(lead)


def _is_date(group: Sequence[Part], text: str, anchor: Anchor) -> bool:
    """Tell whether figures that look like a year are one: in 1956, and not 1956 lamps."""
    first, last = group[0], group[-1]
    if first.month:
        return True
    written = int(anchor.written[:4] or 0)
    if first.year < _OLDEST or (written and first.year > written + _AHEAD):
        return False
    if last.month:
        return True
    before = text[max(0, first.start - _SIGN) : first.start]
    if _UNITS.match(text, last.end):
        return False
    if _YEAR_SIGN.search(before):
        return True
    several = bool(first.upto) or len(group) > 1
    weak = _WEAK_SIGN.search(before)
    if not weak or (not several and weak[0].strip() in {"of", "for", "the"}):
        return False
    return not _PLURAL.match(text, last.end)


def _iso(group: Sequence[Part], text: str, anchor: Anchor) -> tuple[str, bool]:
    """Return the date or the period in ISO form ("" when it cannot be told), and whether a year is inferred."""
    last = group[-1]
    year = last.year or (_year(last, text, anchor) if last.month else 0)
    inferred = not last.year
    if not year:
        return "", False
    end = _written(year, last.month, last.day)
    if len(group) == 1 and last.upto:
        return _period(f"{year:04}", f"{last.upto:04}"), False
    if len(group) == 1:
        start = _written(year, last.month, last.first) if last.first else ""
        return _period(start, end) if last.first else end, inferred
    one = group[0]
    turn = (one.month, one.day) > (last.month, last.day) and last.month
    start = _written(one.year or year - bool(turn), one.month, one.day)
    return _period(start, end), inferred


def _period(start: str, end: str) -> str:
    return f"{start}{PERIOD}{end}" if start and end and start < end else ""


def _year(part: Part, text: str, anchor: Anchor) -> int:
    """Return the year of a day that is printed without one, 0 when it can be several."""
    written = int(anchor.written[:4] or 0)
    if part.said:
        shift = _SHIFT.get(part.said)
        return anchor.year if shift is None else written and written + shift
    sentence = text[max(0, part.start - _SENTENCE) : part.start].rpartition(". ")[2]
    ahead = _FUTURE if _AHEAD_SIGN.search(sentence) else _SOON
    near = {
        found
        for known, past, future in ((anchor.written, _PAST, ahead), (anchor.last, _NEAR, _NEAR))
        if (found := _nearest(part, known, past, future))
    }
    told = {anchor.year} if anchor.year else anchor.about
    return near.pop() if len(near) == 1 and (not told or near <= told) else 0


def _nearest(part: Part, known: str, past: int, future: int) -> int:
    """Return the year in which a day falls near a known date, 0 when it does not."""
    if len(known) < len("1962-10"):
        return 0
    if known[5:7] == f"{part.month:02}" and len(known) < len("1962-10-28"):
        return int(known[:4])
    at = date(int(known[:4]), int(known[5:7]), int(known[8:] or 15))
    for year in (at.year, at.year - 1, at.year + 1):
        day = _written(year, part.month, part.day)
        if day and -past <= (date.fromisoformat(day) - at).days <= future:
            return year
    return 0


def _written(year: int, month: int, day: int) -> str:
    """Return numbers in ISO form, "" when there is no such day."""
    if not month:
        return f"{year:04}"
    if not day:
        return f"{year:04}-{month:02}"
    return f"{year:04}-{month:02}-{day:02}" if day <= calendar.monthrange(year, month)[1] else ""
