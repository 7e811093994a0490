"""Numbered, lettered and bulleted lists that stand as paragraphs of their own, and lists inside items."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from converter.blocks import Item, Items
from converter.passage import Passage, join
from converter.reading.chunks import Chunk
from converter.reading.list_numbers import Form, follows, form_of, forms_at
from converter.reading.markup import is_telegram_paragraph
from converter.reading.pages import page_number
from converter.reading.signs import is_separator
from converter.regexes import regex

_LEAST = 2
_OUTCOME = regex(r"^(?:Resolutions?|Decisions?|Decided|Resolved)\b.*:$")
_SENTENCE_END = regex(r"[.!?:;…][\"”’)\]]*$")
_OPEN_END = regex(r"(?:,|\b(?:and|or|of|the|to|for|in|with))$")
_LABEL = regex(r"^[A-Z][\w .'-]{0,30}:(?:\s|$)")
_WHOLE = regex(r"[.!?;,]$|; (?:and|or)$")
_ADDRESS = regex(r"\b(?:address|sent to|care of|c/o)\b", re.IGNORECASE)
_FOLLOWING = regex(r"\b(?:[Tt]he following|[Aa]s follows)\b[^.]{0,60}:$")
_LONG_ITEM = 25
_ANNOUNCED_ITEM = 45
_LONGEST_ITEM = 70
_LONGEST_ROW = 250
_DEEPEST = 6
_MOST_PARAGRAPHS = 3


@dataclass(slots=True)
class Reading:
    """A list on its way: its items so far, and the lines where an item was joined."""

    form: Form
    items: list[Item] = field(default_factory=list)
    last: str = ""
    words: int = 0
    mended: list[int] = field(default_factory=list)
    depth: int = 0


def begins_item(text: str) -> bool:
    """Tell whether a text begins as the item of a list does.

    >>> begins_item("2) The quay"), begins_item("The quay")
    (True, False)
    """
    return form_of(text) is not None


def read_list(
    chunks: Sequence[Chunk],
    before: str = ":",
    mended: list[int] | None = None,
    least: int = 2,
    depth: int = 0,
) -> tuple[Items | None, int]:
    """Return the list that begins here and the number of chunks it takes.

    ``before`` is the text above: long items that no colon announces are
    numbered paragraphs, not a list, unless they stand row under row on a page
    where blank lines part paragraphs. ``mended`` collects the lines where a
    hard-wrapped item was joined.

    A list has at least two neighbours of one form whose numbers rise by one;
    a lone number that opens a paragraph is none (survey, trap 11). ``least`` is
    one where a list stands further in than the item that it belongs to.
    """
    if not chunks or depth > _DEEPEST or not begins_item(chunks[0].string):
        return None, 0
    if is_telegram_paragraph(chunks[0].string):
        return None, 0
    for form in forms_at(chunks[0].string):
        if not form.match(chunks[0].string):
            continue
        found, taken = _collect(chunks, Reading(form, depth=depth), before)
        if _is_list(found, chunks[:taken], before, least):
            if mended is not None:
                mended += found.mended
            return Items(form.kind, tuple(found.items)), taken
    return None, 0


def read_rows(chunks: Sequence[Chunk], before: str) -> tuple[Items | None, int]:
    """Return the list without numbers that a colon announces, row under row, and its length.

    The rows are those of one chunk that keeps its line breaks, or paragraphs
    that no blank line parts on a page where blank lines do so.
    """
    item = chunks[0]
    if (
        not before.endswith(":")
        or _ADDRESS.search(before)
        or item.cells
        or item.quoted
        or item.told
    ):
        return None, 0
    if "\n" in item.string:
        edges = [found.start() for found in re.finditer("\n", item.string)]
        rows = [
            item.text.cut(a, b)
            for a, b in zip([0, *edges], [*edges, len(item.string)], strict=True)
        ]
        told = len(rows) > _LEAST or all(_WHOLE.search(row.text) for row in rows)
        if not told or any(_LABEL.match(row.text) for row in rows):
            return None, 0
        return Items("plain", tuple(Item(row) for row in rows)), 1
    taken = 0
    first = item.text.line or 0
    for chunk in chunks:
        line = chunk.text.line or 0
        if not chunk.tight or line != first + taken or begins_item(chunk.string):
            break
        if "\n" in chunk.string or len(chunk.rows) > 1 or chunk.told:
            break
        taken += 1
    if taken < _LEAST or any(_LABEL.match(one.string) for one in chunks[:taken]):
        return None, 0
    return Items("plain", tuple(Item(one.text) for one in chunks[:taken])), taken


def _is_list(found: Reading, chunks: Sequence[Chunk], before: str, least: int) -> bool:
    """Tell a list from numbered paragraphs, by its length, its length of items, what is above."""
    count = len(found.items)
    alone = count == 1 and "." in found.last and _OUTCOME.match(before)
    if count < least and not alone:
        return False
    if all(chunk.tight for chunk in chunks):
        return True
    if found.words > _LONGEST_ITEM * count:
        return False
    if _FOLLOWING.search(before) and found.words <= _ANNOUNCED_ITEM * count:
        return True
    if before.endswith(":") and not (_parted(chunks) and _sentences(found)):
        return True
    listed = sum(item.text.text.endswith((";", ",")) for item in found.items) >= count - 1
    return found.form.kind == "bulleted" or listed or found.words <= _LONG_ITEM * count


def _parted(chunks: Sequence[Chunk]) -> bool:
    """Tell chunks with blank lines between them."""
    return all((b.text.line or 0) > a.text.lines[-1] + 1 for a, b in pairwise(chunks))


def _sentences(found: Reading) -> bool:
    """Tell items that are long, and each of them whole sentences: numbered paragraphs."""
    count = len(found.items)
    whole = all(item.text.text.rstrip('”"’)').endswith(".") for item in found.items)
    return whole and found.words > _LONG_ITEM * count


def _collect(chunks: Sequence[Chunk], found: Reading, before: str) -> tuple[Reading, int]:
    """Return the items of one form from the first chunk on, with what stands inside them."""
    form = found.form
    taken = 0
    indent = chunks[0].indent
    while taken < len(chunks):
        chunk = chunks[taken]
        number = _next(found, chunk)
        if number and (not found.items or _beside(form, chunk.indent, indent)):
            end = len(number)
            number = form.number(chunk.string)
            found.items.append(Item(chunk.text.cut(end), chunk.text.cut(0, end)))
            found.last = number
            found.words += len(chunk.string.split())
            taken += 1
            continue
        step = _inside(found, chunks[taken:], indent, before)
        if not step:
            break
        taken += step
    return found, taken


def _beside(form: Form, here: int, there: int) -> bool:
    """Tell whether an item stands beside another: bullets of one list stand equally far in."""
    return form.kind == "numbered" or abs(here - there) <= 1


def _next(found: Reading, chunk: Chunk) -> str:
    """Return the printed number of a chunk that is the next item, else ""."""
    if chunk.cells or chunk.quoted or chunk.told:
        return ""
    match = found.form.match(chunk.string)
    if not match or is_telegram_paragraph(chunk.string):
        return ""
    number = found.form.number(chunk.string)
    if found.last and found.form.kind == "numbered" and not follows(found.last, number):
        return ""
    return match


def _inside(found: Reading, chunks: Sequence[Chunk], indent: int, before: str) -> int:
    """Take what belongs to the last item: a list inside it, its further lines or paragraphs."""
    if not found.items:
        return 0
    chunk, last = chunks[0], found.items[-1]
    if chunk.cells or chunk.quoted or chunk.told:
        return 0
    if begins_item(chunk.string):
        if chunk.indent < indent - 1:
            return 0
        deeper = chunk.indent > indent + 1
        least = 1 if deeper else _LEAST
        inner, taken = read_list(chunks, last.text.text, found.mended, least, found.depth + 1)
        resumes = taken < len(chunks) and bool(_next(found, chunks[taken]))
        if inner is None or not (resumes or deeper or last.text.text.endswith(":")):
            return 0
        found.items[-1] = replace(last, inner=(*last.inner, inner))
        return taken
    if last.inner or is_separator(chunk.string) or page_number(chunk.string):
        return 0
    return _more(found, chunks, indent, before)


def _more(found: Reading, chunks: Sequence[Chunk], indent: int, before: str) -> int:
    """Take a line that goes on with the last item, or a further paragraph of it."""
    chunk, last = chunks[0], found.items[-1]
    text = (last.more or (last.text,))[-1]
    resumes = next(
        (at for at, one in enumerate(chunks[: _MOST_PARAGRAPHS + 1]) if _next(found, one)), 0
    )
    small = chunk.string[:1].islower() and not _SENTENCE_END.search(text.text)
    wrapped = resumes == 1 and _OPEN_END.search(text.text)
    if (small or wrapped) and len(chunk.string) <= _LONGEST_ROW:
        found.items[-1] = _joined(last, chunk.text)
        found.mended.append(chunk.text.line or 0)
        return 1
    deeper = chunk.indent > indent
    between = resumes and before.endswith(":") and not _LABEL.match(chunk.string)
    if (deeper or between) and _SENTENCE_END.search(text.text):
        found.items[-1] = replace(last, more=(*last.more, chunk.text))
        return 1
    return 0


def _joined(item: Item, text: Passage) -> Item:
    if item.more:
        return replace(item, more=(*item.more[:-1], join((item.more[-1], text))))
    return replace(item, text=join((item.text, text)))
