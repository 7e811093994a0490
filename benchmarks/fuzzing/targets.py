"""What is fuzzed: each part by itself, and the whole pipeline in several ways.

A target takes the bytes of an input. It raises nothing but what is a fault of the converter:
the errors that are told to an editor in a sentence (``ConvertError``) are answers, too.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from converter import corrections, inverse, reading, settings
from converter import review as review_files
from converter.authority import file as authority_file
from converter.catalogue import load as load_catalogue
from converter.errors import ConvertError, SourceError
from converter.layouts import FALLBACK, LAYOUTS, divide
from converter.layouts.layout import Layout
from converter.layouts.own import own_layout
from converter.layouts.page import Page
from converter.lines import Line, split_lines
from converter.model import Regions, Report
from converter.page_rules import PageRules
from converter.page_rules.file import load as load_layout
from converter.passage import of_line
from converter.recognisers import RECOGNISERS, annotate, fullnames, titles
from converter.recognisers.search import Search
from converter.source import Source, decode
from fuzzing import seeds
from fuzzing.checks import check_conversion, check_passages, check_regions, tools
from fuzzing.read_parts import READERS

Check = Callable[[bytes], None]


@dataclass(frozen=True, slots=True)
class Target:
    """What is tried, the pieces that its inputs are made of, and how many it gets of the rest.

    ``whole`` tells the pipeline from its parts; ``share`` is how often it is chosen.
    """

    name: str
    check: Check
    seeds: Callable[[], tuple[str, ...]] = seeds.fragments
    whole: bool = False
    share: float = 1.0


def text_of(data: bytes) -> str:
    """Return the text of an input as the converter would hand it on: no NUL, no lone surrogate."""
    return data.decode("utf-8", "ignore").replace("\0", "")


def _decode(data: bytes) -> None:
    for encoding in (None, "windows-1252", "utf-16", "utf-7", "koi8-r"):
        try:
            decoded = decode(Source("case.txt", data), encoding)
        except SourceError:
            continue
        assert decoded.encode(decoded.text) == data, f"other bytes in {encoding}"


def _lines(data: bytes) -> None:
    text = text_of(data)
    at = 0
    for number, line in enumerate(split_lines(text), start=1):
        assert line.number == number, "a line is not counted"
        assert text[line.start : line.end] == line.text, "a line is not where it says"
        assert not text[at : line.start].strip("\r\n"), "text between lines"
        check_passages([of_line(line)], text)
        at = line.end
    assert not text[at:].strip("\r\n"), "text behind the last line"


def _divided(layout: Layout, data: bytes) -> None:
    text = text_of(data)
    lines = Page.of(split_lines(text))
    layout.excuse(lines)
    check_regions(layout.divide(lines), text)


def _choice(data: bytes) -> None:
    text = text_of(data)
    regions, _ = divide(split_lines(text))
    check_regions(regions, text)


def _own(data: bytes) -> None:
    _divided(own_layout(_own_rules()), data)


def _own_rules() -> PageRules:
    return _from_file(seeds.LAYOUT.encode(), "own.toml", load_layout)  # type: ignore[return-value]


def _flows(data: bytes) -> None:
    """Read a page in each way that its lines may flow."""
    text = text_of(data)
    lines = split_lines(text)
    flows = ("line", "markdown", "wrapped", "pdf", "one-line")
    regions = FALLBACK.divide(Page.of(lines)).regions
    report = reading.read("case", Regions("plain", regions, flows[len(data) % len(flows)]))
    check_passages(report.body(), text)


def _recognised(recogniser: Callable[..., object], data: bytes) -> None:
    report = _report(text_of(data))
    lexicon = tools().lexicon
    search = Search(report, lexicon)
    search.run((titles.find, fullnames.find))
    search.run((recogniser,))  # type: ignore[arg-type]
    _check_marks(search.sight.found, {one.key: one.text for one in search.sight.stretches})


@lru_cache(maxsize=128)
def _report(text: str) -> Report:
    """Return what is read from a text, which all recognisers are tried on."""
    lines: tuple[Line, ...] = split_lines(text)
    return reading.read("case", FALLBACK.divide(Page.of(lines)))


def _annotated(data: bytes) -> None:
    lines = split_lines(text_of(data))
    report = reading.read("case", FALLBACK.divide(Page.of(lines)))
    own = tools()
    named = annotate(report, own.lexicon, own.settings.naming, tagger=own.tagger)
    _check_marks(named.marks, {passage.key: passage.text for _, passage in named.named()})


def _check_marks(found: Mapping[int, tuple[object, ...]], texts: Mapping[int, str]) -> None:
    for key, marks in found.items():
        for mark in marks:
            start, end = mark.start, mark.end  # type: ignore[attr-defined]
            assert key not in texts or 0 <= start <= end <= len(texts[key]), f"outside: {mark}"


def _from_file(data: bytes, name: str, load: Callable[[Path], object]) -> object:
    """Return what is read from these bytes as a file."""
    path = _folder() / name
    path.write_bytes(data)
    return load(path)


_made: list[tempfile.TemporaryDirectory[str]] = []


def _folder() -> Path:
    """Return a folder in memory, where the system has one, for as long as the process lives."""
    if not _made:
        memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108
        _made.append(tempfile.TemporaryDirectory(dir=memory, prefix="fuzz"))
    return Path(_made[0].name)


def _file(name: str, load: Callable[[Path], object], data: bytes) -> None:
    _from_file(data, name, load)


def _corrections(data: bytes) -> None:
    told = corrections.read(data, "case.fix.toml")
    lines = split_lines(seeds.pages()[0][:1500])
    reading.read("case", FALLBACK.divide(Page.of(lines)), (), told)


def _layout_file(data: bytes) -> None:
    rules = _from_file(data, "case.toml", load_layout)
    text = seeds.pages()[0][:1000]
    check_regions(own_layout(rules).divide(split_lines(text)), text)  # type: ignore[arg-type]


def _side_file(data: bytes) -> None:
    inverse.rebuild(_TEI, data)


_TEI = b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>The quay.</p></body></text></TEI>'
_SIDE = (
    '{"format":"tei-convert-restore/1","source":{"name":"a","sha256":"00"},"tei":{"sha256":"00"},'
    '"encoding":"utf-8","bom":"efbbbf","script":["x ",["body",4],"\\n",["note-1",3],["body",-2]]}'
)


def _whole(layout: str | None, data: bytes) -> None:
    check_conversion(data, tools(layout))


def _letters(data: bytes) -> None:
    check_conversion(data, tools(), letter_by_letter=True)


def _editions(data: bytes) -> None:
    check_conversion(data, tools(None, ("tei", "html", "text")))


def _named(recogniser: Callable[..., object]) -> str:
    module = recogniser.__module__.rpartition(".")[2].replace("_", "-")
    name = recogniser.__name__
    return f"names-{module}" + ("" if name == "find" else f"-{name}")


def _texts(*texts: str) -> Callable[[], tuple[str, ...]]:
    return lambda: texts


_PARTS = (
    Target("decode", _decode),
    Target("lines", _lines),
    Target("layouts", _choice),
    *(Target(f"layout-{one.name}", partial(_divided, one)) for one in (*LAYOUTS, FALLBACK)),
    Target("layout-own", _own),
    Target("read", _flows, share=0.5),
    *(Target(f"read-{name}", reader) for name, reader in READERS.items()),
    *(Target(_named(one), partial(_recognised, one), share=0.1) for one in RECOGNISERS),
    Target("names", _annotated, share=0.3),
    Target("file-corrections", _corrections, _texts(seeds.CORRECTIONS), share=0.5),
    Target("file-layout", _layout_file, _texts(seeds.LAYOUT), share=0.5),
    Target("file-edition", partial(_file, "edition.toml", partial(settings.load, environ={})), _texts(seeds.EDITION)),
    Target("file-catalogue", partial(_file, "catalogue.csv", load_catalogue), _texts(seeds.CATALOGUE)),
    Target("file-review", partial(_file, "review.csv", review_files.load), _texts(seeds.REVIEW)),
    Target("file-authority-table", partial(_file, "authority.csv", authority_file.load), lambda: seeds.tables()[-1:]),
    Target("file-authority-tei", partial(_file, "authority.xml", authority_file.load), _texts(seeds.PERSONS)),
    Target("file-restore", _side_file, _texts(_SIDE)),
)  # fmt: skip
_PIPELINE = (
    Target("pipeline", partial(_whole, None), whole=True, share=12),
    Target("pipeline-letters", _letters, whole=True, share=3),
    Target("pipeline-editions", _editions, whole=True, share=1),
    *(
        Target(f"pipeline-as-{one.name}", partial(_whole, one.name), whole=True, share=0.25)
        for one in (*LAYOUTS, FALLBACK)
    ),
)
TARGETS: dict[str, Target] = {one.name: one for one in (*_PARTS, *_PIPELINE)}
"""All targets by their names."""

ANSWERS = ConvertError
"""What is told to an editor in a sentence."""

FAULTS = frozenset(("LedgerError", "SchemaError", "EditionError"))
"""Of these, what the pipeline says when one of its proofs fails: a fault of the converter."""
