"""Schematron rules as one XSLT 3.0 stylesheet, which goes through a document once.

Every rule is a template of one mode. The first pattern's rules have the highest
priorities; ``xsl:next-match`` leads from a rule that has matched to the rules of
the next pattern, and past the other rules of its own. A finding gives the number
of its assertion, its sentence, and where: a path of positions (``1/2/5``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from converter.errors import SettingsError
from converter.regexes import regex
from converter.validation.rule_files import SCH, patterns
from converter.validation.rules import ERROR, NOTE, WARNING

_XSL = "{http://www.w3.org/1999/XSL/Transform}"
_ERR = "http://www.w3.org/2005/xqt-errors"
_MODE, _FIRED = "rules", "rule-that-matched"
_LEVELS = {
    "warning": WARNING, "warn": WARNING, "nonfatal": WARNING, "caution": WARNING,
    "info": NOTE, "information": NOTE, "note": NOTE, "hint": NOTE,
}  # fmt: skip
# Definitions of XSLT that rules may bring with them; the rest could reach out of the document.
_DEFINITIONS = frozenset(
    _XSL + name
    for name in ("function", "key", "accumulator", "decimal-format", "variable", "param")
)
_LITERAL = regex(r"'[^']*'|\"[^\"]*\"")
_PREDICATE = regex(r"\[[^\[\]]*\]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A stylesheet's text, and the level of each assertion by its number."""

    text: str
    levels: tuple[str, ...]


def write_sheet(schema: etree._Element) -> Sheet:
    """Return the stylesheet for rules that ``read_rules`` returned."""
    names = {one.get("prefix", ""): one.get("uri", "") for one in schema.iter(f"{SCH}ns")}
    sheet = etree.Element(
        f"{_XSL}stylesheet", nsmap={"xsl": _XSL[1:-1], "err": _ERR, **names}, version="3.0"
    )
    _add(sheet, "output", {"method": "xml", "omit-xml-declaration": "yes"})
    _add(sheet, "mode", {"name": _MODE, "on-no-match": "deep-skip"})
    for child in schema:
        if child.tag == f"{SCH}let":
            _variable(sheet, child)
        elif str(child.tag).startswith(_XSL):
            sheet.append(_definition(child))
    rules = [(pattern, rule) for pattern, found in patterns(schema) for rule in found]
    _start(sheet, [rule.get("context", "") for _, rule in rules])
    writer = _Writer(sheet, {one.get("id"): one for one in schema.iter(f"{SCH}diagnostic")})
    for number, (pattern, _) in enumerate(patterns(schema)):
        writer.pattern(pattern, number, len(rules))
    return Sheet(etree.tostring(sheet, encoding="unicode"), tuple(writer.levels))


def _add(
    parent: etree._Element, name: str, attributes: dict[str, str] | None = None
) -> etree._Element:
    return etree.SubElement(parent, f"{_XSL}{name}", attributes or {})


def _definition(element: etree._Element) -> etree._Element:
    if element.tag not in _DEFINITIONS:
        name = etree.QName(element).localname
        raise SettingsError(
            f"The Schematron rules bring xsl:{name} with them, which is not allowed."
        )
    return deepcopy(element)


def _variable(parent: etree._Element, let: etree._Element, name: str = "") -> None:
    made = _add(parent, "variable", {"name": name or let.get("name", "")})
    if let.get("as"):
        made.set("as", let.get("as", ""))
    if (value := let.get("value")) is not None:
        made.set("select", value)
    else:
        made.text = let.text
        made.extend(deepcopy(child) for child in let)


def _start(sheet: etree._Element, contexts: list[str]) -> None:
    """Visit the kinds of nodes that some rule speaks of."""
    outside = [_outside_predicates(one) for one in contexts]
    visited = ["/", "//*"]
    if any("@" in one or "attribute" in one for one in outside):
        visited.append("//@*")
    if any(re.search(r"\b(text|node)\(", one) for one in outside):
        visited.append("//text()")
    if any(re.search(r"\b(comment|processing-instruction|node)\(", one) for one in outside):
        visited.append("//comment() | //processing-instruction()")
    start = _add(sheet, "template", {"match": "/"})
    findings = etree.SubElement(start, "findings")
    _add(findings, "apply-templates", {"select": " | ".join(visited), "mode": _MODE})


def _outside_predicates(context: str) -> str:
    rest = _LITERAL.sub("", context)
    while (shorter := _PREDICATE.sub("", rest)) != rest:
        rest = shorter
    return rest


