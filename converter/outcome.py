"""What became of one document: small enough to travel between processes and to be kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from converter.appearance import Cast
from converter.filing import Filing
from converter.findings import Finding
from converter.regexes import regex

_YEAR = regex(r"\d{4}(?!\d)")
_PATHS = {
    "tei": "tei/{}.xml",
    "restore": "tei/{}.restore.json",
    "html": "html/{}.html",
    "text": "text/{}.txt",
    "epub": "epub/{}.epub",
    "bibtex": "html/{}.bib",
    "ris": "html/{}.ris",
    "csl-json": "html/{}.csl.json",
    "source": "source/{}",
    "proof": "proof/{}.html",
}


KINDS = tuple(_PATHS)
"""The kinds of outputs of a document."""

OF_DOCUMENTS = frozenset(path.split("/")[0] for path in _PATHS.values()) - {"proof"}
"""The folders of OUT in which every file belongs to one document."""


def output_path(kind: str, output: str) -> str:
    """Return the path in OUT of an output (tei, restore, html, text, ...) of this name.

    The copy of the source keeps the source's own name.

    >>> output_path("text", "1962/report")
    'text/1962/report.txt'

    A document may be called as the index of the proofs is:

    >>> output_path("proof", "index")
    'proof/index/index.html'
    """
    if kind == "proof" and output.split("/", maxsplit=1)[0].casefold() == "index":
        output = f"index/{output}"
    return _PATHS[kind].format(output)


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the edition: its kind (tei, restore, html, ...), path in OUT and checksum."""

    kind: str
    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a document was not converted; ``traceback`` is only there for a bug of the converter."""

    code: str
    message: str
    line: int | None = None
    traceback: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """What the proof page of a document counts.

    ``weak``: questions about names that may well be wrong, ``asked``: the other questions
    about names, ``changes``: how much was changed, is new, is gone; None without a
    version to compare with.
    """

    weak: int = 0
    asked: int = 0
    left_out: int = 0
    changes: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A document that was converted or not, without its text.

    ``mentions`` are line, start, end, surface, person, rule, evidence, certainty and
    runner-up of each name, ``passed`` line, start, end, surface and why of each run that
    is none, ``decided`` the rows of the review file that were obeyed. ``notices`` speak of
    this run and of what stood in OUT before, as do ``proof``, ``fills`` (a digest of what the
    page in OUT was filled with; None: not known) and ``page`` (where the TEI was edited and the
    page in OUT is the editor's, that of the converter, not filled, compressed); everything else
    is the same in every run of the same source and settings.
    """

    source: str
    output: str
    id: str = ""
    layout: str = ""
    title: str = ""
    date: str = ""
    when: str = ""
    kind: str = ""
    sender: str = ""
    receivers: tuple[str, ...] = ()
    place: str = ""
    words: Mapping[str, int] = field(default_factory=dict)
    dropped: tuple[tuple[int, str, str], ...] = ()
    findings: tuple[Finding, ...] = ()
    persons: int = 0
    cast: Cast = field(default_factory=Cast)
    filing: Filing = field(default_factory=Filing)
    mentions: tuple[tuple[int, int, int, str, str, str, str, str, str], ...] = ()
    passed: tuple[tuple[int, int, int, str, str], ...] = ()
    decided: tuple[int, ...] = ()
    outputs: tuple[Output, ...] = ()
    failure: Failure | None = None
    notices: tuple[Finding, ...] = ()
    fills: str | None = None
    page: bytes = b""
    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    seconds: float = 0.0
    proof: Tally | None = None

    @property
    def status(self) -> str:
        """Return ``converted`` or ``failed``."""
        return "converted" if self.failure is None else "failed"

    @property
    def dated(self) -> str:
        """Return the date that lists have a document under: of writing, or a limit of that.

        "": there is none, or none that begins with a year.
        """
        first, last = self.cast.limits
        when = self.when or first or last
        return when if _YEAR.match(when) else ""

    @property
    def place_in_order(self) -> tuple[str, str, str]:
        """Return what documents are sorted by: date (the undated last), title, id."""
        return self.dated or "9999", (self.title or self.source).lower(), self.id

    @property
    def paths(self) -> dict[str, str]:
        """Return the path of each kind of output."""
        return {output.kind: output.path for output in self.outputs}
