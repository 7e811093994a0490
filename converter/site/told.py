"""What is handed to the stylesheet, as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias
from urllib.parse import quote

from converter.outcome import output_path
from converter.site.facts import Facts

Json: TypeAlias = (
    "bool | int | str | Sequence[Json] | Mapping[str, Json] | list[Json] | dict[str, Json]"
)


class Page(NamedTuple):
    """A page: its path in OUT, what stands on it, and the HTML of the entries of each section."""

    path: str
    told: dict[str, Json]
    entries: Sequence[str] = ()


def entry(one: Facts) -> dict[str, Json]:
    """Return what a list says of a document; what is not known is left out."""
    facts: dict[str, Json] = {
        "id": one.id,
        "title": one.title,
        "when": one.when,
        "until": one.until,
        "date": one.date,
        "type": one.kind,
        "sender": one.sender,
        "receiver": one.receiver,
        "archive": one.archive,
        "words": one.words,
        "persons": one.persons,
        **{kind: address(one, kind) for kind in one.made},
    }
    return {key: value for key, value in facts.items() if value not in ("", 0)}


def address(one: Facts, kind: str) -> str:
    """Return the address of an output as seen from OUT."""
    return quote(output_path(kind, one.output))
