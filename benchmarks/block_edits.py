"""Count the edits from our blocks to those of a key, by the words that they share.

Ours and the key's are two runs of blocks over (nearly) the same words. The words
are aligned; a block of which fewer than half the words find a partner counts as
not there at all. Then, each counted once:

    split   a block of the key begins inside one of ours; the new element may be any
    merge   a block of ours begins inside one of the key's
    retag   none of our blocks under a block of the key has its kind
    move    a block of the key stands in ours, but elsewhere (or in the header)
    add     a block of the key stands nowhere in ours
    remove  a block of ours stands nowhere in the key

So a paragraph that should be a heading and a paragraph is one split, and a boundary in
the wrong place is a split and a merge. A kind of the key may be several (``item/p``:
each is right), and one that ends in ``*`` may also be one with its neighbours. Lines of
one kind (a signature and its office, the rows of a distribution) may be one block where
ours has a line break between them. Separators, page marks and gaps that stand alone are
compared by their number only, so that a paragraph may go on over them; ``p+`` in a key
is such a paragraph going on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from edit import Edit, shortened
from tei_blocks import MARKS, Printed
from words import Page, pairs, words

# Other words for the same in keys.
_SAME = {
    "sep": "separator", "csalute": "closer-salute", "cdateline": "closer-dateline",
    "ps": "postscript", "part": "participants-item", "partlabel": "list-label",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """A block of a key: its kinds, its text, and whether it may be one with its neighbours."""

    kinds: frozenset[str]
    block: Printed
    soft: bool = False
    joined: bool = False

    @classmethod
    def of(cls, row: Sequence[object]) -> Wanted:
        """Read a block of a key, ``[kinds, text]`` or ``[kinds, text, joined]``."""
        told, text, *rest = row
        names = [name for name in str(told).rstrip("*").split("/") if name]
        kinds = {_SAME.get(name, "quote" if name.startswith("q-") else name) for name in names}
        # A key that does not tell turns apart says p for what a speaker says next.
        kinds |= {"sp+"} if "p" in kinds else set()
        kinds |= {"nested-item"} if "item" in kinds else set()
        first = _SAME.get(names[0], names[0])
        if not words(str(text)):
            # A mark alone, ``p/gap`` with "[…]": it is compared as one.
            first = next((name for name in sorted(kinds & MARKS)), first)
        return cls(frozenset(kinds), Printed(first, str(text)), str(told).endswith("*"), bool(rest))

    def accepts(self, kind: str) -> bool:
        """Tell whether a block of this kind is right; a key's ``?`` takes any."""
        return kind in self.kinds or "?" in self.kinds


def block_edits(
    ours: Sequence[Printed], key: Sequence[Wanted], page: Page, header: Sequence[str] = ()
) -> list[Edit]:
    """Return the edits from our blocks to the key's; ``header`` holds texts that went there."""
    edits_of_marks = list(_marks(ours, key))
    ours = [block for block in ours if block.kind not in MARKS]
    key = _whole([one for one in key if one.block.kind not in MARKS])
    mine = _run(ours)
    shared = _shared(mine, _run([one.block for one in key]))
    edits = _Edits(ours, key, page, mine)
    missing = [at for at in range(len(key)) if at not in {pair.other for pair in shared}]
    spare = [at for at in range(len(ours)) if at not in {pair.one for pair in shared}]
    for at in missing:
        twin = next((one for one in spare if ours[one].words == key[at].block.words), None)
        if twin is not None:
            spare.remove(twin)
            edits.tell("move", twin, at)
            if not key[at].accepts(ours[twin].kind):
                edits.tell("retag", twin, at)
        elif key[at].block.text in header:
            edits.tell("move", None, at)
        else:
            edits.tell("add", None, at)
    for at in spare:
        edits.tell("remove", at, None)
    for last, pair in pairwise(shared):
        one, other = key[last.other], key[pair.other]
        starts = pair.word in ours[pair.one].line_starts and one.kinds == other.kinds
        loose = one.soft or other.soft or other.joined or starts
        if last.one == pair.one and last.other != pair.other and not loose:
            edits.tell("split", pair.one, pair.other)
        if last.one != pair.one and last.other == pair.other and not other.soft:
            edits.tell("merge", pair.one, pair.other)
    for at, there in _wrong_kinds(ours, key, shared):
        edits.tell("retag", at, there)
    return [*edits.found, *edits_of_marks]


