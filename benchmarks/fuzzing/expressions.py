"""The expressions of the converter, how each is applied, and whether its time is linear."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import converter
from fuzzing.calls import ANYWHERE, calls_of
from fuzzing.hostile import Attack, hostile, is_linear

RAW = frozenset(f"converter.reading.{name}" for name in ("columns", "rows", "chunks", "wrapping"))
"""Modules of the reading that look at lines as they stand; the others see passages."""

ONE_LINE = frozenset(
    f"reading.{name}"
    for name in ("authorship._SUPPORT", "citation._BOOK", "credits._CREDIT", "credits._CLIENT")
)
"""Expressions of passages that are given one line: the last, or a citation with single spaces."""

PASSAGES = ("reading", "recognisers", "people", "deciding", "tei", "mentions", "filing")
"""What reads passages, in which white space is one space (``converter.passage``)."""

_LENGTHS = (12, 20, 40, 300, 1200)
"""Characters, at first so few that what needs exponential time ends soon."""

_FLOOR, _LEAST = 0.001, 0.0003
"""Seconds that a text shorter than the longest, and the longest, may take in any case."""

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
        if self.where in ONE_LINE:
            return True
        lines = self.module in RAW or self.module.split(".")[1] == "layouts"
        return lines and "\\n" not in self.pattern.pattern and not self.pattern.flags & re.MULTILINE


def expressions() -> list[Expression]:
    """Return all expressions that modules of the converter hold, alone or in collections."""
    calls = calls_of()
    found: dict[int, tuple[str, str, re.Pattern[str]]] = {}
    methods: dict[int, set[str]] = {}
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
                if getattr(value, "__module__", None) != "typing":
                    methods.setdefault(id(one), set()).update(calls.get((info.name, name), ()))
                    found.setdefault(id(one), (info.name, name, one))
    return [
        Expression(
            module,
            name,
            re.compile(one.pattern, one.flags),
            frozenset(methods[key] or {"search", "match"}),
        )
        for key, (module, name, one) in found.items()
    ]


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


@dataclass(frozen=True, slots=True)
class Slow:
    """A text on which an expression needs more than linear time: at once, and four times as long."""

    method: str
    begin: str
    fill: str
    end: str
    seconds: float
    ratio: float


def slowness(one: Expression, *, common: bool = False) -> Slow | None:
    """Return a text on which an expression is slow, None when none was found.

    ``common`` tries what any page may repeat, too, and not only what the expression is made of.
    """
    methods = {"search" if name in ANYWHERE else name for name in one.methods}
    if not common and is_linear(one.pattern.pattern, one.pattern.flags, methods):
        return None
    for attack in attacks(one, common=common):
        for method in methods:
            apply = _applied(one.pattern, method)
            slow = _grown(apply, attack)
            if slow:
                return Slow(method, *attack, *slow)
    return None


def _grown(apply: Callable[[str], object], attack: Attack) -> tuple[float, float] | None:
    """Return the seconds and the ratio, when the time grows more than the length."""
    before = _LEAST
    for length in _LENGTHS[:-1]:
        before = _seconds(apply, attack, length)
        if before > _FLOOR and (least := _least(apply, attack, length)) > _FLOOR:
            return least, float("inf")  # longer might never end
    longest = _LENGTHS[-1]
    long = _seconds(apply, attack, longest)
    if long < max(_LEAST, 6 * before):
        return None
    for _ in range(2):
        short = _least(apply, attack, longest)
        ratio = _least(apply, attack, 4 * longest) / short
        if ratio < _RATIO:
            return None
    return short, ratio


def attacks(one: Expression, *, common: bool = False) -> Iterable[Attack]:
    """Return the hostile texts for an expression that what it is applied to can be."""
    made = dict.fromkeys(hostile(one.pattern.pattern, one.pattern.flags, common=common))
    if one.on_passages:
        made = dict.fromkeys(_single(*attack) for attack in made)
    return [attack for attack in made if not one.on_lines or "\n" not in "".join(attack)]


def _single(begin: str, fill: str, end: str) -> Attack:
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


def worst(one: Expression, length: int) -> float:
    """Return the seconds that the worst hostile text of this length takes an expression."""
    applied = [_applied(one.pattern, name) for name in one.methods if name not in ANYWHERE]
    if one.methods & ANYWHERE:
        applied.append(_applied(one.pattern, "search"))
    found = 0.0
    for attack in attacks(one, common=True):
        for apply in applied:
            if _seconds(apply, attack, length) > found:
                found = max(found, _least(apply, attack, length))
    return found


def _seconds(apply: Callable[[str], object], attack: Attack, length: int) -> float:
    begin, fill, end = attack
    text = begin + fill * max(length // len(fill), 1) + end
    started = time.thread_time()
    apply(text)
    return time.thread_time() - started


def _least(apply: Callable[[str], object], attack: Attack, length: int) -> float:
    """Return the least of three times: another program cannot make it shorter."""
    return min(_seconds(apply, attack, length) for _ in range(3))
