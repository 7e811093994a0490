"""Complimentary closes: what they look like, and where the name begins that stands behind or below them."""

from __future__ import annotations

import re

from converter.reading.remembered import remembered
from converter.reading.signing import UPPER, is_name, is_strong
from converter.regexes import regex

_KIN = r"(?:servant|friend|sister|brother|son|daughter|cousin|mother|father|aunt|uncle|niece|nephew|wife|husband|comrade|colleague|reader|pupil)"
_HOW = (
    r"(?:affectionate(?:ly)?|affec(?:t|te|ly|tly)?|affte(?:ly)?|sincere(?:ly)?|tru(?:e|ly)|faithful(?:ly)?|respectful(?:ly)?|"
    r"grateful(?:ly)?|obliged|obedient(?:ly)?|obedt|obt|humble|hble|cordial(?:ly)?|fraternal(?:ly)?|devoted(?:ly)?|loving(?:ly)?|warm(?:ly)?|kind(?:ly)?)"
)
_YOURS = r"(?:yours?|ys|yrs?)"
_CLOSING = regex(
    r"^(?:With (?:[\w-]+ ){0,6}(?:greetings?|regards|respects?|wishes|esteem|compliments|thanks|salutations?)|"
    r"(?:My |Our )?(?:[\w-]+ ){0,2}(?:greetings?|regards|respects|wishes|salutations?)(?: to (?:you|all)\b.{0,40})?|"
    rf"{_YOURS}(?: \w+){{0,3}}|(?:Very |Most |Ever |Always )*{_HOW}(?: and {_HOW})? {_YOURS}|(?:Ever|Always) {_YOURS}\b.{{0,40}}|"
    r"(?:Very |Most )?(?:Sincerely|Respectfully|Faithfully|Cordially|Fraternally|Affectionately|Truly|Gratefully)|"
    r"Long live\b.{0,80}|(?:And |and )?(?:May )?(?:God|Heaven) ?(?:bless|preserve|keep|guard) you\b.{0,40}|"
    r"I (?:have|beg) (?:the honou?r )?(?:to be|to remain|to sign).{0,80}|"
    r"I am,? (?:my )?(?:dear|dearest|sir|madam|with|ever|always|yours?|very truly)\b.{0,80}|"
    rf"I (?:have the honou?r to )?remain,? .{{0,60}}|I (?:am|remain)|"
    r"(?:Pray )?Believe me.{0,80}|Ever (?:affectionately|sincerely)\b.{0,60}|"
    rf"Your (?:[\w&-]+ ){{0,5}}{_KIN}|Your (?:[\w&-]+ ){{0,3}}{_HOW}\b.{{0,40}}|"
    r"(?:Sir|Madam),? your\b.{0,60}|"
    rf"(?:(?:Please |Pray )?(?:accept|receive),? ).{{0,120}}(?:consideration|esteem|respect|greetings|regards|wishes|assurances?)s?|"
    r"In (?:comradely|fraternal|brotherly) (?:greeting|solidarity))[,.!:]?$",
    re.IGNORECASE,
)
# What makes a run of short rows a close, wherever in them it stands.
_FORMULA = regex(
    rf"\b(?:{_YOURS}|servants?|servt|{_HOW}|adieu|farewell|believe me|remain|hono(?:u)?r to be|esteem|consideration|regards?|greetings|compliments|wishes)\b\.?",
    re.IGNORECASE,
)
# A formula that a name may follow in the same row ("Yours truly, A. Lund").
_BEFORE_NAME = regex(
    rf"^(?=[^\n]*$)(?:.*\b)?(?:(?:{_YOURS}|{_KIN}|servt|{_HOW}|greetings?|regards?|wishes|respect|esteem)\b\.?)(?P<gap>[ ,.!–—-]+)(?P<name>[^\n]+)$",
    re.IGNORECASE,
)
_AT_START = regex(
    rf"^(?:[-–—& \"“]|and |for |but )*(?:(?:I am|I remain|Believe me|Ever|Always|Her|His|Your|Accept|With)\b|(?:(?:very|most|ever|truly) )*(?:{_YOURS}|{_HOW})\b|{_YOURS}\b)",
    re.IGNORECASE,
)
_MONTH_NAME = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_NUMBERED = regex(r"^\(?\d{1,3}[.)]\s")
_LONGEST_ROW = 74
_MOST_ROWS = 14
_MOST_SIGNED = 6
_LONGEST_CLOSE = 16


def is_closing(row: str) -> bool:
    """Tell a complimentary close.

    >>> is_closing("With brotherly greetings,"), is_closing("Yours was the better answer.")
    (True, False)
    """
    return bool(_CLOSING.match(row))


def is_inline_close(text: str) -> bool:
    """Tell a close with its name, or a sure signature, that runs on behind the last sentence.

    >>> [is_inline_close(text) for text in ("Yours truly, A. Lund", "/A. LUND/", "Yours was better, A. Lund.")]
    [True, True, False]
    """
    if _ENCLOSED.match(text) or _ENVOY.match(text) or is_closing(text):
        return True
    close = signed_close(text)
    return close is not None and is_closing(text[: close[0]])


