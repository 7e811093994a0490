"""Make documents from a RELAX NG grammar at random, and change documents at random.

The same number always makes the same document.
"""

from __future__ import annotations

import random
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

TEI_NS = "http://www.tei-c.org/ns/1.0"
RNG = "{http://relaxng.org/ns/structure/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
DEEP = 14  # from here on the shortest way to an end is taken
ENDLESS = 999
WORDS = "lamp lens harbour Port Sabal envoy [sic] 1961 Tarkálvi — 2. candles".split()
# What values of attributes and of plain texts are taken from, right ones and wrong ones.
VALUES = (
    "a word", "1961", "1961-10", "1961-10-29", "1961-13-01", "#somebody", "#two #three", "wd:Q1",
    "a%20b.txt#line=13,15", "a.txt#line=0,1 a.txt#line=2,3", "a.txt#line=3", "#line=1,2",
    "https://specimens.example.org/1", "12", "-3", "en", "de-AT", "***", "* * *", "0.1.0", "OV",
    "0123456789abcdef" * 4, ".", "@n", "", "high", "main", "foot", "inline", "brackets", "subject",
    "classification", "received", "section", " report ", "citation", "file", "sha256", "editorial",
)  # fmt: skip


def parse(text: bytes) -> etree._Element:
    """Parse and leave double identifiers to the schemas."""
    return etree.fromstring(text, etree.XMLParser(collect_ids=False, resolve_entities=False))


def key_of(name: str) -> str:
    """Return an attribute's name as lxml writes it."""
    return name.replace("xml:", XML)


