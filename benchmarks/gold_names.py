"""Texts with keys of their names: expert editions, and texts that the rules label for learning.

The scoring is that of ``score_persons.py`` beside the editions ("strict norm": leading
titles, possessives and outer punctuation count for neither side).
"""

from __future__ import annotations

import importlib
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from converter import recognisers
from converter.model import MarkKind, Report
from converter.pipeline import unnamed
from converter.recognisers.sight import Sight
from converter.settings import Naming, Settings
from converter.source import Source
from converter.tools import Tools

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
GOLD = SHARED / "gold" / "names"
EDITIONS = ("ehri-dc", "edgeworth")
Span = tuple[int, int]
_SMALL = re.compile(r"(?<![\w'’.-])[a-z]{2,}(?!\w)")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text read into a report (names not yet sought) with the names that a key says it has.

    ``neutral`` are marks of the key without a proper name; nothing is measured
    there, nor behind ``end``. ``low`` are words that the text writes small.
    """

    name: str
    text: str
    report: Report
    names: tuple[Span, ...]
    neutral: tuple[Span, ...] = ()
    end: int = sys.maxsize

    def words(self) -> set[str]:
        """Return the words that the text writes small."""
        return set(_SMALL.findall(self.text))


def scorer() -> Callable[[str, int, int], Span]:
    """Return ``norm`` of score_persons.py, or end with a sentence when it is not there."""
    if not (GOLD.parent / "score_persons.py").is_file():
        raise SystemExit(f"There is no {GOLD.parent}: this needs the expert editions.")
    sys.path.insert(0, str(GOLD.parent))
    norm: Callable[[str, int, int], Span] = importlib.import_module("score_persons").norm
    return norm


def edition(name: str, tools: Tools) -> list[Labelled]:
    """Return the texts of an expert edition with their keys, read in the plain layout."""
    norm = scorer()
    found = []
    for path in sorted((GOLD / name).glob("*.txt")):
        key = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        text = path.read_text(encoding="utf-8")
        end = key["body_end"]
        persons = [one for one in key["persons"] if one["in"] != "note" and one["end"] <= end]
        names = [norm(text, one["start"], one["end"]) for one in persons if one["proper"]]
        neutral = [(one["start"], one["end"]) for one in persons if not one["proper"]]
        report = unnamed(Source(path.name, path.read_bytes()), tools)
        found.append(Labelled(path.stem, text, report, tuple(names), tuple(neutral), end))
    return found


def ruled(paths: Iterable[Path], tools: Tools) -> list[Labelled]:
    """Return texts with what the rules alone find in them as their key.

    A word that the text also writes small is no name there, and nothing is learned of it.
    """
    found = []
    for path in paths:
        text = path.read_text(encoding="utf-8")
        report = unnamed(Source(path.name, path.read_bytes()), tools)
        small = set(_SMALL.findall(text))
        spans = list(persons(rules_only(report, tools)))
        doubtful = [span for span in spans if text[slice(*span)].lower() in small]
        names = [span for span in spans if span not in doubtful]
        found.append(Labelled(path.name, text, report, tuple(names), tuple(doubtful)))
    return found


def rules_only(report: Report, tools: Tools) -> Report:
    """Return a report with what the rules find, without the tagger."""
    return recognisers.annotate(report, tools.lexicon, Naming(tagger=False))


def sight_with_rules(report: Report, tools: Tools) -> Sight:
    """Return a report as the tagger sees it: with what the rules have settled."""
    return recognisers.ruled(report, tools.lexicon)


def persons(report: Report, without: str = "") -> Iterator[Span]:
    """Yield where the marked persons of a report stand in its source, but for one place."""
    for place, passage in report.named():
        if place == without:
            continue
        for mark in report.marks.get(passage.key, ()):
            if mark.kind is MarkKind.PERSON:
                yield passage.offset(mark.start), passage.end_offset(mark.end)


def plain_tools() -> Tools:
    """Return tools that read everything in the plain layout."""
    return Tools.build(Settings(layout="plain"))


def pages(tools: Tools) -> list[Labelled]:
    """Return the specimens and the invented pages, with the names that their keys say they have."""
    root = Path(__file__).resolve().parent.parent
    found = []
    for entry in json.loads((root / "tests/fixtures/specimens.json").read_text(encoding="utf-8")):
        path = root / "corpus" / entry["file"]
        text = path.read_text(encoding="utf-8")
        people = entry["persons"] + entry["apparatus"]
        forms = [form for person in people for form in person["forms"]]
        found.append(_labelled(path, text, _standing(text, forms, entry["not_persons"]), tools))
    for entry in json.loads((SHARED / "pages" / "key.json").read_text(encoding="utf-8")):
        path = SHARED / "pages" / entry["file"]
        text = path.read_text(encoding="utf-8")
        names = _standing(text, [one["surface"] for one in entry["persons"]], ())
        found.append(_labelled(path, text, names, tools))
    return found


def _labelled(path: Path, text: str, names: Iterable[Span], tools: Tools) -> Labelled:
    return Labelled(path.stem, text, unnamed(Source(path.name, text.encode()), tools), tuple(names))


def _standing(text: str, forms: Iterable[str], never: Iterable[str]) -> list[Span]:
    """Return where names stand as words of their own, the longest first; not within others."""
    taken: list[Span] = [
        match.span() for one in never for match in re.finditer(re.escape(one), text)
    ]
    found = []
    for form in sorted(set(forms), key=len, reverse=True):
        for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text):
            if not any(match.start() < end and start < match.end() for start, end in taken):
                taken.append(match.span())
                found.append(match.span())
    return sorted(found)


def minutes(tools: Tools) -> list[Labelled]:
    """Return the minutes and memoranda beside the editions, labelled by the rules."""
    return ruled(sorted((SHARED / "gold" / "structure" / "frushistory").glob("*.txt")), tools)


def halves(texts: Sequence[Labelled]) -> tuple[list[Labelled], list[Labelled]]:
    """Return every second text, and the others."""
    return list(texts[::2]), list(texts[1::2])
