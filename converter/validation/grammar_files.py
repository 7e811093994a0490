"""RELAX NG and XML Schema files, whole: what they include is looked at first."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

from lxml import etree

from converter.errors import SettingsError
from converter.validation.local_files import DEPTH, beside, parse

RNG = "{http://relaxng.org/ns/structure/1.0}"
_XS = "{http://www.w3.org/2001/XMLSchema}"
_INHERITED = ("ns", "datatypeLibrary")


def read_grammar(path: Path, depth: int = 0) -> etree._Element:
    """Return a RELAX NG grammar with what it includes put in its place.

    Raises SettingsError when a file is missing, is not local, or includes itself.
    """
    if depth > DEPTH:
        raise SettingsError(f"{path}: its files include each other in a circle.")
    root = parse(path)
    _drop_annotations(root)
    for one in list(root.iter(f"{RNG}externalRef")):
        found = read_grammar(beside(path, one.get("href", "")), depth + 1)
        _inherit(found, one)
        parent = one.getparent()
        if parent is None:
            raise SettingsError(f"{path}: it holds nothing but a reference to another file.")
        parent.replace(one, found)
    for one in list(root.iter(f"{RNG}include")):
        included = read_grammar(beside(path, one.get("href", "")), depth + 1)
        _override(included, one)
        _inherit(included, one)
        included.tag = f"{RNG}div"
        for child in one:
            included.append(deepcopy(child))
        parent = one.getparent()
        if parent is not None:
            parent.replace(one, included)
    return root


def _inherit(found: etree._Element, place: etree._Element) -> None:
    """Give a file put into another the namespace and datatypes that it had by itself."""
    for name in _INHERITED:
        # A file of its own begins with none; the place's would be inherited otherwise.
        if found.get(name) is None:
            own = place.get(name) if name == "ns" else None
            found.set(name, own or "")


def _override(included: etree._Element, include: etree._Element) -> None:
    """Take out of an included grammar what the include gives anew (RELAX NG 4.7)."""
    names = {one.get("name") for one in include.iter(f"{RNG}define")}
    start = include.find(f".//{RNG}start") is not None
    for one in list(included.iter(f"{RNG}define", f"{RNG}start")):
        replaced = start if one.tag == f"{RNG}start" else one.get("name") in names
        parent = one.getparent()
        if replaced and parent is not None:
            parent.remove(one)


def _drop_annotations(root: etree._Element) -> None:
    for one in list(root.iter("*")):
        parent = one.getparent()
        if not str(one.tag).startswith(RNG) and parent is not None:
            parent.remove(one)
        else:
            for name in [name for name in one.attrib if str(name).startswith("{")]:
                del one.attrib[name]


def demand_local(path: Path, seen: frozenset[Path] = frozenset()) -> frozenset[Path]:
    """Look at all that an XML Schema includes or imports; raise SettingsError when it is not local.

    Returns the files, which may name each other in a circle.
    """
    if path.resolve() in seen:
        return seen
    seen |= {path.resolve()}
    for one in parse(path).iter(f"{_XS}include", f"{_XS}import", f"{_XS}redefine"):
        if href := one.get("schemaLocation"):
            seen = demand_local(beside(path, href), seen)
    return seen
