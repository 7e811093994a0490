"""The network of persons as GEXF 1.3, the format of Gephi: who writes to whom, who names whom."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from lxml import etree

from converter.bibliography.described import Agent
from converter.bibliography.people import Person
from converter.exports.tables.report import Report

SPACE = "http://gexf.net/1.3"
WRITES, NAMES = "writes to", "names"
_SPACES: Any = {None: SPACE}
_NODE = {"kind": "string", "wikidata": "string", "viaf": "string", "gnd": "string"}
_EDGE = {"documents": "integer", "first": "string", "last": "string"}


@dataclass(slots=True)
class _Edge:
    """What is counted of two nodes: how often, in how many documents, on which dates."""

    weight: int = 0
    documents: int = 0
    dates: list[str] = field(default_factory=list)

    def add(self, times: int, date: str) -> None:
        """Count a document."""
        self.weight += times
        self.documents += 1
        if date:
            self.dates = [min([date, *self.dates]), max([date, *self.dates])]


class Network:
    """Gather nodes and edges, then write them: each pair is held once, no document is."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._nodes: dict[str, tuple[str, Person | None]] = {}
        self._edges: dict[tuple[str, str, str], _Edge] = {}

    def add_person(self, person: Person) -> None:
        """Take in a person."""
        self._nodes[f"person:{person.id}"] = (person.name or person.id, person)

    def add(self, report: Report) -> None:
        """Take in who wrote a document to whom, and whom its authors name in it."""
        for person in report.people:
            self.add_person(person)
        pairs = {
            (sender, receiver)
            for letter in report.letters
            for sender in self._of(letter.sender)
            for receiver in self._of(letter.receiver)
        }
        for sender, receiver in sorted(pairs):
            self._count(WRITES, sender, receiver, 1, report.date)
        named = Counter(f"person:{one.person.id}" for one in report.mentions if one.person)
        authors = {node for author in report.authors for node in self._of(author)}
        for author in sorted(authors):
            for node, times in named.items():
                if author != node:
                    self._count(NAMES, author, node, times, report.date)

    def _of(self, agent: Agent) -> Iterator[str]:
        """Yield the node of a person with an id, else of the office; a bare name has none."""
        if agent.person:
            yield f"person:{agent.person.id}"
        elif agent.organisation and not agent.name:
            node = f"organisation:{agent.organisation}"
            self._nodes[node] = (agent.organisation, None)
            yield node

    def _count(self, kind: str, source: str, target: str, times: int, date: str) -> None:
        self._edges.setdefault((kind, source, target), _Edge()).add(times, date)

    def write(self, file: BinaryIO, title: str) -> None:
        """Write the network; ``title`` is the edition's."""
        with etree.xmlfile(file, encoding="utf-8") as xml:
            xml.write_declaration()
            with xml.element(_tag("gexf"), version="1.3", nsmap=_SPACES):
                xml.write(_meta(title), pretty_print=True)
                graph = {"defaultedgetype": "directed", "idtype": "string", "mode": "dynamic"}
                graph |= {"timeformat": "date", "timerepresentation": "interval"}
                with xml.element(_tag("graph"), graph):
                    xml.write(_attributes("node", _NODE), pretty_print=True)
                    xml.write(_attributes("edge", _EDGE), pretty_print=True)
                    with xml.element(_tag("nodes"), count=str(len(self._nodes))):
                        for node in sorted(self._nodes):
                            xml.write(_node(node, *self._nodes[node]), pretty_print=True)
                    with xml.element(_tag("edges"), count=str(len(self._edges))):
                        for number, key in enumerate(sorted(self._edges), start=1):
                            xml.write(_edge(number, key, self._edges[key]), pretty_print=True)


def first_day(date: str) -> str:
    """Return the first day of a year or a month.

    >>> first_day("1962"), first_day("1962-10"), first_day("1962-10-28")
    ('1962-01-01', '1962-10-01', '1962-10-28')
    """
    return date + "-01" * (2 - date.count("-"))


def last_day(date: str) -> str:
    """Return the last day of a year or a month.

    >>> last_day("1962"), last_day("1964-02"), last_day("1962-10-28")
    ('1962-12-31', '1964-02-29', '1962-10-28')
    """
    year, month, day = date[:4], date[5:7] or "12", date[8:]
    return f"{year}-{month}-{day or calendar.monthrange(int(year), int(month))[1]}"


def _tag(name: str) -> str:
    return f"{{{SPACE}}}{name}"


def _element(name: str, attributes: dict[str, str]) -> etree._Element:
    return etree.Element(_tag(name), attributes, nsmap=_SPACES)


def _meta(title: str) -> etree._Element:
    meta = _element("meta", {})
    etree.SubElement(meta, _tag("creator")).text = "tei-convert"
    etree.SubElement(meta, _tag("description")).text = title or "Persons of a TEI edition"
    return meta


def _attributes(owner: str, types: dict[str, str]) -> etree._Element:
    declared = _element("attributes", {"class": owner, "mode": "static"})
    for name, kind in types.items():
        etree.SubElement(declared, _tag("attribute"), {"id": name, "title": name, "type": kind})
    return declared


def _node(node: str, label: str, person: Person | None) -> etree._Element:
    values = {"kind": "person" if person else "organisation"}
    if person:
        values |= {"wikidata": person.wikidata, "viaf": person.viaf, "gnd": person.gnd}
    return _with_values(_element("node", {"id": node, "label": label}), values)


def _edge(number: int, key: tuple[str, str, str], edge: _Edge) -> etree._Element:
    kind, source, target = key
    said = {"id": str(number), "source": source, "target": target, "label": kind, "kind": kind}
    said["weight"] = str(edge.weight)
    values = {"documents": str(edge.documents)}
    if edge.dates:
        said |= {"start": min(map(first_day, edge.dates)), "end": max(map(last_day, edge.dates))}
        values |= {"first": edge.dates[0], "last": edge.dates[-1]}
    return _with_values(_element("edge", said), values)


def _with_values(element: etree._Element, values: dict[str, str]) -> etree._Element:
    held = etree.SubElement(element, _tag("attvalues"))
    for name, value in values.items():
        if value:
            etree.SubElement(held, _tag("attvalue"), {"for": name, "value": value})
    return element
