"""Elements, text and marks: the only file that knows of text and tail, and how a tree becomes bytes.

The tree is the standard library's, its names written as they stand in the file (``p``,
``xml:id``): it is built once and written once. What reads the bytes afterwards to prove
them is lxml, which shares nothing with it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from xml.etree.ElementTree import Element, SubElement

from converter.model import Mark, MarkKind
from converter.named import PERIOD

__all__ = [
    "ID", "LANG", "Element", "add", "add_text", "as_list", "as_written", "fill", "move_after", "root",
    "schema_addresses", "serialise",
]  # fmt: skip

ID = "xml:id"
LANG = "xml:lang"
_TEI = "http://www.tei-c.org/ns/1.0"

_SCHEMA_TYPES = {
    "rng": "http://relaxng.org/ns/structure/1.0",
    "sch": "http://purl.oclc.org/dsdl/schematron",
}

# Elements that hold elements only (or start with one): safe to indent.
_CONTAINERS = frozenset(
    "TEI teiHeader fileDesc titleStmt extent publicationStmt availability notesStmt sourceDesc biblStruct analytic monogr "
    "respStmt imprint msDesc msIdentifier msContents encodingDesc projectDesc editorialDecl correction hyphenation normalization "
    "punctuation quotation segmentation interpretation stdVals refsDecl citeStructure classDecl taxonomy category listPrefixDef "
    "prefixDef appInfo application profileDesc abstract langUsage textClass keywords correspDesc correspAction revisionDesc "
    "listBibl standOff listPerson person listPlace place listOrg org text body div opener closer address list sp table row quote "
    "floatingText postscript".split()
)
_BRACKETED = {
    MarkKind.SUPPLIED: ("supplied", {"reason": "omitted", "rend": "brackets"}),
    MarkKind.GLOSS: ("note", {"type": "gloss", "place": "inline", "rend": "brackets"}),
    MarkKind.SIC_NOTE: ("note", {"type": "sic", "place": "inline", "rend": "brackets"}),
}
_NAMES = frozenset((MarkKind.PERSON, MarkKind.ROLE, MarkKind.PLACE, MarkKind.ORG))
# Of two marks with the same span the earlier one here is the outer element.
_OUTER_FIRST = (
    MarkKind.GLOSS, MarkKind.PERSON, MarkKind.ROLE, MarkKind.ORG, MarkKind.PLACE, MarkKind.DATE,
     MarkKind.INITIALS, MarkKind.SUPPLIED, MarkKind.UNCLEAR, MarkKind.FOREIGN, MarkKind.HI,
)  # fmt: skip
_RANKS = {kind: rank for rank, kind in enumerate(_OUTER_FIRST)}


_SPELLED = {"xml_id": ID, "xml_lang": LANG, "from_": "from"}
"""Attributes whose names are none in Python."""

_WRITTEN = ""  # the name of an element that is its characters

_FORBIDDEN = bytes(set(range(0x20)) - set(b"\t\n\r"))
_ATTRIBUTES_KEPT = 50_000
_NO_CHARACTERS = tuple(sign.encode() for sign in "\ufffe\uffff")
_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_IN_ATTRIBUTES = _IN_TEXT | str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def root(tag: str) -> Element:
    """Return a new TEI root element."""
    return Element(tag, {"xmlns": _TEI})


def add(parent: Element, tag: str, text: str = "", /, **attributes: str) -> Element:
    """Append an element with text; attributes that are empty are left out."""
    if attributes:
        kept = {_SPELLED.get(name, name): value for name, value in attributes.items() if value}
        element = SubElement(parent, tag, kept)
    else:
        element = SubElement(parent, tag)
    if text:
        element.text = text
    return element


def add_text(parent: Element, text: str) -> None:
    """Append characters after what the element holds so far."""
    if len(parent):
        last = parent[-1]
        last.tail = last.tail + text if last.tail else text
    else:
        parent.text = parent.text + text if parent.text else text


def move_after(parent: Element, before: Element, moved: Element) -> None:
    """Move a child of an element to the place after another child."""
    parent.remove(moved)
    parent.insert(list(parent).index(before) + 1, moved)


def fill(
    parent: Element,
    text: str,
    marks: Sequence[Mark],
    point: Callable[[Element, Mark], None],
    reference: Callable[[Mark, str], dict[str, str]],
) -> None:
    """Append text with its marks as nested elements; newlines become ``lb``.

    ``point`` places what stands at a point (notes, gaps, page breaks);
    ``reference`` gives the attributes of names. Marks must nest.
    """
    if not marks:
        _characters(parent, text)
        return
    stack: list[tuple[Element, int, int]] = [(parent, len(text), len(text))]
    at = 0
    for mark in sorted(marks, key=_order):
        start, last = mark.start, mark.end
        at = _close(stack, text, at, start)
        holder, end, _ = stack[-1]
        if last > end:
            message = f"marks cross: {mark} in {text!r}"
            raise ValueError(message)
        if at < start:
            _characters(holder, text[at:start])
        at = start
        if start == last:
            point(holder, mark)
        elif mark.kind in _BRACKETED:
            tag, attributes = _BRACKETED[mark.kind]
            stack.append((add(holder, tag, **attributes), last - 1, last))
            at += 1
        elif mark.kind in _NAMES:
            named = add(holder, mark.kind.value, **reference(mark, text[start:last]))
            stack.append((named, last, last))
        else:
            stack.append((_marked(holder, mark), last, last))
    _close(stack, text, at, len(text) + 1)


def _order(mark: Mark) -> tuple[int, bool, int, int]:
    return mark.start, mark.start != mark.end, -mark.end, _RANKS.get(mark.kind, len(_RANKS))


def _close(stack: list[tuple[Element, int, int]], text: str, at: int, start: int) -> int:
    """Close the elements that end before ``start``; return how far the text has been written."""
    while len(stack) > 1 and stack[-1][2] <= start:
        element, end, after = stack.pop()
        _characters(element, text[at:end])
        at = after
    if len(stack) == 1 and start > len(text):
        _characters(stack[0][0], text[at:])
    return at


def _marked(holder: Element, mark: Mark) -> Element:
    match mark.kind:
        case MarkKind.HI:
            return add(holder, "hi", rend=mark.key)
        case MarkKind.INITIALS:
            return add(holder, "name", type="initials")
        case MarkKind.DATE:
            return add(holder, "date", **_dated(mark))
        case MarkKind.NUMBER:
            return add(holder, "num", type="telegram")
        case MarkKind.UNCLEAR:
            return add(holder, "unclear", rend=mark.key)
        case MarkKind.FOREIGN:
            return add(holder, "foreign", xml_lang=mark.key)
        case _:
            return add(holder, mark.kind.value)


def _dated(mark: Mark) -> dict[str, str]:
    """Return an exact date, or the limits of one (with a slash between them in the key) or of a period."""
    if PERIOD in mark.key:
        first, _, last = mark.key.partition(PERIOD)
        # "from" is a word of Python's own, so that it has an underscore here.
        limits = {"from_": first, "to": last}
    else:
        first, slash, last = mark.key.partition("/")
        limits = {"notBefore": first, "notAfter": last} if slash else {"when": first}
    return limits | {"cert": mark.certainty if mark.certainty != "high" else ""}


def _characters(parent: Element, text: str) -> None:
    """Append characters; a newline is a kept line break."""
    if "\n" not in text:
        if text:
            add_text(parent, text)
        return
    first, *rows = text.split("\n")
    if first:
        add_text(parent, first)
    for row in rows:
        add(parent, "lb")
        add_text(parent, "\n" + row)


def as_list(element: Element) -> Element:
    """Return the list that an element holds; what it held so far becomes the first item."""
    if len(element) == 1 and element[0].tag == "list":
        return element[0]
    children, text = list(element), element.text
    del element[:]
    element.text = None
    entries = add(element, "list")
    item = add(entries, "item")
    item.text = text
    item.extend(children)
    return entries


def serialise(tree: Element, schemas: Sequence[str] = ()) -> bytes:
    """Return the document's bytes: UTF-8, indented where white space means nothing.

    ``schemas`` are the addresses, relative to the file, of the schemas that an
    editing program is to use. Raises ValueError for a character that XML cannot hold.
    """
    parts = ["<?xml version='1.0' encoding='UTF-8'?>\n", *map(_association, schemas)]
    _write(tree, parts.append, 0)
    data = "".join((*parts, "\n")).encode()
    if len(data.translate(None, _FORBIDDEN)) < len(data) or any(
        sign in data for sign in _NO_CHARACTERS
    ):
        message = "XML cannot hold a character of the text"
        raise ValueError(message)
    return data


def schema_addresses(output: str, *names: str) -> tuple[str, ...]:
    """Return the addresses of OUT/schemas as a file of OUT sees them, its path with ``/``.

    >>> schema_addresses("tei/1962/a.xml", "report.rng")
    ('../../schemas/report.rng',)
    """
    return tuple("../" * output.count("/") + f"schemas/{name}" for name in names)


def as_written(element: Element, depth: int) -> Element:
    """Return an element as its characters, for many documents; ``depth`` is where it stands in one.

    Only ``serialise`` can read it.
    """
    parts: list[str] = []
    _write(element, parts.append, depth)
    written = Element(_WRITTEN)
    written.text = "".join(parts)
    return written


def _association(address: str) -> str:
    """Return the link to a schema (W3C Note "Associating Schemas with XML documents")."""
    kind = _SCHEMA_TYPES[address.rpartition(".")[2]]
    return f'<?xml-model href="{address}" type="application/xml" schematypens="{kind}"?>\n'


def _write(element: Element, put: Callable[[str], None], depth: int) -> None:
    """Write an element; ``depth`` is how far its children are indented, -1: not at all."""
    tag, text, attributes = element.tag, element.text, element.items()
    start = f"<{tag}{''.join(map(_attribute, attributes))}" if attributes else f"<{tag}"
    if not len(element):
        if text is None:
            put(f"{start}/>")
        else:
            put(f"{start}>{_text(text)}</{tag}>" if tag != _WRITTEN else text)
    elif depth >= 0 and tag in _CONTAINERS and _bare(element):
        inner = "\n" + "  " * (depth + 1)
        put(f"{start}>")
        for child in element:
            put(inner)
            _write(child, put, depth + 1)
        put(f"{inner[:-2]}</{tag}>")
    else:
        put(f"{start}>{_text(text)}" if text else f"{start}>")
        for child in element:
            _write(child, put, -1)
            if tail := child.tail:
                put(_text(tail))
        put(f"</{tag}>")


def _bare(element: Element) -> bool:
    """Tell whether an element has no characters of its own beside white space."""
    if element.text and not element.text.isspace():
        return False
    return not any(child.tail and not child.tail.isspace() for child in element)


def _text(text: str) -> str:
    if "&" in text or "<" in text or ">" in text or "\r" in text:
        return text.translate(_IN_TEXT)
    return text


class _Attributes(dict[tuple[str, str], str]):
    """Attributes as they are written: most pairs of name and value come again and again."""

    def __missing__(self, pair: tuple[str, str]) -> str:
        if len(self) >= _ATTRIBUTES_KEPT:
            self.clear()
        name, value = pair
        written = self[pair] = f' {name}="{value.translate(_IN_ATTRIBUTES)}"'
        return written


_attribute = _Attributes().__getitem__
