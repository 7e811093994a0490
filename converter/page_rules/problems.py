"""What is wrong with a layout file: a sentence for each problem, with the key it stands at."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches

from converter.model import Home
from converter.page_rules import FLOWS, HOMES, SUMMARIES
from converter.passage import ILLEGAL
from converter.regexes import regex

_KINDS = ("line", "label", "pattern")
_NAME = regex(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")

Problem = tuple[str, str]
"""The key that a problem stands at ("" for the file itself), and a sentence."""


def find_problems(
    table: Mapping[str, object], stem: str, taken: Sequence[str]
) -> Iterator[Problem]:
    """Yield every problem of a layout file; ``stem`` names a layout that names itself not."""
    for key, value in table.items():
        check = CHECKS.get(key)
        if check:
            yield from check(key, value)
        else:
            near = _near(key, tuple(CHECKS))
            yield key, f"the key {key!r} is not known.{near} The keys are {', '.join(CHECKS)}."
    name = table.get("name", stem)
    if isinstance(name, str) and not _NAME.fullmatch(name):
        given = "" if "name" in table else " (It is the name of the file.)"
        form = "it must be small letters and numbers, with hyphens between: harbour-office."
        yield "name", f"name is {name!r}; {form}{given}"
    elif name in taken:
        yield "name", f"there is a layout named {name!r} already; give this one another name."
    if not table.get("labels") and not table.get("opens"):
        yield "", "the file says neither labels nor opens: with neither, it divides nothing."
    yield from _ends(table)


def _text(key: str, value: object) -> Iterator[Problem]:
    known = _CHOICES.get(key, ())
    if not isinstance(value, str):
        yield key, f'{key} must be text in quotation marks: {key} = "...".'
    elif ILLEGAL.search(value):
        yield key, f"{key} holds a control character, which XML cannot hold."
    elif known and value not in known:
        yield key, f"{key} is {value!r}.{_near(value, known)} It must be one of {', '.join(known)}."


def _ends(table: Mapping[str, object]) -> Iterator[Problem]:
    """Yield what is wrong between the keys: the label that ends the document needs a home."""
    ends, labels = table.get("ends"), table.get("labels")
    label = ends.get("label") if isinstance(ends, dict) else None
    if isinstance(label, str):
        known = [_bare(one) for one in labels] if isinstance(labels, dict) else []
        if _bare(label) not in known:
            yield (
                "ends",
                f"the label {label!r} ends the document, but has no home: add it to [labels].",
            )
    if table.get("summary") == "below-body" and not ends:
        yield "summary", "a summary below the document is found above what ends it: say ends, too."


def _signs(key: str, value: object) -> Iterator[Problem]:
    if not isinstance(value, list):
        yield (
            key,
            f"{key} must be a list: {key} = [\"a line\", {{ pattern = '^Page [0-9]+$' }}].",
        )
        return
    for one in value:
        yield from _sign(key, one)


def _sign(key: str, value: object) -> Iterator[Problem]:
    """Yield what is wrong with a sign: a line in quotation marks, or a table with one key."""
    if isinstance(value, str):
        value = {"line": value}
    if not (isinstance(value, dict) and len(value) == 1):
        yield (
            key,
            f'{key}: say "the line", {{ label = "..." }} or {{ pattern = \'...\' }}.',
        )
        return
    ((kind, text),) = value.items()
    if kind not in _KINDS:
        yield (
            key,
            f"{key}: {kind!r} is not line, label or pattern.{_near(kind, _KINDS)}",
        )
    elif not isinstance(text, str) or not text.strip():
        yield key, f'{key}: {kind} must be text in quotation marks: {{ {kind} = "..." }}.'
    elif kind == "pattern":
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", FutureWarning)  # "[[" is one character of a class
                re.compile(text)
        except re.error as error:
            yield key, f"{key}: the pattern {text!r} is no regular expression: {error}."


def _labels(_key: str, value: object) -> Iterator[Problem]:
    if not isinstance(value, dict):
        yield "labels", 'labels must be a table: [labels], and below it "Shelfmark" = "citation".'
        return
    seen: dict[str, str] = {}
    for label, home in value.items():
        if not isinstance(home, str) or home not in HOMES:
            yield label, _no_home(label, home)
        if not _bare(label):
            yield label, f"{label!r} is no label: it has no letters."
        elif other := seen.get(_bare(label)):
            yield (
                label,
                f"{label!r} and {other!r} are one label: case and colons do not count.",
            )
        seen.setdefault(_bare(label), label)


def _no_home(label: str, home: object) -> str:
    if label in CHECKS:
        return f"{label!r} stands below [labels] and so is a label; put it above [labels]."
    if home in (Home.BODY.value, Home.NOTE.value):  # no set: a home may be a list
        return (
            f"{label!r}: what the document begins with is said by opens = {{ label = {label!r} }}."
        )
    near = _near(home, tuple(HOMES)) if isinstance(home, str) else ""
    return f"{label!r}: {home!r} is no home.{near} The homes are {', '.join(HOMES)}."


def _head(_key: str, value: object) -> Iterator[Problem]:
    if not (isinstance(value, list) and value and all(isinstance(home, str) for home in value)):
        yield "head", 'head must be a list of homes: head = ["date", "title"].'
        return
    for home in value:
        if HOMES.get(home) is None:
            kept = [name for name, one in HOMES.items() if one]
            yield (
                "head",
                f"head: {home!r} is no home.{_near(home, kept)} The homes are {', '.join(kept)}.",
            )


_CHOICES: Mapping[str, Sequence[str]] = {"flow": FLOWS, "summary": SUMMARIES}
CHECKS: Mapping[str, Callable[[str, object], Iterator[Problem]]] = {
    "name": _text,
    "about": _text,
    "flow": _text,
    "claims": _signs,
    "boilerplate": _signs,
    "head": _head,
    "summary": _text,
    "opens": _sign,
    "ends": _sign,
    "labels": _labels,
}
"""The keys of a layout file, each with what looks for its problems."""


def _near(word: str, known: Sequence[str]) -> str:
    near = get_close_matches(word.casefold().replace("_", "-"), known, n=1)
    return f" Did you mean {near[0]!r}?" if near else ""


def _bare(label: str) -> str:
    """Return a label as it is compared: no colon, no case, single spaces."""
    return " ".join(label.split()).removesuffix(":").rstrip().casefold()
