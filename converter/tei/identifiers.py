"""Identifiers: xml:ids that are NCNames, unique, and a pure function of names (TEI Guidelines 1.3.1.1)."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Container
from functools import lru_cache

from converter.regexes import regex

# Letters that no accent can be taken from.
_STROKES = str.maketrans(
    {**dict(zip("łŁøØđĐ", "lLoOdD", strict=True)), "ß": "ss", "æ": "ae", "œ": "oe"}
)
_REMEMBERED = 4_096  # names: those of a document come again and again
_UNSAFE = regex(r"[^A-Za-z0-9._-]+")
RESERVED = regex(
    r"^(?:tei-convert|catalogue|editors|classification|document-type|name-evidence|evidence-.*|archive-terms|terms-.*|note-.*|doc-.*|"
    r"report|telegram|letter|minutes|conversation|memorandum|journal|diary|note|decision|protocol|directive|speech|document|"
    r"(?:top-|highly-|strictly-)?(?:secret|confidential)|restricted|official-use|unclassified)$"
)
"""Ids that the header uses itself; a person or place of that name gets a suffix."""


def document_id(name: str) -> str:
    """Return the xml:id of a document by its source's path without suffix.

    A path with characters that an id cannot have also gets the start of its
    checksum, so that two such paths never share an id.

    >>> document_id("000_ca08")
    'doc-000_ca08'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    safe = _UNSAFE.sub("-", plain).strip("-.") or "document"
    if safe != name:
        safe += "-" + hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return f"doc-{safe}"


@lru_cache(_REMEMBERED)
def slug(text: str) -> str:
    """Return words as an id: ASCII, lower case, hyphens.

    >>> slug("Top secret"), slug("Århus"), slug("Łódź")
    ('top-secret', 'arhus', 'lodz')
    """
    plain = (
        unicodedata.normalize("NFKD", text.translate(_STROKES)).encode("ascii", "ignore").decode()
    )
    safe = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    return safe if safe[:1].isalpha() else f"x-{safe}".rstrip("-")


@lru_cache(_REMEMBERED)
def person_id(key: str) -> str:
    """Return a person's id, out of the way of the header's own."""
    return f"{key}-person" if RESERVED.match(key) else key


def entry_id(key: str, kind: str, taken: Container[str]) -> str:
    """Return the id of a place or an organisation, out of the way of the header's and of those taken.

    >>> entry_id("Paris", "place", {"paris"}), entry_id("report", "org", ())
    ('paris-place', 'report-org')
    >>> entry_id("Note Sound", "place", ())  # a suffix would not lead out of the header's note-...
    'place-note-sound'
    """
    found = slug(key)
    if RESERVED.match(found) and RESERVED.match(f"{found}-{kind}"):
        found = f"{kind}-{found}"
    while RESERVED.match(found) or found in taken:
        found += f"-{kind}"
    return found
