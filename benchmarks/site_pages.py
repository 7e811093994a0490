"""Measure the pages to browse by of a large edition: made-up documents, seconds, sizes, memory."""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from converter.filing import Filing
from converter.outcome import Outcome, Output, output_path
from converter.register import registers
from converter.settings import Edition, Settings
from converter.site import pages
from converter.writing import write

_KIB = 1024
_FIRST, _LAST = 1946, 1991
_LETTERS = "abcdefghijklmnoprstuvwz"


def main() -> None:
    """Print how long the pages take, how many there are, the largest one and the memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--out", type=Path, help="keep the pages in this folder")
    options = parser.parse_args()
    made = list(outcomes(options.documents))
    before = peak()
    with tempfile.TemporaryDirectory() as folder:
        began, worked = time.perf_counter(), time.process_time()
        sizes = dict(written(made, options.out or Path(folder)))
        seconds, work = time.perf_counter() - began, time.process_time() - worked
    largest = max(sizes, key=lambda path: sizes[path])
    print(
        f"{options.documents} documents, {len(sizes)} pages, {seconds:.0f} s ({work:.0f} s of work)"
    )
    print(f"largest page {sizes[largest] / _KIB:.0f} KiB: {largest}")
    print(f"all pages {sum(sizes.values()) / _KIB / _KIB:.0f} MiB")
    print(f"peak memory {peak():.0f} MiB, {before:.0f} MiB of it before the first page")


def outcomes(count: int) -> Iterator[Outcome]:
    """Yield documents as a large archive has them: few archives, many senders, some undated."""
    draw = random.Random(1962)  # noqa: S311  (documents for a measurement)
    senders = [_name(draw) for _ in range(max(20, count // 12))]
    places = [_word(draw).title() for _ in range(max(10, count // 250))]
    archives = [f"State Archive of {_word(draw).title()}" for _ in range(24)]
    collections = [f"Fond {number}" for number in range(1, 60)]
    for number in range(count):
        year = min(_LAST, max(_FIRST, round(draw.gauss(1963, 9))))
        when = f"{year}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
        sender = draw.choice(senders)
        receiver = senders[min(len(senders) - 1, int(draw.expovariate(1 / 40)))]
        output = f"{year}/{number:06}"
        yield Outcome(
            source=f"{output}.txt",
            output=output,
            id=f"doc-{number:06}",
            title=f"{_word(draw).title()} Embassy, Report on {_word(draw)} and {_word(draw)}",
            when="" if number % 50 == 0 else when,
            kind=draw.choice(("report", "telegram", "telegram", "minutes", "letter")),
            sender=sender,
            receivers=(receiver,),
            place=draw.choice(places) if number % 3 else "",
            filing=Filing(
                parties=(("sender", sender, ""), ("receiver", receiver, "")),
                archive=draw.choice(archives),
                collections=(draw.choice(collections),),
                classification=draw.choice(("", "Secret", "Top secret")),
                languages=(draw.choice(("en", "ru", "de", "hu")),),
            ),
            words={"source": draw.randint(80, 4000)},
            persons=draw.randint(0, 30),
            outputs=tuple(
                Output(kind, output_path(kind, output), "") for kind in ("tei", "html", "text")
            ),
        )


def _word(draw: random.Random) -> str:
    return "".join(draw.choice(_LETTERS) for _ in range(draw.randint(4, 9)))


def _name(draw: random.Random) -> str:
    return f"{_word(draw).title()} {_word(draw).title()}"


def written(made: list[Outcome], out: Path) -> Iterator[tuple[str, int]]:
    """Write the pages and yield the size of each."""
    with registers([]) as nobody:
        for path, page in pages(made, nobody, Settings(Edition(title="The Large Edition"))):
            data = page.encode()
            write(out, path, data)
            yield path, len(data)


def peak() -> float:
    """Return the most memory that the process has held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KIB


if __name__ == "__main__":
    main()