@dataclass(slots=True)
class Grammar:
    """A grammar, and how far each of its definitions is from an end."""

    tree: etree._Element
    defines: dict[str, etree._Element] = field(init=False)
    elements: dict[str, list[etree._Element]] = field(init=False)
    heights: dict[str, int] = field(init=False)
    # Of each pattern: its kind, and the patterns inside it (of a reference: those it stands for).
    known: dict[etree._Element, tuple[str, list[etree._Element]]] = field(init=False)
    fitting: dict[etree._Element, list[str]] = field(init=False, default_factory=dict)
    alike: dict[bytes, list[str]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Find the definitions and their heights."""
        self.defines = {each.get("name"): each for each in self.tree.iter(RNG + "define")}
        self.elements = {}
        for each in self.tree.iter(RNG + "element"):
            self.elements.setdefault(each.get("name"), []).append(each)
        self.known = {}
        for each in self.tree.iter(RNG + "*"):
            kind = str(etree.QName(each).localname)
            whole = self.defines[each.get("name")] if kind == "ref" else each
            self.known[each] = kind, parts(whole)
        self.heights = dict.fromkeys(self.defines, ENDLESS)
        before: dict[str, int] = {}
        while before != self.heights:
            before = dict(self.heights)
            for name, define in self.defines.items():
                self.heights[name] = max(self.height(each) for each in parts(define))

    def height(self, pattern: etree._Element) -> int:
        """Return how many elements deep the shortest way through a pattern goes."""
        kind, inside = self.known[pattern]
        if kind == "ref":
            return self.heights[pattern.get("name")]
        if kind in ("optional", "zeroOrMore", "attribute"):
            return 0
        heights = [self.height(each) for each in inside]
        if kind == "choice":
            return min(heights)
        return max(heights, default=0) + (kind == "element")

    def values(self, pattern: etree._Element) -> list[str]:
        """Return the values that a pattern of an attribute or of plain text takes."""
        if pattern not in self.fitting:
            written = etree.tostring(pattern)
            if written not in self.alike:
                self.alike[written] = self._fitting(pattern)
            self.fitting[pattern] = self.alike[written]
        return self.fitting[pattern]

    def _fitting(self, pattern: etree._Element) -> list[str]:
        grammar = deepcopy(self.tree)
        start = grammar.find(RNG + "start")
        start[:] = [etree.Element(RNG + "element", name="x")]
        start[0].append(deepcopy(pattern))
        schema = etree.RelaxNG(grammar)
        listed = [node.text or "" for node in pattern.iter(RNG + "value")]
        found = []
        for value in dict.fromkeys([*VALUES, *listed]):
            probe = etree.Element(f"{{{TEI_NS}}}x")
            probe.text = value
            if schema.validate(probe):
                found.append(value)
        return found


def parts(pattern: etree._Element) -> list[etree._Element]:
    """Return the patterns inside a pattern, without its documentation."""
    return list(pattern.iterchildren(RNG + "*"))


@dataclass(slots=True)
class Maker:
    """Make elements from a grammar; every choice comes from the one source of chance."""

    grammar: Grammar
    chance: random.Random
    prefix: str
    made: int = 0

    def document(self) -> etree._Element:
        """Return a whole document."""
        top = etree.Element("top")
        self._follow(self.grammar.tree.find(RNG + "start"), top, 0)
        return top[0]

    def element(self, name: str, depth: int = DEEP - 3) -> etree._Element:
        """Return an element of that name, by one of its definitions."""
        top = etree.Element("top")
        self._follow(self.chance.choice(self.grammar.elements[name]), top, depth)
        return top[0]

    def _follow(self, pattern: etree._Element, into: etree._Element, depth: int) -> None:
        kind, inside = self.grammar.known[pattern]
        if kind == "choice":
            inside = [self._chosen(inside, depth)]
        elif kind in ("optional", "zeroOrMore", "oneOrMore"):
            inside = inside * self._times(kind, depth, inside[0])
        elif kind == "text":
            self._write(into, " ".join(self.chance.choices(WORDS, k=self.chance.randint(1, 3))))
        elif kind in ("data", "value"):
            self._write(into, self._value(pattern))
        if kind == "attribute":
            into.set(key_of(pattern.get("name")), self._attribute(inside))
        elif kind == "element":
            made = etree.SubElement(
                into, f"{{{TEI_NS}}}{pattern.get('name')}", nsmap={None: TEI_NS}
            )
            for each in inside:
                self._follow(each, made, depth + 1)
        else:
            for each in inside:
                self._follow(each, into, depth)

    def _chosen(self, patterns: list[etree._Element], depth: int) -> etree._Element:
        if depth >= DEEP:
            lowest = min(map(self.grammar.height, patterns))
            patterns = [each for each in patterns if self.grammar.height(each) == lowest]
        return self.chance.choice(patterns)

    def _times(self, kind: str, depth: int, pattern: etree._Element) -> int:
        if kind == "optional" and (depth < DEEP or pattern.tag == RNG + "attribute"):
            return self.chance.choice((0, 1))
        more = 0 if depth >= DEEP or kind == "optional" else self.chance.choice((0, 0, 1, 1, 2))
        return more + (kind == "oneOrMore")

    def _attribute(self, inside: list[etree._Element]) -> str:
        if any(each.get("type") == "ID" for each in inside):
            self.made += 1
            return f"{self.prefix}-{self.made}"
        return self._value(inside[0]) if inside else "a word"

    def _value(self, pattern: etree._Element) -> str:
        values = self.grammar.values(pattern)
        assert values, f"no value fits {etree.tostring(pattern)!r}"
        return self.chance.choice(values)

    def _write(self, into: etree._Element, text: str) -> None:
        if len(into):
            into[-1].tail = (into[-1].tail or "") + text
        else:
            into.text = (into.text or "") + text


def sweep(text: bytes) -> list[tuple[str, bytes]]:
    """Return a document with each of its elements deleted, given twice, moved or less one attribute.

    Of elements that are alike in place and attributes the first stands for all.
    """
    seen, swept = set(), []
    for at, node in enumerate(parse(text).iter(f"{{{TEI_NS}}}*")):
        if node.getparent() is None:
            continue
        following = node.getnext().tag if node.getnext() is not None else None
        alike = (node.getparent().tag, node.tag, following, *sorted(node.attrib))
        if alike in seen:
            continue
        seen.add(alike)
        for kind in ("delete", "twice", "later", *sorted(node.attrib)):
            root = parse(text)
            again = list(root.iter(f"{{{TEI_NS}}}*"))[at]
            if kind == "delete":
                again.getparent().remove(again)
            elif kind == "twice":
                twin = deepcopy(again)
                for inner in twin.iter():
                    if XML + "id" in inner.attrib:
                        inner.set(XML + "id", inner.get(XML + "id") + "-twin")
                again.addnext(twin)
            elif kind == "later":
                if following is None:
                    continue
                again.getnext().addnext(again)
            else:
                del again.attrib[kind]
            how = f"{kind} {etree.QName(node).localname}, line {node.sourceline}"
            swept.append((how, etree.tostring(root, encoding="UTF-8")))
    return swept


KINDS = (
    "delete", "duplicate", "rename", "move", "insert", "graft", "graft", "graft",
    "drop", "add", "alter", "alter", "write", "silence",
)  # fmt: skip


def rewrite(node: etree._Element, maker: Maker) -> str:
    """Give a node other contents, other attributes or both, and say which."""
    made = maker.element(etree.QName(node).localname, DEEP - maker.chance.choice((1, 2)))
    kind = maker.chance.choice(("contents", "attributes", "contents and attributes"))
    if kind == "attributes":
        made.text, made[:] = node.text, list(node)
    elif kind == "contents":
        made.attrib.clear()
        made.attrib.update(node.attrib)
    made.tail = node.tail
    node.getparent().replace(node, made)
    return f"other {kind} of {etree.QName(node).localname}"


def change(root: etree._Element, maker: Maker) -> str:
    """Change a document in one place and say how; the maker's grammar gives new elements."""
    chance, names = maker.chance, sorted(maker.grammar.elements)
    nodes = list(root.iter(f"{{{TEI_NS}}}*"))
    # First a name, then one of its bearers: else the frequent elements take all the changes.
    name = chance.choice(sorted({etree.QName(each).localname for each in nodes[1:]}))
    node = chance.choice([each for each in nodes[1:] if etree.QName(each).localname == name])
    parent, kind = node.getparent(), chance.choice(KINDS)
    if kind == "delete":
        parent.remove(node)
    elif kind == "duplicate":
        twin = deepcopy(node)
        for inner in twin.iter(f"{{{TEI_NS}}}*"):  # else its identifiers would be refused
            if XML + "id" in inner.attrib:
                maker.made += 1
                inner.set(XML + "id", f"{maker.prefix}-twin-{maker.made}")
        node.addnext(twin)
    elif kind == "rename":
        node.tag = f"{{{TEI_NS}}}{chance.choice(names)}"
    elif kind == "move":
        outside = [each for each in nodes if each not in set(node.iter())]
        place = chance.choice(outside)
        node.tail = None
        place.insert(chance.randint(0, len(place)), node)
    elif kind == "insert":
        parent.insert(chance.randint(0, len(parent)), maker.element(chance.choice(names)))
    elif kind == "graft":
        # The same element with other contents, as the grammar gives it somewhere.
        made = maker.element(name)
        made.tail = node.tail
        parent.replace(node, made)
    elif kind == "write":
        node.text = chance.choice(["a word", "lamp lens"])
    elif kind == "silence":
        node.text = chance.choice([None, "  "])
        for child in node:
            child.tail = None
    else:
        change_attribute(node, kind, maker)
    return f"{kind} {name}"


def change_attribute(node: etree._Element, kind: str, maker: Maker) -> None:
    """Drop, add or alter one attribute of an element."""
    chance = maker.chance
    patterns = list(maker.grammar.tree.iter(RNG + "attribute"))
    listed = [value.text or "" for each in patterns for value in each.iter(RNG + "value")]
    keys = sorted(node.attrib)
    if kind == "add" or not keys:
        key = key_of(chance.choice(sorted({each.get("name") for each in patterns})))
        node.set(key, chance.choice([*VALUES, *listed]))
    elif kind == "drop":
        del node.attrib[chance.choice(keys)]
    else:
        node.set(chance.choice(keys), chance.choice([*VALUES, *listed]))
