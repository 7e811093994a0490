"""Read a Pure ODD: make RELAX NG of its contents and attributes, and Schematron of its rules.

It knows the part of ODD that report.odd uses (TEI Guidelines, chapter 22): elements that are
replaced, attribute classes, macros, datatypes of this file, and content models in ODD's own words.
Anything else raises OddError, so that nothing is passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

TEI_NS = "http://www.tei-c.org/ns/1.0"
RNG_NS = "http://relaxng.org/ns/structure/1.0"
SCH_NS = "http://purl.oclc.org/dsdl/schematron"
XSD_TYPES = "http://www.w3.org/2001/XMLSchema-datatypes"
TEI, RNG, SCH = f"{{{TEI_NS}}}", f"{{{RNG_NS}}}", f"{{{SCH_NS}}}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
SPECS = ("elementSpec", "classSpec", "macroSpec", "dataSpec")
UNBOUNDED = "unbounded"
# ODD's minOccurs and maxOccurs in the words of RELAX NG; no other numbers are in use.
OCCURRENCE = {
    ("1", "1"): None,
    ("0", "1"): "optional",
    ("1", UNBOUNDED): "oneOrMore",
    ("0", UNBOUNDED): "zeroOrMore",
}
# What a rule says: report.rng says it too, or no grammar can.
CONTEXT, DOCUMENT = "context", "document"


class OddError(Exception):
    """Say which part of the ODD cannot be read."""


@dataclass(frozen=True, slots=True)
class Odd:
    """The specifications of a schema by their names."""

    start: str
    specs: dict[str, dict[str, etree._Element]]
    constraints: tuple[etree._Element, ...]

    @classmethod
    def read(cls, path: Path) -> Odd:
        """Read what the schemaSpec of a file holds and points at."""
        tree = etree.parse(str(path))
        schema = tree.find(f".//{TEI}schemaSpec")
        if schema is None:
            message = f"{path.name} has no schemaSpec"
            raise OddError(message)
        groups = {group.get(XML_ID): group for group in tree.iter(f"{TEI}specGrp")}
        parts = [schema]
        for pointer in schema.iter(f"{TEI}specGrpRef"):
            target = pointer.get("target", "").removeprefix("#")
            if target not in groups:
                message = f"{path.name}: no specGrp is called {target!r}"
                raise OddError(message)
            parts.append(groups[target])
        specs = {
            kind: {
                str(spec.get("ident")): spec
                for part in parts
                for spec in part.iterfind(f"{TEI}{kind}")
            }
            for kind in SPECS
        }
        constraints = [rule for part in parts for rule in part.iter(f"{TEI}constraintSpec")]
        return cls(schema.get("start", ""), specs, tuple(constraints))

    def grammar(self) -> etree._Element:
        """Return the contents and attributes as a RELAX NG grammar."""
        grammar = etree.Element(f"{RNG}grammar", ns=TEI_NS, datatypeLibrary=XSD_TYPES)
        start = etree.SubElement(grammar, f"{RNG}start")
        etree.SubElement(start, f"{RNG}ref", name=self.start)
        for name, spec in self.specs["elementSpec"].items():
            define = etree.SubElement(grammar, f"{RNG}define", name=name)
            element = etree.SubElement(define, f"{RNG}element", name=name)
            element.extend(self._attributes(spec))
            element.append(self._content(spec))
        for name, spec in self.specs["macroSpec"].items():
            etree.SubElement(grammar, f"{RNG}define", name=name).append(self._content(spec))
        for name, spec in self.specs["dataSpec"].items():
            etree.SubElement(grammar, f"{RNG}define", name=name).append(self._content(spec))
        return grammar

    def rules(self, kind: str | None = None) -> etree._Element:
        """Return the rules of a kind (all without one) as a Schematron schema."""
        schema = etree.Element(f"{SCH}schema", nsmap={"sch": SCH_NS})
        for constraint in self.constraints:
            for declared in constraint.iter(f"{SCH}ns"):
                schema.append(deepcopy(declared))
        for constraint in self.constraints:
            if kind is None or constraint.get("type") == kind:
                for rule in constraint.iter(f"{SCH}rule"):
                    # One pattern for each: in one pattern only the first rule would fire.
                    pattern = etree.SubElement(schema, f"{SCH}pattern")
                    pattern.append(deepcopy(rule))
        return schema

    def attributes(self, element: str) -> Iterator[etree._Element]:
        """Yield the definitions of an element's attributes, those of its classes first."""
        spec = self.specs["elementSpec"][element]
        for member in spec.iterfind(f"{TEI}classes/{TEI}memberOf"):
            yield from self._spec("classSpec", member).iterfind(f"{TEI}attList/{TEI}attDef")
        yield from spec.iterfind(f"{TEI}attList/{TEI}attDef")

    def _spec(self, kind: str, pointer: etree._Element) -> etree._Element:
        name = str(pointer.get("key"))
        if name not in self.specs[kind]:
            message = f"line {pointer.sourceline}: no {kind} is called {name!r}"
            raise OddError(message)
        return self.specs[kind][name]

    def _attributes(self, spec: etree._Element) -> Iterator[etree._Element]:
        for definition in self.attributes(str(spec.get("ident"))):
            attribute = etree.Element(f"{RNG}attribute", name=str(definition.get("ident")))
            attribute.append(self._value(definition))
            if definition.get("usage", "opt") != "req":
                attribute = _wrapped("optional", attribute)
            yield attribute

    def _value(self, definition: etree._Element) -> etree._Element:
        datatype, values = definition.find(f"{TEI}datatype"), definition.find(f"{TEI}valList")
        if datatype is None or len(datatype) != 1:
            message = f"line {definition.sourceline}: an attribute needs a datatype"
            raise OddError(message)
        named = "string" if datatype[0].get("name") == "string" else "token"
        value = self._pattern(datatype[0]) if values is None else _choice(values, named)
        repeated = OCCURRENCE[datatype.get("minOccurs", "1"), datatype.get("maxOccurs", "1")]
        return value if repeated is None else _wrapped("list", _wrapped(repeated, value))

    def _content(self, spec: etree._Element) -> etree._Element:
        content = spec.find(f"{TEI}content")
        if content is None or len(content) != 1:
            message = f"line {spec.sourceline}: {spec.get('ident')} needs one content model"
            raise OddError(message)
        return self._pattern(content[0])

    def _pattern(self, node: etree._Element) -> etree._Element:
        kind = etree.QName(node).localname
        readers: dict[str, Callable[[etree._Element], etree._Element]] = {
            "textNode": lambda _: etree.Element(f"{RNG}text"),
            "empty": lambda _: etree.Element(f"{RNG}empty"),
            "elementRef": lambda node: self._reference("elementSpec", node),
            "macroRef": lambda node: self._reference("macroSpec", node),
            "dataRef": self._data,
            "sequence": lambda node: self._several("group", node),
            "alternate": lambda node: self._several("choice", node),
        }
        if kind not in readers:
            message = f"line {node.sourceline}: {kind} is not known in a content model"
            raise OddError(message)
        pattern = readers[kind](node)
        occurs = node.get("minOccurs", "1"), node.get("maxOccurs", "1")
        if occurs not in OCCURRENCE:
            message = f"line {node.sourceline}: {occurs} is not known as a number of times"
            raise OddError(message)
        repeated = OCCURRENCE[occurs]
        return pattern if repeated is None else _wrapped(repeated, pattern)

    def _reference(self, kind: str, node: etree._Element) -> etree._Element:
        self._spec(kind, node)
        return etree.Element(f"{RNG}ref", name=str(node.get("key")))

    def _data(self, node: etree._Element) -> etree._Element:
        if node.get("key"):
            return self._reference("dataSpec", node)
        data = etree.Element(f"{RNG}data", type=str(node.get("name")))
        facets = [(str(each.get("name")), str(each.get("value"))) for each in node]
        if node.get("restriction"):
            facets.append(("pattern", str(node.get("restriction"))))
        for name, value in facets:
            etree.SubElement(data, f"{RNG}param", name=name).text = value
        return data

    def _several(self, kind: str, node: etree._Element) -> etree._Element:
        patterns = [self._pattern(each) for each in node.iterfind("{*}*")]
        # libxml2 trips over a group or a choice of one.
        return patterns[0] if len(patterns) == 1 else _wrapped(kind, *patterns)


def _wrapped(kind: str, *patterns: etree._Element) -> etree._Element:
    wrapper = etree.Element(RNG + kind)
    wrapper.extend(patterns)
    return wrapper


def _choice(values: etree._Element, datatype: str) -> etree._Element:
    if values.get("type") != "closed":
        message = f"line {values.sourceline}: a list of values must be closed"
        raise OddError(message)
    listed = []
    for item in values.iterfind(f"{TEI}valItem"):
        listed.append(etree.Element(f"{RNG}value", type=datatype))
        listed[-1].text = item.get("ident")
    return listed[0] if len(listed) == 1 else _wrapped("choice", *listed)
