"""The archive's own terms (people, places, topics, subjects), one by one, word for word."""

from __future__ import annotations

from collections.abc import Iterable

from converter.model import KEYWORDS, Dropped, Field, Home, Reason
from converter.passage import Passage
from converter.regexes import regex

_UNNAMED = "subjects"
_SIGN = regex(r"(?:(?<!\s)\s+)?[;|]\s*|\n")
_COMMA = regex(r"(?:(?<!\s)\s+)?[;|,]\s*|\n")


def read_terms(values: Iterable[Passage], scheme: str) -> tuple[list[Field], list[Dropped]]:
    """Return the terms of a list, and the signs that stood between them.

    A comma parts terms only in a front matter: elsewhere it belongs to a term ("Lund, Ada").
    """
    fields: list[Field] = []
    dropped: list[Dropped] = []
    form = _COMMA if scheme == KEYWORDS else _SIGN
    for value in values:
        at = 0
        for sign in form.finditer(value.text):
            fields += _term(value.cut(at, sign.start()), scheme)
            if sign.group().strip():
                dropped.append(Dropped(value.cut(*sign.span()), Reason.SEPARATOR))
            at = sign.end()
        fields += _term(value.cut(at), scheme)
    return fields, dropped


def _term(text: Passage, scheme: str) -> list[Field]:
    return [Field(Home.KEYWORD, text, scheme or _UNNAMED)] if text else []
