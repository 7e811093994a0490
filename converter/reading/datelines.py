"""Datelines: place and date of writing, in either order, with the shortened words of letters.

Survey, sections 2 and 3: place and date, a date alone, ``Date: ...``, ranges,
dates without a year. Letters before 1900 shorten months (``Octr. 9th``) and name
weekdays and parts of the day; such lines are told only by what stands beside
them (a salutation, a signature).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.reading.date_forms import FIGURE
from converter.reading.dates import MONTH_NAME, FoundDate, find_dates
from converter.reading.remembered import remembered
from converter.regexes import regex

# A range is a dateline, and gets no single day.
_RANGE = regex(
    rf"^(?:[A-Z][\w’' .-]{{1,40}}, )?(?:{MONTH_NAME} \d{{1,2}} ?[-–] ?(?:{MONTH_NAME} )?\d{{1,2}}|\d{{1,2}} ?[-–/] ?\d{{1,2}} {MONTH_NAME}),? \d{{4}}$"
)
_HOUR = (
    r"(?:(?:at )?(?:\d{1,2}[:.]?\d\d|\d{1,2}(?= ?[aphnom]))(?: ?[ap]\.?m\.?| ?h(?:rs\.?|ours)?| ?o[’' ]?clock)?|"
    r"noon|midnight|morning|evening|night)"
)
_HOURS = regex(rf"^{_HOUR}(?:\s?[-–—]\s?{_HOUR})?$", re.IGNORECASE)
_PLACE_DATE = regex(
    r"^(?:\d{1,3},? (?:- )?)?(?:In |At )?[A-Z\u00c0-\u024f][\w’' .,;()/\[\]-]{1,60}[\s,]++(?:on |the |this |dated )*$"
)
_IN_PLACE = regex(
    r"^(?:(?:Given |Done |Written |Signed )?(?:in|at) )(?:the )?[A-Z\u00c0-\u024f][\w’' -]{1,40}?,? (?:on |this |the )*$",
    re.IGNORECASE,
)
_CODED = regex(r"^(?:[A-Z]{1,4}/)?\d{1,2}(?:/\d{1,3})?/[IVX]{1,4}/\d{2,4}$")
# The day and the year tell a dateline whose month is in another language.
_FOREIGN = regex(
    r"^[A-Z\u00c0-\u024f][\w’' -]{1,30},? (?:(?:den|le|el|dnia|dne|il|on)\.? )(?:\d{1,2}\.? (?:de |di )?[^\W\d_]{3,10}\.?,? (?:de |di |del )?\d{4}(?: ?[rg]\.)?|\d{1,2}\. ?\d{1,2}\. ?\d{2,4})$|"
    r"^[A-Z\u00c0-\u024f][\w’' -]{1,30}, \d{4}\. [^\W\d_]{3,10} \d{1,2}\.?$"
)
_MARKER = regex(r"\s*\[\d{1,3}\]")
_EDGE = " .,;:-–—"
_LONGEST = 110

_MONTH = (
    r"(?:Jan|Feb|Mar|Apr|Apl|May|Jun|Jul|Aug|Au|Sep|Oct|Nov|Dec)(?:[a-z]*(?:\.[a-z](?![a-z]))?)\.?"
)
_WEEKDAY = r"(?:Mon|Tues?|Wednes|Weds?|Thurs?|Fri|Satur|Sat|Sun)(?:day|dy|d\.)?\.?"
_DAYTIME = r"(?:morn\w*|eve\w*|night|noon|afternoon|o[’' ]?clock|midnight)\.?"
_NUMBER_OF_DAY = r"\d{1,2}(?:\s?\.?\s?(?:st|nd|rd|th|d|h|t)\b)?[.,]*"
_LOOSE_DATE = regex(
    rf"(?<![^\W\d_])(?:{_MONTH}\s?[,y]?\s?(?:the )?{_NUMBER_OF_DAY}|{_NUMBER_OF_DAY}\s*(?:of )?{_MONTH}(?![^\W\d_])|"
    rf"{_MONTH},? (?=1[5-9]\d\d)|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})"
)
_LOOSE_WORD = regex(rf"^(?:{_WEEKDAY}|{_DAYTIME})$", re.IGNORECASE)
_YEAR = regex(r"(?<![\w£$])1[5-9]\d\d(?!\d)")
# What is dated here is a thing that happened or a paper, and no place.
_NO_PLACE = regex(
    r"\b(?:Meeting|Session|Minutes|Report|Conversation|Talks?|Letter|Telegram|Cable|Journal|Diary|Copy|Decision|Resolution|"
    r"Record|Visit|Note|Memorandum|Number|No|Protocol|Agreement|Treaty|Conference|Congress|Received|Sent|Dispatched|"
    r"Embassy|Ministry|Legation|Department|Committee|Office|Comrade|Minister|Ambassador|Releas(?:ed?|able)|Declassified|Approved|Published|"
    r"Printed|Revised)\b|"
    r"\b(?:of|to|with|for|from|until|since|between|dated)\s*$",
    re.IGNORECASE,
)
_SMALL = frozenset(
    "of the in at near on by de du des la le les and oclock clock ten town place house street park square road row nine eight seven six five four "
    "three two one past half st nd rd th inst instant ult from to no y d h".split()
)
_MOST_WORDS = 14


# "on board the Swan", "on the feast of Saint Alba": a place or a day in small words.
_ABOARD = regex(r"^[A-Z\u00c0-\u024f][\w’' -]{1,40}, (?:on board|aboard) [^,.]{3,40},\s*$")
_FEAST = regex(r"^[A-Z\u00c0-\u024f][\w’' -]{1,40}, (?:on |the |this )[^.!?:]{3,60}\b1[5-9]\d\d$")
_INITIAL = regex(r"^[A-Z]\. ?[A-Z\u00c0-\u024f][\w’'-]+,")


def is_dateline(text: str) -> bool:
    """Tell a dateline that is sure by itself: a whole date, with nothing but a place or an hour.

    >>> [is_dateline(text) for text in ("Lesna, 4 May 1958", "4 May 1958, Lesna", "Lesna came 4 May 1958 to us.")]
    [True, True, False]
    >>> is_dateline("Approved For Release 2006/03/17")
    False
    """
    text = _bare(text)
    if len(text) > _LONGEST or not FIGURE.search(text):
        return False
    if _RANGE.match(text) or _CODED.match(text) or _FOREIGN.match(text):
        return True
    found = find_dates(text)
    if len(found) != 1 or text.count(".") > _MOST_STOPS:
        return False
    before, after = text[: found[0].start], text[found[0].end :].strip(_EDGE)
    if _HOURS.match(before.strip(_EDGE)):
        before = ""  # "10:00, 2 May 1958"
    if not found[0].iso and not before.strip():
        return False  # "26.X.61" alone may head an entry of a journal
    lead = not before.strip() or bool(_PLACE_DATE.match(before) or _IN_PLACE.match(before))
    if _NO_PLACE.search(before) or _INITIAL.match(before):
        return False
    if _ABOARD.match(before) and not after:
        return True
    if lead and (not after or _HOURS.match(after)):
        return bool(not before.strip() or is_capitalised(before) or _IN_PLACE.match(before))
    # The place after the date: a town or a street, no name with an office.
    return not before.strip(_EDGE) and is_place(after) and not _NO_PLACE.search(after)


def is_docket(text: str) -> bool:
    """Tell what an office wrote on a letter: copy, or a place and a date, and whose letter or what about.

    >>> [is_docket(text) for text in ("Copy 4 May 1834 Lund", "12 Quay Row Lesna - May 4. 1834 Lund", "4 May 1834 Lesna")]
    [True, True, False]
    """
    if "\n" in text or not is_loose_dateline(text):
        return False
    years = list(_YEAR.finditer(text))
    if not years or not re.match(r"\W+[A-Z]", text[years[-1].end() :]):
        return False
    date = _LOOSE_DATE.search(text)
    return bool(_COPIED.match(text) or (date and re.search(r"[A-Za-z]{3}", text[: date.start()])))


_COPIED = regex(r"^(?:Copy|Copied|Answered|Ansd)\b", re.IGNORECASE)
_MOST_STOPS = 4


def is_coded(text: str) -> bool:
    """Tell a date in the code of a telegram (``ON/24/25/X/62``)."""
    return bool(_CODED.match(text))


@remembered
def is_loose_dateline(text: str) -> bool:
    """Tell a line that is a dateline where a salutation or a signature stands beside it.

    >>> [is_loose_dateline(text) for text in ("Sunday Evening", "Rookby Octr. 9th", "It rained on Sunday.")]
    [True, True, False]
    """
    text = _bare(text)
    if len(text) > _LONGEST or _NO_DATELINE.search(text):
        return False
    words = _WORD.findall(text)
    if len(words) > _MOST_WORDS:
        return False
    figure = bool(FIGURE.search(text))
    dated = figure and bool(_LOOSE_DATE.search(text) or _YEAR.search(text) or find_dates(text))
    dated = dated or any(_is_day_or_hour(word) and len(word) > len("Sat") for word in words)
    return (dated and is_capitalised(text)) or (figure and bool(_FEAST.match(text)))


def _is_day_or_hour(word: str) -> bool:
    return word.lower().startswith(_DAY_OR_HOUR) and bool(_LOOSE_WORD.match(word))


_DAY_OR_HOUR = tuple(
    "mon tue wed thu fri sat sun morn eve night noon afternoon midnight o’c o'c oc".split()
)


_NO_DATELINE = regex(r"[?!:]|[a-z]{3}\. [A-Z][a-z]+ [a-z]+ [a-z]")
_WORD = regex(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")


def is_dated_place(text: str) -> bool:
    """Tell a loose dateline that has the year, and something before it (``London June 25th1833``).

    >>> [is_dated_place(text) for text in ("Rookby June 25th1833", "Sunday")]
    [True, False]
    """
    return is_loose_dateline(text) and bool(re.search(r"1[5-9]\d\d\W*$", _bare(text)))


def ends_dated(text: str) -> bool:
    """Tell a first line that is a dateline from a bracket or a dash on, after words of another kind.

    >>> ends_dated("Lantern House, no longer Lesna - Friday night May 14th 1841")
    True
    """
    found = _LAST_WORDS.search(_bare(text))
    return bool(found) and len(text) <= _LONGEST and found is not None and is_dated_place(found[1])


_LAST_WORDS = regex(r"^[^.!?]*[\w ](?:\)| [-–—]+)\s+([^()]{8,70})$")


def is_place(text: str) -> bool:
    """Tell a line that may be the place alone: a house, a street, a town; no sentence.

    >>> [is_place(text) for text in ("24 Lantern Place", "Rookby", "The lamps went out")]
    [True, True, False]
    """
    text = _bare(text)
    words = text.split()
    return (
        0 < len(words) <= _MOST_PLACE
        and bool(_PLACE.match(text))
        and not text.endswith((".", "!", "?", ":"))
        and is_capitalised(text)
    )


_PLACE = regex(r"(?:\d{1,4},? (?:[-–] )?)?[A-Z\u00c0-\u024f]")
_MOST_PLACE = 6


def dates_in(
    text: str, around: Sequence[str] = (), *, yearless: bool = False
) -> tuple[FoundDate, ...]:
    """Return the dates in a dateline; where a feast stands for the day, its year.

    >>> [one.iso for one in dates_in("Lesna, on the feast of Saint Oda, 1958")]
    ['1958']
    """
    found = find_dates(text, around, yearless=yearless)
    if found or not _FEAST.match(text):
        return found
    return (FoundDate(len(text) - 4, len(text), text[-4:], text[-4:]),)


def place_of(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the place stands in a dateline whose date is ``text[start:end]``, None without one.

    >>> text = "In Lesna, on 4 May 1958"
    >>> text[slice(*place_of(text, 13, 23))]
    'Lesna'
    """
    before = _BEFORE_DATE.fullmatch(text[:start]) if start <= _LONGEST_PLACE else None
    if before and before["place"] and before["place"][0].isupper():
        return before.span("place")
    after = re.match(r"[\s,.–-]*(?P<place>.*?)[\s.,–-]*$", text[end:], re.DOTALL)
    if not text[:start].strip(_EDGE) and after and is_place(after["place"]):
        return end + after.start("place"), end + after.end("place")
    return None


