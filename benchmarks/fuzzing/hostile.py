"""Strings that an expression may be slow on, made of its own parts.

An expression is slow when it can try the same characters in many ways: at each of many
places where it may begin (search), or divided among repeats that stand side by side. So
each repeat without a low limit is filled: what stands before it once or each time, then
its own characters over and over, then something that it cannot end on.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, TypeAlias

MANY = 40
"""A repeat that may take as many as this is worth a try."""

ALPHABET = " a1A.\n\t-–,;:([\"“'’/*_|>#)]é0xIX²^<&\u00a0Щ"
"""One character of each class that the expressions of the converter ask for."""

COMMON = (
    *' .1AaéЩ-("“[*/_\n\t,:',
    "A. ", "a, ", "a ", "A ", "1. ", "1 ", "( ", "[1]", "Aa ", "Aa Aa, ", "a-", ". . ", "Aa. ", "* * ",
    "a: ", "/1/ ", "A.A. ", "1 May 1958 ", "<sup>1</sup>", "a (a) ", "“a” ", "a | a ", "xxx ", "of the ",
)  # fmt: skip
"""What a hostile page may repeat, whatever the expression is."""

Attack: TypeAlias = tuple[str, str, str]
"""What a text begins with, what is repeated in it, and what it ends with."""

ENDS = ("", "\0", "\nx")


def is_linear(pattern: str, flags: int, methods: Collection[str]) -> bool:
    """Tell an expression whose time is seen to be linear from how it is written.

    It has no repeat without a low limit; or it has one, of single characters, and is tried at
    one place only: what it took can be given back at each character once.
    """
    tree = parser.parse(pattern, flags & ~re.DEBUG)
    bodies = list(_bodies(tree))
    begins = bool(tree) and tree[0][0] is codes.AT and tree[0][1] in _BEGINS
    anchored = begins and not flags & re.MULTILINE
    return not bodies or (
        len(bodies) == 1
        and len(bodies[0]) == 1
        and bodies[0][0][0] in _SINGLE
        and (anchored or set(methods) <= {"match", "fullmatch"})
    )


_BEGINS = frozenset((codes.AT_BEGINNING, codes.AT_BEGINNING_STRING))
_SINGLE = frozenset((codes.LITERAL, codes.NOT_LITERAL, codes.IN, codes.ANY, codes.CATEGORY))


def _bodies(tree: Any) -> Iterator[Any]:
    """Yield what is repeated without a low limit, at any depth."""
    for code, value in tree:
        if code in _REPEATS:
            if value[1] >= MANY:
                yield value[2]
            yield from _bodies(value[2])
        elif code is codes.GROUPREF_EXISTS:
            for part in value[1:]:
                yield from _bodies(part or ())
        else:
            for inside, _ in _inside(code, value):
                yield from _bodies(inside)


_REPEATS = frozenset((codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT))


def hostile(pattern: str, flags: int, *, common: bool = True) -> Iterator[Attack]:
    """Yield what may be slow for an expression: a beginning, what is repeated, an end."""
    tree = parser.parse(pattern, flags & ~re.DEBUG)
    seen: set[tuple[str, str]] = set()
    for before, body in _repeats(tree, "", flags):
        for pump in body:
            for start, fill in ((before, pump), ("", before + pump)):
                if fill and (start, fill) not in seen:
                    seen.add((start, fill))
                    for end in ENDS:
                        yield start, fill, end
    for fill in COMMON if common else ():
        if ("", fill) not in seen:
            yield "", fill, ""
            yield "", fill, "\0"


def _repeats(tree: Any, before: str, flags: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the repeats of an expression: a text that leads to each, and texts of its body."""
    for code, value in tree:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            low, high, body = value
            yield from _repeats(body, before, flags)
            if high >= MANY:
                yield before, _samples(body, flags)
            one = _samples(body, flags)[0] if low else ""
            before += one * max(low, 0)
        else:
            for inside, skipped in _inside(code, value):
                yield from _repeats(inside, before + skipped, flags)
            before += _sample_of(code, value, flags, 0)


def _inside(code: Any, value: Any) -> Iterator[tuple[Any, str]]:
    if code is codes.SUBPATTERN:
        yield value[3], ""
    elif code is codes.BRANCH:
        for branch in value[1]:
            yield branch, ""
    elif code in (codes.ASSERT, codes.ASSERT_NOT):
        yield value[1], ""
    elif code is codes.ATOMIC_GROUP:
        yield value, ""


def _samples(tree: Any, flags: int) -> tuple[str, ...]:
    """Return some different texts that an expression takes."""
    found = {_sample(tree, flags, turn): None for turn in range(4)}
    return tuple(one for one in found if one) or ("",)


def _sample(tree: Any, flags: int, turn: int) -> str:
    return "".join(_sample_of(code, value, flags, turn) for code, value in tree)


def _sample_of(code: Any, value: Any, flags: int, turn: int) -> str:
    if code is codes.LITERAL:
        return chr(value)
    if code in (codes.IN, codes.NOT_LITERAL, codes.ANY, codes.CATEGORY):
        return _character(code, value, turn)
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        low, high, body = value
        return _sample(body, flags, turn) * int(max(low, min(turn, high, 1)))
    if code is codes.SUBPATTERN:
        return _sample(value[3], flags, turn)
    if code is codes.BRANCH:
        branches = value[1]
        return _sample(branches[turn % len(branches)], flags, turn // len(branches))
    if code is codes.ATOMIC_GROUP:
        return _sample(value, flags, turn)
    return ""


def _character(code: Any, value: Any, turn: int) -> str:
    """Return a character that a class takes; another one for another turn."""
    ways = [_one for _one in ALPHABET if _takes(code, value, _one)]
    if code is codes.IN:
        ways += [chr(item) for kind, item in value if kind is codes.LITERAL][:4]
        ways += [chr(item[0]) for kind, item in value if kind is codes.RANGE][:4]
        if value and value[0][0] is codes.NEGATE:
            ways = [one for one in ways if one in ALPHABET and _takes(code, value, one)]
    return ways[turn % len(ways)] if ways else "a"


def _takes(code: Any, value: Any, char: str) -> bool:
    if code is codes.ANY:
        return char != "\n"
    if code is codes.NOT_LITERAL:
        return bool(ord(char) != value)
    if code is codes.CATEGORY:
        return _of_category(value, char)
    negated, found = False, False
    for kind, item in value:
        if kind is codes.NEGATE:
            negated = True
        elif kind is codes.LITERAL:
            found |= ord(char) == item
        elif kind is codes.RANGE:
            found |= item[0] <= ord(char) <= item[1]
        elif kind is codes.CATEGORY:
            found |= _of_category(item, char)
    return found != negated


def _of_category(category: Any, char: str) -> bool:
    name = str(category)
    word, space, digit = char.isalnum() or char == "_", char.isspace(), char.isdecimal()
    told = word if "WORD" in name else space if "SPACE" in name else digit
    return told != ("NOT" in name)
