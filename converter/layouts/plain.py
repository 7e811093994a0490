"""Plain text that no other layout claims: a heading-like first line is the title, the rest the text.

Specimen::

    A quiet week on the river

    The boats came on Monday and left on
    Tuesday. Nobody asked why.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from converter.layouts.layout import Divider, Layout, each_paragraph
from converter.lines import Line
from converter.model import Home, Reason, Regions
from converter.regexes import regex

NAME = "plain"
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
# A dateline or a salutation opens a letter; it is no title.
_OPENS_LETTER = regex(
    rf"^\s*(?:(?:My )?(?:very )?[Dd]ear(?:est)?\b|D(?:ea)?r ?\.? Sir\b|Sirs?\W*$|Madam\W*$|"
    rf"(?:(?:[A-Z\d]\S*|-) +){{0,6}}(?:{_MONTH}\.? \d{{1,2}}\s?\w{{0,2}}\.?,? \d{{4}}|\d{{1,2}}\s?\w{{0,2}} {_MONTH}\.?,? \d{{4}})\W*$)"
)
_LABEL = regex(r"^\s*Source:\s+(?=\S)")
_TELLS_SOURCE = (
    (_LABEL, Home.CITATION),
    (regex(r"^\s*(?:Cited|Published|Printed|Also printed)(?: \([^)]*\))? in\b"), Home.RELATED),
)
_LONGEST_TITLE = 300
_LABELLED = regex(r"^\s*[\w .()/-]{1,30}:(\s|$)")
_SENTENCE = regex(r"[.!?;:,][\"'”’)]?\s*$")
_NUMBERED = regex(r"\b(?:No\.|Nr\.)\s?\d|[Nº№]º?\s?\d")
# Decision No. 7 of the Joint Committee: what a document is, its number, whose it is.
_NAMED = regex(
    r"^(?:The )?(?:[A-Z][\w’'-]+ ){0,3}(?:Protocol|Decision|Resolution|Decree|Report|Minutes|Circular|Directive|Order|Memorandum)s? "
    r"(?:No\.|Nr\.|[Nº№]º?) ?\d+(?:/\d+)?,? (?:of|on|from|about|regarding|concerning|between) \S+(?: \S+){2,}"
)
# A place and a day, a weekday, or a form of address to a receiver: the first lines of a letter.
_DATELINE = regex(
    r"^(?:\d{1,4},? (?:[-–] )?)?(?:(?:[A-Z][\w’'.-]*(?:\[\d+\])?|town|house|park|place|street),? (?:[-–] )?){0,6}(?:(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day\b.{0,25}|"
    r"(?:Jan|Feb|Mar|Apr|Apl|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? ?(?:the )?\d{1,2}(?!\d).{0,14}|"
    r"\d{1,2}(?:st|nd|rd|th|d|h)?\.? (?:of )?(?:Jan|Feb|Mar|Apr|Apl|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b.{0,8})(?: ?\[\d+\])*$"
)
_EVENT = regex(
    r"\b(?:Meeting|Session|Minutes|Report|Conversation|Talks?|Letter|Telegram|Cable|Journal|Diary|Decision|Record|Visit|Note|"
    r"Memorandum|Protocol|Conference|Congress|Speech|Address|Summary|Interview|Crisis|Events)\b"
)
_ADDRESSED = regex(r"^To (?:Mr|Mrs|Miss|Messrs|Dr|Sir|Lord|Lady|Comrade|the Hon)\b")
_DATED = regex(r"\b\d{1,2}[. ]|\b\d{4}\b")


def excuse(_lines: Sequence[Line]) -> str | None:
    """Take any page: the others have been asked before."""
    return None


def divide(lines: Sequence[Line]) -> Regions:
    """Take a heading-like first line as the title and the rest as the document."""
    page = Divider()
    start = _source(page, lines)
    title = _title(lines[start:])
    page.keep(Home.TITLE, title)
    rest = _index(lines, title[-1]) + 1 if title else start
    page.keep(Home.BODY, lines[rest:])
    return page.regions(NAME, "wrapped")


def _source(page: Divider, lines: Sequence[Line]) -> int:
    """Give paragraphs at the top that tell the source their home; return where the rest begins.

    Editors put ``Source: ...`` above a transcription; a text below it must be left.
    """
    start = 0
    for run, _ in pairwise(each_paragraph(lines)):
        text = run[0].text
        home = next((home for form, home in _TELLS_SOURCE if form.match(text)), None)
        if home is None or (home is Home.RELATED and not start):
            break
        lead = _LABEL.match(text)
        if lead:
            page.drop(Reason.LABEL, run[0].part(0, lead.end()))
        page.keep(home, [run[0].part(lead.end() if lead else 0), *run[1:]])
        start = _index(lines, run[-1]) + 1
    return start


def _index(lines: Sequence[Line], line: Line) -> int:
    return line.number - lines[0].number


def _title(lines: Sequence[Line]) -> list[Line]:
    runs = list(islice(each_paragraph(lines), 2))
    if len(runs) < 2:  # noqa: PLR2004 - a title needs a text below it
        return []
    first = runs[0]
    text = " ".join(line.text.strip() for line in first)
    heading = (
        len(first) <= 2  # noqa: PLR2004 - a title is one line, or one that was wrapped
        and len(text) <= _LONGEST_TITLE
        and len(text.split()) > 1
        and not _SENTENCE.search(text)
        and not any(_LABELLED.match(line.text) for line in first)
        and text[:1].isupper()
        and not text.isupper()
        and not _DATED.fullmatch(text)
        and not (_DATELINE.match(text) and not _EVENT.search(text))
        and not _ADDRESSED.match(text)
        and (not _NUMBERED.search(text) or bool(_NAMED.match(text)))
        and not _PLACE_AND_MONTH.fullmatch(text)
        and not _is_sentence(text)
        and not any(_OPENS_LETTER.match(line.text) for line in first)
    )
    return list(first) if heading else []


def _is_sentence(text: str) -> bool:
    """Tell a long line of small words: the first sentence of a note that has lost its stop."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > _SMALL_WORD]
    small = sum(word[0].islower() for word in words)
    return len(words) > _LEAST_SENTENCE and small * 3 > len(words) * 2 and not _EVENT.match(text)


_SMALL_WORD = 3
_LEAST_SENTENCE = 7
_PLACE_AND_MONTH = regex(
    r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?,? (?:January|February|March|April|May|June|July|August|September|October|November|December),? \d{4}"
)
LAYOUT = Layout(NAME, "plain text: a title line, then the document", excuse, divide)
