"""A document as the manifest has it: what decided it, what was made, what became of it."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from converter.manifest.digests import Told, short
from converter.outcome import Outcome
from converter.stores import is_remote, listing, state

_MANY = 50  # files, more than a document has

State: TypeAlias = tuple[str, int, int]
"""Path in OUT, size in bytes, time of the last change in nanoseconds."""

Said: TypeAlias = tuple[str, str, int | None, bool]
"""Code, sentence and line of a finding; whether it is a notice, which speaks of a run."""


@dataclass(frozen=True, slots=True)
class Row:
    """What a run keeps of a document, small enough to travel between processes.

    ``told`` are the checksums of what was said of it (None: its source could not be read),
    ``words`` the filter of its text, ``files`` its files in OUT as they were left. ``packed``
    is its outcome without what belongs to one run; ``digest`` is its checksum before the
    page was filled. ``base`` is the TEI that was written, compressed (b"": the one before
    stays). ``seconds``, ``written``, ``unchanged`` and ``reasons`` tell of the run.
    """

    source: str
    told: Told | None
    words: bytes
    files: tuple[State, ...]
    digest: str
    packed: bytes
    failed: bool = False
    fault: bool = False
    seconds: float = 0.0
    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    findings: tuple[Said, ...] = ()
    decided: tuple[int, ...] = ()
    reasons: tuple[str, ...] = ()
    base: bytes = b""

    @classmethod
    def of(
        cls,
        outcome: Outcome,
        told: Told | None = None,
        words: bytes = b"",
        files: Iterable[State] = (),
        reasons: tuple[str, ...] = (),
        base: bytes = b"",
    ) -> Row:
        """Return the row of an outcome."""
        packed = packed_outcome(outcome)
        return cls(
            source=outcome.source,
            told=told,
            words=words,
            files=tuple(files),
            digest=short(packed),
            packed=packed,
            failed=outcome.failure is not None,
            fault=bool(outcome.failure and outcome.failure.traceback),
            seconds=outcome.seconds,
            written=outcome.written,
            unchanged=outcome.unchanged,
            findings=findings_of(outcome),
            decided=outcome.decided,
            reasons=reasons,
            base=base,
        )

    @property
    def outcome(self) -> Outcome:
        """Return the outcome, with what belongs to this run."""
        return replace(
            unpacked_outcome(self.packed),
            seconds=self.seconds,
            written=self.written,
            unchanged=self.unchanged,
        )


def findings_of(outcome: Outcome) -> tuple[Said, ...]:
    """Return what is to be said of an outcome, the notices of its run first."""
    notices = ((one.code, one.message, one.line, True) for one in outcome.notices)
    findings = ((one.code, one.message, one.line, False) for one in outcome.findings)
    return (*notices, *findings)


def packed_outcome(outcome: Outcome) -> bytes:
    """Return an outcome as bytes, without what belongs to one run."""
    bare = replace(outcome, seconds=0.0, written=(), unchanged=())
    return zlib.compress(_encoder().encode(bare), 1)


def unpacked_outcome(packed: bytes) -> Outcome:
    """Return the outcome of ``packed_outcome``."""
    found: Outcome = _decoder().decode(zlib.decompress(packed))
    return found


@cache
def _encoder() -> Any:  # noqa: ANN401 - a class of a library that is loaded when it is needed
    import msgspec  # noqa: PLC0415

    return msgspec.msgpack.Encoder()


@cache
def _decoder() -> Any:  # noqa: ANN401 - the same
    import msgspec  # noqa: PLC0415

    return msgspec.msgpack.Decoder(Outcome)


def states(out: Path, paths: Iterable[str]) -> tuple[State, ...]:
    """Return the states of files in OUT; what is not there is left out."""
    return tuple(each_state(out, paths))


def each_state(out: Path, paths: Iterable[str]) -> Iterator[State]:
    """Yield the same, one by one."""
    if is_remote(out):
        asked = [*paths]
        # One question for each file, or one for all of OUT.
        stored = listing(out) if len(asked) > _MANY else {one: state(out, one) for one in asked}
        yield from ((one, *told) for one in asked if (told := stored.get(one)))
        return
    for path in paths:
        try:
            there = (out / path).stat()
        except OSError:
            continue
        yield path, there.st_size, there.st_mtime_ns


def changed_file(
    out: Path, files: Iterable[State], listed: Mapping[str, tuple[int, int]] | None = None
) -> str | None:
    """Return the path of the first file that is gone or is not as it was left, else None.

    ``listed``: what a store holds; a folder of this computer is looked at.
    """
    if listed is not None:
        return next((one for one, *was in files if listed.get(one) != tuple(was)), None)
    root = str(out)
    for path, size, moment in files:
        try:
            there = os.stat(f"{root}/{path}")  # noqa: PTH116 - asked of each file of a corpus
        except OSError:
            return path
        if there.st_size != size or there.st_mtime_ns != moment:
            return path
    return None
