"""Print each place, organisation and date that is marked, in its context, and what that costs.

No corpus at hand has them marked by experts, so they are read: run it on a folder of
reports (the specimens when none is named) and look for what is wrong. The line at the
end has the counts, and the milliseconds of processor time for 10 000 characters.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from converter.errors import ConvertError
from converter.model import MarkKind, Report
from converter.pipeline import read
from converter.recognisers import beside
from converter.recognisers.sight import Sight, sight_of
from converter.settings import Naming, Settings
from converter.source import Source
from converter.tools import Tools

SPECIMENS = Path(__file__).resolve().parent.parent / "corpus"
KINDS = (MarkKind.PLACE, MarkKind.ORG, MarkKind.DATE)
_BEFORE, _AFTER, _ROUNDS = 40, 30, 5


def shown(report: Report) -> Iterator[tuple[MarkKind, str]]:
    """Yield each mark of the three kinds, with its key, its certainty and its context."""
    for place, passage in report.named():
        text = passage.text
        for mark in report.marks.get(passage.key, ()):
            if mark.kind in KINDS:
                left = text[max(0, mark.start - _BEFORE) : mark.start]
                context = (
                    f"{left}⟦{text[mark.start : mark.end]}⟧{text[mark.end : mark.end + _AFTER]}"
                )
                said = f"{mark.kind:9} {mark.certainty:6} {mark.key:32.32} {place:8.8} {context}"
                yield mark.kind, said.replace("\n", "⏎")


def cost(reports: Sequence[Report], tools: Tools) -> float:
    """Return the milliseconds for 10 000 characters that the three take once persons are found."""
    sights = [_with_persons(report, tools) for report in reports]
    size = sum(len(stretch.text) for sight in sights for stretch in sight.stretches)
    spent = _fastest(lambda: [_joined(one, tools) for one in sights])
    return spent / size * 10_000 * 1000


def _joined(sight: Sight, tools: Tools) -> Sight:
    """Return a sight with the three beside the persons."""
    return beside.join(sight, beside.seek(sight, tools.lexicon, Naming())[0], Naming())


def _with_persons(report: Report, tools: Tools) -> Sight:
    """Return what the recognisers of places, organisations and dates are given."""
    sight = sight_of(report, tools.lexicon)
    found = {
        key: tuple(mark for mark in marks if mark.kind not in KINDS)
        for key, marks in report.marks.items()
    }
    return Sight(report, sight.stretches, found)


def _fastest(work: Callable[[], object]) -> float:
    """Return the seconds of processor time of the quickest of some rounds."""
    gc.collect()
    gc.freeze()
    times = []
    for _ in range(_ROUNDS):
        begin = time.process_time()
        work()
        times.append(time.process_time() - begin)
    return min(times)


def main() -> None:
    """Print the marks of the reports of a folder, and the counts."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=SPECIMENS)
    parser.add_argument("--quiet", action="store_true", help="the counts only")
    options = parser.parse_args()
    tools = Tools.build(Settings())
    counts: Counter[str] = Counter()
    reports = []
    for path in sorted(options.folder.iterdir()):
        if path.suffix not in {".txt", ".md"} or path.stem == "README":
            continue
        try:
            report = read(Source(path.name, path.read_bytes()), tools)
        except ConvertError as error:
            print(f"{path.name}: {error}")
            continue
        reports.append(report)
        for kind, said in shown(report):
            counts[kind] += 1
            if not options.quiet:
                print(f"{path.stem:24.24} {said}")
    told = ", ".join(f"{counts[kind]} {kind}" for kind in KINDS)
    print(f"{len(reports)} reports: {told}; {cost(reports, tools):.2f} ms for 10 000 characters")


if __name__ == "__main__":
    main()
