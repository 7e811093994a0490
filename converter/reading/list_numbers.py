"""The numbers, letters and signs that open the items of a list, and which follows which."""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import ascii_lowercase

from converter.reading.remembered import remembered
from converter.regexes import regex

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True)
class Form:
    """One form of number: how an item begins, and how its numbers count."""

    kind: str
    scheme: str
    begin: re.Pattern[str]

    def match(self, text: str) -> str:
        """Return the printed number with its signs and the space after it, "" when there is none."""
        found = self.begin.match(text)
        return found.group() if found else ""

    def number(self, text: str) -> str:
        """Return the number alone."""
        found = self.begin.match(text)
        return found["n"] if found else ""


def _form(kind: str, scheme: str, begin: str) -> Form:
    return Form(kind, scheme, re.compile(begin))


FORMS: tuple[Form, ...] = (
    _form("numbered", "number", r"^(?P<n>\d{1,3})\.\)?\s+(?=\S)"),
    _form("numbered", "number", r"^(?P<n>\d{1,3})\)\s+(?=\S)"),
    _form("numbered", "number", r"^\((?P<n>\d{1,3})\)\s+(?=\S)"),
    _form("numbered", "number", r"^(?P<n>\d{1,2})/\s+(?=\S)"),
    _form("numbered", "number", r"^(?P<n>\d{1,2})[°º]\.?\s+(?=[^\W\d_])(?![CFNSEW]\b)"),
    _form("numbered", "number", r"^(?P<n>\d{1,2}(?:\.\d{1,2})+)\.?\s+(?=\S)"),
    _form("numbered", "number", r"^(?P<n>\d{1,3}(?:, ?\d{1,3})*) [-–—] (?=\S)(?![A-Z]{3,}DAY\b)"),
    _form("numbered", "letter", r"^(?P<n>[a-z])[.)]\)?\s+(?=\S)"),
    _form("numbered", "letter", r"^\((?P<n>[a-z])\)\s+(?=\S)"),
    _form("numbered", "letter", r"^(?P<n>[a-z])/\s+(?=\S)"),
    _form("numbered", "letter", r"^\(?(?P<n>[A-Z])\)\s+(?=\S)"),
    _form("numbered", "roman", r"^(?P<n>[ivx]{1,5})[.)]\s+(?=\S)"),
    _form("numbered", "roman", r"^\((?P<n>[ivx]{1,5})\)\s+(?=\S)"),
    *(
        _form("bulleted", "sign", rf"^(?P<n>{sign})\s+(?=\S)")
        for sign in ("-", "•", r"\*", "–", "—", "·", "▪", "◦", "●", "○", "■", "‣", "⁃", "o", r"\+")
    ),
)


DASHED_NUMBER = regex(r"^(?P<n>\d{1,4}) ?[-–—] (?=\S)")
"""The number of a telegram's paragraph, with a day behind it or not."""


def forms_at(text: str) -> tuple[Form, ...]:
    """Return the forms of number that may open a text, told by its first character."""
    first = text[:1]
    if "A" <= first <= "Z":
        return _CAPITAL if text[1:2] == ")" else ()
    return _DIGITS if first.isdecimal() else _BY_SIGN.get(first, ())


@remembered
def form_of(text: str) -> Form | None:
    """Return the form of number that a text begins with, None when it begins with none."""
    return next((form for form in forms_at(text) if form.begin.match(text)), None)


def _opened_by(*samples: str) -> tuple[Form, ...]:
    """Return the forms that one of these numbers, with a word behind it, is of."""
    return tuple(form for form in FORMS if any(form.begin.match(one) for one in samples))


_CAPITAL = _opened_by("A) Lamp")
_DIGITS = _opened_by(*(f"1{end} Lamp" for end in (".", ")", "/", "°", ".1", " -")))
_BY_SIGN: dict[str, tuple[Form, ...]] = {
    **{
        letter: _opened_by(*(f"{letter}{end} Lamp" for end in (".", "/", "")))
        for letter in ascii_lowercase
    },
    "(": _opened_by("(1) Lamp", "(a) Lamp", "(A) Lamp", "(i) Lamp"),
    **{sign: _opened_by(f"{sign} Lamp") for sign in "-•*–—·▪◦●○■‣⁃+"},
}


def follows(before: str, number: str) -> bool:
    """Tell whether a number is the next after another (``1, 2`` counts as both).

    >>> follows("9", "10"), follows("1.2", "1.3"), follows("b", "c"), follows("iii", "iv"), follows("1", "3")
    (True, True, True, True, False)
    """
    before = re.split(r", ?", before)[-1]
    number = re.split(r", ?", number)[0]
    if "." in before and "." in number:
        outer, _, last = before.rpartition(".")
        parent, _, own = number.rpartition(".")
        if parent.isdigit() and outer.isdigit() and int(parent) == int(outer) + 1:
            return own == "1"
        return outer == parent and int(own) == int(last) + 1
    if before.isdigit() and number.isdigit():
        return int(number) == int(before) + 1
    if len(before) == len(number) == 1 and ord(number) == ord(before) + 1:
        return True
    return roman(number) == roman(before) + 1 and bool(roman(before))


def roman(number: str) -> int:
    """Return the value of a small Roman number, 0 when it is none.

    >>> roman("xiv"), roman("lamp")
    (14, 0)
    """
    values = [_ROMAN.get(char, 0) for char in number]
    if not values or not all(values):
        return 0
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )
