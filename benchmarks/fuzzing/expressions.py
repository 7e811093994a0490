"""The expressions of the converter, how each is applied, and whether its time is linear."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import converter
from fuzzing.hostile import hostile

_ANYWHERE = frozenset(("search", "finditer", "findall", "sub", "subn", "split"))
_METHODS = _ANYWHERE | {"match", "fullmatch"}

RAW = frozenset(f"converter.reading.{name}" for name in ("columns", "rows", "chunks", "wrapping"))
"""Modules of the reading that look at lines as they stand; the others see passages."""

PASSAGES = ("reading", "recognisers", "people", "deciding", "tei", "mentions", "filing")
"""What reads passages, in which white space is one space (``converter.passage``)."""

_LENGTHS = (40, 200, 1500)
_FLOOR = 0.001
"""Seconds that 1,500 characters may take: a thousand times what most expressions need."""

_RATIO = 8
"""Four times as long may take four times the time; sixteen times is quadratic."""


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression of a module, and the methods it is called by."""

    module: str
    name: str
    pattern: re.Pattern[str]
    methods: frozenset[str]

    @property
    def where(self) -> str:
        """Return the name of the expression, with its module."""
        return f"{self.module.removeprefix('converter.')}.{self.name}"

    @property
    def on_passages(self) -> bool:
        """Tell whether what it is applied to has no two white spaces side by side."""
        return self.module.split(".")[1] in PASSAGES and self.module not in RAW

    @property
    def on_lines(self) -> bool:
        """Tell whether what it is applied to is one line of the page."""
        lines = self.module in RAW or self.module.split(".")[1] == "layouts"
        return lines and "\\n" not in self.pattern.pattern and not self.pattern.flags & re.MULTILINE


def expressions() -> list[Expression]:
    """Return all expressions that modules of the converter hold, alone or in collections."""
    calls = _calls()
    found: dict[int, Expression] = {}
    for info in pkgutil.walk_packages(converter.__path__, "converter."):
        if info.name.endswith("__main__"):
            continue
        try:
            module = importlib.import_module(info.name)
        except ModuleNotFoundError as error:  # an extra that is not installed
            if str(error.name).startswith("converter"):
                raise
            continue
        for name, value in list(vars(module).items()):
            for one in _held(value):
                if id(one) in found or getattr(value, "__module__", None) == "typing":
                    continue
                methods = calls.get((info.name, name)) or {"search", "match"}
                compiled = re.compile(one.pattern, one.flags)
                found[id(one)] = Expression(info.name, name, compiled, frozenset(methods))
    return list(found.values())


def _held(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if type(value).__name__ == "_Regex" or isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):  # type: ignore[attr-defined]
            yield value  # type: ignore[misc]
    elif isinstance(value, (tuple, list, frozenset)) and depth < 3:  # noqa: PLR2004
        for one in value:
            yield from _held(one, depth + 1)
    elif isinstance(value, dict) and depth < 3:  # noqa: PLR2004
        for one in (*value.keys(), *value.values()):
            yield from _held(one, depth + 1)


def _calls() -> dict[tuple[str, str], set[str]]:
    """Return which methods are called on each name of each module, wherever it is imported."""
    root = Path(converter.__path__[0])
    found: dict[tuple[str, str], set[str]] = {}
    for path in root.rglob("*.py"):
        parts = path.relative_to(root.parent).with_suffix("").parts
        module = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        tree = ast.parse(path.read_text(encoding="utf-8"))
        homes: dict[str, tuple[str, str]] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module:
                for one in node.names:
                    homes[one.asname or one.name] = (node.module, one.name)
        called: set[int] = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in _METHODS:
                key = _key(node.value, homes, module)
                if key:
                    called.add(id(node.value))
                    found.setdefault(key, set()).add(node.attr)
        for node in ast.walk(tree):  # what is handed on may be called anyhow
            if not isinstance(node, ast.Name) or id(node) in called:
                continue
            if isinstance(node.ctx, ast.Load):
                key = homes.get(node.id, (module, node.id))
                found.setdefault(key, set()).update(("search", "match") if key[1].isupper() else ())
    return {key: methods for key, methods in found.items() if methods}


def _key(node: ast.expr, homes: dict[str, tuple[str, str]], module: str) -> tuple[str, str] | None:
    if isinstance(node, ast.Name):
        return homes.get(node.id, (module, node.id))
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        home = homes.get(node.value.id)
        return (".".join(home), node.attr) if home else None
    return None


@dataclass(frozen=True, slots=True)
class Slow:
    """A text on which an expression needs more than linear time: at once, and four times as long."""

    method: str
    begin: str
    fill: str
    end: str
    seconds: float
    ratio: float


def slowness(one: Expression) -> Slow | None:
    """Return a text on which an expression is slow, None when none was found."""
    for begin, fill, end in attacks(one):
        for method in {"search" if name in _ANYWHERE else name for name in one.methods}:
            apply = _applied(one.pattern, method)
            for length in _LENGTHS:
                floor = _FLOOR if length == _LENGTHS[-1] else 4 * _FLOOR
                if _seconds(apply, begin, fill, end, length) < floor:
                    continue
                slow = _confirmed(apply, begin, fill, end, length)
                if slow:
                    return Slow(method, begin, fill, end, *slow)
                break
    return None


def attacks(one: Expression) -> Iterable[tuple[str, str, str]]:
    """Return the hostile texts for an expression that what it is applied to can be."""
    made = dict.fromkeys(hostile(one.pattern.pattern, one.pattern.flags))
    if one.on_passages:
        return dict.fromkeys(_single(*attack) for attack in made)
    return [attack for attack in made if not one.on_lines or "\n" not in "".join(attack)]


def _single(begin: str, fill: str, end: str) -> tuple[str, str, str]:
    """Return the same with single spaces; what is nothing but space cannot be repeated."""
    begin, fill, end = (re.sub(r"\s+", _first, part) for part in (begin, fill, end))
    if fill[:1].isspace() and fill[-1:].isspace():
        fill = fill[:-1]
    return begin.rstrip() if fill[:1].isspace() else begin, fill or "a", end


def _first(found: re.Match[str]) -> str:
    return found[0][0]


def _applied(pattern: re.Pattern[str], method: str) -> Callable[[str], object]:
    if method == "search":  # as finditer, which goes on behind what it found
        return lambda text: sum(1 for _ in pattern.finditer(text))
    return getattr(pattern, method)  # type: ignore[no-any-return]


def _seconds(apply: Callable[[str], object], begin: str, fill: str, end: str, length: int) -> float:
    text = begin + fill * max(length // len(fill), 1) + end
    started = time.thread_time()
    apply(text)
    return time.thread_time() - started


def _confirmed(
    apply: Callable[[str], object], begin: str, fill: str, end: str, length: int
) -> tuple[float, float] | None:
    """Return the seconds and the ratio, when the time grows more than the length, each time."""
    ratio = 0.0
    for _ in range(2):
        short = min(_seconds(apply, begin, fill, end, length) for _ in range(2))
        if short < (_FLOOR if length == _LENGTHS[-1] else 4 * _FLOOR):
            return None
        if length < _LENGTHS[-1]:  # four times as long might never end
            return short, float("inf")
        ratio = _seconds(apply, begin, fill, end, 4 * length) / short
        if ratio < _RATIO:
            return None
    return short, ratio
