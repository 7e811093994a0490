"""What a forename tells: whether a woman or a man bears it, and which are one in two languages."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from converter.recognisers.lists import data_text, sections
from converter.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

MALE, FEMALE = "m", "f"
_PATRONYMICS = (("ovich", MALE), ("evich", MALE), ("ovna", FEMALE), ("evna", FEMALE))
# Slavic surnames of women; "Lundova" by itself may be any name.
_SHORT = 5
_OF_WOMEN = ("ová", "ská", "cká", "skaya", "skaia")


@cache
def sex_of(forename: str) -> str:
    """Return "f" or "m" for a known forename, "" for one that tells nothing.

    >>> sex_of("Milena"), sex_of("Béla"), sex_of("Robin"), sex_of("Tollo")
    ('f', 'm', '', '')
    """
    if forename.endswith("né") and len(forename) > _SHORT:
        return FEMALE
    return _told(forename) or _told(forename.split("-", maxsplit=1)[0])


def sex_of_name(forenames: Sequence[str], surname: str) -> str:
    """Return what the words of a name tell: forename before patronymic before surname."""
    if forenames and (sex := sex_of(forenames[0])):
        return sex
    for one in forenames[1:]:
        for ending, sex in _PATRONYMICS:
            if one.endswith(ending):
                return sex
    return FEMALE if surname.endswith(_OF_WOMEN) else ""


def alike(one: str, other: str) -> bool:
    """Tell whether two forenames are one name in two languages, or one the short form.

    >>> alike("Pavel", "Paul"), alike("Pavel", "Peter")
    (True, False)
    """
    groups = _groups()
    return bool(groups.get(fold(one), frozenset()) & groups.get(fold(other), frozenset()))


@cache
def _lists() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    return sections("sexes.txt"), sections("given.txt")


def _told(name: str) -> str:
    lists, given = _lists()
    listed = (given[""], given["weak"], lists["female"], lists["male"])
    if name in lists["either"] or not any(name in names for names in listed):
        return ""
    return FEMALE if name in lists["female"] or _ends_so(name, lists["male"]) else MALE


def _ends_so(name: str, men: set[str]) -> bool:
    return fold(name).endswith("a") and name not in men


@cache
def _groups() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(data_text("alike.txt").splitlines()):
        for name in () if line.startswith("#") else line.split():
            found.setdefault(fold(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}
