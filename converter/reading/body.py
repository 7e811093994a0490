"""The document itself: chunks into blocks, in source order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.blocks import Block, Division, Heading, Omission, Postscript, Separator
from converter.passage import join
from converter.reading.chunks import Chunk
from converter.reading.closer import part_closing, read_closer
from converter.reading.fused import part_senders
from converter.reading.headings import is_enclosure
from converter.reading.lettered_lists import read_lettered
from converter.reading.levels import with_levels
from converter.reading.lists import begins_item, read_list
from converter.reading.middle import Middle
from converter.reading.minuting import minutes_below
from converter.reading.name_lines import part_names
from converter.reading.office import read_papers, split_office
from converter.reading.opener import read_opener
from converter.reading.opener_lines import kind_of
from converter.reading.participants import begins_participants
from converter.reading.quoted import end_of_quoted
from converter.reading.rosters import read_rosters
from converter.reading.second_parts import begins_second_part
from converter.reading.sentences import Joined, rejoin, rejoin_numbers
from converter.reading.signs import Printed, sign_of
from converter.reading.speakers import is_turn, speakers_of
from converter.reading.stamps import join_stamps
from converter.regexes import regex

_LONGEST_TITLE = 100
_POSTSCRIPT = regex(r"^P\. ?S\.[:.]?\s")


def read_body(
    chunks: Sequence[Chunk], title: str, made: Joined | None = None
) -> tuple[list[Block], Printed]:
    """Return the blocks of a document, and what was printed as separators and page marks.

    ``made`` collects the sentences and items that were joined again.

    An enclosure after the closer is read as a document of its own, with its
    own opener and closer, in a division beside the first.
    """
    blocks: list[Block] = []
    printed: Printed = []
    made = [] if made is None else made
    chunks = part_names(part_senders(join_stamps(rejoin(rejoin_numbers(chunks, made)))))
    speakers = speakers_of(chunks)
    for number, part in enumerate(_documents(chunks, speakers)):
        rest = list(part)
        office: list[Block] = []
        if number and not _begins_document(part, 0):
            blocks.append(Division("continuation"))
        elif number:
            rest, office = split_office(rest)
            blocks.append(Division("enclosure"))
            lines = 2 if len(rest) > 2 and _titles_enclosure(rest[1]) else 1  # noqa: PLR2004
            head = join((item.text for item in rest[:lines]), "\n")
            blocks.append(Heading(head, 1, "title"))
            papers, taken = read_papers(rest[lines:])
            blocks += [papers] if papers else []
            rest = rest[lines + taken :]
        while len(rest) > 1 and isinstance(sign_of(rest[0], []), Omission):
            # A mark of omission above all that is printed (survey, trap 24).
            blocks += [one for one in (sign_of(rest[0], printed),) if one]
            rest = rest[1:]
        opener, taken = read_opener(rest, title, lambda one: _begins_text(one, speakers))
        blocks += opener
        printed += [
            (item.text, "separator")
            for item in rest[:taken]
            if any(isinstance(one, Separator) and one.line == item.text.line for one in opener)
        ]
        middle = part_closing(rest[taken:])
        below = len(middle)
        while below and sign_of(middle[below - 1], []):
            below -= 1
        # Separators and page marks below the closer stand after it.
        middle, signs = middle[:below], middle[below:]
        quoted = end_of_quoted(middle)
        stop, closer = read_closer(middle[max(quoted - 1, 0) :], speakers)
        stop += max(quoted - 1, 0)
        if not closer:
            stop = len(middle)
            if number and stop > 1 and _POSTSCRIPT.match(middle[-1].string):
                # Below the list of what is enclosed; it is the letter's, but stands here.
                stop, closer = stop - 1, [Postscript((middle[-1].text,))]
        reader = Middle(title, speakers, printed, made)
        reader.headed = bool(opener) and isinstance(opener[-1], Heading)
        blocks += reader.read(middle[:stop])
        blocks += closer + office
        blocks += [one for item in signs if (one := sign_of(item, printed))]
    return with_levels(blocks), printed


def _titles_enclosure(item: Chunk) -> bool:
    """Tell the title of an enclosure below the word itself: a short line, no sentence, no label."""
    text = item.string
    return (
        len(text) < _LONGEST_TITLE
        and not re.search(r"[.!?:;,]$", text)
        and text[:1].isupper()
        and not kind_of(text)
        and not (begins_item(text) or re.match(r"[A-Z]\. ", text))
    )


def _begins_text(chunks: Sequence[Chunk], speakers: frozenset[str]) -> bool:
    """Tell what can only stand in the text itself: participants, a table, a list, a speaker."""
    item = chunks[0]
    return (
        bool(item.cells)
        or begins_participants(chunks)
        or is_turn(item, speakers, chunks[1:2])
        or read_list(chunks)[1] > 0
        or read_lettered(chunks)[1] > 0
        or read_rosters(chunks)[1] > 0
    )


def _begins_document(chunks: Sequence[Chunk], index: int) -> bool:
    """Tell the heading of an enclosure, or the kind of a message above its salutation."""
    text = chunks[index].string
    if len(text) > _LONGEST_BEGINNING:
        return False
    if is_enclosure(text):
        return True
    return bool(_MESSAGE.match(text)) and any(
        kind_of(one.string) == "salute" for one in chunks[index + 1 : index + _NEAR]
    )


_NEAR = 4
_LONGEST_BEGINNING = 160
_MESSAGE = regex(
    r"^(?:(?:Text|Copy|Translation) of (?:the )?(?:message|letter|note|reply|telegram)|(?:Oral |Verbal )?Message|Letter|Note|Reply|Answer|Telegram)"
    r"(?: (?:from|to|of) [^.!?:]{2,80})?:?$",
    re.IGNORECASE,
)


def _documents(chunks: Sequence[Chunk], speakers: frozenset[str]) -> list[Sequence[Chunk]]:
    """Part the page where the heading of an enclosure stands after a closer."""
    parts: list[Sequence[Chunk]] = []
    start = 0
    minutes = minutes_below(chunks)
    for index in range(1, len(chunks)):
        if begins_second_part(chunks, index, minutes):
            parts.append(chunks[start:index])
            start = index
        if index + 1 == len(chunks) or not _begins_document(chunks, index):
            continue
        # A further annex needs no signature below the one above it.
        annexed = start > 0 and is_enclosure(chunks[index].string)
        if annexed or read_closer(chunks[start:index], speakers)[1]:
            parts.append(chunks[start:index])
            start = index
    parts.append(chunks[start:])
    return parts
