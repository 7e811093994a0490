"""Elements, text and marks: the only file that knows lxml's text and tail."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from lxml import etree

from converter.model import Mark, MarkKind
from converter.named import PERIOD

TEI = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"
ID = f"{{{XML}}}id"
LANG = f"{{{XML}}}lang"

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
# Of two marks with the same span the earlier one here is the outer element.
_OUTER_FIRST = (
    MarkKind.GLOSS, MarkKind.PERSON, MarkKind.ROLE, MarkKind.ORG, MarkKind.PLACE, MarkKind.DATE,
     MarkKind.INITIALS, MarkKind.SUPPLIED, MarkKind.UNCLEAR, MarkKind.FOREIGN, MarkKind.HI,
)  # fmt: skip


# lxml takes None for the default namespace; its types do not know.
_NAMESPACES: Any = {None: TEI}


def root(tag: str, **attributes: str) -> etree._Element:
    """Return a new TEI root element."""
    element = etree.Element(f"{{{TEI}}}{tag}", nsmap=_NAMESPACES)
    _set(element, attributes)
    return element


def add(parent: etree._Element, tag: str, text: str = "", /, **attributes: str) -> etree._Element:
    """Append an element with text; attributes that are empty are left out."""
    element = etree.SubElement(parent, f"{{{TEI}}}{tag}")
    _set(element, attributes)
    if text:
        add_text(element, text)
    return element


def _set(element: etree._Element, attributes: dict[str, str]) -> None:
    for name, value in attributes.items():
        if value:
            element.set({"xml_id": ID, "xml_lang": LANG}.get(name, name.rstrip("_")), value)


def add_text(parent: etree._Element, text: str) -> None:
    """Append characters after what the element holds so far."""
    if len(parent):
        last = parent[-1]
        last.tail = (last.tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def fill(
    parent: etree._Element,
    text: str,
    marks: Sequence[Mark],
    point: Callable[[etree._Element, Mark], None],
    reference: Callable[[Mark, str], dict[str, str]],
) -> None:
    """Append text with its marks as nested elements; newlines become ``lb``.

    ``point`` places what stands at a point (notes, gaps, page breaks);
    ``reference`` gives the attributes of names. Marks must nest.
    """
    stack: list[tuple[etree._Element, int, int]] = [(parent, len(text), len(text))]
    at = 0
    for mark in sorted(marks, key=_order):
        at = _close(stack, text, at, mark.start)
        holder, end, _ = stack[-1]
        if mark.end > end:
            message = f"marks cross: {mark} in {text!r}"
            raise ValueError(message)
        _characters(holder, text[at : mark.start])
        at = mark.start
        if mark.start == mark.end:
            point(holder, mark)
        elif mark.kind in _BRACKETED:
            tag, attributes = _BRACKETED[mark.kind]
            stack.append((add(holder, tag, **attributes), mark.end - 1, mark.end))
            at += 1
        else:
            named = _named(holder, mark, lambda one: reference(one, text[one.start : one.end]))
            stack.append((named, mark.end, mark.end))
    _close(stack, text, at, len(text) + 1)


def _order(mark: Mark) -> tuple[int, bool, int, int]:
    rank = _OUTER_FIRST.index(mark.kind) if mark.kind in _OUTER_FIRST else len(_OUTER_FIRST)
    return mark.start, mark.start != mark.end, -mark.end, rank


def _close(stack: list[tuple[etree._Element, int, int]], text: str, at: int, start: int) -> int:
    """Close the elements that end before ``start``; return how far the text has been written."""
    while len(stack) > 1 and stack[-1][2] <= start:
        element, end, after = stack.pop()
        _characters(element, text[at:end])
        at = after
    if len(stack) == 1 and start > len(text):
        _characters(stack[0][0], text[at:])
    return at


def _named(
    holder: etree._Element, mark: Mark, reference: Callable[[Mark], dict[str, str]]
) -> etree._Element:
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
            return add(holder, mark.kind.value, **reference(mark))


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


def _characters(parent: etree._Element, text: str) -> None:
    """Append characters; a newline is a kept line break."""
    first, *rows = text.split("\n")
    if first:
        add_text(parent, first)
    for row in rows:
        add(parent, "lb")
        add_text(parent, "\n" + row)


def as_list(element: etree._Element) -> etree._Element:
    """Return the list that an element holds; what it held so far becomes the first item."""
    if len(element) == 1 and etree.QName(element[0]).localname == "list":
        return element[0]
    children, text = list(element), element.text
    element.text = None
    entries = add(element, "list")
    item = add(entries, "item")
    item.text = text
    item.extend(children)
    return entries


def serialise(tree: etree._Element, schemas: Sequence[str] = ()) -> bytes:
    """Return the document's bytes: UTF-8, indented where white space means nothing.

    ``schemas`` are the addresses, relative to the file, of the schemas that an
    editing program is to use.
    """
    _indent(tree, 0)
    data = etree.tostring(tree, xml_declaration=True, encoding="UTF-8") + b"\n"
    declaration, end, rest = data.partition(b"\n")
    # lxml would put all that stands before the root on one line.
    return declaration + end + b"".join(_association(one) for one in schemas) + rest


def pieces(elements: Iterable[etree._Element], depth: int) -> bytes:
    """Return the bytes of elements that stand in a row at a depth of the tree, as indented there.

    >>> one = root("listBibl")
    >>> pieces([add(one, "bibl", "A"), add(one, "bibl", "B")], 1).decode().splitlines()
    ['<bibl>A</bibl>', '  <bibl>B</bibl>']
    """
    holder = root("TEI")
    for element in elements:
        _indent(element, depth)
        element.tail = "\n" + "  " * depth
        holder.append(element)
    data = etree.tostring(holder, encoding="UTF-8")
    return data[data.index(b">") + 1 : data.rindex(b"</")].rstrip()


def schema_addresses(output: str, *names: str) -> tuple[str, ...]:
    """Return the addresses of OUT/schemas as a file of OUT sees them, its path with ``/``.

    >>> schema_addresses("tei/1962/a.xml", "report.rng")
    ('../../schemas/report.rng',)
    """
    return tuple("../" * output.count("/") + f"schemas/{name}" for name in names)


def _association(address: str) -> bytes:
    """Return the link to a schema (W3C Note "Associating Schemas with XML documents")."""
    kind = _SCHEMA_TYPES[address.rpartition(".")[2]]
    told = f'href="{address}" type="application/xml" schematypens="{kind}"'
    return etree.tostring(etree.ProcessingInstruction("xml-model", told)) + b"\n"


def _indent(element: etree._Element, depth: int) -> None:
    if etree.QName(element).localname not in _CONTAINERS or not len(element):
        return
    if (element.text or "").strip() or any((child.tail or "").strip() for child in element):
        return
    inner, outer = "\n" + "  " * (depth + 1), "\n" + "  " * depth
    element.text = inner
    for child in element:
        _indent(child, depth + 1)
        child.tail = inner
    element[-1].tail = outer
