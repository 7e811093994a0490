"""Measure what the registers of a large corpus cost: time, memory and disk, for each part of them.

The corpus is made up: of the persons, places and organisations a few are named by most
documents and most by few, and the more documents there are, the more of them there are. A
quarter of the persons is known by a surname only, some by initials or with the surname first.

    python benchmarks/registers.py
    python benchmarks/registers.py 1000 1000000 --persons 10 --places 5 --organisations 3
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from converter.appearance import Appearance, Cast, Name, Occurrence, Presence, Things
from converter.persons import PATH, write_persons
from converter.register import Document, Registers, registers
from converter.register_pages import pages
from converter.settings import Edition, Settings
from converter.writing import write

SETTINGS = Settings(Edition(title="Measured"))
COUNTS = (1_000, 10_000, 100_000)
_SOUNDS = "ba co du fe gi ho ka li mo nu pe ra si to va wi".split()
_OFFICES = tuple(f"{one} of {two}" for one in ("Minister", "Clerk") for two in "ABCDEFGH")
_MORE = 1_000_000 if sys.platform == "darwin" else 1_000


def main() -> None:
    """Print seconds of the processor, milliseconds a document, and megabytes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", nargs="*", type=int, default=COUNTS)
    for kind, usual in (("persons", 10), ("places", 5), ("organisations", 3)):
        parser.add_argument(f"--{kind}", type=int, default=usual, help="named by each document")
    told = parser.parse_args()
    sizes = told.persons, told.places, told.organisations
    if len(told.documents) == 1:
        _measure(told.documents[0], *sizes)
        return
    for count in told.documents:
        # A process for each: the memory that one has used once is not counted again.
        options = (f"--persons={sizes[0]}", f"--places={sizes[1]}", f"--organisations={sizes[2]}")
        subprocess.run([sys.executable, __file__, str(count), *options], check=True)  # noqa: S603


def _measure(count: int, *sizes: int) -> None:
    corpus = Corpus(count, *sizes)
    began = time.process_time()
    for _ in corpus:
        pass
    making = time.process_time() - began
    print(f"{count:,} documents of {', '.join(map(str, sizes))} persons, places, organisations")
    print(f"{'':<22}{'seconds':>9}{'ms each':>9}{'peak MB':>9}")
    print(f"{'the documents alone':<22}{'':>9}{1000 * making / count:>9.2f}{_memory():>9.0f}")
    with registers(corpus) as made, tempfile.TemporaryDirectory() as folder:
        parts: dict[str, Callable[[], object]] = {
            "persons joined": lambda: made.persons,
            "places joined": lambda: made.places,
            "organisations joined": lambda: made.organisations,
            "persons.xml": lambda: write_persons(Path(folder), made, SETTINGS.edition),
            "pages": lambda: _write_pages(made, Path(folder)),
            "links of documents": lambda: _look_up(made, corpus),
        }
        began = time.process_time()
        made.gather()
        # The documents are made while they are taken in.
        all_ = _row("taken in", time.process_time() - began - making, count)
        for name, part in parts.items():
            began = time.process_time()
            part()
            all_ += _row(name, time.process_time() - began, count)
        _row("all", all_, count)
        html = [one.stat().st_size for one in Path(folder).glob("*.html")]
        print(
            f"{len(made.persons):,} persons, {len(made.places):,} places,"
            f" {len(made.organisations):,} organisations; {len(html)} pages of"
            f" {sum(html) / 1e6:.0f} MB, the largest has {max(html) / 1e6:.2f};"
            f" {PATH} has {Path(folder, PATH).stat().st_size / 1e6:.0f} MB;"
            f" on disk meanwhile {made.size / 1e6:.0f} MB\n"
        )


def _row(name: str, seconds: float, count: int) -> float:
    print(f"{name:<22}{seconds:>9.1f}{1000 * seconds / count:>9.2f}{_memory():>9.0f}", flush=True)
    return seconds


def _write_pages(made: Registers, folder: Path) -> None:
    for register in (made.persons, made.places, made.organisations):
        for path, html in pages(register, SETTINGS):
            write(folder, path, html.encode())


