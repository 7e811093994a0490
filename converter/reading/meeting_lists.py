"""The lists that open the record of a meeting where their labels (``PARTICIPANTS``) are lost.

Captures of published series lose lines of one word in capitals (survey,
section 5): what they headed, the subject and those present, stays as bullets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from converter.blocks import Block, Heading, Item, Items, OpenerPart
from converter.passage import join
from converter.regexes import regex

_RECORD = regex(r"\b(?:Memorandum of (?:\w+ )?(?:Conversation|Meeting|Discussion)|Minutes|Meeting|Conversation|Record of)\b", re.IGNORECASE)  # fmt: skip
_UPPER = r"[A-Z\u00c0-\u024f]"
_PERSON = regex(
    rf"^(?:\d{{1,2}}[.)] )?(?:\(.{{3,40}}\) )?(?:(?:The |Under |Deputy |Vice |Acting |Assistant |Foreign |Prime |US |U\.S\. )*(?:President|Secretary|Minister|Premier|Chancellor|Director|"
    rf"Ambassador|Mr|Mrs|Dr|General|Colonel|Admiral|Senator|Comrade|Chairman|Counsell?or|Attorney)\b|{_UPPER}[\w.’'-]*(?: {_UPPER}[\w.’'-]*){{1,4}}(?:,|$| \())"
)
_LEAST = 3
_MOSTLY = 0.6
_GAP = 2


def of_meeting(items: Items, title: str, above: Sequence[Block]) -> list[Block]:
    """Return what a list is: the subject and those present when it opens a record, else itself."""
    opens = all(isinstance(block, OpenerPart | Heading) for block in above)
    if items.kind != "bulleted" or items.heading or not opens or not _RECORD.search(title):
        return [items]
    head: list[Block] = []
    first, *rest = items.items
    if rest and not first.inner and _stands_apart(first, rest[0]):
        subject = join((first.label, first.text), " ") if first.label else first.text
        head = [OpenerPart("subject", subject)]
        items = replace(items, items=tuple(rest))
    people = [item for item in _leaves(items) if _PERSON.match(item.text.text)]
    if len(people) < _LEAST or len(people) < _MOSTLY * len(list(_leaves(items))):
        return [*head, items]
    return [*head, _as_people(items)]


def _stands_apart(one: Item, other: Item) -> bool:
    """Tell two items that more than one blank line parts."""
    lines = one.text.lines, other.text.lines
    return bool(lines[0] and lines[1]) and lines[1][0] - lines[0][-1] > _GAP


def _leaves(items: Items) -> Iterator[Item]:
    for item in items.items:
        if item.inner:
            for inner in item.inner:
                yield from _leaves(inner)
        else:
            yield item


def _as_people(items: Items) -> Items:
    inner = tuple(
        replace(item, inner=tuple(_as_people(one) for one in item.inner)) for item in items.items
    )
    return Items("participants", inner, items.heading)
