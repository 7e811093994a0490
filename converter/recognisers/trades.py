"""What somebody does, in small letters: Tolla the porter; two clerks, Tolla and Vensk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.regexes import regex

if TYPE_CHECKING:
    from converter.recognisers.grammar import Name
    from converter.recognisers.lexicon import Lexicon

_TRADE = regex(r"(?:master|mistress|keeper|maker|smith|wright|man|woman|teacher|worker)$")
_SPLIT = regex(r"[\s-]+")
_CLOSED = regex(r"\b(?:of|in|at|for|to|from|who|whose|by|on|with|and|was|is|had|has)\b")
_THE = regex(r" the ([a-z][a-z-]+)\b")
_FROM = regex(r"\b(?:from|of|after|before|since|on|off|past|beyond|under|over|for|[Bb]y) $")
# Two clerks, Tolla and Vensk, were there.
_ROW = regex(
    r"\b(?:two|three|four|the|his|her|their|our|my|whose) (?:[a-z]+ )?([a-z]+?)(?:s|(?<=m)en),? "
    r"(?:[A-Z][\w’'-]+,? (?:and )?)*$"
)


def trade_beside(text: str, name: Name, lead: str, lexicon: Lexicon) -> str:
    """Return what somebody is: Tolla the porter; two clerks, Tolla and Vensk."""
    trade = _THE.match(text, name.end)
    if trade and not _FROM.search(lead) and _trade(trade[1], lexicon):
        return trade[1]
    row = _ROW.search(lead) if _listed(lead) else None
    people = row and row[1].removesuffix("m") + "man" * row[1].endswith("m")
    return row[1] if row and people and (_trade(row[1], lexicon) or _trade(people, lexicon)) else ""


def _listed(lead: str) -> bool:
    """Tell at a glance whether what stands before a name may end in a row: clerks, Tolla and."""
    words = lead.rsplit(None, 1) if lead[-1:].isspace() else ()
    word = words[-1].rstrip(",") if words else ""
    return word.endswith(("s", "men")) or word == "and" or word[:1].isupper()


def _trade(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.contexts["person"] or bool(_TRADE.search(word))


def is_occupation(phrase: str, lexicon: Lexicon) -> bool:
    """Tell whether a phrase in small letters names what somebody does."""
    words = _SPLIT.split(_CLOSED.split(phrase)[0].strip().lower())
    last = words[-1]
    return (
        last in lexicon.titles.office
        or last in lexicon.contexts["person"]
        or bool(_TRADE.search(last))
    )
