"""Each element of a document as one that tei_simplePrint has, from the innermost outward."""

from __future__ import annotations

from lxml import etree

from converter.exports.published import TEI
from converter.exports.simple.vocabulary import (
    BECOMES,
    CARRIED,
    CARRIES,
    HEADER,
    IN_LINE,
    NAME_TYPES,
    NO_TYPE,
    PLACES,
    REMOVED,
    RENDITIONS,
    TEXT,
    UNWRAPPED,
)
from converter.exports.trees import elements, name_of, tei

# What keeps its own attributes of these names.
_KEEPS = {"prefixDef": {"ident"}, "language": {"ident"}, "unicodeProp": {"version"}}
_UNITS = frozenset("chars lines pages words cm mm in".split())
_MEASURED = frozenset("gap supplied unclear add del subst date time".split())
_BLOCKS = frozenset("p ab list table div lg sp quote bibl listBibl".split())
_DESCRIBED = frozenset({"msDesc", "biblStruct"})
_NO_PARAGRAPHS = frozenset({"correspAction", "correspContext"})
_KEPT_APART = frozenset({"listOrg", "standOff"})


class Simpler:
    """Change a document in place, and keep account of what became of what."""

    def __init__(self, root: etree._Element) -> None:
        """Take the root of the copy to change."""
        self._root = root
        self.renamed: dict[str, str] = {}
        self.renditions: dict[str, None] = {}

    def change(self) -> None:
        """Change every element and attribute; the lists of standOff stay where they are."""
        for element in reversed(list(elements(self._root))):
            name = name_of(element)
            if name in UNWRAPPED:
                _unwrap(element)
                continue
            into, kind = self._into(element, name)
            self._attributes(element, name, into, kind)
            if into != name:
                element.tag = f"{{{TEI}}}{into}"
                self.renamed[name] = into
                if name not in IN_LINE:
                    _stand_apart(element)

    def _into(self, element: etree._Element, name: str) -> tuple[str, str]:
        if name in BECOMES:
            return BECOMES[name]
        if name == "name" and element.get("type", "person") not in NAME_TYPES:
            return (
                ("name", "") if _parent(element) == "respStmt" else ("rs", element.get("type", ""))
            )
        described = any(name_of(one) in _DESCRIBED for one in element.iterancestors())
        if described and (name in {"p", "extent"} or name not in HEADER | TEXT):
            return ("seg", name)
        if name == "p" and _parent(element) in _NO_PARAGRAPHS:
            return ("seg", name)
        in_text = any(True for _ in element.iterancestors(f"{{{TEI}}}text"))
        if (name == "term" and in_text) or name not in HEADER | TEXT | _KEPT_APART:
            blocks = any(name_of(child) in _BLOCKS for child in element if _is_element(child))
            return ("div" if blocks else "seg", name)
        return name, element.get("type", "")

    def _attributes(self, element: etree._Element, name: str, into: str, kind: str) -> None:
        """Set what the element may carry; what it may not is left out."""
        told = {str(key): str(value) for key, value in element.attrib.items()}
        element.attrib.clear()
        own = told.pop("type", "")
        for key, value in told.items():
            if key == "rend":
                self._rend(element, name, into, value)
            elif key == "ident" and name == "application":
                self._set(element, name, into, key, "n", value)
            elif into != name and key not in CARRIES.get(into, CARRIED):
                continue
            elif _may_carry(into, key, value):
                self._set(element, name, into, key, key, value)
        if kind and into not in NO_TYPE:
            element.set("type", kind)
        untyped = into in NO_TYPE or (into == "name" and not kind)
        if own and own != kind and not untyped and "subtype" not in told:
            self._set(element, name, into, "type", "subtype" if kind else "type", own)
        if name in {"note", "fw", "add"} and element.get("place") is not None:
            self._place(element)

    def _set(
        self, element: etree._Element, name: str, into: str, key: str, as_key: str, value: str
    ) -> None:
        element.set(as_key, value)
        if (name, key) != (into, as_key):
            self.renamed[f"{name}/@{_short(key)}"] = f"{into}/@{_short(as_key)}"

    def _rend(self, element: etree._Element, name: str, into: str, value: str) -> None:
        """Say how it was printed: a gap in words, a line of signs as its label, or a rendition."""
        if into == "gap":
            element.append(tei("desc", value))
            self.renamed["gap/@rend"] = "desc"
        elif into == "milestone":
            self._set(element, name, into, "rend", "n", value)
        else:
            tokens = [RENDITIONS.get(token) or self._rendition(token) for token in value.split()]
            self._set(element, name, into, "rend", "rendition", " ".join(tokens))

    def _rendition(self, token: str) -> str:
        plain = "".join(sign if sign.isalnum() or sign in "-_." else "_" for sign in token)
        self.renditions[f"rend-{plain}"] = None
        return f"#rend-{plain}"

    def _place(self, element: etree._Element) -> None:
        place = "bottom" if element.get("place") == "foot" else element.get("place", "")
        if place in PLACES:
            element.set("place", place)
        else:
            del element.attrib["place"]


def _may_carry(into: str, key: str, value: str) -> bool:
    if key in _KEEPS.get(into, ()):
        return True
    if key in REMOVED or (key == "version" and into in {"TEI", "p", "projectDesc"}):
        return False
    if key == "unit" and into in _MEASURED:
        return value in _UNITS
    if key == "role" and into in {"cell", "row"}:
        return value in {"data", "label", "sum", "total"}
    if key == "hand":
        return into not in {"gap", "unclear"}
    return not (key in {"org", "sample"} and into == "div")


def _unwrap(element: etree._Element) -> None:
    """Leave an element out and its content where it was."""
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    _append_text(parent, place, f" {element.text or ''}")
    children = list(element)
    for number, child in enumerate(children):
        parent.insert(place + number, child)
    tail = element.tail or ""
    parent.remove(element)
    _append_text(parent, place + len(children), f" {tail}" if tail[:1].strip() else tail)


def _append_text(parent: etree._Element, place: int, text: str) -> None:
    if not text.strip():
        text = text[:1]
    if place == 0:
        parent.text = (parent.text or "") + text
    else:
        before = parent[place - 1]
        before.tail = (before.tail or "") + text


def _stand_apart(element: etree._Element) -> None:
    """Keep words apart where an element that stood for itself became one that stands in a line."""
    parent = element.getparent()
    if parent is None or element.tail or element.getnext() is None:
        return
    texts = [parent.text, *(child.tail for child in parent)]
    if not any((text or "").strip() for text in texts):
        element.tail = " "


def _parent(element: etree._Element) -> str:
    parent = element.getparent()
    return "" if parent is None else name_of(parent)


def _is_element(node: etree._Element) -> bool:
    tag: object = node.tag
    return isinstance(tag, str)


def _short(key: str) -> str:
    return key.replace("{http://www.w3.org/XML/1998/namespace}", "xml:")
