"""The gate: whether a TEI is valid, its pointers point, and its ids are unique.

lxml's XSD decides on every document (fast); the xmlschema package is loaded
only when something fails, for the readable sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from lxml import etree

from converter import resources
from converter.errors import SchemaError
from converter.parsed import Tree, safe_parser

_ID = "{http://www.w3.org/XML/1998/namespace}id"
_REPORT, _PERSONS = "report.xsd", "persons.xsd"
_REGISTER = "pb-persons"
_POINTERS = ("ref", "who", "ana", "target", "scheme", "resp", "corresp", "source", "decls")
_IDS = etree.XPath("/descendant::*/@xml:id[. != '']", smart_strings=False)
_VALUES = etree.XPath("/descendant::*/@*", smart_strings=False)


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that a TEI document breaks: the line (1-based), the rule, a sentence, the path.

    ``level`` is error, warning or note; ``source`` the file and the line that the
    text was converted from, where that is known.
    """

    line: int
    rule: str
    message: str
    path: str = ""
    level: str = "error"
    source: tuple[str, int] | None = None


class Schema:
    """The schemas of our files, each compiled once: documents, and the register of persons."""

    def __init__(self, compiled: etree.XMLSchema) -> None:
        """Keep the compiled schema of documents."""
        self._compiled = compiled

    @classmethod
    def load(cls) -> Schema:
        """Compile schemas/report.xsd."""
        return cls(_compiled(_REPORT))

    def check(self, data: bytes, root: Tree | None = None) -> list[Violation]:
        """Return what is wrong with a file's bytes, in the order of its lines.

        ``root`` is what the bytes were parsed to, where they were before. A file whose root
        has the id of the register of persons is checked against schemas/persons.xsd.
        """
        try:
            if root is None:
                root = etree.fromstring(data, safe_parser())
            tree = root.getroottree()
        except etree.XMLSyntaxError as error:
            return [Violation(error.lineno or 1, "well-formed", what_is_broken(error))]
        if doctype(tree):
            return [
                Violation(1, "doctype", "The file has a DOCTYPE; TEI files here must have none.")
            ]
        found = [*_pointers(tree), *self.against_grammar(tree, data)]
        return sorted(found, key=lambda one: (one.line, one.rule, one.message))

    def check_grammar(self, data: bytes) -> list[Violation]:
        """Return what the grammar alone says of a file's bytes."""
        try:
            tree = etree.fromstring(data, safe_parser()).getroottree()
        except etree.XMLSyntaxError as error:
            return [Violation(error.lineno or 1, "well-formed", what_is_broken(error))]
        return self.against_grammar(tree, data)

    def against_grammar(self, tree: etree._ElementTree, data: bytes) -> list[Violation]:
        """Return what the schemas alone say of a parsed file and its bytes."""
        register = tree.getroot().get(_ID) == _REGISTER
        compiled = _compiled(_PERSONS) if register else self._compiled
        if compiled.validate(tree):
            return []
        return _explain(data, compiled.error_log, _PERSONS if register else _REPORT)


@cache
def _compiled(name: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(resources.schema(name))))


def what_is_broken(error: etree.XMLSyntaxError) -> str:
    """Return the parser's sentence in one line, without the line, which is told apart."""
    said = re.sub(r",? line \d+(, column (\d+))?$", r"\1", " ".join(str(error.msg).split()))
    if "XML_PARSE_HUGE" in said:
        return "The file is too large or too deeply nested for a TEI document: it was not read on."
    return said


def _pointers(tree: etree._ElementTree) -> Iterator[Violation]:
    """Yield duplicate ids and local pointers without a target (TEI Guidelines 1.3.1.1 and 17)."""
    if _all_point(tree):
        return
    elements = list(tree.iter("*"))
    ids = Counter(one.get(_ID) for one in elements if one.get(_ID))
    for element in elements:
        ident = element.get(_ID)
        if ident and ids[ident] > 1:
            yield Violation(
                _line(element), "duplicate-id", f"The xml:id {ident!r} is used {ids[ident]} times.",
                tree.getelementpath(element),
            )  # fmt: skip
        for name in _POINTERS:
            for pointer in (element.get(name) or "").split():
                if pointer.startswith("#") and pointer[1:] not in ids:
                    yield Violation(
                        _line(element),
                        "dangling-pointer",
                        f"{_local(element)}/@{name} points at {pointer}, which is not in the file.",
                        tree.getelementpath(element),
                    )


def _all_point(tree: etree._ElementTree) -> bool:
    """Tell that no id stands twice and whatever in an attribute looks like a pointer is one.

    When it is not so there may still be nothing wrong: a ``#`` need not begin a pointer.
    """
    ids: Any = _IDS(tree)
    known = set(ids)
    values: Any = _VALUES(tree)
    pointers = set(" ".join([value for value in values if "#" in value]).split())
    return len(known) == len(ids) and all(
        not one.startswith("#") or one[1:] in known for one in pointers
    )


def doctype(tree: etree._ElementTree) -> str:
    """Return a file's DOCTYPE, "" when it has none."""
    info: Any = tree.docinfo
    return str(info.doctype)


def _line(element: etree._Element) -> int:
    line: Any = element.sourceline
    return int(line or 1)


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname


@cache
def _explainer(schema: str) -> Any:  # noqa: ANN401 - the package's types are not needed here
    import xmlschema  # noqa: PLC0415 - slow to load: only when something failed

    return xmlschema.XMLSchema10(str(resources.schema(schema)))


def _explain(data: bytes, log: etree._ListErrorLog, schema: str) -> list[Violation]:
    """Return readable sentences for what lxml found, from the xmlschema package."""
    root = etree.fromstring(data, safe_parser())
    found: dict[tuple[int, str], Violation] = {}
    for error in _explainer(schema).iter_errors(root):
        line = int(error.sourceline or 1)
        sentence = re.sub(
            r"\{http://www\.tei-c\.org/ns/1\.0\}|tei:", "", str(error.reason or error.message)
        )
        sentence = sentence.replace("{http://www.w3.org/XML/1998/namespace}", "xml:")
        # The package names its own classes, which say nothing to an editor.
        sentence = re.sub(r" for <class '[^']*'>", ".", sentence)
        name = re.sub(r"\[\d+\]|.*[/}:]", "", error.path or "")
        if name and name not in sentence:
            sentence = f"{name}: {sentence}"
        found[line, sentence] = Violation(
            line, "schema", " ".join(sentence.split()), error.path or ""
        )
    if not found:
        return [
            Violation(one.line, "schema", re.sub(r"\{[^}]*\}", "", one.message), one.path or "")
            for one in log
        ]
    return list(found.values())


def is_register(data: bytes) -> bool:
    """Tell whether a TEI file is the register of persons, which is no document."""
    try:
        return etree.fromstring(data, safe_parser()).get(_ID) == _REGISTER
    except etree.XMLSyntaxError:
        return False


def readable(data: bytes) -> bytes:
    """Return anybody's TEI file as UTF-8; raise SchemaError when it is not safe."""
    try:
        tree = etree.fromstring(data, safe_parser()).getroottree()
    except etree.XMLSyntaxError as error:
        raise SchemaError(
            f"The file is not well-formed XML: {error.msg}.", "Correct it there.", error.lineno
        ) from error
    if doctype(tree):
        raise SchemaError("The file has a DOCTYPE; TEI files here must have none.", "Take it out.")
    if tree.getroot().tag != "{http://www.tei-c.org/ns/1.0}TEI":
        raise SchemaError("The file is no TEI document: its root is not TEI in TEI's namespace.")
    return etree.tostring(tree, encoding="UTF-8", xml_declaration=True)
