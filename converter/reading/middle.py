"""The text between opener and closer: chunks into blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from converter.blocks import Block, Heading, Items, OpenerPart, Paragraph, Quotation, Table
from converter.passage import join
from converter.reading.below import from_here
from converter.reading.chunks import Chunk
from converter.reading.headings import heading_of, is_dated, is_document, same_words
from converter.reading.labelled_lists import (
    heads_agenda,
    of_persons,
    read_contents,
    read_labelled,
)
from converter.reading.lettered_lists import read_lettered
from converter.reading.list_numbers import DASHED_NUMBER, follows, form_of
from converter.reading.lists import begins_item, read_list, read_rows
from converter.reading.meeting_lists import of_meeting
from converter.reading.participants import begins_participants, read_participants, read_roster
from converter.reading.people_labels import heads_people
from converter.reading.quoted import read_quoted
from converter.reading.restarted_lists import read_restarted
from converter.reading.rosters import read_rosters
from converter.reading.sections import section_heads
from converter.reading.sentences import Joined, continue_sentences
from converter.reading.signs import Printed, bare_pages, sign_of
from converter.reading.speakers import is_turn
from converter.reading.turns import read_speech

# In these a date that stands alone is the heading of an entry.
_ENTRIES = re.compile(r"\b(?:journal|diary)\b", re.IGNORECASE)
_LONGEST_ROLL = 60
_LONGEST_SHAPED = 240
"""Characters of a line that is told by its shape: a heading, a date, a row of a list of persons."""
_SAID = re.compile(r"[.!?…][\"”’)\]]*$")
_SUBJECT = re.compile(
    r"^(?:(?:Subjects?|SUBJECTS?|Re|RE|Regarding|Concerning):\s|(?:SUBJECTS?|Subjects?)\n(?=[^\n]{3,200}$))"
)


@dataclass(slots=True)
class Middle:
    """What the reading of one document's text needs and gathers on its way."""

    title: str
    speakers: frozenset[str]
    printed: Printed
    made: Joined
    blocks: list[Block] = field(default_factory=list)
    bare: frozenset[int] = frozenset()
    heads: frozenset[int] = frozenset()
    dated: int = 0
    headed: bool = False

    def read(self, chunks: Sequence[Chunk]) -> list[Block]:
        """Return the blocks between opener and closer."""
        chunks = continue_sentences(chunks, self.made)
        self.bare = bare_pages(chunks)
        self.heads = section_heads(chunks)
        self.dated = sum(is_dated(item.string) for item in chunks)
        index = 0
        while index < len(chunks):
            index += self._next(chunks, index)
        return self.blocks

    def _next(self, chunks: Sequence[Chunk], index: int) -> int:
        """Add the block that begins here; return the number of chunks it takes."""
        item, rest = chunks[index], from_here(chunks, index)
        if self._runs_on(item) and not begins_participants(rest) and not read_roster(item):
            self.blocks.append(Paragraph(item.text))
            return 1
        sign = sign_of(item, self.printed, bare=index in self.bare)
        if sign:
            self.blocks.append(sign)
        elif index in self.heads:
            self.blocks.append(Heading(item.text))
        elif item.cells:
            self.blocks.append(Table(item.cells))
        elif item.quoted:
            quoted_rows = list(takewhile(lambda one: one.quoted, rest))
            self.blocks.append(Quotation(tuple(one.text for one in quoted_rows)))
            return len(quoted_rows)
        elif quoted := read_quoted(rest, above(self.blocks)):
            self.blocks.append(quoted[0])
            return quoted[1]
        elif (
            len(rest) > 1
            and (begins_item(rest[1].string) or heads_agenda(item.string))
            and (listed := read_labelled(rest))[0]
        ):
            self.blocks.append(listed[0])
            return listed[1]
        elif begins_participants(rest) and not is_turn(item, self.speakers):
            people, taken = read_participants(rest[: self._first_turn(rest)])
            self.blocks.append(people or Paragraph(item.text))
            return max(1, taken)
        elif (persons := read_rosters(rest))[1]:
            self.blocks += persons[0]
            return persons[1]
        elif roster := read_roster(item):
            self.blocks.append(roster)
        elif is_turn(item, self.speakers, rest[1:2]):
            turn, taken = read_speech(rest, self.speakers, self.printed, self.made)
            self.blocks.append(turn)
            return taken
        else:
            return self._plain(rest)
        return 1

    def _runs_on(self, item: Chunk) -> bool:
        """Tell a long paragraph that can be nothing else: sentences in one row, without a colon."""
        text = item.string
        return (
            len(text) > _LONGEST_SHAPED
            and text[-1] in ".!?"
            and "A" <= text[0] <= "Z"
            and "a" <= text[1] <= "z"
            and ":" not in text
            and "\n" not in text
            and len(item.rows) == 1
            and not (item.told or item.cells or item.quoted or self.speakers)
            and not above(self.blocks).endswith(":")
            and not self._is_title(item)
        )

    def _first_turn(self, chunks: Sequence[Chunk]) -> int:
        """Return where a speaker's name stands above the first words said: it is no row of a list."""
        for place in range(1, min(len(chunks) - 1, _LONGEST_ROLL)):
            below = chunks[place + 1].string
            if _SAID.search(below) and is_turn(
                chunks[place], self.speakers, chunks[place + 1 : place + 2]
            ):
                return place
        return len(chunks)

    def _plain(self, chunks: Sequence[Chunk]) -> int:
        """Add a list, a heading or a paragraph; return the number of chunks taken."""
        item, blocks = chunks[0], self.blocks
        mended: list[int] = []
        for read in (read_labelled, read_restarted):
            whole, taken = read(chunks)
            if whole:
                blocks.append(whole)
                return taken
        if goes_on_numbered(blocks, item.string) or _goes_on_dashed(blocks, item.string):
            blocks.append(Paragraph(item.text))
            return 1
        items, taken = read_list(chunks, above(blocks), mended)
        for read_below in (read_rows, read_contents, read_lettered):
            if items is None:
                items, taken = read_below(chunks, above(blocks))
        if items:
            headed = (
                bool(blocks) and isinstance(blocks[-1], Heading) and heads_people(above(blocks))
            )
            blocks += [of_persons(items)] if headed else of_meeting(items, self.title, blocks)
            self.made += [("list", line) for line in mended]
            return taken
        level = heading_of(item)
        more = len(chunks) > 1
        if more and _is_subject_above(item, chunks[1]):
            blocks.append(Paragraph(join((item.text, chunks[1].text), "\n"), "subject"))
            return 2
        last = blocks[-1] if blocks else None
        if self._is_title(item):
            blocks.append(Heading(item.text, 1, "title"))
        elif is_document(item.string) and more:
            blocks.append(Heading(item.text))
        elif is_dated(item.string) and more:
            # Below the title of a document it is that document's date, else an entry's heading.
            headed = isinstance(last, Heading) or (last is None and self.headed)
            named = isinstance(last, Heading) and is_document(last.text.text)
            below = (named or (headed and self.dated == 1)) and not _ENTRIES.search(self.title)
            blocks.append(OpenerPart("dateline", item.text) if below else Heading(item.text))
        elif level and more:
            blocks.append(Heading(item.text.cut(*level[1:]), level[0]))
        else:
            blocks.append(Paragraph(item.text, "subject" if _SUBJECT.match(item.string) else ""))
        return 1

    def _is_title(self, item: Chunk) -> bool:
        return (
            bool(self.title)
            and same_words(item.string, self.title)
            and not any(isinstance(block, Heading) for block in self.blocks)
        )