_LONGEST_PLACE = 500
_BEFORE_DATE = regex(
    r"(?:(?:Date|DATE|Place and date):\s*)?(?:(?:Given |Done |Written |Signed )?(?:[Ii]n|[Aa]t) )?(?:the )?(?P<place>.*?)"
    rf"(?:, (?:on board|aboard|on the feast of) [^\n]*?)?(?:[\s,;–-]+(?:{_WEEKDAY}(?: {_DAYTIME})?|on|the|this|den|dated|le|dnia))*[\s,;.–-]*",
    re.DOTALL,
)


def _bare(text: str) -> str:
    """Return a line without note markers, its rows in one."""
    # A letter may be lost in the place's name ("Verde?, June 1962"; survey, trap 20).
    whole = text.replace("\n", " ")
    if "?" in whole:
        whole = _LOST_LETTER.sub("", whole)
    if "[" in whole:
        whole = _MARKER.sub("", whole)
    return whole.strip(" -–—.,")


_ARTICLE = regex(r"\b[ld][’'](?=[A-Z])")
_LOST_LETTER = regex(r"(?<=[a-z])\?(?=[a-z]|, )")


def is_capitalised(text: str) -> bool:
    """Tell words that names, places and dates are made of: capitalised, small words between them.

    >>> is_capitalised("Legation of the Lantern Isles, near Lesna"), is_capitalised("It rained")
    (True, False)
    """
    plain = _ARTICLE.sub("", text) if "’" in text or "'" in text else text
    words = _WORD.findall(plain)
    return all(
        word[0].isupper() or word.lower() in _SMALL or len(word) == 1 or _is_day_or_hour(word)
        for word in words
    )
