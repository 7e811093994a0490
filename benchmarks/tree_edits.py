"""Count the edits between a TEI tree and its reference: element by element, word by word.

Both trees are laid along the same words: the words of one are aligned with those
of the other, so that every element has a stretch of the common line. Then

    add        an element of the reference that stands nowhere in ours
    remove     an element of ours that stands nowhere in the reference
    retag      another element (or another @type) over the same words
    move       the same element over other words, or inside another element
    attribute  a wrong, missing or needless attribute, each one
    text       a run of words that only one of the two has

Persons' ids are free: they are paired one to one by the mentions that they
share, and a mention is wrong when it does not belong to the paired person.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from edit import Edit, shortened
from lxml import etree
from words import pairs, words

ID = "{http://www.w3.org/XML/1998/namespace}id"
# Attributes that say something about the document; @cert, @evidence, @resp say how it was found.
COMPARED = tuple(
    "type subtype n rend reason place when notBefore notAfter ana key role level target scheme "
    "ident mainLang status unit quantity".split()
)
POINTERS = ("ref", "who", ID)


@dataclass(slots=True)
class Node:
    """An element with its stretch of the common line of words."""

    element: etree._Element
    parent: Node | None
    start: int
    end: int = 0
    twin: Node | None = None
    moved: bool = False

    @property
    def tag(self) -> str:
        """Return the element's name with its @type: ``seg[copies]``."""
        kind = self.element.get("type")
        if kind == "main":
            # The references have a person's only name without it.
            kind = None
        name = str(etree.QName(self.element).localname)
        return f"{name}[{kind}]" if kind else name

    @property
    def text(self) -> str:
        """Return the beginning of what the element holds."""
        return shortened("".join(str(one) for one in self.element.itertext()))


@dataclass(slots=True)
class Tree:
    """The words of a tree and its elements, in document order."""

    words: list[str] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)

    @classmethod
    def of(cls, roots: Iterable[etree._Element], leave_out: set[etree._Element]) -> Tree:
        """Return some elements and all within them as one tree."""
        tree = cls()
        for root in roots:
            tree._walk(root, None, leave_out)
        return tree

    def _walk(
        self, element: etree._Element, parent: Node | None, leave_out: set[etree._Element]
    ) -> None:
        if not isinstance(element.tag, str) or element in leave_out:
            return
        node = Node(element, parent, len(self.words))
        self.nodes.append(node)
        self.words += words(element.text or "")
        for child in element:
            self._walk(child, node, leave_out)
            self.words += words(child.tail or "")
        node.end = len(self.words)


Lines = Callable[[Sequence[str]], Sequence[int | None]]


def tree_edits(ours: Tree, theirs: Tree, part: str, lines: Lines) -> list[Edit]:
    """Return what has to be done to our tree to get theirs, in document order."""
    found: list[tuple[int, Edit]] = []
    _align(ours, theirs)
    numbers = lines(ours.words)

    def tell(node: Node, operation: str, what: str) -> None:
        at = min(node.start, len(numbers) - 1)
        found.append((at, Edit(operation, what, part, numbers[at] if at >= 0 else None)))

    _pair(ours, theirs)
    persons = _persons(ours)
    for node in ours.nodes:
        if node.twin is None:
            tell(node, "remove", f"{node.tag}: {node.text}")
            continue
        if node.tag != node.twin.tag:
            tell(node, "retag", f"{node.tag} -> {node.twin.tag}: {node.text}")
        if node.moved or _elsewhere(node):
            tell(node, "move", f"{node.tag}: {node.text} -> {_place(node.twin)}")
        for what in _attributes(node, persons):
            tell(node, "attribute", f"{node.tag}: {node.text}: {what}")
    for node in theirs.nodes:
        if node.twin is None:
            tell(node, "add", f"{node.tag}: {node.text}")
    for at, what in _texts(ours, theirs):
        line = numbers[min(at, len(numbers) - 1)] if numbers else None
        found.append((at, Edit("text", what, part, line)))
    return [edit for _, edit in sorted(found, key=lambda one: one[0])]


def _align(ours: Tree, theirs: Tree) -> None:
    """Put their elements on our words."""
    there = {other: one for one, other in pairs(ours.words, theirs.words)}
    ends = [0] * (len(theirs.words) + 1)
    for at in range(len(theirs.words)):
        ends[at + 1] = there[at] + 1 if at in there else ends[at]
    begins = [len(ours.words)] * (len(theirs.words) + 1)
    for at in range(len(theirs.words) - 1, -1, -1):
        begins[at] = there.get(at, begins[at + 1])
    for node in theirs.nodes:
        if node.start == node.end:
            node.start = node.end = ends[node.start]
        else:
            first, last = begins[node.start], ends[node.end]
            node.start, node.end = (first, last) if first < last else (last, last)


