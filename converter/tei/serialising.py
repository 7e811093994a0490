"""How a tree of ``build`` becomes bytes: indented where white space means nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from xml.etree.ElementTree import Element

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
_WRITTEN = ""  # the name of an element that is its characters

_FORBIDDEN = bytes(set(range(0x20)) - set(b"\t\n\r"))
_ATTRIBUTES_KEPT = 8_192
_NO_CHARACTERS = tuple(sign.encode() for sign in "\ufffe\uffff")
_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_IN_ATTRIBUTES = _IN_TEXT | str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


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
