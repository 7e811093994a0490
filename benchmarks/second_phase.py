"""Measure what a run makes of all documents together, for made-up documents: work and memory.

Each part and size is measured in a process of its own, so that its memory is its own. The
documents are made anew each time they are asked for; that work is not counted.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from converter import corpus_text, records, report_page
from converter.filing import Filing
from converter.findings import Finding
from converter.outcome import Outcome, Output, Tally, output_path
from converter.proof import listing
from converter.register import Address, registers
from converter.second_phase import fill_pages
from converter.settings import Edition, Settings
from converter.site import pages
from converter.writing import write

_MORE = 1024
_FIRST, _LAST = 1946, 1991
_LETTERS = "abcdefghijklmnoprstuvwz"
_KINDS = ("tei", "html", "text")
_NAMES, _ENTRIES = 20, 20
_SETTINGS = Settings(Edition(title="The Large Edition"))


class Documents:
    """So many documents as a large archive has them, made while they are asked for."""

    def __init__(self, count: int) -> None:
        """Draw the names that the documents share."""
        self.seconds = 0.0
        self._count = count
        draw = random.Random(1962)  # noqa: S311  (documents for a measurement)
        self._senders = [_name(draw) for _ in range(max(20, count // 12))]
        self._places = [_word(draw).title() for _ in range(max(10, count // 250))]
        self._archives = [f"State Archive of {_word(draw).title()}" for _ in range(24)]

    def __len__(self) -> int:
        """Return how many there are."""
        return self._count

    def __contains__(self, one: object) -> bool:
        """Return whether this is one of them."""
        return any(one == other for other in self)

    def __iter__(self) -> Iterator[Outcome]:
        """Yield them in the order of their sources; note how long it took to make them."""
        for number in range(self._count):
            began = time.process_time()
            made = self._make(number)
            self.seconds += time.process_time() - began
            yield made

    def _make(self, number: int) -> Outcome:
        draw = random.Random(number)  # noqa: S311  (the same)
        year = min(_LAST, max(_FIRST, round(draw.gauss(1963, 9))))
        when = f"{year}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
        sender = draw.choice(self._senders)
        receiver = self._senders[min(len(self._senders) - 1, int(draw.expovariate(1 / 40)))]
        output = f"{number // 1000:04}/{number:07}"
        degrees = ("high", "high", "high", "medium", "low")
        names = (
            (line, 40, 52, "Comrade Vela", "vela", "title", "title", draw.choice(degrees), "")
            for line in range(_NAMES)
        )
        codes = ("repaired-sentence", "text-damaged", "title-inferred", "dates-disagree")
        found = (Finding(draw.choice(codes), "Look at it.", 4) for _ in range(draw.randint(0, 2)))
        return Outcome(
            source=f"{output}.txt",
            output=output,
            id=f"doc-{number:07}",
            layout=draw.choice(("plain", "archive-full")),
            title=f"{_word(draw).title()} Embassy, Report on {_word(draw)} and {_word(draw)}",
            when="" if number % 50 == 0 else when,
            kind=draw.choice(("report", "telegram", "telegram", "minutes", "letter")),
            sender=sender,
            receivers=(receiver,),
            place=draw.choice(self._places) if number % 3 else "",
            filing=Filing(
                parties=(("sender", sender, ""), ("receiver", receiver, "")),
                archive=draw.choice(self._archives),
                collections=(f"Fond {draw.randint(1, 59)}",),
                classification=draw.choice(("", "Secret", "Top secret")),
                languages=(draw.choice(("en", "ru", "de", "hu")),),
            ),
            words={"source": draw.randint(80, 4000), "dropped": draw.randint(0, 40)},
            persons=draw.randint(0, 30),
            mentions=tuple(names),
            findings=tuple(found),
            outputs=tuple(Output(kind, output_path(kind, output), "0" * 64) for kind in _KINDS),
            proof=Tally(weak=draw.randint(0, 3), asked=draw.randint(0, 3)),
        )


def _word(draw: random.Random) -> str:
    return "".join(draw.choice(_LETTERS) for _ in range(draw.randint(4, 9)))


def _name(draw: random.Random) -> str:
    return f"{_word(draw).title()} {_word(draw).title()}"


class _Everywhere:
    """Addresses of entries: each document leads to so many, and all documents to the same."""

    def of(self, document: str) -> Sequence[Address]:
        del document
        return [Address(f"person/p{n}", f"persons-p.html#p{n}", n) for n in range(_ENTRIES)]


def _prepare(documents: Collection[Outcome], out: Path) -> None:
    """Write the pages and the texts of documents, small ones."""
    places = "".join(
        f'<li><span class="elsewhere"><!--fill person/p{n}--><!--/fill--></span></li>'
        for n in range(_ENTRIES)
    )
    page = f"<p>{'word ' * 3000}</p><nav><!--fill neighbours--><!--/fill--></nav>{places}"
    for one in documents:
        for kind, data in (("html", page.encode()), ("text", b"The harbour is closed.\n")):
            path = out / one.paths[kind]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def _site(documents: Collection[Outcome], out: Path) -> None:
    with registers(()) as people:
        for path, page in pages(documents, people, _SETTINGS):
            write(out, path, page.encode())


def _fills(documents: Collection[Outcome], out: Path) -> None:
    addresses: Any = _Everywhere()
    for _ in fill_pages(documents, addresses, _SETTINGS, out):
        pass


def _text(documents: Collection[Outcome], out: Path) -> None:
    corpus_text.write_corpus_text(out, documents)


def _proofs(documents: Collection[Outcome], out: Path) -> None:
    settings = replace(_SETTINGS, site=replace(_SETTINGS.site, proof=True))
    for path, page in listing.pages(documents, settings):
        write(out, path, page)


def _records(documents: Collection[Outcome], out: Path) -> None:
    records.write_conversion(out, documents, "persons.xml")


def _report(documents: Collection[Outcome], out: Path) -> None:
    write(out, report_page.PATH, report_page.page(documents, _SETTINGS).encode())


PARTS: dict[str, Callable[[Collection[Outcome], Path], None]] = {
    "site": _site,
    "fills": _fills,
    "corpus.txt": _text,
    "proof index": _proofs,
    "records": _records,
    "report": _report,
}
_OF_PAGES = ("fills", "corpus.txt")


def _measure(part: str, count: int, out: Path) -> None:
    """Do a part and print its figures: seconds of work, MiB before it and at its most."""
    documents = Documents(count)
    if part in _OF_PAGES:
        _prepare(documents, out)
    documents.seconds = 0.0
    before, began = _peak(), time.process_time()
    PARTS[part](documents, out)
    print(time.process_time() - began - documents.seconds, before, _peak())


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MORE


def _table(options: SimpleNamespace) -> None:
    print("| part | documents | ms a document | seconds of work | peak memory | before it |")
    print("|---|---|---|---|---|---|")
    for part in options.parts:
        for count in options.documents:
            with tempfile.TemporaryDirectory() as folder:
                asked = ["--measure", part, str(count), str(options.out or folder)]
                command = [sys.executable, __file__, *asked]
                ran = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
            seconds, before, peak = map(float, ran.stdout.split())
            print(
                f"| {part} | {count:,} | {seconds / count * 1000:.2f} | {seconds:.1f} |"
                f" {peak:.0f} MiB | {before:.0f} MiB |",
                flush=True,
            )


def main() -> None:
    """Print a table: for each part and size the work of a document and the memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--parts", nargs="+", choices=[*PARTS], default=[*PARTS])
    parser.add_argument("--out", type=Path, help="keep the files in this folder")
    parser.add_argument("--measure", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        part, count, out = options.measure
        _measure(part, int(count), Path(out))
    else:
        _table(SimpleNamespace(**vars(options)))


if __name__ == "__main__":
    main()
