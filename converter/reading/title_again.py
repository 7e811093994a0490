"""The page's title, or the subject that it quotes, once more above the text (survey, trap 18)."""

from __future__ import annotations

from converter.reading.dates import MONTH_NAME
from converter.reading.headings import same_words
from converter.reading.opener_lines import kind_of
from converter.reading.remembered import remembered
from converter.regexes import regex


def is_quoted_in(title: str, text: str) -> bool:
    """Tell what the page's title quotes as the subject, on a line of its own.

    >>> is_quoted_in("Cable No. 4, 'The Herring Question'", "The Herring Question")
    True
    """
    opened = _OPENS.search(title)
    closed = opened and _CLOSES.search(
        title, max(_last_letter(title), opened.end() + _LEAST_QUOTED)
    )
    if not opened or not closed:
        return False
    quoted = title[opened.end() : closed.start()]
    if len(quoted) > _LEAST_QUOTED and quoted[-1] in ".,":
        quoted = quoted[:-1]
    return same_words(quoted, text)


def _last_letter(title: str) -> int:
    """Return the place of the last letter, digit or low line; 0 when there is none."""
    return next((at for at in range(len(title) - 1, 0, -1) if _LETTER.match(title, at)), 0)


_ENDS_SENTENCE = regex(r"[.!?…][\"”’)]?$")
_OPENS = regex(r"['‘\"“]")
_CLOSES = regex(r"['’\"”]")
_LETTER = regex(r"\w")
_LEAST_QUOTED = 8


def is_title_again(text: str, title: str) -> bool:
    """Tell the page's title once more, with or without its date (survey, trap 18)."""
    if not title or _first_words(text).isdisjoint(_first_words(title)):
        return False
    bare = [_TAIL_DATE.sub("", one) for one in (text, title)]
    again = len(bare[1].split()) > 1 and same_words(*bare)
    longer = _lengthens(text, title)
    shorter = _shortens(*bare) and kind_of(text) != "number"
    return same_words(text, title) or again or shorter or longer


@remembered
def _first_words(text: str) -> frozenset[str]:
    """Return the first word of a line, with its article and without."""
    lowered = text.casefold()
    both = _WORD.search(lowered), _WORD.search(_ARTICLE.sub("", lowered))
    return frozenset(found.group() if found else "" for found in both)


_WORD = regex(r"\w+")


def _lengthens(text: str, title: str) -> bool:
    """Tell the title with more behind it (``The Journal of the Envoy ... for the period ...``)."""
    words, whole = (_WORD.findall(_ARTICLE.sub("", one.casefold())) for one in (text, title))
    same = next(
        (at for at, (a, b) in enumerate(zip(words, whole, strict=False)) if a != b),
        min(len(words), len(whole)),
    )
    return (
        same >= _LEAST_SAME
        and same * 2 > len(whole)
        and len(text) <= _LONGEST_TITLE
        and not _ENDS_SENTENCE.search(text)
    )


_ARTICLE = regex(r"^(?:the|a|an) ")
_LEAST_SAME = 5
_LONGEST_TITLE = 250


def _shortens(text: str, title: str) -> bool:
    """Tell the first words of the title, with a date of their own behind them or alone."""
    words, whole = (_WORD.findall(one.casefold()) for one in (text, title))
    return len(words) >= _LEAST_SHORT and words == whole[: len(words)]


_LEAST_SHORT = 4


_TAIL_DATE = regex(rf",? (?:\d{{1,2}} )?{MONTH_NAME}(?: \d{{1,2}})?,? \d{{4}}\W*$")
