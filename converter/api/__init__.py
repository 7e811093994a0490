"""The API for programs (docs/python.md): what ``from converter import ...`` gives.

``functions``: one call, one answer; ``converting``: many reports with tools made once;
``given``: what users hand over; ``results``, ``documents``, ``corpora``: what they get.
"""

from __future__ import annotations

from converter.api.converting import Converter
from converter.api.corpora import Corpus, read_corpus
from converter.api.documents import Correspondent, Document, read_tei
from converter.api.functions import (
    convert,
    names,
    read_authority,
    read_settings,
    render,
    restore,
    validate,
)
from converter.api.given import Report, reports
from converter.api.results import Conversion, Dropped, Mention, Person, Violation

__all__ = [
    "Conversion",
    "Converter",
    "Corpus",
    "Correspondent",
    "Document",
    "Dropped",
    "Mention",
    "Person",
    "Report",
    "Violation",
    "convert",
    "names",
    "read_authority",
    "read_corpus",
    "read_settings",
    "read_tei",
    "render",
    "reports",
    "restore",
    "validate",
]
