"""The place and date of writing in a dateline, full dates in a copy notice, dates beside labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.model import MarkKind
from converter.reading.datelines import dates_in, place_of
from converter.reading.dating import known_dates
from converter.recognisers.forms import slug
from converter.recognisers.marking import span
from converter.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Found, Sight

_PLACE = regex(
    r"[A-ZÀ-ÞĀ-ɏ][\w’'.-]*"
    r"(?: (?:(?:of|on|upon|de|del|do|da|di|la|el|am|an der) )?[A-ZÀ-ÞĀ-ɏ][\w’'.-]*){0,3}"
)
_COPY_PLACE = regex(
    r"\bin (?P<place>[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*){0,2}),? (?:on |dated )?$"
)
_FULL = len("1962-12-03")
_PLACES = frozenset(("dateline", "copy", "time", "dispatched", "received", "number", "from"))


def find(sight: Sight, lexicon: Lexicon) -> Iterator[Found]:  # noqa: ARG001  (one shape for all)
    """Yield the place and the dates of datelines and copy notices, and the dates beside labels."""
    about = sight.report.about
    around: Sequence[str] | None = None
    for stretch in sight.stretches:
        if stretch.place not in _PLACES:
            continue
        if around is None:
            page = about.page_date.text if about.page_date else ""
            around = known_dates(page, about.title, about.citation.date)
        text = stretch.text
        loose = stretch.place not in {"copy", "number"}
        dates = [date for date in dates_in(text, around, yearless=loose) if date.iso]
        for date in dates:
            # What an editor put in brackets has marks of its own.
            if (loose or len(date.iso) >= _FULL) and "[" not in date.text:
                sure = date.cert or "high"
                yield span(stretch, date.start, date.end, MarkKind.DATE, sure, (), "date", date.iso)
        if not dates or stretch.place not in {"dateline", "copy"}:
            continue
        where = _place(text, dates[0].start, dates[0].end, stretch.place)
        if where:
            printed = text[slice(*where)]
            yield span(
                stretch, *where, MarkKind.PLACE, "high", (), "place of writing", slug(printed)
            )


def _place(text: str, start: int, end: int, kind: str) -> tuple[int, int] | None:
    """Return where the place of writing stands, None when it is not told or runs over two lines."""
    if kind == "copy":
        copied = _COPY_PLACE.search(text[:start])
        return copied.span("place") if copied else None
    where = place_of(text, start, end)
    return where if where and _PLACE.fullmatch(text[slice(*where)]) else None
