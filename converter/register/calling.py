"""What a document calls a person, taken apart for comparison; names that may be one share a key."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cached_property

from converter.appearance import Appearance, Name
from converter.recognisers.forms import Form, fold
from converter.recognisers.romanization import in_pinyin, spellings
from converter.regexes import regex
from converter.register.blocks import OPEN

_DAMAGED = regex(r"(?<=[^\W\d_])\?(?=[^\W\d_])")
_TWO = 2


def told_of(person: Appearance) -> str:
    """Return what several documents may say of a person alike, as JSON."""
    names = [
        [name.text, name.surname, name.forenames, name.east, name.sure, name.others]
        for name in person.names
    ]
    return json.dumps(
        [
            *(names, person.surname, person.forename, person.title, person.idnos, person.listed),
            *(person.born, person.died, person.held),
        ]
    )


class Called:
    """Names and numbers of a person as ``told_of`` tells them.

    ``full`` are the forms of more than one word, ``words`` the names of one; ``numbers`` are
    the entry of the authority file, and numbers of others.
    """

    def __init__(self, told: str) -> None:
        """Read what is told."""
        names, self.surname, self.forename, self.title, idnos, *rest = json.loads(told)
        self.listed, self.born, self.died, held = rest
        self.held: tuple[str, ...] = tuple(held)
        self.names = [
            Name(text, surname, tuple(forenames), east, sure, tuple(others))
            for text, surname, forenames, east, sure, others in names
        ]
        self.forms = [form_of(name) for name in self.names]
        self.idnos = [(kind, number) for kind, number in idnos]
        entry = {("entry", self.listed)} if self.listed else set()
        self.numbers: frozenset[tuple[str, str]] = frozenset(entry | set(self.idnos))

    @cached_property
    def full(self) -> list[Form]:
        """Return the forms of more than one word."""
        return [form for form in self.forms if not form.single]

    @cached_property
    def words(self) -> list[str]:
        """Return the single words that the person is called by, folded."""
        return [form.folded[-1] for form in self.forms if form.single]

    @cached_property
    def damaged(self) -> bool:
        """Tell whether a letter of a name is lost."""
        return any(is_damaged(name.text) for name in self.names)

    @cached_property
    def best(self) -> Form | None:
        """Return the fullest form of a name, None when it is one word only."""
        return max(self.full, key=lambda form: form.fullness, default=None)

    @cached_property
    def order(self) -> tuple[bool, bool, int, int, str]:
        """Return what orders persons known in full: who is in an authority file is decided."""
        form = self.best
        written, words = form.fullness if form else (0, 0)
        text = "".join(form.folded) if form else ""
        return not self.listed, self.damaged, -written, -words, text

    @cached_property
    def keys(self) -> frozenset[str]:
        """Return the surnames, and what stands for them, under which persons are compared."""
        return frozenset(_names_of(self.full))


def form_of(name: Name) -> Form:
    """Return a name as the functions that compare names take it."""
    return Form(name.text, name.surname, name.forenames, name.east, name.sure, name.others)


def is_damaged(text: str) -> bool:
    """Tell whether a letter of a name is lost (Bo?ydar)."""
    return "?" in text and bool(_DAMAGED.search(text))


def reads_as(damaged: str, text: str) -> bool:
    """Tell whether a text can be a damaged one, a letter in the place of each lost one.

    >>> reads_as("Bo?ydar Wronicz", "Bożydar Wronicz"), reads_as("V?rga", "Varna")
    (True, False)
    """
    return bool(re.fullmatch(pattern_of(damaged), fold(text)))


def pattern_of(damaged: str) -> str:
    """Return the pattern of the folded names that a damaged one may be."""
    return r"\w".join(re.escape(fold(piece)) for piece in _DAMAGED.split(damaged))


def beginning_of(damaged: str) -> str:
    """Return how the folded names begin that a damaged one may be."""
    return fold(_DAMAGED.split(damaged)[0])


def _names_of(forms: list[Form]) -> Iterator[str]:
    for form in forms:
        # Brezan Karel may be Karel Brezan: any word can be the surname.
        yield from form.folded[-1:] if form.sure and not is_damaged(form.text) else form.folded
        yield from map(fold, form.others)
        if form.east:
            yield in_pinyin((form.surname, *form.forenames))


def keys_of(form: Form) -> Iterator[str]:
    """Yield keys of a full name: of two that ``forms.compatible`` holds for, one is the same.

    A key that ends with "!" stands for all that begin with it.
    """
    for surname in _surnames(form):
        yield f"initial {surname} {form.folded[0][:1] or OPEN}"
    yield f"turned {' '.join(sorted(form.folded))}"
    yield f"first {_surname_first(form)}"
    if form.east:
        yield from (f"spelt {one}" for one in spellings((form.surname, *form.forenames)))
    if not form.sure:
        yield f"two {' '.join(form.folded)}"
    for size in range(_TWO, len(form.folded)):
        yield f"two {' '.join(form.folded[-size:])}"


def lost_keys_of(form: Form) -> Iterator[str]:
    """Yield keys by which damaged names find those that they may be: a surname, then all of it."""
    for word in _names_of([form]):
        yield f"lost {word} {fold(form.text)}"


class Index:
    """Where in a block the groups stand that a full name may fit."""

    @staticmethod
    def entries_of(form: Form) -> Iterator[str]:
        """Yield what a group is found under that has this form."""
        first = form.folded[0]
        for surname in _surnames(form):
            yield f"w {surname} {first}"
            yield f"q {surname} {first[:1]}"
            yield f"z {surname}"
            if not first:
                yield f"y {surname}"
            if _is_short(form):
                yield f"p {surname} {first[:1]}"
        yield from _whole(form)
        if not form.sure:
            yield f"u {' '.join(form.folded)}"
        for size in range(_TWO, len(form.folded)):
            yield f"v {' '.join(form.folded[-size:])}"

    @staticmethod
    def asked_by(form: Form) -> Iterator[str]:
        """Yield where the groups stand that a form may fit."""
        first = form.folded[0]
        for surname in _surnames(form):
            yield f"y {surname}"
            if not first:
                yield f"z {surname}"
            elif _is_short(form):
                yield f"q {surname} {first[:1]}"
            else:
                yield f"w {surname} {first}"
                yield f"p {surname} {first[:1]}"
        yield from _whole(form)
        if not form.sure:
            yield f"v {' '.join(form.folded)}"
        for size in range(_TWO, len(form.folded)):
            yield f"u {' '.join(form.folded[-size:])}"


def _whole(form: Form) -> Iterator[str]:
    yield f"t {' '.join(sorted(form.folded))}"
    yield f"e {_surname_first(form)}"
    if form.east:
        yield from (f"r {one}" for one in spellings((form.surname, *form.forenames)))


def _is_short(form: Form) -> bool:
    """Tell whether the first forename may be that of a longer one: K., Kar."""
    return form.forenames[0].endswith(".") or len(form.folded[0]) == 1


def _surnames(form: Form) -> Iterator[str]:
    """Yield the surname, and the first of two."""
    yield form.folded[-1]
    family = form.surname.split()
    if len(family) == _TWO:
        yield fold(family[0])


def _surname_first(form: Form) -> str:
    return "".join((form.folded[-1], *form.folded[:-1]))
