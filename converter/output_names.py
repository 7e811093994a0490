"""The names of reports, and what their outputs are called: few bytes in memory for each."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from hashlib import blake2b, sha256
from itertools import pairwise
from typing import overload

from converter.regexes import regex

SUFFIXES = (".txt", ".md")
# Names that the converter gives itself, when it must not touch a TEI file.
OURS = regex(r"\.new(-[0-9]+)?$", re.IGNORECASE)

_MOST = 200
"""Bytes of a name in OUT without its suffix; most file systems allow 255 with it."""
_KEPT = _MOST - 9


def stem_of(name: str) -> str:
    """Return the name of a report without its suffix.

    >>> stem_of("1962/v1.2.TXT"), stem_of("1962/.txt"), stem_of("a.text")
    ('1962/v1.2', '1962/.txt', 'a.text')
    """
    at = name.rfind(".")
    known = at > name.rfind("/") + 1 and name[at:].lower() in SUFFIXES
    return name[:at] if known else name


def fitting(path: str) -> str:
    """Return the path of an output whose last name leaves room for the suffixes.

    What is too long is cut, and gets the start of its checksum, so that two names stay two.

    >>> fitting("1962/letter"), len(fitting("x" * 255)), fitting("x" * 255)[-9:]
    ('1962/letter', 200, '-d22609da')
    """
    folder, slash, name = path.rpartition("/")
    data = name.encode()
    if len(data) <= _MOST:
        return path
    checksum = sha256(data).hexdigest()[:8]
    return f"{folder}{slash}{data[:_KEPT].decode(errors='ignore')}-{checksum}"


class Names(Sequence[str]):
    """Names one behind the other, without what Python needs for an object of each."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take the names; none has half a character (a lone surrogate)."""
        self._ends = array("Q", [0])
        held = bytearray()
        for name in names:
            held += name.encode()
            self._ends.append(len(held))
        self._held = bytes(held)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._ends) - 1

    @overload
    def __getitem__(self, at: int) -> str: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...

    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        """Return one of them, or several."""
        if isinstance(at, slice):
            return [self[one] for one in range(len(self))[at]]
        place = range(len(self))[at]
        return self._held[self._ends[place] : self._ends[place + 1]].decode()

    def __iter__(self) -> Iterator[str]:
        """Yield them in their order."""
        return (self._held[start:end].decode() for start, end in pairwise(self._ends))


class OutputNames:
    """The names of the outputs of reports, each made when it is asked for.

    A report's is its own without the suffix. Where two would be alike, both keep the suffix;
    where that does not help, a number follows. Names that differ only in case or in the way of
    writing an accent count as alike: some file systems take them for one. To find them, names
    are compared by checksums of 8 bytes (of a million names no two have the same but once in
    30 million corpora, and then one of them keeps its suffix without need).

    >>> made = OutputNames(["a.md", "a.txt", "b.txt", "C.txt", "c.txt"])
    >>> [made.of(number, name) for number, name in enumerate(["a.md", "a.txt", "b.txt"])]
    ['a.md', 'a.txt', 'b']
    """

    def __init__(self, names: Collection[str]) -> None:
        """Take the names of all reports of a corpus, in their order."""
        self._whole = bytearray(len(names))
        self._numbered: dict[int, str] = {}
        sums = array("Q", map(checksum, map(folded, map(stem_of, names))))
        for number, name in enumerate(names):
            if OURS.search(stem_of(name)):
                self._keep_suffix(number, name, sums)
        while alike := alike_of(sums):
            clashing = [
                (number, name)
                for number, name in enumerate(names)
                if sums[number] in alike and not self._whole[number]
            ]
            if not clashing:
                self._count_up(names, sums, alike)
                break
            for number, name in clashing:
                self._keep_suffix(number, name, sums)

    def of(self, number: int, name: str) -> str:
        """Return the name of the outputs of the report that has this place and this name."""
        whole = self._whole[number]
        return fitting(self._numbered.get(number, name) if whole else stem_of(name))

    def _keep_suffix(self, number: int, name: str, sums: array[int]) -> None:
        self._whole[number] = 1
        sums[number] = checksum(folded(name))

    def _count_up(self, names: Iterable[str], sums: Sequence[int], alike: set[int]) -> None:
        """Put numbers behind names that are alike with their suffixes, the first one's apart."""
        others = array("Q", sorted(one for one in sums if one not in alike))
        taken: set[int] = set()
        for at, name in enumerate(names):
            if sums[at] not in alike:
                continue
            output, number = name, 1
            while holds(others, one := checksum(folded(output))) or one in taken:
                number += 1
                output = f"{name}-{number}"
            taken.add(one)
            if output != name:
                self._numbered[at] = output


def checksum(text: str) -> int:
    """Return a number of 8 bytes that another text has only by a rare chance."""
    data = text.encode(errors="surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest())


def folded(name: str) -> str:
    """Return a name as file systems compare it that take capitals and small letters for one."""
    if not name.isascii():
        name = unicodedata.normalize("NFC", name)
    return unicodedata.normalize("NFC", name.casefold())


def alike_of(sums: Iterable[int]) -> set[int]:
    """Return the checksums that two or more names have."""
    return {one for one, other in pairwise(sorted(sums)) if one == other}


def holds(ordered: Sequence[int], one: int) -> bool:
    """Return whether a number is among others, which are sorted."""
    at = bisect_left(ordered, one)
    return at < len(ordered) and ordered[at] == one
