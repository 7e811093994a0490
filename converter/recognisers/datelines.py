"""The place and date of writing in a dateline, and full dates in a copy notice."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from converter.model import MarkKind
from converter.reading.dates import find_dates
from converter.recognisers.marking import span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Found, Sight

_PLACE = re.compile(r"(?P<place>[A-ZÀ-Þ][\w’'.-]*(?: [A-ZÀ-Þ][\w’'.-]*){0,3})(?=,? )")
_COPY_PLACE = re.compile(
    r"\bin (?P<place>[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*){0,2}),? (?:on |dated )?$"
)
_FULL = len("1962-12-03")


def find(sight: Sight, lexicon: Lexicon) -> Iterator[Found]:  # noqa: ARG001  (one shape for all)
    """Yield the place and the dates of datelines and copy notices."""
    for stretch in sight.stretches:
        if stretch.place not in {"dateline", "copy"}:
            continue
        text = stretch.text
        dates = [date for date in find_dates(text) if date.when]
        for date in dates:
            if stretch.place == "dateline" or len(date.when) == _FULL:
                yield span(
                    stretch, date.start, date.end, MarkKind.DATE, "high", (), "date", date.when
                )
        if not dates:
            continue
        first = dates[0].start
        pattern = _PLACE if stretch.place == "dateline" else _COPY_PLACE
        place = pattern.match(text) if pattern is _PLACE else pattern.search(text[:first])
        if place and place.end("place") <= first:
            yield span(
                stretch,
                *place.span("place"),
                MarkKind.PLACE,
                "high",
                (),
                "place of writing",
                _slug(place["place"]),
            )


def _slug(name: str) -> str:
    """Return an XML name for a place."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
