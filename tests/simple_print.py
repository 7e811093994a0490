"""The schema for all of TEI, restricted to TEI simplePrint as its ODD lists it.

An element that simplePrint has not is allowed nowhere; attributes are deleted and values
closed as the ODD says. What the ODD says in Schematron is checked in Python
(``broken_rules``). Not taken over: the models of processing, which constrain nothing.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from lxml import etree

from tests.export_input import TEI
from tests.shared import FIXTURES

RNG = "http://relaxng.org/ns/structure/1.0"
FACTS = tomllib.loads((FIXTURES / "simple_print.toml").read_text(encoding="utf-8"))
ELEMENTS = frozenset(
    name for part in ("header", "corpus", "gaiji", "text") for name in FACTS[part].split()
)


def rng(tag: str, /, text: str | None = None, **attributes: str) -> etree._Element:
    element = etree.Element(f"{{{RNG}}}{tag}", attributes)
    element.text = text
    return element


def restrict(tei_all: Path, to: Path) -> None:
    """Write the restricted schema."""
    grammar = etree.parse(tei_all).getroot()
    defined = {str(one.get("name")): one for one in grammar.iter(f"{{{RNG}}}define")}
    for name, define in defined.items():
        elements = [child for child in define if child.tag == f"{{{RNG}}}element"]
        if elements and elements[0].get("name") == name and name not in ELEMENTS:
            _say(define, rng("notAllowed"))
    for name in FACTS["classes_removed"].split():
        _say(defined[f"{name}.attributes"], rng("empty"))
    for told in FACTS["attributes_removed"].split():
        _say(defined[told.replace("/", ".attribute.")], rng("empty"))
    for told in FACTS["elements_without"].split():
        element, attribute = told.split("/")
        for found in _attributes(defined[element], attribute):
            found.getparent().replace(found, rng("empty"))
    for told, values in FACTS["closed"].items():
        _close(defined, told, values.split())
    _only_one_description(defined["gap"])
    etree.ElementTree(grammar).write(to)


def _say(define: etree._Element, content: etree._Element) -> None:
    for child in list(define):
        define.remove(child)
    define.append(content)


def _attributes(define: etree._Element, name: str) -> list[Any]:
    return [one for one in define.iter(f"{{{RNG}}}attribute") if one.get("name") == name]


def _close(defined: dict[str, etree._Element], told: str, values: list[str]) -> None:
    owner, attribute = told.split("/")
    choice = rng("choice")
    choice.extend(rng("value", value) for value in values)
    closed = rng("attribute", name=attribute)
    closed.append(choice)
    if owner.startswith("att."):
        optional = rng("optional")
        optional.append(closed)
        _say(defined[f"{owner}.attribute.{attribute}"], optional)
        return
    (element,) = [one for one in defined[owner] if one.tag == f"{{{RNG}}}element"]
    for reference in list(element.iter(f"{{{RNG}}}ref")):
        name = str(reference.get("name"))
        classes = defined[name]
        parts = [one.get("name") for one in classes.iter(f"{{{RNG}}}ref")]
        if name.endswith(".attributes") and any(
            str(part).endswith(f".attribute.{attribute}") for part in parts
        ):
            place = reference.getparent()
            assert place is not None
            for part in parts:
                if not str(part).endswith(f".attribute.{attribute}"):
                    place.append(rng("ref", name=str(part)))
            place.remove(reference)
    optional = rng("optional")
    optional.append(closed)
    element.append(optional)


def _only_one_description(gap: etree._Element) -> None:
    (element,) = [one for one in gap if one.tag == f"{{{RNG}}}element"]
    (content, *_) = [one for one in element if one.tag == f"{{{RNG}}}zeroOrMore"]
    optional = rng("optional")
    optional.append(rng("ref", name="desc"))
    element.replace(content, optional)


def broken_rules(root: etree._Element) -> list[str]:
    """Return what the rules of the ODD that are written in Schematron find."""
    spaces = {"t": TEI}
    ids = set(root.xpath("//@xml:id"))
    found = []
    for attribute in ("target", "corresp"):
        for value in root.xpath(f"//@{attribute}"):
            found += [f"{one} leads nowhere" for one in value.split() if _lost(one, ids)]
    renditions = set(root.xpath("//t:rendition/@xml:id", namespaces=spaces))
    for value in root.xpath("//@rendition"):
        for one in value.split():
            if not (one.startswith("simple:") or one[1:] in renditions):
                found.append(f"rendition {one} is not declared")
    found += [
        "an empty bibl"
        for _ in root.xpath("//t:bibl[not(* or normalize-space())]", namespaces=spaces)
    ]
    outside = "//t:text//t:term | //t:text//t:biblFull"
    found += ["outside the header" for _ in root.xpath(outside, namespaces=spaces)]
    return found


def _lost(pointer: str, ids: set[str]) -> bool:
    return pointer.startswith("#") and pointer[1:] not in ids