class _Writer:
    """Write the templates of patterns into a stylesheet, counting the assertions."""

    def __init__(
        self, sheet: etree._Element, diagnostics: dict[str | None, etree._Element]
    ) -> None:
        self._sheet = sheet
        self._diagnostics = diagnostics
        self._rules = 0
        self.levels: list[str] = []

    def pattern(self, pattern: etree._Element, number: int, rules: int) -> None:
        lets = list(pattern.iterchildren(f"{SCH}let"))
        for child in pattern:
            if str(child.tag).startswith(_XSL):
                self._sheet.append(_definition(child))
        for at, let in enumerate(lets):
            # A variable of a pattern is the document's, but has its name in the pattern only.
            made = _add(self._sheet, "variable", {"name": f"pattern-{number}.{at}"})
            self._aliases(made, number, lets[:at])
            _variable(made, let, "value")
            _add(made, "sequence", {"select": "$value"})
            made.set("as", "item()*")
        for rule in pattern.iterchildren(f"{SCH}rule"):
            attributes = {
                "match": rule.get("context", ""),
                "mode": _MODE,
                "priority": str(rules - self._rules),
            }
            self._rules += 1
            template = _add(self._sheet, "template", attributes)
            _add(template, "param", {"name": _FIRED, "select": "-1"})
            fires = _add(template, "if", {"test": f"not(${_FIRED} = {number})"})
            attempt = _add(fires, "try")
            self._aliases(attempt, number, lets)
            self._assertions(attempt, rule, pattern)
            caught = _add(attempt, "catch")
            failed = self._finding(caught, "-1", rule)
            _add(failed, "value-of", {"select": "$err:description"})
            attempt.set("rollback-output", "yes")
            onward = _add(_add(template, "next-match"), "with-param", {"name": _FIRED})
            onward.set("select", str(number))

    def _aliases(self, parent: etree._Element, number: int, lets: list[etree._Element]) -> None:
        for at, let in enumerate(lets):
            attributes = {"name": let.get("name", ""), "select": f"$pattern-{number}.{at}"}
            _add(parent, "variable", attributes)

    def _assertions(
        self, parent: etree._Element, rule: etree._Element, pattern: etree._Element
    ) -> None:
        for child in rule:
            if child.tag == f"{SCH}let":
                _variable(parent, child)
            elif child.tag in {f"{SCH}assert", f"{SCH}report"}:
                test = child.get("test", "")
                wrong = f"not({test})" if child.tag == f"{SCH}assert" else test
                role = child.get("role") or rule.get("role") or pattern.get("role") or ""
                number = str(len(self.levels))
                self.levels.append(_LEVELS.get(role.strip().lower(), ERROR))
                broken = _add(parent, "if", {"test": wrong})
                subject = child.get("subject") or rule.get("subject") or "."
                finding = self._finding(broken, number, rule, subject)
                _sentence(finding, child)
                for ident in (child.get("diagnostics") or "").split():
                    if ident in self._diagnostics:
                        _add(finding, "text").text = " "
                        _sentence(finding, self._diagnostics[ident])

    @staticmethod
    def _finding(
        parent: etree._Element, number: str, rule: etree._Element, subject: str = "."
    ) -> etree._Element:
        place = f"({subject})[1]/ancestor-or-self::*/(1 + count(preceding-sibling::*))"
        # In an attribute, braces round an expression: its own braces need no doubling there.
        made = etree.SubElement(parent, "finding", {"n": number})
        made.set("at", "{string-join((" + place + ") ! string(), '/')}")
        made.set("rule", (rule.get("id") or "").replace("{", "{{").replace("}", "}}"))
        return made


def _sentence(parent: etree._Element, content: etree._Element) -> None:
    """Write the sentence of an assertion, its values filled in by the stylesheet."""
    for part in _pieces(content):
        if isinstance(part, str):
            _add(parent, "text").text = part
        elif part.tag == f"{SCH}value-of":
            _add(parent, "value-of", {"select": part.get("select", "''")})
        else:
            # Some processors take path for a node to be named, others for the name itself.
            named = (
                f"(({part.get('path') or '.'})[1]) ! (if (. instance of node()) then name() else .)"
            )
            _add(parent, "value-of", {"select": named})


def _pieces(content: etree._Element) -> Iterator[str | etree._Element]:
    if content.text:
        yield content.text
    for child in content:
        if child.tag in {f"{SCH}value-of", f"{SCH}name"}:
            yield child
        else:
            yield from _pieces(child)
        if child.tail:
            yield child.tail
