"""Read the blocks of a TEI body in the order of the page, each with a word for what it is.

The words are those of the keys: ``p``, ``head``, ``item``, ``nested-item``,
``participants-item``, ``list-label``, ``sp`` (a speaker with what is said
first), ``sp+`` (what follows), ``row``, ``quote``, ``office``, ``signed``,
``closer-salute``, ``closer-dateline``, ``address``, ``postscript``,
``separator``, ``pb``, ``gap``, ``note``, and the @type of a part of the opener.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree
from words import words

_WHOLE = frozenset(("quote", "office", "postscript"))
_MARKS = {"milestone": "separator", "pb": "pb", "gap": "gap"}
MARKS = frozenset(_MARKS.values())


@dataclass(frozen=True, slots=True)
class Printed:
    """A block as it is printed: its kind, its text, and words to compare it by."""

    kind: str
    text: str

    @property
    def line_starts(self) -> set[int]:
        """Return which words begin a printed line of the block."""
        lines = self.text.split("\n")
        return {len(words("\n".join(lines[:at]))) for at in range(len(lines))}

    @property
    def words(self) -> list[str]:
        """Return the words of the block; one that has none is a word of its own."""
        return words(self.text) or ["§mark"]


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote: its text, and the words before its marker (None: it has no place)."""

    text: str
    after: str | None


@dataclass(slots=True)
class Blocks:
    """The blocks, footnotes and person names of a body."""

    blocks: list[Printed] = field(default_factory=list)
    notes: list[Footnote] = field(default_factory=list)

    @classmethod
    def of(cls, body: etree._Element) -> Blocks:
        """Read a body."""
        found = cls()
        found._container(body, "")
        return found

    def _container(self, element: etree._Element, whole: str, depth: int = 0) -> None:
        for child in element:
            if isinstance(child.tag, str):
                self._block(child, whole, depth)

    def _block(self, element: etree._Element, whole: str, depth: int) -> None:
        """Read what stands in a division."""
        tag = _local(element)
        match tag:
            case "div" | "body" | "postscript" | "quote" | "floatingText":
                kind = {"floatingText": "quote", "div": element.get("type", "")}.get(tag, tag)
                self._container(element, kind if kind in _WHOLE else whole, depth)
            case "opener" | "closer" | "address":
                for child in element:
                    self._part(child, whole, tag)
            case "list":
                self._list(element, whole, depth)
            case "table":
                for row in element:
                    cells = [self._inline(cell, []) for cell in row]
                    self._add(whole or "row", " ".join(cells))
            case "sp":
                self._turn(element, whole, depth)
            case "milestone" | "pb" | "gap":
                self._add(_MARKS[tag], element.get("rend", ""))
            case "note" if _is_foot(element):
                self.notes.append(Footnote(self._inline(element, []), None))
            case "p" | "head" | "note":
                typed = element.find("{*}seg[@type='subject']") if tag == "p" else None
                self._leaf(
                    whole or ("subject" if typed is not None else tag), element, whole, depth
                )
            case _:
                self._leaf(whole or tag, element, whole, depth)

    def _part(self, element: etree._Element, whole: str, where: str) -> None:
        """Read a part of an opener or a closer."""
        tag = _local(element)
        if tag in _MARKS or tag == "address" or (tag == "note" and _is_foot(element)):
            self._block(element, whole, 0)
            return
        kind = element.get("type") or {"addrLine": "address"}.get(tag, tag)
        if where == "closer" and kind in {"salute", "dateline"}:
            kind = f"closer-{kind}"
        signers = list(element.iter("{*}item")) if tag == "signed" else []
        for one in signers or [element]:
            self._leaf(whole or kind, one, whole, 0)

    def _list(self, element: etree._Element, whole: str, depth: int) -> None:
        label = ""
        for child in element:
            match _local(child):
                case "label":
                    label = self._inline(child, []) + " "
                case "item":
                    kind = "nested-item" if depth else "item"
                    if element.get("type") == "participants":
                        kind = "participants-item"
                    self._leaf(whole or kind, child, whole, depth + 1, label)
                    label = ""
                case "head":
                    self._leaf(whole or "list-label", child, whole, depth)
                case _:
                    self._block(child, whole, depth)

    def _turn(self, element: etree._Element, whole: str, depth: int) -> None:
        lead, kind = "", "sp"
        for child in element:
            if _local(child) == "speaker":
                lead = self._inline(child, []) + " "
            elif _local(child) == "p":
                self._leaf(whole or kind, child, whole, depth, lead)
                lead, kind = "", "sp+"
            else:
                self._block(child, whole, depth)
        if lead:
            self._add(whole or "sp", lead)

    def _leaf(
        self, kind: str, element: etree._Element, whole: str, depth: int, before: str = ""
    ) -> None:
        """Add a block, then the lists, letters and marks that stand inside it."""
        inside: list[etree._Element] = []
        self._add(kind, before + self._inline(element, inside))
        for one in inside:
            self._block(one, whole, depth)

    def _add(self, kind: str, text: str) -> None:
        lines = [" ".join(line.split()) for line in text.split("\n")]
        text = "\n".join(line for line in lines if line)
        if text or kind in MARKS:
            self.blocks.append(Printed(kind, text))

    def _inline(self, element: etree._Element, inside: list[etree._Element]) -> str:
        """Return the printed text of an element; ``inside`` collects what is no part of it."""
        text = (element.text or "").replace("\n", " ")
        for child in element:
            tag = _local(child) if isinstance(child.tag, str) else ""
            match tag:
                case "note" if _is_foot(child):
                    self.notes.append(Footnote(self._inline(child, []), text))
                case "gap":
                    text += child.get("rend", "")
                case "lb":
                    text += "" if child.get("break") == "no" else "\n"
                case "pb" | "milestone" | "list" | "floatingText" | "table":
                    inside.append(child)
                case "p":
                    text += f" {self._inline(child, inside)} "
                case "":
                    pass
                case _:
                    shown = self._inline(child, inside)
                    brackets = "brackets" in child.get("rend", "")
                    text += f"[{shown}]" if brackets else shown
            text += (child.tail or "").replace("\n", " ")
        return text


def persons(body: etree._Element, *, notes: bool) -> list[str]:
    """Return the person names of the text in reading order, or those in its footnotes."""
    return [
        "".join(_name(one))
        for one in body.iter("{*}persName")
        if notes is any(_is_foot(above) for above in one.iterancestors("{*}note"))
    ]


def _name(element: etree._Element) -> list[str]:
    parts = [element.text or ""]
    for child in element:
        if _local(child) not in {"roleName", "note"}:
            parts += _name(child)
        parts.append(child.tail or "")
    return parts


def _is_foot(note: etree._Element) -> bool:
    return note.get("place") in {"foot", "end"}


def _local(element: etree._Element) -> str:
    return str(etree.QName(element).localname)
