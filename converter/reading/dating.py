"""When and where a document was written: dateline, copy notice, labels, title, page, and what disagrees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from converter.blocks import Block, CloserPart, OpenerPart
from converter.findings import Finding
from converter.model import Home, PageDate
from converter.reading.datelines import dates_in, is_place, place_of
from converter.reading.dates import FoundDate, find_dates, whole_date
from converter.regexes import regex

_LABELLED = frozenset(("dispatched", "time", "number", "received"))
_DATE_LABEL = regex(
    r"^(?:Date|DATE|Dated|Day|Date (?:sent|received|of [\w ]{2,30})|Day and time|Date and time|Dispatched|Despatched|Sent|Received|Time)(?: on| at)?:?\s+(?P<value>\S.*)$"
)
_LOOKS_DATED = regex(
    r"\d{1,2}\s?[./]\s?(?:\d|[IVX])|\b(?:1[5-9]|20)\d\d\b|\b\d{1,2}(?:st|nd|rd|th)\b"
)
_NO_DATE = regex(r"^\W*(?:undated|no date|not dated|n\.\s?d\.|none|unknown)\W*$", re.IGNORECASE)
_DATE_ITSELF = regex(r"^(?:Date|DATE|Dated|Date of)\b")
_COPY_PLACE = regex(r"\bin ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)")
_FULL = len("1962-12-03")


@dataclass(frozen=True, slots=True)
class Dating:
    """What was read of when and where a document was written."""

    page: PageDate | None
    created: PageDate | None
    place: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date of the document: what says so, the place beside it, its line."""

    source: str
    date: FoundDate
    place: str
    line: int | None


def known_dates(printed: str, title: str, cited: str) -> tuple[str, ...]:
    """Return the dates in ISO form that the page's apparatus gives, to read the others by.

    >>> known_dates("October 28, 1962", "Telegram of 27 October 1962", "")
    ('1962-10-28', '1962-10-27')
    """
    whole = whole_date(printed)
    found = [whole, *find_dates(title), whole_date(cited) if cited else None]
    # The limits of a span say the month, and which day it was they do not say.
    isos = [
        iso for one in found if one for iso in (one.when, one.not_before[:7], one.not_after[:7])
    ]
    return tuple(dict.fromkeys(iso for iso in isos if iso))


def read_dating(
    printed: str,
    title: str,
    cited: str,
    blocks: Sequence[Block],
    line: Mapping[Home, int | None],
) -> Dating:
    """Return the date of the page, the date and place of writing, and what is in doubt.

    The date of writing is the dateline's, else a copy notice's, a label's, the
    title's, the page's; where one of them says less than the page's own date
    and agrees with it, the page's is taken.
    """
    around = known_dates(printed, title, cited)
    whole = whole_date(printed, around) if printed else None
    page = (_page_date(printed, whole) if whole else PageDate(printed, "")) if printed else None
    dated = list(_dates(blocks, around))
    place = next((one.place for one in dated if one.place), "")
    titled = find_dates(title, around)
    if len(titled) == 1:
        dated.append(_Dated("title", titled[0], "", line.get(Home.TITLE)))
    if page and page.when:
        # Of several hands below each other the one that the page is dated by (the sort is stable).
        dated.sort(key=lambda one: one.source != "dateline" or one.date.when != page.when)
    created = None
    for one in dated:
        if one.date.iso and one.source != "received":
            created = _page_date(one.date.text, one.date)
            if page and _less(one.date, page):
                created = page
            break
    if created is None:
        received = next((one.date for one in dated if one.date.iso), None)
        created = _page_date(received.text, received) if received else None
    created = created or (page if page and (page.when or page.not_before) else None)
    findings = (
        *_doubts(printed, line.get(Home.DATE), whole, page),
        *_odd(blocks, around),
        *_conflicts(page, dated),
    )
    return Dating(page, created, place, tuple(findings))


def _page_date(text: str, found: FoundDate) -> PageDate:
    return PageDate(text, found.when, found.not_before, found.not_after, found.cert)


