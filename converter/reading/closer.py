"""The closer: complimentary close, signatures, the receiver below them, afterthoughts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from converter.blocks import Block
from converter.passage import join
from converter.reading.address import begins_address
from converter.reading.chunks import Chunk, chunk
from converter.reading.closer_letters import as_postscript, closes_letter, is_stanza, signed_by_name
from converter.reading.closer_parts import closer_blocks
from converter.reading.closer_shapes import NOBODY, is_short
from converter.reading.complimentary import is_inline_close, signed_close
from converter.reading.datelines import is_dated_place
from converter.reading.headings import is_enclosure
from converter.reading.lists import begins_item
from converter.reading.minuting import is_minute_signature
from converter.reading.office import is_code_list, is_lettered, is_office_line, read_office
from converter.reading.opener_lines import kind_of
from converter.reading.people_labels import PARTICIPANTS
from converter.reading.salutations import dated_address
from converter.reading.signing import (
    begins_office,
    is_labelled_name,
    is_name,
    is_office_above_name,
    is_office_and_name,
    is_office_title,
    is_strong,
    signs_for,
)
from converter.reading.speakers import is_turn
from converter.regexes import regex

_NOTE_OF = regex(r"^(?:NOTE OF|Note of the)\b.{0,60}:?$")
_MOST_AFTER = 4


def read_closer(
    chunks: Sequence[Chunk], speakers: frozenset[str] = NOBODY
) -> tuple[int, list[Block]]:
    """Return where the closer begins, and its blocks (with the office's lines after it).

    A complimentary close begins it, or a signature among the short lines after
    the last running text; a dateline just above belongs to it.
    """
    chunks = [_with_rows(item) if len(item.rows) > 1 else item for item in chunks]
    signed = next((place for place, one in enumerate(chunks) if place and one.told == "signed"), 0)
    if signed and all(_may_follow(one, speakers) for one in chunks[signed + 1 :]):
        return _with_dateline(chunks, signed)
    for index in range(_below_text(chunks, speakers), len(chunks)):
        if closes_letter(chunks, index) or _takes_leave(chunks, index):
            return _with_dateline(chunks, index)
    letter = _letter_close(chunks, speakers) or signed_by_name(chunks)
    if letter:
        return as_postscript(*_with_dateline(chunks, letter))
    for note in range(1, len(chunks)):
        if _NOTE_OF.match(chunks[note].string):
            # A note of a desk may be long: the closer is what stands above it.
            begin, blocks = read_closer(chunks[:note], speakers)
            return (begin, blocks + read_office(chunks[note:])) if blocks else (len(chunks), [])
    first = _first_short(chunks, speakers)
    if first == 0:
        first = _dated_names(chunks)
    if first == 0:
        return len(chunks), []
    for start in range(first, len(chunks)):
        lone = chunks[start + 1 :] if chunks[-1].string.isupper() else ()
        if start and kind_of(chunks[start].string) in _OFFICE and len(lone) != 1:
            break  # names below a list of copies are those who got them
        if _signature(chunks, start, first):
            return _with_dateline(chunks, start, least=first)
    return _office_alone(chunks, max(first, 1))


def _below_text(chunks: Sequence[Chunk], speakers: frozenset[str]) -> int:
    """Return the first place, above the first paragraph never, below which no running text stands."""
    index = len(chunks) - 1
    while index > 0 and _may_follow(chunks[index], speakers):
        index -= 1
    return max(index, 1)


def _dated_names(chunks: Sequence[Chunk]) -> int:
    """Return where the date and the names below a note of a few words begin, 0 when there are none."""
    if (
        len(chunks) > 1
        and _ENDED.search(chunks[0].string)
        and is_minute_signature(chunks[1].string)
    ):
        return 1
    for index in range(1, len(chunks) - 1):
        if kind_of(chunks[index].string) == "dateline":
            names = [one.string for one in chunks[index + 1 :]]
            return index if all(is_name(name) and " " in name for name in names) else 0
    return 0


def _takes_leave(chunks: Sequence[Chunk], index: int) -> bool:
    """Tell a close in words of its own: a short line with a comma at its end, and the name below it."""
    text = chunks[index].string
    if index + 1 == len(chunks) or not text.endswith(",") or "\n" in text or begins_item(text):
        return False
    name = chunks[index + 1].string.split("\n", 1)[0]
    return (
        len(text.split()) <= _LONGEST_LEAVE
        and bool(_ENDED.search(chunks[index - 1].string))
        and is_name(name)
        and "," not in name
        and len(name.split()) > 1
        and not is_name(text)
    )


_LONGEST_LEAVE = 9
_ENDED = regex(r"[.!?…:_\]][\"”’)]?\s?\.?$")


def _first_short(chunks: Sequence[Chunk], speakers: frozenset[str]) -> int:
    """Return where the short lines and the office's lines begin that end the page."""
    first = len(chunks)
    while first > 0 and (
        is_short(chunks[first - 1], speakers) or kind_of(chunks[first - 1].string) in _OFFICE
    ):
        first -= 1
    return first


def _office_alone(chunks: Sequence[Chunk], first: int) -> tuple[int, list[Block]]:
    """Return the office's lines or the dateline that end a page without a signature (survey, trap 6)."""
    for start in range(first, len(chunks)):
        numbered = kind_of(chunks[start].string) == "number" and start + 1 < len(chunks)
        copied = kind_of(chunks[start].string) in _OFFICE or is_code_list(chunks[start].string)
        if is_lettered(chunks, start):
            return start, read_office(chunks[start:])
        if (numbered or copied) and all(
            is_office_line(one.string)
            or begins_item(one.string)
            or above.string.endswith(",")
            or _BRACKETED.match(one.string)
            for above, one in pairwise(chunks[start:])
        ):
            return start, read_office(chunks[start:])
        text = chunks[start].string
        dated = kind_of(text) == "dateline" or is_dated_place(text)
        if dated and len(chunks) - start <= _MOST_AFTER:
            return start, closer_blocks(chunks[start:])
    return len(chunks), []


_BRACKETED = regex(r"^\[[^\]]{20,}\]$")
_OFFICE = frozenset(("typist", "drafter", "distribution", "copies"))


def _with_rows(item: Chunk) -> Chunk:
    """Return a close with its rows as printed, where they had been closed up like a paragraph's."""
    printed = item.string.count("\n") + 1
    if len(item.rows) == printed or len(item.rows) > _MOST_ROWS:
        return item
    rows = join(item.rows, "\n")
    return (
        Chunk(rows, item.rows)
        if signed_close(rows.text) and not _RUNS_ON.search(rows.text)
        else item
    )


_MOST_ROWS = 8
_RUNS_ON = regex(r"[a-z]{3}[.?!]\s+[A-Z][a-z]+(?:\s+[a-z]+){3}")


def _with_dateline(chunks: Sequence[Chunk], start: int, least: int = 1) -> tuple[int, list[Block]]:
    """Return where a closer begins, one line higher when its dateline stands there."""
    above = chunks[start - 1].string if start > least else ""
    if is_strong(chunks[start].string) and (
        begins_office(above) or (above.isupper() and is_office_title(above))
    ):
        start -= 1  # the office above its name
    elif begins_office(above.rstrip(",:").removesuffix(" a.i.")) and is_name(chunks[start].string):
        start -= 1
    dated = start > least and kind_of(chunks[start - 1].string) == "dateline"
    begin = start - dated
    return begin, closer_blocks(chunks[begin:])


def _letter_close(chunks: Sequence[Chunk], speakers: frozenset[str]) -> int:
    """Return where a letter ends that has afterthoughts below its signature, 0 when none does.

    Only a close with its signature is sure enough; and no further document, with
    headings or a salutation of its own, may stand above or below it.
    """
    running = 0
    for index in range(len(chunks) - 1, 0, -1):
        item = chunks[index]
        stanza = is_stanza(chunks, index)
        closing = None if stanza else signed_close(item.string)
        if is_turn(item, speakers) or is_enclosure(item.string):
            return 0
        if kind_of(item.string) == "salute" and not closing:
            return 0
        if closing and not any(kind_of(one.string) == "salute" for one in chunks[1:index]):
            return index
        running += not (stanza or _may_follow(item, speakers))
        if running > _MOST_AFTER:
            return 0
    return 0


def part_closing(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Return the chunks with a close or a signature apart that runs on in the last paragraph.

    >>> from converter.passage import Passage
    >>> [item.string for item in part_closing([chunk(Passage("It burns. Yours truly, A. Lund"))])]
    ['It burns.', 'Yours truly, A. Lund']
    """
    chunks = _with_names(chunks)
    last = len(chunks) - 1
    while last > 0 and _may_follow(chunks[last], NOBODY) and not _TAIL.search(chunks[last].string):
        last -= 1
    if last < 0 or chunks[last].cells or chunks[last].quoted or "\n" in chunks[last].string:
        return list(chunks)
    item = chunks[last]
    for found in _TAIL.finditer(item.string):
        tail = item.string[found.end() :]
        if is_inline_close(tail):
            apart = [chunk(item.text.cut(0, found.end())), chunk(item.text.cut(found.end()))]
            return [*chunks[:last], *apart, *chunks[last + 1 :]]
    return list(chunks)


_TAIL = regex(
    r"(?<=[a-z][.!?…])[\"”’)]? (?=(?:Yours|Ambassador|Minister|Envoy|Consul|Charg|With|Very|Sincerely|Respectfully|I am|I remain|I have the hono|Believe|Ever|Accept|/|\[?[Ss]ign|\())"
)


def _may_follow(item: Chunk, speakers: frozenset[str]) -> bool:
    """Tell what may stand after a complimentary close: short lines, a postscript, items of a list."""
    return is_short(item, speakers) or begins_item(item.string) or is_office_line(item.string)


def _is_last(below: Sequence[Chunk]) -> bool:
    """Tell that nothing but a dateline and the office's lines stands below."""
    return all(kind_of(one.string) == "dateline" or is_office_line(one.string) for one in below)


def _signature(chunks: Sequence[Chunk], index: int, first: int) -> bool:
    """Tell a signature: a strong sign, or a name in its first row where a text has just ended."""
    text = chunks[index].string
    if dated_address(chunks[index].rows):
        return True
    if "\n" in text and begins_address(text, more=False):
        return True  # the receiver's name and house below a letter without a close
    if is_strong(text) or is_labelled_name(text) or is_office_and_name(text):
        return True
    if is_office_above_name(text) or is_minute_signature(text):
        return True
    if is_lettered(chunks, index):
        return False
    if signs_for(text) and ("\n" in text or not text.endswith(":")):
        return True
    if begins_office(text) and index == first and _is_last(chunks[index + 1 :]):
        return True  # the name in capitals above it is lost (survey, trap 6)
    if not is_name(text) or PARTICIPANTS.match(text):
        return False
    if kind_of(text) in {"classification", "registry", "dateline"} or is_code_list(text):
        return False
    if len(text.split("\n", 1)[0].split()) > 1:
        return True
    # A lone word may be a signature only right under the text, above or below the office's
    # lines, and at the page's end.
    above, below = chunks[first:index], chunks[index + 1 :]
    told = all(is_office_line(one.string) or begins_item(one.string) for one in above)
    ends = not below or is_office_line(below[0].string)
    return "." not in text and ((index == first and len(below) <= 1) or (told and ends))


def _with_names(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Return the chunks with the names joined to the lines above that say for whom they sign."""
    joined: list[Chunk] = []
    for index, item in enumerate(chunks):
        before = joined[-1] if joined else None
        if (
            before is not None
            and "\n" not in before.string
            and signs_for(before.string)
            and is_name(item.string)
            and all(_may_follow(one, NOBODY) or signs_for(one.string) for one in chunks[index:])
        ):
            joined[-1] = Chunk(join((before.text, item.text), "\n"), before.rows + item.rows)
        else:
            joined.append(item)
    return joined
