"""Validation of TEI, ours or anyone's, in layers that can be chosen.

>>> Validator(["well-formed"]).check(b"<TEI>")[0].rule
'well-formed'
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree

from converter import resources
from converter.errors import SettingsError
from converter.parsed import safe_parser
from converter.schema import Violation, doctype, what_is_broken
from converter.source_lines import SourceLines, source_lines
from converter.validation import dates, house, ids, languages, richness, uris
from converter.validation.document import Document, Found, line_of, path_of
from converter.validation.grammar import ForeignGrammar, OurGrammar
from converter.validation.pointers import Pointers
from converter.validation.rules import LAYERS, LEVELS, RULES, Rule
from converter.validation.schematron import Schematron

__all__ = ["DEFAULT", "LAYERS", "LEVELS", "RULES", "Rule", "Validator", "Violation", "choose"]

DEFAULT = tuple(layer for layer in LAYERS if layer != "richness")
"""The layers that run when none is named."""

_FIRST = "well-formed"
Check = Callable[[Document], Iterator[Found]]


def choose(names: Iterable[str]) -> tuple[str, ...]:
    """Return layers in the order in which they run; ``all`` and ``default`` stand for several.

    Raises SettingsError for a name that is not known. The first layer is always there.
    """
    wanted = set()
    for name in names:
        if name not in {*LAYERS, "all", "default"}:
            known = ", ".join(LAYERS)
            raise SettingsError(f"There is no layer {name!r}; the layers are {known}, and all.")
        wanted |= {"all": set(LAYERS), "default": set(DEFAULT)}.get(name, {name})
    return tuple(layer for layer in LAYERS if layer == _FIRST or layer in wanted)


@dataclass(frozen=True)
class _Given:
    """The files that stand for our own schema and rules."""

    schema: Path | None
    schematron: Path | None
    phase: str


class Validator:
    """Check TEI documents; schemas and rules are compiled once, when they are first needed.

    ``layers`` are names (``LAYERS``); None stands for ``DEFAULT``, with the
    house rules and the project's own Schematron for documents that tei-convert
    wrote only. ``schema`` (.rng or .xsd) and ``schematron`` (.sch) take the
    place of the project's own; ``phase`` chooses a phase of the latter. Raises
    SettingsError when one of them cannot be used (``prepare`` finds out at once).
    """

    def __init__(
        self,
        layers: Iterable[str] | None = None,
        *,
        schema: Path | None = None,
        schematron: Path | None = None,
        phase: str = "",
    ) -> None:
        """Choose what is checked."""
        self.layers = DEFAULT if layers is None else choose(layers)
        self._asked = frozenset(() if layers is None else layers)
        self._given = _Given(schema, schematron, phase)
        self._pointers = Pointers()

    def prepare(self) -> None:
        """Compile what is needed now, so that an unusable file stops everything at once."""
        if "schema" in self.layers:
            _ = self._grammar
        if "schematron" in self.layers:
            _ = self._rules

    def check(self, data: bytes, path: Path | None = None) -> list[Violation]:
        """Return what is wrong with a document's bytes, in the order of its lines.

        ``path`` is where the file stands: pointers to other files are followed
        from there, and the side file beside it gives the lines of the source.
        """
        try:
            tree = etree.fromstring(data, safe_parser()).getroottree()
        except etree.XMLSyntaxError as error:
            return [Violation(error.lineno or 1, _FIRST, what_is_broken(error))]
        if doctype(tree):
            message = "The file has a DOCTYPE; TEI files here must have none."
            return [Violation(1, "doctype", message)]
        document = Document(data, tree, path)
        found = [one for check in self._checks(document) for one in check(document)]
        # What is said of the header or the document as a whole has no line in the source.
        apart = {None, document.root, *document.root}
        inside = any(one.element not in apart for one in found)
        lines = _lines(document) if inside else None
        violations = {_violation(one, lines): None for one in found}
        return sorted(violations, key=lambda one: (one.line, one.rule, one.path, one.message))

    def _checks(self, document: Document) -> Iterator[Check]:
        simple: dict[str, Check] = {
            "ids": ids.check,
            "dates": dates.check,
            "languages": languages.check,
            "uris": uris.check,
            "richness": richness.check,
            "pointers": self._pointers.check,
        }
        for layer in self.layers:
            if layer in simple:
                yield simple[layer]
            elif layer == "schema":
                yield self._grammar.check
            elif layer == "schematron" and self._concerned(document):
                yield self._rules.check
            elif layer == "house" and (document.ours or self._asked & {"house", "all"}):
                yield house.check

    def _concerned(self, document: Document) -> bool:
        """Tell whether the Schematron rules speak of a document: ours speak of ours."""
        return bool(self._given.schematron) or (document.ours and not document.register)

    @cached_property
    def _grammar(self) -> OurGrammar | ForeignGrammar:
        given = self._given.schema
        return ForeignGrammar(given) if given else OurGrammar()

    @cached_property
    def _rules(self) -> Schematron:
        given = self._given.schematron
        return Schematron(given or resources.schema("report.sch"), self._given.phase)


def _lines(document: Document) -> SourceLines | None:
    """Return the lines of the source of one of our documents with its side file beside it."""
    if document.path is None or not document.ours or document.register:
        return None
    side = document.path.with_suffix(".restore.json")
    try:
        return source_lines(document.data, side.read_bytes())
    except OSError:
        return None


def _violation(found: Found, lines: SourceLines | None) -> Violation:
    level = found.level or RULES[found.code].level
    if found.element is None:
        return Violation(found.line or 1, found.code, found.message, "", level)
    # The schema knows the line better: a schema error may stand on an attribute of a child.
    line = found.line or line_of(found.element)
    source = lines.line(found.element) if lines else None
    where = (lines.name, source) if lines and source else None
    return Violation(line, found.code, found.message, path_of(found.element), level, where)
