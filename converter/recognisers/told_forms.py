"""Forms that the report tells more of: whose surname stands first, whose wife a name means."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from converter.recognisers.forenames import MALE, sex_of_name
from converter.recognisers.forms import Form
from converter.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Container

    from converter.recognisers.lexicon import Lexicon


def surname_first(form: Form, called: Container[str], lexicon: Lexicon) -> Form:
    """Return a form, its first word the surname where an office stands before that word alone.

    ``Ambassador Kitahori`` shows which word of ``Kitahori Seizo`` is the surname.
    """
    front = form.forenames[0] if len(form.forenames) == 1 else ""
    if (
        not called
        or fold(front) not in called
        or fold(form.surname) in called
        or form.east
        or form.wife
    ):
        return form
    if lexicon.is_given(front) or "." in front:
        return form
    return replace(form, surname=front, forenames=(form.surname,))


def wife_of(form: Form, title: str) -> Form:
    """Return the form of a woman who is called by her husband's name: Mrs. Karel Lund."""
    if not title or form.single or sex_of_name(form.forenames, "") != MALE:
        return form
    return replace(form, text=f"{title} {form.text}", sure=False, wife=True)
