"""Measure how long the register of places of a large corpus takes, and how much memory.

Beside it the second phase, which writes the links to the register into the pages of documents.

The corpus is made up: each document has the same number of places, few of them named by
most documents and most of them by few, each with one or two lines.

    python benchmarks/registers.py
    python benchmarks/registers.py 100000 20 --filled 10000
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from converter.appearance import Cast, Occurrence, Presence, Things
from converter.outcome import Outcome, Output, output_path
from converter.register import Addresses, Document, Thing, register_of
from converter.register_pages import pages
from converter.second_phase import fill_pages
from converter.settings import Edition, Settings
from converter.writing import write

SETTINGS = Settings(Edition(title="Measured"))
_SOUNDS = "ba co du fe gi ho ka li mo nu pe ra si to va wi".split()
_MORE = 1_000_000 if sys.platform == "darwin" else 1_000


def main() -> None:
    """Print seconds of the processor and megabytes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", nargs="?", type=int, default=10_000)
    parser.add_argument("places", nargs="?", type=int, default=20)
    parser.add_argument("--names", type=int, default=20_000, help="different places there are")
    parser.add_argument("--filled", type=int, default=0, help="pages of documents to be filled")
    told = parser.parse_args()
    made = list(documents(told.documents, told.places, told.names))
    packed = sum(len(one.cast.things.packed + one.cast.things.lines) for one in made)
    print(f"{len(made):,} documents of {told.places} places, packed {packed / 1e6:.0f} MB")
    print(f"{'':<22}{'seconds':>9}{'peak MB':>9}")
    print(f"{'the documents':<22}{'':>9}{_memory():>9.0f}")
    began = time.process_time()
    places = register_of(made, "places")
    print(f"{'joined':<22}{time.process_time() - began:>9.1f}{_memory():>9.0f}")
    began = time.process_time()
    addresses = Addresses()
    sizes = {path: len(html.encode()) for path, html in _pages(places, addresses)}
    print(f"{'pages':<22}{time.process_time() - began:>9.1f}{_memory():>9.0f}")
    if told.filled:
        began = time.process_time()
        _fill(made[: told.filled], addresses)
        print(f"{'filled':<22}{time.process_time() - began:>9.1f}{_memory():>9.0f}")
    names = sizes.pop("places.html")
    print(f"{len(places):,} entries; places.html has {names / 1e6:.2f} MB")
    largest = max(sizes.values(), default=0) / 1e6
    together = sum(sizes.values()) / 1e6
    print(f"{len(sizes)} further pages of {together:.0f} MB, the largest has {largest:.2f}")


def documents(count: int, places: int, names: int) -> Iterator[Document]:
    """Yield made-up documents, the same in each run."""
    chance = random.Random(1)  # noqa: S311 - nothing is secret here
    for number in range(count):
        # The logarithm of a rank is even: Zipf's law.
        ranks = {int(names ** chance.random()) for _ in range(places)}
        things = Things.of((_presence(rank, chance) for rank in sorted(ranks)), ())
        key = f"{1945 + number % 50}-{number:06}-report"
        when = f"{1945 + number % 50}-{1 + number % 12:02}"
        yield Document(
            f"doc-{key}", key, f"Report {number} of an Embassy", when, Cast(things=things)
        )


def _presence(rank: int, chance: random.Random) -> Presence:
    name = _name(rank)
    lines = tuple(
        Occurrence("paragraph", str(n), f"p{n}", _line(chance), name, _line(chance))
        for n in (chance.randint(1, 90) for _ in range(1 + (rank % 3 == 0)))
    )
    return Presence(name.lower(), (name,), (), (), (), len(lines), lines)


def _line(chance: random.Random) -> str:
    return " ".join(_name(int(5000 ** chance.random())).lower() for _ in range(12)) + " "


def _name(rank: int) -> str:
    sounds = ""
    while rank:
        rank, sound = divmod(rank, len(_SOUNDS))
        sounds += _SOUNDS[sound]
    return (sounds or "oro").capitalize()


def _pages(places: tuple[Thing, ...], addresses: Addresses) -> Iterator[tuple[str, str]]:
    return pages("places", places, SETTINGS, addresses=addresses)


def _fill(documents: Sequence[Document], addresses: Addresses) -> None:
    """Fill the pages of documents, each of thirty kilobytes."""
    outcomes = []
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        for one in documents:
            places = "".join(
                f"<li><!--fill {address.key}--><!--/fill--></li>"
                for address in addresses.of(one.id)
            )
            data = f"<nav><!--fill neighbours--><!--/fill--></nav>{places}<p>{'word ' * 6000}</p>"
            path = output_path("html", one.output)
            write(out, path, data.encode())
            outcomes.append(
                Outcome(
                    source=f"{one.output}.txt",
                    output=one.output,
                    id=one.id,
                    title=one.title,
                    when=one.when,
                    outputs=(Output("html", path, ""),),
                )
            )
        for _ in fill_pages(outcomes, addresses, SETTINGS, out):
            pass


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MORE


if __name__ == "__main__":
    main()
