"""Schemas: our own, or any RELAX NG or XML Schema file, compiled once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from converter.errors import SettingsError
from converter.regexes import regex
from converter.schema import Schema
from converter.validation.document import Document, Found
from converter.validation.grammar_files import RNG, demand_local, read_grammar
from converter.validation.simplify import simplify

_NAMESPACE = regex(r"\{[^{}]*\}")
# Said of every element round the one that is wrong.
_ECHO = regex(
    r"Element \S+ failed to validate content|Extra (element|content)|Invalid sequence in interleave"
    r"|Expecting an? |Extra data"
)


class OurGrammar:
    """The schemas of our files; what lxml finds is explained by the xmlschema package."""

    def __init__(self) -> None:
        """Compile the schema of documents."""
        self._schema = Schema.load()

    def check(self, document: Document) -> Iterator[Found]:
        """Yield what our schemas do not allow."""
        for one in self._schema.against_grammar(document.tree, document.data):
            yield Found("schema", one.message, document.at(one.path), one.line)


class ForeignGrammar:
    """A schema that was given: RELAX NG in XML syntax, or XML Schema."""

    def __init__(self, path: Path) -> None:
        """Compile a schema; raise SettingsError when it cannot be used."""
        self._compiled = _compile(path)

    def check(self, document: Document) -> Iterator[Found]:
        """Yield what the schema does not allow."""
        if self._compiled.validate(document.tree):
            return
        log: Any = self._compiled.error_log
        entries = list(log)
        plain = [one for one in entries if not _ECHO.match(one.message)] or entries
        said: set[tuple[int, str]] = set()
        for one in plain:
            message = _NAMESPACE.sub("", one.message)
            if (one.line, message) not in said:
                said.add((one.line, message))
                yield Found("schema", f"{message.rstrip('.')}.", document.at(one.path), one.line)


def _compile(path: Path) -> etree.RelaxNG | etree.XMLSchema:
    suffix = path.suffix.lower()
    if suffix not in {".rng", ".xsd"}:
        raise SettingsError(
            f"{path}: a schema must be a file that ends in .rng or .xsd.",
            "Convert RELAX NG compact syntax (.rnc) to XML syntax with trang.",
        )
    try:
        if suffix == ".xsd":
            demand_local(path)
            return etree.XMLSchema(etree.parse(str(path)))
        grammar = read_grammar(path)
        if grammar.tag == f"{RNG}grammar":
            simplify(grammar)
        # Serialised again: libxml2 takes the prefixes of datatypes from the text.
        return etree.RelaxNG(etree.fromstring(etree.tostring(grammar)))
    except (etree.RelaxNGParseError, etree.XMLSchemaParseError) as error:
        raise SettingsError(f"{path}: the schema cannot be used: {error}") from error
