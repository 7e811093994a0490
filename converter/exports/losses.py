"""What an export leaves out or changes: each element and attribute, counted.

Nothing here trusts what an export says of itself: what it wrote is compared with
what it read, or what it says it read is subtracted from what was there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lxml import etree

from converter.words import WORD

# These may end or begin within a word.
_IN_LINE = frozenset(
    "hi persName roleName orgName placeName name rs date num foreign sic supplied unclear "
    "surname forename genName nameLink ref".split()
)
_PREFIXES = {"http://www.w3.org/XML/1998/namespace": "xml:"}
Thing = tuple[str, str]
ELEMENT = type(etree.Element("any"))


class Losses:
    """Count what is dropped, changed and added; a thing is ``persName`` or ``persName/@ref``."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.dropped: Counter[str] = Counter()
        self.changed: Counter[tuple[str, str]] = Counter()
        self.added: Counter[str] = Counter()
        self.reasons: dict[str, str] = {}
        self.words = 0
        self._by_nodes = False
        self.needs: list[str] = []

    def compare(
        self,
        before: etree._Element,
        after: etree._Element | Iterable[etree._Element],
        renamed: Mapping[str, str] | None = None,
    ) -> None:
        """Count how a TEI document differs from what an export made of it.

        ``renamed`` says what became of what (``persName/@ref``: ``persName/@key``); what
        has the same name but another value counts as changed into itself.
        """
        old = Counter(inventory(before))
        afters = [after] if isinstance(after, ELEMENT) else list(after)
        new = Counter(thing for one in afters for thing in inventory(one))
        gone, come = _by_name(old - new), _by_name(new - old)
        for name, into in [(name, name) for name in gone] + list((renamed or {}).items()):
            if times := min(gone[name], come[into]):
                self.changed[name, into] += times
                gone[name] -= times
                come[into] -= times
        self.dropped.update(+gone)
        self.added.update(+come)
        lost = Counter(_words(before)) - Counter(word for one in afters for word in _words(one))
        self.words += lost.total()

    def read(self, document: etree._Element, kept: Iterable[Any]) -> None:
        """Count all of a document that is not among the nodes an export has read.

        ``kept`` are elements, and attributes as lxml's XPath returns them. Words are then
        not counted: the elements tell which text is not there.
        """
        self._by_nodes = True
        here: Counter[str] = Counter()
        for node in {_identity(node): node for node in kept}.values():
            here[_named(node)] += 1
        there = _by_name(Counter(inventory(document)))
        self.dropped.update(there - here)

    def explain(self, thing: str, reason: str) -> None:
        """Say why a thing is dropped or changed."""
        self.reasons[thing] = reason

    def need(self, sentence: str) -> None:
        """Say what the consumer asks and the edition does not tell."""
        self.needs.append(sentence)

    def as_record(self) -> dict[str, Any]:
        """Return the counts as they are written, by name."""
        return {
            "dropped": [self._entry(name, times) for name, times in sorted(self.dropped.items())],
            "changed": [
                self._entry(name, times, into)
                for (name, into), times in sorted(self.changed.items())
            ],
            "added": [self._entry(name, times) for name, times in sorted(self.added.items())],
            **({} if self._by_nodes else {"words_dropped": self.words}),
            **({"needs": self.needs} if self.needs else {}),
        }

    def _entry(self, name: str, times: int, into: str = "") -> dict[str, str | int]:
        entry: dict[str, str | int] = {"what": name, "times": times}
        if into:
            entry["into"] = into
        if name in self.reasons:
            entry["why"] = self.reasons[name]
        return entry


def inventory(root: etree._Element) -> Iterator[Thing]:
    """Yield each element and attribute below a root (and the root) with its value.

    >>> p = etree.fromstring('<p n="1">A <hi>b</hi></p>')
    >>> list(inventory(p))
    [('p', ''), ('p/@n', '1'), ('hi', '')]
    """
    for element in root.iter():
        tag: object = element.tag
        if not isinstance(tag, str):
            continue  # a comment or a processing instruction
        name = etree.QName(element).localname
        yield name, ""
        for key, value in element.attrib.items():
            yield f"{name}/@{_attribute(str(key))}", str(value)


def _words(root: etree._Element) -> list[str]:
    return WORD.findall("".join(_characters(root)))


def _characters(root: etree._Element) -> Iterator[str]:
    """Yield the text of a tree, with a space at the edges of what does not stand in a line."""
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag: object = element.tag
        known = isinstance(tag, str)
        if known and etree.QName(element).localname not in _IN_LINE:
            yield " "
        if event == "start" and known:
            yield element.text or ""
        elif event == "end" and element is not root:
            yield element.tail or ""


def _by_name(things: Counter[Thing]) -> Counter[str]:
    named: Counter[str] = Counter()
    for (name, _), times in things.items():
        named[name] += times
    return named


def _attribute(key: str) -> str:
    name = etree.QName(key)
    return _PREFIXES.get(name.namespace or "", "") + name.localname


def _identity(node: Any) -> tuple[int, str]:  # noqa: ANN401 - what lxml's XPath returns
    if etree.iselement(node):
        return id(node), ""
    return id(node.getparent()), str(node.attrname)


def _named(node: Any) -> str:  # noqa: ANN401 - what lxml's XPath returns
    if etree.iselement(node):
        return etree.QName(node).localname
    owner = etree.QName(node.getparent()).localname
    return f"{owner}/@{_attribute(node.attrname)}"
