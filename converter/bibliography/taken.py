"""Values read from a TEI tree, with the nodes that they came from."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from lxml import etree

from converter.iso_date import is_iso_date

SPACES = {"t": "http://www.tei-c.org/ns/1.0"}
_PIECES = ".//text() | .//t:lb | .//t:p | .//t:item"
"""The words, and the elements that part words."""


class Taken:
    """Read a tree by XPath (prefix ``t`` for TEI) and remember each node that was carried over."""

    def __init__(self, root: etree._Element) -> None:
        """Begin with nothing taken."""
        self.root = root
        self.nodes: list[Any] = []

    def elements(self, path: str, at: etree._Element | None = None) -> list[etree._Element]:
        """Return the elements of a path, as taken."""
        found: list[etree._Element] = self._find(path, at)
        self.nodes.extend(found)
        return found

    def all(self, path: str, at: etree._Element | None = None) -> tuple[str, ...]:
        """Return the values of a path that are not empty, white space closed up."""
        kept: list[str] = []
        for node in self._find(path, at):
            if value := text(node):
                kept.append(value)
                self.nodes.append(node)
        return tuple(kept)

    def one(self, path: str, at: etree._Element | None = None, like: str = ".+") -> str:
        """Return the first value of a path (of those that look so), "" when there is none."""
        for node in self._find(path, at):
            if (value := text(node)) and re.fullmatch(like, value):
                self.nodes.append(node)
                return value
        return ""

    def date(self, path: str, at: etree._Element | None = None) -> str:
        """Return the first value of a path that is a day, a month or a year, else ""."""
        for node in self._find(path, at):
            if is_iso_date(value := text(node)):
                self.nodes.append(node)
                return value
        return ""

    def _find(self, path: str, at: etree._Element | None) -> list[Any]:
        found: list[Any] = _compiled(path)(self.root if at is None else at)
        return found


@cache
def _compiled(path: str) -> Any:  # noqa: ANN401 - what an XPath returns depends on its path
    return etree.XPath(path, namespaces=SPACES)


def text(node: Any) -> str:  # noqa: ANN401 - what lxml's XPath returns
    """Return the text of an element or an attribute, white space closed up.

    >>> tei = SPACES["t"]
    >>> text(etree.fromstring(f"<p xmlns='{tei}'> a <hi>b</hi>c<!-- no --><lb/>d</p>"))
    'a bc d'
    """
    if isinstance(node, str):
        return " ".join(node.split())
    if not len(node):
        return " ".join((node.text or "").split())
    pieces: Any = _compiled(_PIECES)(node)
    return " ".join("".join(" " if etree.iselement(one) else one for one in pieces).split())
