"""Reports of a wanted size, made of the specimens: the same numbers make the same files.

Each has the page of one specimen (its layout, fields, notes and closer), paragraphs of all
specimens put in the middle of its body until it is long enough, and surnames, days and years
of its own, so that no two are alike and no name stands in every report.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from vary_names import Maker

from converter.corpus import find
from converter.model import Home
from converter.pipeline import divide, read
from converter.settings import Settings
from converter.source import Source, decode
from converter.tools import Tools

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
_SHORTEST = 200  # characters: what is shorter may be a heading, a signature or a list's item
_PROSE = re.compile(r"[A-Z][^\[\]*|#<>]*[.!?]\"?")
_DAY = re.compile(
    r"\b([12]?[1-9])(?= (?:January|February|March|April|May|June|July|August|Sept|Oct))"
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_MADE_UP = 3000  # surnames: a large corpus meets most of them many times
_SAME = 0.3  # of the names of a page stay as they are, so that documents share persons


@dataclass(frozen=True, slots=True)
class Specimen:
    """A page in three parts: paragraphs go between the first and the last.

    ``between`` stands before each of them; ``names`` are the words of its persons' surnames.
    """

    name: str
    before: str
    after: str
    between: str
    paragraphs: tuple[str, ...]
    names: frozenset[str]

    def __len__(self) -> int:
        """Return the characters of the page as it is."""
        return len(self.before) + len(self.after)


def made_reports(count: int, size: int = 10_000, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each report, of about ``size`` bytes.

    Of pages that are longer by themselves only those of less than twice the size are taken
    (the shortest, where there is none), and they stay as they are.
    """
    every, pool, surnames = _specimens(), _pool(), _surnames()
    shortest = min(map(len, every))
    pages = [page for page in every if len(page) < max(2 * size, shortest + 1)]
    names = frozenset().union(*(page.names for page in every))
    for number in range(count):
        chance = random.Random(f"{seed}:{number}")  # noqa: S311  (no secret)
        page = pages[number % len(pages)]
        text = _grown(page, pool, size, chance)
        yield f"{number:06d}-{page.name}", _changed(text, names, surnames, chance)


def write_reports(folder: Path, count: int, size: int = 10_000, seed: int = 1) -> int:
    """Write the reports into a folder, a thousand in each folder of it; return their bytes."""
    written = 0
    for number, (name, text) in enumerate(made_reports(count, size, seed)):
        place = folder / f"{number // 1000:04d}"
        place.mkdir(parents=True, exist_ok=True)
        data = text.encode()
        (place / name).write_bytes(data)
        written += len(data)
    return written


def _grown(page: Specimen, pool: Sequence[str], size: int, chance: random.Random) -> str:
    """Return a page with so many paragraphs more that it is about ``size`` bytes long."""
    pieces, length = [], len((page.before + page.after).encode())
    while length < size:
        piece = page.between + chance.choice(pool)
        if length + len(piece.encode()) > size + _SHORTEST:
            piece = piece[: max(_SHORTEST, size - length)].rsplit(". ", 1)[0].rstrip(".") + "."
        pieces.append(piece)
        length += len(piece.encode())
    return "".join([page.before, *pieces, page.after])


def _changed(
    text: str, names: frozenset[str], surnames: Sequence[str], chance: random.Random
) -> str:
    """Return a text with other surnames and other days, each surname the same throughout."""
    new: dict[str, str] = {}

    def name(word: re.Match[str]) -> str:
        old = word[0]
        if old not in names:
            return old
        if old not in new:
            # The square: some names are in many documents and most in a few.
            at = int(len(surnames) * chance.random() ** 2)
            new[old] = old if chance.random() < _SAME else surnames[at]
        return new[old]

    days = chance.randrange(9)
    changed = _DAY.sub(lambda day: str((int(day[1]) + days) % 28 + 1), text)
    return _WORD.sub(name, changed)


@cache
def _tools() -> Tools:
    return Tools.build(Settings())


@cache
def _specimens() -> tuple[Specimen, ...]:
    return tuple(_specimen(entry.read()) for entry in find(CORPUS))


def _specimen(source: Source) -> Specimen:
    """Return a specimen, cut behind the middle one of its long paragraphs."""
    lines, regions, _ = divide(source, _tools())
    text = decode(source, None).text
    numbers = {
        line.number for one in regions.regions if one.home is Home.BODY for line in one.lines
    }
    body = [line for line in lines if line.number in numbers and not line.blank]
    long = [line for line in body if len(line.text) >= _SHORTEST]
    # Where lines are broken, a paragraph goes on where a sentence ends.
    ends = long or [line for line in body if line.text.endswith(".")] or body
    cut = ends[len(ends) // 2].end
    report = read(source, _tools())
    surnames = {part for one in report.people for part in _WORD.findall(one.surname or "")}
    return Specimen(
        source.name,
        text[:cut],
        text[cut:],
        "\n\n" if any(line.blank for line in lines[:-1]) else "\n",
        tuple(line.text for line in long if _PROSE.fullmatch(line.text.strip())),
        frozenset(surnames),
    )


@cache
def _pool() -> tuple[str, ...]:
    return tuple(sorted({one.strip() for page in _specimens() for one in page.paragraphs}))


@cache
def _surnames() -> tuple[str, ...]:
    """Return made-up surnames that look like those of the specimens."""
    known = sorted(frozenset().union(*(page.names for page in _specimens())))
    maker = Maker(known, _tools().lexicon, random.Random(1))  # noqa: S311  (no secret)
    return tuple(maker.make() for _ in range(_MADE_UP))
