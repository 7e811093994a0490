"""Which methods of an expression the converter calls, found in its source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import converter

ANYWHERE = frozenset(("search", "finditer", "findall", "sub", "subn", "split"))
"""Methods that try an expression at each place of a text."""

METHODS = ANYWHERE | {"match", "fullmatch"}
HANDED_ON = frozenset(("search", "match"))
"""What may be called on an expression that is handed on out of sight."""

Key: TypeAlias = tuple[str, str]
"""A module and a name in it."""


def calls_of() -> dict[Key, set[str]]:
    """Return which methods are called on each name of each module, wherever it is imported."""
    root = Path(converter.__path__[0])
    found: dict[Key, set[str]] = {}
    for path in root.rglob("*.py"):
        parts = path.relative_to(root.parent).with_suffix("").parts
        module = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        for key, methods in _Module(module, path.read_text(encoding="utf-8")).calls():
            found.setdefault(key, set()).update(methods)
    return found


class _Module:
    """One file: what its names stand for, and what was seen to become of each."""

    def __init__(self, module: str, source: str) -> None:
        self._module = module
        self._nodes = list(ast.walk(ast.parse(source)))
        self._homes: dict[str, Key] = {}
        self._known: set[int] = set()
        for node in self._nodes:
            if isinstance(node, ast.ImportFrom) and node.module:
                for one in node.names:
                    self._homes[one.asname or one.name] = (node.module, one.name)
        self._functions = {x.name: x for x in self._nodes if isinstance(x, ast.FunctionDef)}

    def calls(self) -> Iterator[tuple[Key, frozenset[str]]]:
        """Yield what is called on each name; what is handed on may be called anyhow."""
        for node in self._nodes:
            if isinstance(node, ast.Attribute) and node.attr in METHODS:
                yield from self._seen(node.value, frozenset((node.attr,)))
            elif isinstance(node, (ast.GeneratorExp, ast.ListComp, ast.SetComp, ast.DictComp)):
                for one in node.generators:
                    yield from self._gone_through(one.iter, one.target, node)
            elif isinstance(node, ast.For):
                yield from self._gone_through(node.iter, node.target, node)
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                yield from self._given(node, node.func.id)
            elif isinstance(node, ast.Starred):  # a member of a collection, which has a name
                self._known.add(id(node.value))
        for node in self._nodes:
            read = isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
            if read and id(node) not in self._known:
                yield from self._seen(node, HANDED_ON)  # type: ignore[arg-type]

    def _seen(
        self, node: ast.expr, methods: frozenset[str]
    ) -> Iterator[tuple[Key, frozenset[str]]]:
        key = self._key(node)
        if key and methods:
            self._known.add(id(node))
            yield key, methods

    def _gone_through(
        self, many: ast.expr, one: ast.expr, within: ast.AST
    ) -> Iterator[tuple[Key, frozenset[str]]]:
        """Yield what a loop calls on the members of a collection."""
        names = {x.id for x in ast.walk(one) if isinstance(x, ast.Name)}
        yield from self._seen(many, _called_on(names, within))

    def _given(self, call: ast.Call, name: str) -> Iterator[tuple[Key, frozenset[str]]]:
        """Yield what a function of the same file calls on what it is given."""
        function = self._functions.get(name)
        if function:
            for value, told in zip(call.args, function.args.args, strict=False):
                yield from self._seen(value, _called_on({told.arg}, function))

    def _key(self, node: ast.expr) -> Key | None:
        if isinstance(node, ast.Name):
            key = self._homes.get(node.id, (self._module, node.id))
            return key if key[1].isupper() else None
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            home = self._homes.get(node.value.id)
            return (".".join(home), node.attr) if home and node.attr.isupper() else None
        return None


def _called_on(names: set[str], within: ast.AST) -> frozenset[str]:
    """Return the methods that are called on these names, all when one of them is handed on."""
    called, loose = set(), set()
    heads = set()
    for node in ast.walk(within):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            heads.add(id(node.value))
            if node.value.id in names and node.attr in METHODS:
                called.add(node.attr)
    for node in ast.walk(within):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and id(node) not in heads:
            loose |= {node.id} & names
    return frozenset(called) if called or not loose else HANDED_ON