def _pair(ours: Tree, theirs: Tree) -> None:
    """Give each element its twin: the same over the same words, then another, then elsewhere."""

    def same_place(node: Node) -> tuple[object, ...]:
        return node.tag, node.start, node.end, _signature(node)

    _by(ours, theirs, same_place)
    _by(ours, theirs, lambda node: (node.tag, node.start, node.end))
    _by(ours, theirs, lambda node: (node.element.tag, node.start, node.end))
    _by(ours, theirs, lambda node: (node.start, node.end) if node.start < node.end else None)
    loose: dict[str, list[Node]] = defaultdict(list)
    for node in theirs.nodes:
        if node.twin is None:
            loose[node.tag].append(node)
    for node in ours.nodes:
        if node.twin is None:
            near = [one for one in loose[node.tag] if _near(node, one)]
            if near:
                twin = max(near, key=lambda one: _shared(node, one))
                loose[node.tag].remove(twin)
                node.twin, twin.twin, node.moved = twin, node, True


def _by(ours: Tree, theirs: Tree, key: Callable[[Node], tuple[object, ...] | None]) -> None:
    """Pair the elements that have the same key, in document order."""
    waiting: dict[tuple[object, ...], list[Node]] = defaultdict(list)
    for node in theirs.nodes:
        value = key(node)
        if node.twin is None and value is not None:
            waiting[value].append(node)
    for node in ours.nodes:
        value = key(node)
        if node.twin is None and value is not None and waiting[value]:
            twin = waiting[value].pop(0)
            node.twin, twin.twin = twin, node


def _signature(node: Node) -> tuple[str, ...]:
    return tuple(node.element.get(name, "") for name in COMPARED)


def _shared(one: Node, other: Node) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _near(one: Node, other: Node) -> bool:
    """Tell whether two elements of one name share words, or are empty and alike."""
    if one.start == one.end and other.start == other.end:
        return _signature(one) == _signature(other) and one.text == other.text
    return _shared(one, other) > 0


def _elsewhere(node: Node) -> bool:
    """Tell whether an element stands inside another element than its twin does."""
    parent, other = node.parent, node.twin.parent if node.twin else None
    while parent is not None and parent.twin is None:
        parent = parent.parent
    while other is not None and other.twin is None:
        other = other.parent
    return (parent.twin if parent else None) is not other


def _place(node: Node) -> str:
    return f"{node.parent.tag}: {node.text}" if node.parent else node.text


def _persons(ours: Tree) -> dict[str, str]:
    """Return which of their ids is the same person as which of ours."""
    together: Counter[tuple[str, str]] = Counter()
    for node in ours.nodes:
        if node.twin is not None:
            for name in POINTERS:
                one, other = node.element.get(name), node.twin.element.get(name)
                if one and other:
                    together[one.lstrip("#"), other.lstrip("#")] += 1
    paired: dict[str, str] = {}
    for (one, other), _ in sorted(together.items(), key=lambda item: (-item[1], item[0])):
        if one not in paired and other not in paired.values():
            paired[one] = other
    return paired


def _attributes(node: Node, persons: dict[str, str]) -> Iterator[str]:
    """Yield what is wrong with the attributes of an element that has a twin."""
    assert node.twin is not None  # noqa: S101 - only elements with a twin are asked
    one, other = node.element, node.twin.element
    for name in COMPARED:
        if name != "type" and one.get(name) != other.get(name):
            yield f"@{name} {one.get(name) or 'none'} -> {other.get(name) or 'none'}"
    for name in POINTERS:
        ours, theirs = (element.get(name, "").lstrip("#") for element in (one, other))
        if persons.get(ours, "") != theirs:
            yield f"@{name.rpartition('}')[2]} {ours or 'none'} -> {theirs or 'none'}"


def _texts(ours: Tree, theirs: Tree) -> Iterator[tuple[int, str]]:
    """Yield the runs of words that only one tree has, with their place in ours."""
    last_one = last_other = 0
    ends = (len(ours.words), len(theirs.words))
    for one, other in [*pairs(ours.words, theirs.words), ends]:
        gone = " ".join(ours.words[last_one:one])
        new = " ".join(theirs.words[last_other:other])
        if gone or new:
            yield last_one, f'"{shortened(gone)}" -> "{shortened(new)}"'
        last_one, last_other = one + 1, other + 1