def _dates(blocks: Sequence[Block], around: Sequence[str]) -> Iterator[_Dated]:
    """Yield datelines and copy notices, then the dates under labels, each once."""
    for block in blocks:
        if isinstance(block, OpenerPart | CloserPart) and block.kind in {"dateline", "copy"}:
            text = block.text.text
            found = dates_in(text, around, yearless=block.kind == "dateline")
            where = place_of(text, found[0].start, found[0].end) if found else None
            place = " ".join(text[slice(*where)].split()) if where else ""
            after = text[found[0].end :].strip(" ,.\n-–—") if found else ""
            place = place or (after if is_place(after) else "")
            if block.kind == "copy":
                copied = _COPY_PLACE.search(text)
                place = copied[1] if copied else ""
            for one in found[:1]:
                yield _Dated(block.kind, one, place, block.text.line)
    for block in blocks:
        if isinstance(block, OpenerPart) and block.kind in _LABELLED:
            for one in find_dates(block.text.text, around, yearless=block.kind != "number")[:1]:
                yield _Dated(block.kind, one, "", block.text.line)


def _less(found: FoundDate, page: PageDate) -> bool:
    """Tell a date that says less than the page's, and nothing against it."""
    if not page.when:
        return False
    if found.when:
        return len(found.when) < len(page.when) and page.when.startswith(found.when)
    return (
        found.not_before <= page.when[: len(found.not_before)] <= found.not_after
        and len(page.when) == _FULL
    )


def _doubts(
    printed: str, line: int | None, whole: FoundDate | None, page: PageDate | None
) -> Iterator[Finding]:
    if printed and (whole is None or whole.doubt) and page:
        why = f": {whole.doubt}" if whole and whole.doubt else ""
        yield Finding(
            "date-not-understood",
            f"The date {printed!r} is not understood{why}; {_stands(page.when)}.",
            line,
        )


def _stands(when: str) -> str:
    return f"only {when} is given" if when else "it stands without @when"


def _odd(blocks: Sequence[Block], around: Sequence[str]) -> Iterator[Finding]:
    """Yield a finding for each dateline or date under a label that was not, or not wholly, understood."""
    for block in blocks:
        if not isinstance(block, OpenerPart | CloserPart):
            continue
        text = " ".join(block.text.text.split())
        label = _DATE_LABEL.match(text) if block.kind in _LABELLED else None
        if block.kind != "dateline" and not label:
            continue
        value = label["value"] if label else text
        found = find_dates(value, around, yearless=True)
        doubt = next((one for one in found if one.doubt), None)
        if doubt:
            yield Finding(
                "date-not-understood",
                f"The date {doubt.text!r} is not understood: {doubt.doubt}; {_stands(doubt.when)}.",
                block.text.line,
            )
        elif not found and _is_missing(text, value, dateline=block.kind == "dateline"):
            yield Finding(
                "date-not-understood",
                f"No date is understood in {text!r}; it stands without @when.",
                block.text.line,
            )


def _is_missing(text: str, value: str, *, dateline: bool) -> bool:
    """Tell a line that should hold a date: its label says so, or its figures look like one."""
    if whole_date(value) or _NO_DATE.match(value):
        return False
    return bool(_LOOKS_DATED.search(value) if dateline or not _DATE_ITSELF.match(text) else value)


def _conflicts(page: PageDate | None, dated: Sequence[_Dated]) -> Iterator[Finding]:
    """Yield a finding where a date of the document is not the page's."""
    if page is None or not (page.when or page.not_before):
        return
    for one in dated:
        if one.source == "received" or not one.date.iso or _agree(one.date, page):
            continue
        what = _SAYS.get(one.source, "The document")
        yield Finding(
            "dates-disagree",
            f"{what} says {one.date.iso}, the page says {page.when or f'{page.not_before}/{page.not_after}'}; each is kept.",
            one.line,
        )


_SAYS = {
    "dateline": "The dateline",
    "title": "The title",
    "copy": "The copy notice",
    "dispatched": "The line of dispatch",
    "time": "The document's own date",
    "number": "The number's line",
}


def _agree(found: FoundDate, page: PageDate) -> bool:
    """Tell two dates or spans that have a day in common, as far as they say."""
    first, last = found.not_before or found.when, found.not_after or found.when
    begin, end = page.not_before or page.when, page.not_after or page.when
    return first[: len(end)] <= end[: len(first)] and begin[: len(last)] <= last[: len(begin)]