_ENVOY = regex(
    rf"^(?:Ambassador|Minister|Envoy|Consul|Charg[ée] d[’']Affaires) {UPPER}[\w’'-]+(?: {UPPER}[\w’'-]+)?$"
)
_ENCLOSED = regex(
    rf"^(?:/{UPPER}[^/]{{2,40}}/|\({UPPER}\. ?[^)]{{2,40}}\)|\[(?:signature|signed)[^\]]*\]|\((?:signed|sgd\.?)\) ?{UPPER}[^.]{{2,40}})\.?$"
)


@remembered
def signed_close(text: str) -> tuple[int, int] | None:
    """Return where a complimentary close ends and the signature in the same chunk begins.

    Either rows of which one has a formula and the next is a name, or a formula
    with the name behind it in one row; None when it is neither.

    >>> text = "Ever yours, A. Lund"
    >>> [text[: signed_close(text)[0]], text[signed_close(text)[1] :]]
    ['Ever yours,', 'A. Lund']
    """
    if "\n" not in text:
        return _close_in_row(text)
    rows = text.split("\n")
    if len(rows) > _MOST_ROWS or any(len(row) > _LONGEST_ROW for row in rows):
        return None
    if _NUMBERED.match(text):
        return None
    found = [place for place, row in enumerate(rows) if _FORMULA.search(row)]
    start = 0
    offsets = []
    for row in rows:
        offsets.append(start)
        start += len(row) + 1
    for place in reversed(found):
        if len(rows) - place > _MOST_SIGNED + 1:
            return None
        row = rows[place]
        whole = _BROKEN_WORD.sub("", row)
        inline = _BEFORE_NAME.search(whole)
        if inline and _signs(inline["name"]):
            return _edges(inline, offsets[place] + len(row) - len(whole))
        if place + 1 == len(rows) and place:
            return len(text), len(text)  # the signature stands in the next paragraph
        if place + 1 < len(rows) and _signs(rows[place + 1]):
            return offsets[place] + len(row), offsets[place + 1]
    return None


def _close_in_row(row: str) -> tuple[int, int] | None:
    """Return where the close in a single row ends, and the name behind it begins."""
    whole = _BROKEN_WORD.sub("", row) if " -" in row else row
    # What begins as no close does is none: most paragraphs.
    if not _AT_START.match(whole) or _NUMBERED.match(row) or not _FORMULA.search(row):
        return None
    inline = _BEFORE_NAME.search(whole)
    if inline and _signs(inline["name"]) and _short_close(whole, inline):
        return _edges(inline, len(row) - len(whole))
    return None


def _edges(inline: re.Match[str], at: int) -> tuple[int, int]:
    return at + inline.start("gap") + len(inline["gap"].rstrip()), at + inline.start("name")


def _short_close(row: str, inline: re.Match[str]) -> bool:
    """Tell a close in one row with its name: it begins as a close does, and no sentence stands before."""
    close = row[: inline.start("gap")]
    return bool(_AT_START.match(close)) and len(close.split()) <= _LONGEST_CLOSE


# "re -gard": a word that the end of a row broke, set in one row.
_BROKEN_WORD = regex(r"(?<=[a-z]) -(?=[a-z]{2})")


def _signs(text: str) -> bool:
    """Tell a name or initials as one signs with them, with the date behind the name or without."""
    name = text[: date_behind(text)].strip(" ,.-–—")
    name = re.sub(r"^(?:than|from|by) ", "", name) or text
    return is_strong(text) or (is_name(name) and not _FORMULA.match(name))


def closes_behind(text: str) -> bool:
    """Tell a paragraph whose last words are the close, the name below it (``only write to your obliged``).

    >>> [closes_behind(text) for text in ("only write to your obliged", "he was much obliged")]
    [True, False]
    """
    return bool(_CLOSES_BEHIND.search(text))


_CLOSES_BEHIND = regex(
    rf"\b{_YOURS} (?:(?:very|most|ever|truly|always|and) )*(?:{_HOW}|{_KIN})(?: and {_HOW})?(?: {_KIN})?[,\s–—-]*$",
    re.IGNORECASE,
)


def date_behind(text: str) -> int:
    """Return where the whole date begins that stands behind a name in its row; the row's end without one.

    >>> text = "A. Lund 4 May 1822"
    >>> text[: date_behind(text)]
    'A. Lund '
    """
    found = _DATE_BEHIND.search(text)
    return found.start("date") if found else len(text)


_DATE_BEHIND = regex(
    rf"^{UPPER}[^\n]{{1,60}}?[ ,.–—-]++(?P<date>(?:\d{{1,2}}(?:st|nd|rd|th|d|h)?\.? {_MONTH_NAME},?|{_MONTH_NAME} \d{{1,2}}(?:st|nd|rd|th|d|h)?\.?,?) 1[5-9]\d\d)[\s.–—-]*$"
)