def _is_subject_above(label: Chunk, value: Chunk) -> bool:
    """Tell ``SUBJECT`` alone on its line, and the subject below it."""
    text = value.string
    if not _SUBJECT_ALONE.match(label.string) or len(text) > _LONGEST_SUBJECT:
        return False
    return not (re.search(r"[.!?:]$|\n", text) or value.told or value.cells)


_SUBJECT_ALONE = re.compile(r"^(?:SUBJECTS?|Subjects?):?$")
_LONGEST_SUBJECT = 200


def above(blocks: Sequence[Block]) -> str:
    """Return the paragraph or heading above, "" when something else stands there."""
    last = blocks[-1] if blocks else None
    return last.text.text if isinstance(last, Paragraph | Heading) else ""


def _goes_on_dashed(blocks: Sequence[Block], text: str) -> bool:
    """Tell the next paragraph of a telegram whose first number has the day behind it (``98 – ...``)."""
    own = DASHED_NUMBER.match(text)
    for block in reversed(blocks if own else ()):
        if isinstance(block, Heading):
            return False
        if isinstance(block, Paragraph) and (above := DASHED_NUMBER.match(block.text.text)):
            return follows(above["n"], own["n"] if own else "")
    return False


def goes_on_numbered(blocks: Sequence[Block], text: str) -> bool:
    """Tell a numbered paragraph whose number follows that of a paragraph above it.

    >>> from converter.passage import Passage
    >>> goes_on_numbered([Paragraph(Passage("2. The boats came in."))], "3. They left.")
    True
    """
    form = form_of(text)
    if form is None or form.scheme != "number":
        return False
    for block in reversed(blocks):
        if isinstance(block, Heading):
            return False
        if isinstance(block, Items) and form.match(block.items[-1].label.text + " x"):
            return False
        if isinstance(block, Paragraph) and form.match(block.text.text):
            return follows(form.number(block.text.text), form.number(text))
    return False
