"""Make a RELAX NG grammar one that libxml2 loads fast; what it allows stays the same.

libxml2 can take minutes on left-over ``notAllowed``, wraps of one child and
several children of ``oneOrMore``, and seconds on each choice of hundreds of
elements with text: ``(text | a | b)*`` is the same as ``mixed (a | b)*``,
which it does not turn into an automaton. The rules are those of the RELAX NG
specification, 4.19 to 4.21.
"""

from __future__ import annotations

from lxml import etree

from converter.validation.grammar_files import RNG

_NEVER, _EMPTY, _TEXT = f"{RNG}notAllowed", f"{RNG}empty", f"{RNG}text"
_CHOICE, _GROUP, _REF, _DEFINE = (f"{RNG}{name}" for name in ("choice", "group", "ref", "define"))
_ZERO_OR_MORE, _MIXED = f"{RNG}zeroOrMore", f"{RNG}mixed"
_SEQUENCES = frozenset({_GROUP, f"{RNG}interleave"})
_REPEATS = frozenset({f"{RNG}oneOrMore", _ZERO_OR_MORE, f"{RNG}optional"})
_MAY_BE_ABSENT = frozenset({_ZERO_OR_MORE, f"{RNG}optional"})
_NAMES = frozenset(f"{RNG}{name}" for name in ("name", "anyName", "nsName", "except"))


def simplify(grammar: etree._Element) -> None:
    """Simplify a grammar in place; one that holds grammars of its own is only touched inside."""
    nested = sum(1 for _ in grammar.iter(f"{RNG}grammar")) > 1
    while True:
        changed = not nested and _follow(grammar)
        for pattern in reversed(list(grammar.iter("*"))):
            parent = pattern.getparent()
            if parent is not None and parent.tag not in _NAMES:
                changed |= _reduce(pattern)
        if not nested:
            changed |= _drop_unreachable(grammar)
        if not changed:
            break
    for pattern in list(grammar.iter(_ZERO_OR_MORE)):
        _mix(pattern)


def _defines(grammar: etree._Element) -> dict[str, list[etree._Element]]:
    found: dict[str, list[etree._Element]] = {}
    for define in grammar.iter(_DEFINE):
        found.setdefault(define.get("name", ""), []).append(define)
    return found


def _follow(grammar: etree._Element) -> bool:
    """Replace references to what is never allowed, or always empty."""
    same = {
        name: places[0][0].tag
        for name, places in _defines(grammar).items()
        if len(places) == 1 and len(places[0]) == 1 and places[0][0].tag in {_NEVER, _EMPTY}
    }
    found = [ref for ref in grammar.iter(_REF) if ref.get("name") in same]
    for ref in found:
        _become(ref, same[ref.get("name", "")])
    return bool(found)


def _reduce(pattern: etree._Element) -> bool:
    """Simplify one pattern by its children; tell whether it changed."""
    tag = pattern.tag
    if tag == _CHOICE:
        return not _names_only(pattern) and _reduce_choice(pattern)
    if tag in _SEQUENCES:
        return _reduce_sequence(pattern)
    if tag in _REPEATS:
        return _reduce_repeat(pattern)
    if tag == f"{RNG}element" and any(child.tag == _NEVER for child in pattern):
        _become(pattern, _NEVER)
        return True
    if tag == _DEFINE and len(pattern) > 1 and any(child.tag == _NEVER for child in pattern):
        for child in list(pattern):
            pattern.remove(child)
        etree.SubElement(pattern, _NEVER)
        return True
    return False


def _reduce_choice(choice: etree._Element) -> bool:
    never = [child for child in choice if child.tag == _NEVER]
    if len(never) == len(choice):
        _become(choice, _NEVER)
        return True
    empty = [child for child in choice if child.tag == _EMPTY]
    spare = never + empty[1:]
    for child in spare:
        choice.remove(child)
    return _unwrap(choice) or bool(spare)


def _reduce_sequence(pattern: etree._Element) -> bool:
    if any(child.tag == _NEVER for child in pattern):
        _become(pattern, _NEVER)
        return True
    return _without_empty(pattern) | _unwrap(pattern)


def _reduce_repeat(pattern: etree._Element) -> bool:
    if any(child.tag == _NEVER for child in pattern):
        _become(pattern, _EMPTY if pattern.tag in _MAY_BE_ABSENT else _NEVER)
        return True
    changed = _without_empty(pattern)
    if len(pattern) == 1 and pattern[0].tag == _EMPTY:
        _become(pattern, _EMPTY)
        return True
    if len(pattern) > 1:
        group = etree.Element(_GROUP)
        group.extend(list(pattern))
        pattern.append(group)
        return True
    return changed


def _without_empty(pattern: etree._Element) -> bool:
    """Take out what is empty beside other children."""
    spare = [child for child in pattern if child.tag == _EMPTY]
    if len(spare) == len(pattern):
        spare = spare[1:]
    for child in spare:
        pattern.remove(child)
    return bool(spare)


def _unwrap(pattern: etree._Element) -> bool:
    parent = pattern.getparent()
    if len(pattern) != 1 or parent is None:
        return False
    # What the wrap said of namespaces holds for the child too.
    for name, value in pattern.attrib.items():
        if pattern[0].get(name) is None:
            pattern[0].set(name, value)
    parent.replace(pattern, pattern[0])
    return True


def _names_only(choice: etree._Element) -> bool:
    """Tell whether a choice is one of names (``element`` and ``attribute`` take such ones)."""
    return any(child.tag in _NAMES for child in choice.iter() if child.tag != _CHOICE) and all(
        child.tag in _NAMES or child.tag == _CHOICE for child in choice
    )


def _become(pattern: etree._Element, tag: str) -> None:
    for child in list(pattern):
        pattern.remove(child)
    pattern.attrib.clear()
    pattern.text = None
    pattern.tag = tag


def _drop_unreachable(grammar: etree._Element) -> bool:
    defines = _defines(grammar)
    waiting = [ref.get("name") for start in grammar.iter(f"{RNG}start") for ref in start.iter(_REF)]
    reached: set[str | None] = set()
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            places = defines.get(name or "", ())
            waiting += [ref.get("name") for one in places for ref in one.iter(_REF)]
    spare = [one for name, places in defines.items() if name not in reached for one in places]
    for one in spare:
        parent = one.getparent()
        if parent is not None:
            parent.remove(one)
    return bool(spare)


def _mix(pattern: etree._Element) -> None:
    """Write ``(text | a | b)*`` as ``mixed (a | b)*``."""
    if len(pattern) != 1 or pattern[0].tag != _CHOICE:
        return
    choice = pattern[0]
    texts = [child for child in choice if child.tag == _TEXT]
    if not texts or len(texts) == len(choice):
        return
    for child in texts:
        choice.remove(child)
    pattern.tag = _MIXED
    repeat = etree.SubElement(pattern, _ZERO_OR_MORE)
    repeat.append(choice if len(choice) > 1 else choice[0])
    if choice.getparent() is pattern:
        pattern.remove(choice)