def _wrong_kinds(
    ours: Sequence[Printed], key: Sequence[Wanted], shared: Sequence[_Pair]
) -> Iterator[tuple[int, int]]:
    """Yield the blocks of ours that keep their words and not their kind, with the key's."""
    under: dict[int, Counter[int]] = {}
    for pair in shared:
        under.setdefault(pair.other, Counter())[pair.one] += 1
    right = {
        one
        for other, pieces in under.items()
        for one in pieces
        if key[other].accepts(ours[one].kind)
    }
    for other, pieces in sorted(under.items()):
        most = pieces.most_common(1)[0][0]
        # What a split makes of the rest of a block has the name that it needs.
        if not right & set(pieces) and most not in right:
            right.add(most)
            yield most, other


def _marks(ours: Sequence[Printed], key: Sequence[Wanted]) -> Iterator[Edit]:
    """Yield the separators, page marks and gaps that are too few or too many."""
    have = Counter(block.kind for block in ours if block.kind in MARKS)
    wanted = Counter(one.block.kind for one in key if one.block.kind in MARKS)
    for operation, lot in (("add", wanted - have), ("remove", have - wanted)):
        for kind in lot.elements():
            yield Edit(operation, kind, "text")


def _whole(key: Sequence[Wanted]) -> list[Wanted]:
    """Return the key with each ``p+`` joined to the paragraph that it goes on with."""
    joined: list[Wanted] = []
    for one in key:
        if one.block.kind == "p+" and joined:
            text = f"{joined[-1].block.text} {one.block.text}"
            joined[-1] = replace(joined[-1], block=Printed(joined[-1].block.kind, text))
        else:
            joined.append(one)
    return joined


class _Word(NamedTuple):
    """A word with its block and its place in the block."""

    text: str
    block: int
    at: int


class _Pair(NamedTuple):
    """A word that both have: its block and place in ours, its block in the key."""

    one: int
    word: int
    other: int


def _run(blocks: Sequence[Printed]) -> list[_Word]:
    return [
        _Word(word, number, at)
        for number, block in enumerate(blocks)
        for at, word in enumerate(block.words)
    ]


class _Edits:
    """Collect edits with the lines where they are to be made."""

    def __init__(
        self, ours: Sequence[Printed], key: Sequence[Wanted], page: Page, mine: list[_Word]
    ) -> None:
        self.found: list[Edit] = []
        self._ours, self._key, self._page = ours, key, page
        lines = page.lines([word.text for word in mine])
        self._line = {
            word.block: line for word, line in reversed(list(zip(mine, lines, strict=True)))
        }

    def tell(self, operation: str, one: int | None, other: int | None) -> None:
        """Add an edit of a block of ours, a block of the key, or one into the other."""
        have = self._ours[one].kind if one is not None else ""
        wanted = "/".join(sorted(self._key[other].kinds)) if other is not None else ""
        block = self._key[other].block if other is not None else self._ours[one or 0]
        arrow = f"{have} -> {wanted}" if have and wanted else have or wanted
        line = self._line.get(one) if one is not None else None
        if other is not None and operation in {"add", "split"}:
            line = next((at for at in self._page.lines(block.words) if at), line)
        self.found.append(Edit(operation, f"{arrow}: {shortened(block.text)}", "text", line))


def _shared(mine: Sequence[_Word], wanted: Sequence[_Word]) -> list[_Pair]:
    """Return the words that both have, those of blocks that hardly share any left out."""
    aligned = pairs([word.text for word in mine], [word.text for word in wanted])
    shared = [_Pair(mine[one].block, mine[one].at, wanted[other].block) for one, other in aligned]
    sizes = [Counter(word.block for word in side) for side in (mine, wanted)]
    while True:
        ones = Counter(pair.one for pair in shared)
        others = Counter(pair.other for pair in shared)
        kept = [
            pair
            for pair in shared
            if 2 * ones[pair.one] >= sizes[0][pair.one]
            and 2 * others[pair.other] >= sizes[1][pair.other]
        ]
        if len(kept) == len(shared):
            return kept
        shared = kept
