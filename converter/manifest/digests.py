"""What decides the bytes of a document, as short checksums: when none of them changed, they stay.

Always of the content: the time when a file was changed is never asked.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from converter import resources
from converter.authority import NOBODY, Entry, Never
from converter.decisions import CORPUS, Decision
from converter.manifest.spoken import entries_of, may_hold, names_of
from converter.settings import Settings, Site
from converter.source import Source
from converter.version import VERSION

_PACKAGE = Path(__file__).resolve().parent.parent
# Folders of xslt/ that make no page of a document.
_OF_ALL = ("site", "register", "odd", "ceteicean")
_OF_ALL_TOO = ("site.xsl", "register.xsl", "fills.xsl", "search.xsl", "book.xsl", "proofs.xsl")
_STYLES_OF_ALL = ("site.css", "register.css", "search.css", "search.js", "odd.css", "report.css")
_PROOFS = ("proof", "proof.xsl", "proof.css")


@dataclass(frozen=True, slots=True)
class Told:
    """Checksums of what is said of one document: its bytes, and what editors put beside them."""

    source: str
    corrections: str = ""
    catalogue: str = ""
    decisions: str = ""

    @classmethod
    def of(cls, source: Source, words: bytes) -> Told:
        """Return those of a source; ``words`` are those that its text has (``spoken``).

        A decision for the whole corpus counts where the text has one of its words.
        """
        heard = [one for one in source.review if _about(one, words)]
        return cls(
            short(source.data, (source.output or source.stem).encode()),
            short(source.fix[0].encode(), source.fix[1]) if source.fix else "",
            short(plain(source.statements)) if source.statements else "",
            short(plain(heard)) if heard else "",
        )

    def differs(self, other: Told) -> Iterator[str]:
        """Yield what is not the same: source, corrections, catalogue, decisions."""
        for field in fields(self):
            if getattr(self, field.name) != getattr(other, field.name):
                yield field.name


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Checksums of what is the same for all documents of a run.

    ``program`` and ``settings`` decide the TEI, ``stylesheets`` and ``pages`` the editions
    made from it, ``site`` what is made of all documents together. ``authority`` has the
    checksum and the names of each entry of the editors' file.
    """

    program: str
    settings: str
    authority: tuple[tuple[str, ...], ...]
    stylesheets: str
    pages: str
    site: str

    @classmethod
    def of(cls, settings: Settings) -> Circumstances:
        """Return those of a run with these settings."""
        said = replace(settings, authority=NOBODY, site=Site(proof=settings.site.proof))
        files = stylesheets()
        return cls(
            program=_program(),
            settings=short(plain(said)),
            authority=tuple(sorted(_entry(one) for one in entries_of(settings.authority))),
            stylesheets=files["proof"] if settings.site.proof else files["document"],
            pages=short(plain(settings.pages)),
            site=short(files["site"].encode(), plain(settings.site)),
        )

    def packed(self) -> str:
        """Return them as a text that ``unpacked`` reads."""
        return json.dumps(asdict(self))

    @classmethod
    def unpacked(cls, packed: str) -> Circumstances:
        """Return what was packed."""
        told = json.loads(packed)
        return cls(**(told | {"authority": tuple(map(tuple, told["authority"]))}))


def changed_names(before: Circumstances, now: Circumstances) -> list[str]:
    """Return the names of all entries of the authority file that are new, altered or gone."""
    changed = set(before.authority) ^ set(now.authority)
    return sorted({name for _, *names in changed for name in names})


def _entry(entry: Entry | Never) -> tuple[str, ...]:
    return short(type(entry).__name__.encode(), plain(entry)), *names_of(entry)


def _about(decision: Decision, words: bytes) -> bool:
    return decision.scope != CORPUS or decision.here or may_hold(words, decision.surface)


def short(*parts: bytes) -> str:
    """Return a checksum of 16 bytes, in hexadecimal."""
    made = hashlib.blake2b(digest_size=16)
    for part in parts:
        made.update(len(part).to_bytes(8, "big"))
        made.update(part)
    return made.hexdigest()


def plain(value: object) -> bytes:
    """Return a value made of dataclasses, texts and collections in one form only."""
    return json.dumps(value, default=_listed, sort_keys=True).encode()


def _listed(value: object) -> Any:  # noqa: ANN401 - what json.dumps takes
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    if isinstance(value, Mapping):
        return dict(value)
    return repr(value)


@cache
def _program() -> str:
    """Return the checksum of the converter: its version, its own files, the schemas."""
    files = [path for path in _PACKAGE.rglob("*") if path.suffix in {".py", ".txt", ".toml"}]
    schemas = [path for path in resources.schema("report.rng").parent.iterdir() if path.is_file()]
    return short(VERSION.encode(), *_contents([*files, *schemas]))


@cache
def stylesheets() -> dict[str, str]:
    """Return the checksums of the stylesheets of documents, of proofs and of all together."""
    root = resources.stylesheet("html.xsl").parent
    found: dict[str, list[Path]] = {"site": [], "proof": [], "document": []}
    for path in root.rglob("*"):
        if not path.is_file():
            continue
        first, name = path.relative_to(root).parts[0], path.name
        if first in _OF_ALL or first in _OF_ALL_TOO or name in _STYLES_OF_ALL:
            found["site"].append(path)
        elif first in _PROOFS or name in _PROOFS:
            found["proof"].append(path)
        else:
            found["document"].append(path)
    document = short(*_contents(found["document"]))
    proof = short(document.encode(), *_contents(found["proof"]))
    # Labels, navigation and the style of pages are shared.
    return {
        "document": document,
        "proof": proof,
        "site": short(proof.encode(), *_contents(found["site"])),
    }


def _contents(paths: Iterable[Path]) -> Iterator[bytes]:
    for path in sorted(paths):
        yield path.name.encode()
        yield path.read_bytes()
