"""Schematron files, whole: includes, abstract rules and abstract patterns put in their places.

Of ISO/IEC 19757-3: include, extends, abstract rules and patterns with
parameters, and phases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

from lxml import etree

from converter.errors import SettingsError
from converter.validation.local_files import DEPTH, beside, parse

SCH = "{http://purl.oclc.org/dsdl/schematron}"
ALL = "#ALL"
_BINDINGS = frozenset({"", "xslt", "xslt2", "xslt3", "xpath2", "xpath3", "xpath31"})
_ID = "{http://www.w3.org/XML/1998/namespace}id"


def read_rules(path: Path, phase: str = "") -> etree._Element:
    """Return the rules of a Schematron file that are active in a phase, nothing abstract left.

    Without a phase the file's defaultPhase counts, else all patterns. Raises
    SettingsError when the file cannot be used.
    """
    schema = _included(path)
    if schema.tag != f"{SCH}schema":
        raise SettingsError(f"{path}: this is no ISO Schematron: its root is {schema.tag}.")
    binding = schema.get("queryBinding", "")
    if binding.lower() not in _BINDINGS:
        raise SettingsError(
            f"{path}: its rules are written in {binding!r}, which is not known here."
        )
    _fill_patterns(schema, path)
    _fill_rules(schema, path)
    _choose_phase(schema, path, phase or schema.get("defaultPhase", ALL))
    return schema


def _included(path: Path, depth: int = 0) -> etree._Element:
    """Return a file's root with what it includes."""
    if depth > DEPTH:
        raise SettingsError(f"{path}: its files include each other in a circle.")
    root = parse(path)
    for one in list(root.iter(f"{SCH}include", f"{SCH}extends")):
        href, parent = one.get("href"), one.getparent()
        if href is None or parent is None:
            continue
        name, _, fragment = href.partition("#")
        found = _included(beside(path, name), depth + 1) if name else root
        if fragment:
            found = _part(found, fragment, path)
        copies = [deepcopy(found)] if one.tag == f"{SCH}include" else list(deepcopy(found))
        _replace(one, copies)
    return root


def _part(root: etree._Element, ident: str, path: Path) -> etree._Element:
    for one in root.iter("*"):
        if ident in {one.get("id"), one.get(_ID)}:
            return one
    raise SettingsError(f"{path}: it includes #{ident}, which is not there.")


def _replace(one: etree._Element, copies: list[etree._Element]) -> None:
    parent = one.getparent()
    if parent is not None:
        at = parent.index(one)
        for number, copy in enumerate(copies):
            copy.tail = None
            parent.insert(at + number, copy)
        parent.remove(one)


def _fill_patterns(schema: etree._Element, path: Path) -> None:
    """Make a pattern of each abstract one and its parameters."""
    abstract = {
        one.get("id"): one for one in schema.iter(f"{SCH}pattern") if one.get("abstract") == "true"
    }
    for one in [one for one in schema.iter(f"{SCH}pattern") if one.get("is-a")]:
        model = abstract.get(one.get("is-a"))
        if model is None:
            raise SettingsError(f"{path}: there is no abstract pattern {one.get('is-a')!r}.")
        given = {param.get("name", ""): param.get("value", "") for param in one.iter(f"{SCH}param")}
        # A parameter that is not given has the value of the abstract pattern's own param.
        own = {param.get("name", ""): param.get("value", "") for param in model.iter(f"{SCH}param")}
        copies = [_with(child, own | given) for child in model if child.tag != f"{SCH}param"]
        for param in list(one.iterchildren(f"{SCH}param")):
            one.remove(param)
        one.extend(copies)
    for one in abstract.values():
        _replace(one, [])


def _with(element: etree._Element, values: dict[str, str]) -> etree._Element:
    """Return a copy whose attributes have the values for ``$name``."""
    names = "|".join(re.escape(name) for name in sorted(values, key=len, reverse=True))
    copy = deepcopy(element)
    if names:
        pattern = re.compile(rf"\$({names})(?![\w.-])")
        for one in copy.iter("*"):
            for name, value in one.attrib.items():
                one.set(name, pattern.sub(lambda found: values[found[1]], str(value)))
    return copy


def _fill_rules(schema: etree._Element, path: Path) -> None:
    """Put the content of abstract rules into the rules that extend them."""
    abstract = {
        one.get("id"): one for one in schema.iter(f"{SCH}rule") if one.get("abstract") == "true"
    }
    for _ in range(DEPTH):
        waiting = [
            one for one in schema.iter(f"{SCH}extends") if one.getparent() not in abstract.values()
        ]
        if not waiting:
            break
        for one in waiting:
            model = abstract.get(one.get("rule"))
            if model is None:
                raise SettingsError(f"{path}: there is no abstract rule {one.get('rule')!r}.")
            _replace(one, [deepcopy(child) for child in model])
    else:
        raise SettingsError(f"{path}: its abstract rules extend each other in a circle.")
    for one in abstract.values():
        _replace(one, [])


def _choose_phase(schema: etree._Element, path: Path, name: str) -> None:
    """Leave the patterns of a phase only; its variables become the schema's."""
    phases = {one.get("id"): one for one in schema.iterchildren(f"{SCH}phase")}
    if name not in {ALL, "#DEFAULT"}:
        phase = phases.get(name)
        if phase is None:
            known = ", ".join([ALL, *(str(one) for one in phases)])
            raise SettingsError(f"{path}: there is no phase {name!r}; the phases are {known}.")
        active = {one.get("pattern") for one in phase.iter(f"{SCH}active")}
        for one in list(schema.iterchildren(f"{SCH}pattern")):
            if one.get("id") not in active:
                schema.remove(one)
        schema.extend(list(phase.iterchildren(f"{SCH}let")))
    for one in phases.values():
        schema.remove(one)


def patterns(schema: etree._Element) -> Iterator[tuple[etree._Element, list[etree._Element]]]:
    """Yield each pattern with its rules."""
    for pattern in schema.iterchildren(f"{SCH}pattern"):
        yield pattern, list(pattern.iterchildren(f"{SCH}rule"))
