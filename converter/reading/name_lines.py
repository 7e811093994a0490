"""A speaker's name and the speech below it, printed as lines of one paragraph: parted again.

Markdown and hard-wrapped text keep no blank line between the name and what is
said (survey, traps: name line alone), and often none between two turns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from converter.passage import Passage
from converter.reading.chunks import Chunk, chunk
from converter.reading.speakers import label_of, lone_label
from converter.regexes import regex

_SPOKEN = regex(r"[.!?…:;\"”’)\]—–]$")
_LEAST_TURNS = 2
_PART_OF_NAME = regex(r"[\[(][^\])]{0,60}[\])]|\W")


def part_names(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Return the chunks with each speaker's name apart from the speech below it.

    A name counts when it stands above words at least twice on the page, or
    between or behind such turns in capitals.
    """
    often = Counter(name for item in chunks for _, name in _names(item))
    known = {name for name, count in often.items() if count >= _LEAST_TURNS}
    if not known:
        return list(chunks)
    return [part for item in chunks for part in _parted(item, frozenset(often))]


def _names(item: Chunk) -> Iterator[tuple[int, str]]:
    """Yield the rows of a chunk that hold a speaker's name alone, with words below them."""
    if len(item.rows) < _LEAST_TURNS or item.cells or item.quoted or item.told:
        return
    for place, row in enumerate(item.rows[:-1]):
        above = item.rows[place - 1].text if place else ""
        below = item.rows[place + 1].text
        if above and not _SPOKEN.search(above):
            continue
        if _is_name(row.text) and _is_speech(below, item):
            yield place, _key(row.text)


def _is_name(text: str) -> bool:
    """Tell a name in capitals, in bold or with a colon, and nothing that a line of an opener may be."""
    told = text.endswith(":") or text.startswith("**") or _PART_OF_NAME.sub("", text).isupper()
    prose = chunk(Passage("We speak of this and of nothing else."))
    return told and bool(lone_label(chunk(Passage(text)), [prose]))


def _is_speech(below: str, item: Chunk) -> bool:
    """Tell words that somebody says: a capital, and a sentence that ends here or further down."""
    said = below.lstrip("“\"'‘(—–- …")
    return (
        said[:1].isupper()
        and not label_of(below)
        and not said.isupper()
        and bool(_SPOKEN.search(item.rows[-1].text))
    )


def _key(text: str) -> str:
    return re.sub(r"[\[(][^\])]*[\])]", "", text).strip(" *:").casefold()


def _parted(item: Chunk, known: frozenset[str]) -> list[Chunk]:
    """Return the names and speeches of a chunk, each by itself."""
    places = [place for place, name in _names(item) if name in known]
    if not places:
        return [item]
    starts, at = [], 0
    for row in item.rows:
        at = item.string.index(row.text, at)
        starts.append(at)
        at += len(row.text)
    edges = sorted({0, *places, *(place + 1 for place in places), len(item.rows)})
    parts = []
    for begin, end in pairwise(edges):
        stop = starts[end] if end < len(starts) else len(item.string)
        parts.append(
            replace(item, text=item.text.cut(starts[begin], stop), rows=item.rows[begin:end])
        )
    return parts
