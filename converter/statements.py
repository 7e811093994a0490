"""What editors say of a report: the fields that a catalogue and a corrections file can fill."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from converter.column_names import ColumnNames
from converter.regexes import regex

CATALOGUE, EDITORS = "catalogue", "editors"
"""Who says something of a report; in the TEI these are the ids that @resp points at."""

MANY = frozenset(
    "author collection sender receivers translator keywords subjects places people".split()
)
"""Fields that can hold several values."""

NAMES: Mapping[str, tuple[str, ...]] = {
    "title": ("document title",),
    "date": ("date of document", "document date", "dated"),
    "place": ("place of writing", "written in"),
    "type": ("kind", "document type", "genre"),
    "author": ("authors", "creator"),
    "sender": ("senders", "from"),
    "receivers": ("receiver", "recipient", "recipients", "addressee", "addressees", "to"),
    "classification": ("secrecy", "security classification"),
    "language": ("language of the text", "text language"),
    "original language": ("language of the original",),
    "translator": ("translators", "translated by"),
    "archive": ("repository", "institution", "holding institution"),
    "settlement": ("archive place", "city of the archive"),
    "country": ("archive country", "country of the archive"),
    "collection": ("collections", "fonds", "fond"),
    "shelfmark": ("call number", "reference code", "archival reference"),
    "record": ("record id", "record number", "identifier"),
    "url": ("link", "web address"),
    "summary": ("abstract", "description"),
    "rights": ("copyright", "rights statement"),
    "keywords": ("keyword", "tags"),
    "subjects": ("subject", "topics"),
    "places": ("place names",),
    "people": ("persons", "person names"),
}
"""Each field by its name, with the other names that a column or key may have."""

_COLUMNS = ColumnNames(NAMES)
_SEPARATORS = regex(r"(?:(?<!\s)\s+)?(?:;|\||[\r\n]+)\s*")


@dataclass(frozen=True, slots=True)
class Statement:
    """Say what an editor says: the field, its values, who says it, and where (``list.csv:3``).

    What is not ``understood`` (a type of document that we do not know) is kept in words.
    """

    field: str
    values: tuple[str, ...]
    by: str
    place: str
    understood: bool = True

    @property
    def text(self) -> str:
        """Return the values as one text."""
        return "; ".join(self.values)


def field_of(name: str) -> str:
    """Return the field that a column or key means, "" when none is called so.

    >>> field_of("Call_Number"), field_of("shelf mark"), field_of("colour")
    ('shelfmark', 'shelfmark', '')
    """
    return _COLUMNS.field_of(name)


def nearest_field(name: str) -> str:
    """Return the known name that is nearest to one that is not known, "" when none is near."""
    return _COLUMNS.nearest(name)


def values_of(field: str, text: str) -> tuple[str, ...]:
    """Return the values in a text; several are parted by ; or | or a line break.

    >>> values_of("people", "A. Lund; V. Brezan"), values_of("title", "Wool; its price")
    (('A. Lund', 'V. Brezan'), ('Wool; its price',))
    """
    parts = _SEPARATORS.split(text) if field in MANY else [text]
    return tuple(value for part in parts if (value := " ".join(part.split())))
