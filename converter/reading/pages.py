"""Page marks in all their printed forms (survey, section 3)."""

from __future__ import annotations

from converter.regexes import regex

_PAGE_MARK = (
    r"[–—-] ?(\d{1,4}) ?[–—-]",
    r"\((?:p|pp|page|Page)\.? ?(\d{1,4})\)",
    r"\[(?:Page|page|PAGE|end p\.|End p\.|end of page|End of page|p\.|pg\.) ?(\d{1,4})\]",
    r"(?:Page|PAGE|page) (\d{1,4})(?: (?:of|/) ?\d{1,4})?",
    r"(?:p|pg)\. ?(\d{1,4})",
    r"\[(\d{1,4}) ?/ ?\d{1,4}\]",
)
_PAGE = regex("^(?:" + "|".join(_PAGE_MARK) + ")$")


def page_number(text: str) -> str:
    """Return the number of a page mark that is all of a line, or "".

    >>> [page_number(text) for text in ("– 157 –", "(p. 1)", "[end p. 2]", "Page 3 of 9", "12")]
    ['157', '1', '2', '3', '']
    """
    if not text or len(text) > _LONGEST or text[0] not in _FIRST:
        return ""
    found = _PAGE.match(text)
    return next((one for one in found.groups() if one), "") if found else ""


_FIRST = frozenset("–—-([Pp")
_LONGEST = 25
