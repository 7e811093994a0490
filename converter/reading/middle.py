"""The text between opener and closer: chunks into blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice, takewhile

from converter.blocks import Block, Heading, Items, OpenerPart, Paragraph, Quotation, Table
from converter.passage import join
from converter.reading.chunks import Chunk
from converter.reading.headings import heading_of, is_dated, is_document, same_words
from converter.reading.labelled_lists import (
    begins_contents,
    heads_agenda,
    of_persons,
    read_contents,
    read_labelled,
)
from converter.reading.lettered_lists import begins_lettered, read_lettered
from converter.reading.list_numbers import DASHED_NUMBER, follows, form_of
from converter.reading.lists import begins_item, read_list, read_rows
from converter.reading.meeting_lists import of_meeting
from converter.reading.participants import begins_participants, read_participants, read_roster
from converter.reading.people_labels import heads_people
from converter.reading.quoted import read_quoted
from converter.reading.restarted_lists import begins_again, read_restarted
from converter.reading.rosters import begins_roster, end_of_rows, read_rosters
from converter.reading.sections import section_heads
from converter.reading.sentences import Joined, continue_sentences
from converter.reading.signs import Printed, bare_pages, sign_of
from converter.reading.speakers import is_turn
from converter.reading.turns import read_speech
from converter.regexes import regex

# In these a date that stands alone is the heading of an entry.
_ENTRIES = regex(r"\b(?:journal|diary)\b", re.IGNORECASE)
_LONGEST_ROLL = 60
_NEAR = 20  # chunks: no message that is quoted whole is longer
_SAID = regex(r"[.!?…][\"”’)\]]*$")
_SUBJECT = regex(
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
    no_roster: int = 0

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
        item, near = chunks[index], chunks[index : index + _NEAR]
        if _runs_on(item) and not self._tells(near):
            self.blocks.append(_paragraph(item))
            return 1
        sign = sign_of(item, self.printed, bare=index in self.bare)
        if sign:
            self.blocks.append(sign)
        elif index in self.heads:
            self.blocks.append(Heading(item.text))
        elif item.cells:
            self.blocks.append(Table(item.cells))
        elif item.quoted:
            quoted_rows = list(takewhile(lambda one: one.quoted, islice(chunks, index, None)))
            self.blocks.append(Quotation(tuple(one.text for one in quoted_rows)))
            return len(quoted_rows)
        elif quoted := read_quoted(near, above(self.blocks)):
            self.blocks.append(quoted[0])
            return quoted[1]
        elif (
            len(near) > 1
            and (begins_item(near[1].string) or heads_agenda(item.string))
            and (listed := read_labelled(chunks[index:]))[0]
        ):
            self.blocks.append(listed[0])
            return listed[1]
        elif begins_participants(near) and not is_turn(item, self.speakers):
            rest = chunks[index:]
            people, taken = read_participants(rest[: self._first_turn(rest)])
            self.blocks.append(people or Paragraph(item.text))
            return max(1, taken)
        elif taken := self._rostered(chunks, index):
            return taken
        elif roster := read_roster(item):
            self.blocks.append(roster)
        elif is_turn(item, self.speakers, near[1:2]):
            turn, taken = read_speech(chunks[index:], self.speakers, self.printed, self.made)
            self.blocks.append(turn)
            return taken
        else:
            return self._plain(chunks, index)
        return 1

    def _rostered(self, chunks: Sequence[Chunk], index: int) -> int:
        """Add the persons in groups that begin here; return the number of chunks, 0 where none do."""
        if index < self.no_roster or not begins_roster(chunks[index]):
            return 0
        persons, taken = read_rosters(chunks[index:])
        if not taken:
            # Fewer of the same rows are no list either.
            self.no_roster = end_of_rows(chunks, index)
        self.blocks += persons
        return taken

    def _tells(self, near: Sequence[Chunk]) -> bool:
        """Tell running text that may yet be something else, by what it says or what stands above it."""
        item = near[0]
        return (
            above(self.blocks).endswith(":")
            or begins_participants(near)
            or begins_roster(item)
            or is_turn(item, self.speakers, near[1:2])
            or is_document(item.string)
            or self._is_title(item)
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

    def _plain(self, chunks: Sequence[Chunk], index: int) -> int:
        """Add a list, a heading or a paragraph; return the number of chunks taken."""
        item, blocks = chunks[index], self.blocks
        if heads_people(item.string) or heads_agenda(item.string) or begins_again(item):
            rest = chunks[index:]
            for read in (read_labelled, read_restarted):
                whole, taken = read(rest)
                if whole:
                    blocks.append(whole)
                    return taken
        if goes_on_numbered(blocks, item.string) or _goes_on_dashed(blocks, item.string):
            blocks.append(Paragraph(item.text))
            return 1
        taken = self._listed(chunks, index)
        if taken:
            return taken
        level = heading_of(item)
        more = index + 1 < len(chunks)
        if more and _is_subject_above(item, chunks[index + 1]):
            blocks.append(Paragraph(join((item.text, chunks[index + 1].text), "\n"), "subject"))
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
            blocks.append(_paragraph(item))
        return 1

    def _listed(self, chunks: Sequence[Chunk], index: int) -> int:
        """Add the list that begins here; return the number of chunks taken, 0 where none begins."""
        item, blocks = chunks[index], self.blocks
        announced = above(blocks)
        if not (
            begins_item(item.string)
            or begins_lettered(item)
            or begins_contents(item)
            or announced.endswith(":")
        ):
            return 0
        rest = chunks[index:]
        mended: list[int] = []
        items, taken = read_list(rest, announced, mended)
        for read_below in (read_rows, read_contents, read_lettered):
            if items is None:
                items, taken = read_below(rest, announced)
        if items is None:
            return 0
        headed = bool(blocks) and isinstance(blocks[-1], Heading) and heads_people(announced)
        blocks += [of_persons(items)] if headed else of_meeting(items, self.title, blocks)
        self.made += [("list", line) for line in mended]
        return taken

    def _is_title(self, item: Chunk) -> bool:
        return (
            bool(self.title)
            and same_words(item.string, self.title)
            and not any(isinstance(block, Heading) for block in self.blocks)
        )


def _runs_on(item: Chunk) -> bool:
    """Tell running text: too long for a heading or a sign, and it begins with a word."""
    return (
        len(item.rows) == 1
        and len(item.string) > _LONGEST_HEADING
        and bool(_WORD_FIRST.match(item.string))
        and not (item.cells or item.quoted)
    )


_LONGEST_HEADING = 120
_WORD_FIRST = regex(r"[A-Z][a-z]|[AI] [a-z]")


def _paragraph(item: Chunk) -> Paragraph:
    return Paragraph(item.text, "subject" if _SUBJECT.match(item.string) else "")


def _is_subject_above(label: Chunk, value: Chunk) -> bool:
    """Tell ``SUBJECT`` alone on its line, and the subject below it."""
    if not _SUBJECT_ALONE.match(label.string):
        return False
    text = value.string
    short = len(text) <= _LONGEST_SUBJECT and not re.search(r"[.!?:]$|\n", text)
    return short and not (value.told or value.cells)


_SUBJECT_ALONE = regex(r"^(?:SUBJECTS?|Subjects?):?$")
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
