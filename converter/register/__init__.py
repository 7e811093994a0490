"""The register of persons: who is who across the documents of a corpus (docs/register.md).

``appearing``: what is kept of a document; ``joining``: persons of documents to
humans; ``evidence``: what speaks for and against; ``entries``: what is said of a human.
"""

from __future__ import annotations

from converter.register.appearing import cast
from converter.register.entries import OTHER, Document, Entry
from converter.register.joining import register

__all__ = ["OTHER", "Document", "Entry", "cast", "register"]