def _look_up(made: Registers, corpus: Corpus) -> None:
    for number in range(len(corpus)):
        made.addresses.of(corpus.id(number))


class Corpus:
    """Made-up documents, the same in each run and each time they are asked for."""

    def __init__(self, count: int, persons: int, places: int, organisations: int) -> None:
        """Keep how many documents there are, and how many of each kind they name."""
        self._count = count
        self._sizes = persons, places, organisations

    def __len__(self) -> int:
        """Return how many there are."""
        return self._count

    def __iter__(self) -> Iterator[Document]:
        """Yield them."""
        persons, places, organisations = self._sizes
        for number in range(self._count):
            chance = random.Random(number)  # noqa: S311 - nothing is secret here
            year = 1945 + number % 50
            when = f"{year}-{1 + chance.randrange(12):02}"
            people = {self._rank(chance): None for _ in range(persons)}
            things = Things.of(
                [_presence(self._rank(chance), chance, "") for _ in range(places)],
                [_presence(self._rank(chance), chance, " Committee") for _ in range(organisations)],
            )
            named = tuple(
                _appearance(f"p{at}", rank, year, chance) for at, rank in enumerate(people)
            )
            cast = Cast(named, f"Archive {chance.randrange(40)}", things=things)
            key = self.id(number).removeprefix("doc-")
            yield Document(f"doc-{key}", key, f"Report {number} of an Embassy", when, cast)

    def id(self, number: int) -> str:
        """Return the id of a document."""
        return f"doc-{1945 + number % 50}-{number:07}-report"

    def _rank(self, chance: random.Random) -> int:
        """Return the rank of a name: its logarithm is even, which is Zipf's law."""
        return int((2 * self._count) ** chance.random())


def _appearance(ident: str, rank: int, year: int, chance: random.Random) -> Appearance:
    """Return a person, called in one of the ways that documents call people."""
    human = random.Random(-rank)  # noqa: S311
    surname = _name(int(30_000 ** human.random()))
    forename = _name(int(600 ** human.random()) + 40_000)
    way = chance.random()
    if way < 0.28:  # noqa: PLR2004 - as in the specimens
        name = Name(surname, surname)
    elif way < 0.38:  # noqa: PLR2004
        name = Name(f"{forename[0]}. {surname}", surname, (f"{forename[0]}.",))
    elif way < 0.4:  # noqa: PLR2004
        name = Name(f"{surname} {forename}", forename, (surname,), sure=False, others=(surname,))
    else:
        name = Name(f"{forename} {surname}", surname, (forename,))
    offices = (human.choice(_OFFICES),) if chance.random() < 0.3 else ()  # noqa: PLR2004
    known = name.sure and bool(name.forenames)
    lines = _lines(name.text, chance)
    return Appearance(
        ident,
        (name, Name(surname, surname)) if known and chance.random() < 0.5 else (name,),  # noqa: PLR2004
        surname if known else "",
        name.forenames[0] if known else "",
        offices,
        mentions=len(lines) + year % 2,
        occurrences=lines,
    )


def _presence(rank: int, chance: random.Random, kind: str) -> Presence:
    name = _name(rank) + kind
    lines = _lines(name, chance)
    ident = f"{name.lower().replace(' ', '-')}-{chance.randrange(10**6)}"
    return Presence(ident, (name,), (), (), (), len(lines), lines)


def _lines(name: str, chance: random.Random) -> tuple[Occurrence, ...]:
    return tuple(
        Occurrence("paragraph", str(n), f"p{n}", _line(chance), name, _line(chance))
        for n in (chance.randint(1, 90) for _ in range(1 + (chance.random() < 0.6)))  # noqa: PLR2004
    )


def _line(chance: random.Random) -> str:
    return " ".join(_name(int(5000 ** chance.random())).lower() for _ in range(12)) + " "


def _name(rank: int) -> str:
    sounds = ""
    while rank:
        rank, sound = divmod(rank, len(_SOUNDS))
        sounds += _SOUNDS[sound]
    return (sounds or "oro").capitalize()


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MORE


if __name__ == "__main__":
    main()
