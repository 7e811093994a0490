"""Who wrote a report and who paid for its publication, as the title, the page and the credit say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.listed_names import list_names
from converter.reading.opener_lines import is_office
from converter.regexes import regex

_KIND = (
    r"(?:(?:Coded |Secret |Urgent |Excerpts? (?:from|of) (?:the |an? )?|Draft )?(?:Telegram|Cable|Ciphergram|Letter|Report|Note|Memorandum|"
    r"Dispatch|Despatch|Message|Circular|Information)s?(?: (?:No\.?|Nº|#) ?\d+)?)"
)
_PARENTHESES = regex(
    rf"^(?:{_KIND},? (?:from|by|of) (?:the )?)?(?P<org>[^()]{{3,80}}?) \((?P<person>[^()]{{2,60}})\), "
)
_FROM_OFFICE = regex(
    rf"^{_KIND}(?:,? (?:from|by|of)|,) (?:the )?(?P<org>(?:(?! to )[^(),])*?\b(?:Embassy|Legation|Ministry|Mission|Consulate|Department|Committee|Bureau|"
    r"Directorate|Secretariat|Council|Office|Agency|Government|Intelligence|Staff|Institute|Service)\b"
    r"(?:(?: General)? (?:in|at|of|to|for) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,8}){0,4})(?: \((?P<person>[^()]{2,60})\))?"
    r"(?=,| to | on | about | regarding | concerning | with | for the | \(|:|$)"
)
_OFFICE_FIRST = regex(
    r"^(?:The )?(?P<org>[A-Z][^(),:]*?\b(?:Embassy|Legation|Mission|Consulate|Ministry|Department|Directorate|Committee)\b(?: (?:in|at|of) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)?), "
    rf"(?:[\w'’ -]{{0,20}}?){_KIND}\b",
)
_INSTITUTION = regex(
    r"\b(?:Foundation|Trust|Fund|Funds|Corporation|Endowment|Institute|Institution|University|Council|Ministry|Cent(?:er|re)|Society|"
    r"Program(?:me)?|Project|Library|Archives?|Embassy|Academy|Group|Inc|Association|Committee|Agency|Bank|Company|College|Museum|Office|Department|Fellowship|Family|Stiftung)\b"
)
_SUPPORT = regex(
    r"(?:with|by|through) (?:the |an? )?(?:generous |kind |financial |additional |partial )*(?:support|help|assistance|grants?|funding|gifts?|contributions?) (?:provided |given )?(?:from|of|by) (?P<names>.+?)\.?\s*$"
)
_SEPARATOR = regex(r"\s*(?:;|,\s*and\b|,|\band\b|&)\s*")
_LIST = regex(r"\s*;\s*|\n+")


def title_author(title: str) -> tuple[str, str]:
    """Return the office and the person that a title names as its author, each "" when it names none.

    >>> title_author("Telegram from the Lesnan Embassy in Port Sabal (Lund), 'Boats'")
    ('Lesnan Embassy in Port Sabal', 'Lund')
    >>> title_author("Letter from Ada Lund to Vit Zawa")
    ('', '')
    """
    for form in (_PARENTHESES, _FROM_OFFICE, _OFFICE_FIRST):
        found = form.match(title)
        if found:
            parts = found.groupdict()
            return parts["org"].strip(), parts.get("person") or ""
    return "", ""


def authors_of(values: Sequence[str], office: str, person: str) -> tuple[str, ...]:
    """Return the authors that the page lists and the title does not name.

    >>> authors_of(["Lund, Ada; Vit Zawa"], "", "Lund")
    ('Vit Zawa',)
    """
    names = [name for value in values for name in list_names(value)]
    known = {office.casefold(), person.casefold()} | set(person.casefold().split())
    return tuple(
        dict.fromkeys(
            name
            for name in names
            if name.casefold() not in known
            and not (person and _surname(name).casefold() in known and not is_office(name))
        )
    )


def _surname(name: str) -> str:
    last, comma, _ = name.partition(",")
    return last.strip() if comma else name.rsplit(maxsplit=1)[-1]


def funders_of(thanks: Sequence[str], donors: Sequence[str]) -> tuple[str, ...]:
    """Return who is thanked for support; where the credit names nobody, the donors.

    >>> funders_of(["This was made possible with support from the Ada and Vit Lund Foundation and the Pier Trust."], ())
    ('Ada and Vit Lund Foundation', 'Pier Trust')
    """
    found: list[str] = []
    for text in thanks:
        support = _SUPPORT.search(text, text.rfind("\n") + 1)
        if support:
            found += _institutions(support["names"])
    if not found:
        found = [name.strip() for text in donors for name in _LIST.split(text)]
    return tuple(dict.fromkeys(re.sub(r"^the ", "", name) for name in found if name))


def _institutions(text: str) -> list[str]:
    """Return the bodies of a list; words that name none alone belong to the one after or before them."""
    found: list[str] = []
    start = 0
    for cut in _SEPARATOR.finditer(text):
        before, after = text[start : cut.start()], text[cut.end() :]
        sign = cut.group().strip()
        if (
            _INSTITUTION.search(before)
            and _INSTITUTION.search(after)
            and (sign != "and" or _named(after))
        ):
            found.append(before.strip())
            start = cut.end()
    return [*found, text[start:].strip()]


def _named(text: str) -> bool:
    """Tell words that begin a body's own name, and do not go on with the one before."""
    first = re.split(r"\s*(?:,|;|\band\b|&)\s*", text)[0]
    return bool(_INSTITUTION.search(first)) or text.startswith("the ")
