"""One document, from its file to the files of OUT; whatever goes wrong stays in its outcome."""

from __future__ import annotations

import hashlib
import time
import traceback
import zlib
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from converter import pipeline
from converter.bibliography import citation_files
from converter.corpus import Entry
from converter.edited_editions import EditedEditions, files_of
from converter.errors import ConvertError
from converter.fills import digest, filled, fills_of
from converter.findings import Finding
from converter.keeping import Place, choose_place, remove_versions_beside
from converter.merging import packed, place_merged
from converter.outcome import Failure, Outcome, Output, Tally, output_path
from converter.pipeline import Conversion
from converter.proof.changes import compare
from converter.proof.pages import Proofs
from converter.proof.plan import Plan, plan_of_failed
from converter.settings import Settings
from converter.source import Source, decode
from converter.tools import Tools
from converter.writing import read, write

_TEI = ("tei", "restore")
"""What goes beside a TEI file that was edited by hand, not in its place."""

_OF_THE_SOURCE = (*_TEI, "source")
"""What an edited TEI file does not change."""


class Worked(NamedTuple):
    """What became of a document, its source (None: not read), its TEI as later merges need it."""

    outcome: Outcome
    source: Source | None = None
    base: bytes = b""


class Workshop:
    """Convert documents one by one with tools that are made once."""

    def __init__(
        self, settings: Settings, out: Path, *, force: bool = False, merge: bool = False
    ) -> None:
        """Make the tools: the schema and the stylesheets take the time of many documents."""
        self._settings = settings
        self._out = out
        self._force = force
        self._merge = merge
        self._tools = Tools.build(settings)

    def __call__(self, entry: Entry) -> Outcome:
        """Return what became of a document, its files written; never raise for its sake."""
        return self.convert(entry).outcome

    def convert(self, entry: Entry, base: bytes = b"") -> Worked:
        """Return the same and more; edits by hand are merged from the TEI of an earlier run."""
        source: Source | None = None
        written = b""

        def work() -> Outcome:
            nonlocal source, written
            source = entry.read()
            made = pipeline.convert(source, self._tools)
            place = self._place(entry.output, made.tei, base)
            outcome = self._publish(entry, source, made, place)
            if "tei" in self._settings.only and place.output == entry.output:
                written = packed(made.tei)
            return outcome

        outcome = self._attempt(entry, work)
        return Worked(outcome, source, written)

    def _place(self, output: str, tei: bytes, base: bytes) -> Place:
        editions_only = "tei" not in self._settings.only
        if self._merge and not editions_only:
            return place_merged(self._out, output, tei, base)
        return choose_place(self._out, output, tei, force=self._force, editions_only=editions_only)

    def render(self, entry: Entry, before: Outcome) -> Outcome | None:
        """Return what became of a document whose editions alone are made again, from its TEI.

        None when that cannot be done: the TEI in OUT is not the one that was written.
        """
        checksums = {one.kind: one.sha256 for one in before.outputs}
        if self._settings.site.proof or "tei" not in checksums:
            return None
        tei = read(self._out, output_path("tei", before.output))
        if tei is None or _sha256(tei) != checksums["tei"]:
            return None
        return self._attempt(entry, lambda: self._publish_again(before, tei, entry.name))

    def _publish_again(self, before: Outcome, tei: bytes, source: str) -> Outcome:
        """Write the editions of a TEI file; everything else is as it was."""
        editions = self._tools.editions
        rendered, _ = editions.render(tei, before.output, source)
        files = files_of(rendered, editions.book(tei, before.output)[0])
        fills = None
        if "html" in files:
            files["html"], fills = self._as_it_stands(files["html"], before.output)
        written = {output_path(kind, before.output): data for kind, data in files.items()}
        results = {path: write(self._out, path, data) for path, data in written.items()}
        outputs = (
            replace(one, sha256=_sha256(files[one.kind])) if one.kind in files else one
            for one in before.outputs
        )
        kept = (one.path for one in before.outputs if one.kind not in files)
        return replace(
            before,
            outputs=tuple(outputs),
            fills=fills,
            page=b"",
            written=tuple(path for path, new in results.items() if new),
            unchanged=(*(path for path, new in results.items() if not new), *kept),
        )

    def _attempt(self, entry: Entry, work: Callable[[], Outcome]) -> Outcome:
        """Return what some work on a document gives, or the failure that it ends with."""
        began = time.perf_counter()
        try:
            outcome = work()
        except ConvertError as error:
            message = f"{error.what} {error.remedy}".strip()
            outcome = self._give_up(entry, Failure(error.code, message, error.line))
        except Exception as error:  # noqa: BLE001  (a bug costs its document, not the run)
            message = f"The converter has a fault here ({type(error).__name__}). Please report it."
            outcome = self._give_up(entry, Failure("bug", message, None, traceback.format_exc()))
        return replace(outcome, seconds=time.perf_counter() - began)

    def _publish(self, entry: Entry, source: Source, made: Conversion, place: Place) -> Outcome:
        """Write the files of a conversion and return its outcome."""
        with_tei = "tei" in self._settings.only
        files = {"tei": made.tei, "restore": made.restore} if with_tei else {}
        files |= _editions(made)
        if "html" in files:
            files |= citation_files(made.tree, entry.output) | {"source": source.data}
        outputs = {kind: _sha256(data) for kind, data in files.items()}
        notices = [*place.notices]
        page = b""
        if place.edited is not None:
            # The readers of the edition see what the editor wrote.
            editions, told = self._edited(place.edited, entry)
            page = zlib.compress(files["html"]) if "html" in files else b""
            files = {kind: files[kind] for kind in _OF_THE_SOURCE if kind in files} | editions
            if place.merged:
                files["tei"] = place.edited
            notices += told
        fills = None
        if "html" in files:
            files["html"], fills = self._as_it_stands(files["html"], entry.output)
            if not page:
                outputs["html"] = _sha256(files["html"])
        to_write = {
            _path(kind, entry, place.output if kind in _TEI else entry.output): data
            for kind, data in files.items()
        }
        tally = None
        if made.proof:
            try:
                proof, tally = self._proof(entry, made.proof, made.tei, place.edited)
                to_write[output_path("proof", entry.output)] = proof
            except ConvertError as error:
                notices.append(Finding("no-proof", f"There is no proof page: {error}"))
        results = {path: write(self._out, path, data) for path, data in to_write.items()}
        if place.merged:
            remove_versions_beside(self._out, entry.output)
        return Outcome(
            source=entry.name,
            output=entry.output,
            id=made.id,
            layout=made.layout,
            title=made.title,
            date=made.date,
            when=made.when,
            kind=made.kind,
            sender=made.sender,
            receivers=made.receivers,
            place=made.place,
            words=dict(made.words),
            dropped=made.dropped,
            findings=made.findings,
            persons=made.persons,
            cast=made.cast,
            filing=made.filing,
            mentions=made.mentions,
            passed=made.passed,
            decided=made.decided,
            outputs=tuple(
                Output(kind, _path(kind, entry, entry.output), checksum)
                for kind, checksum in outputs.items()
            ),
            notices=tuple(notices),
            fills=fills,
            page=page,
            written=tuple(path for path, new in results.items() if new),
            unchanged=tuple(path for path, new in results.items() if not new),
            proof=tally,
        )

    def _as_it_stands(self, page: bytes, output: str) -> tuple[bytes, str]:
        """Return the page filled as the one in OUT is, and the digest of that.

        What neighbours put into a page is the second phase's to change.
        """
        old = read(self._out, output_path("html", output))
        if old is None or old == page:
            return page, ""
        # What stands in the old page is the best guess; a reader sees no gap meanwhile.
        new = filled(page.decode(), dict(fills_of(old.decode(errors="replace")))).encode()
        return new, digest(dict(fills_of(new.decode())))

    def _proof(
        self, entry: Entry, plan: Plan, tei: bytes, edited: bytes | None
    ) -> tuple[bytes, Tally]:
        """Return the proof page of a conversion, held against the TEI that stands in OUT."""
        before = read(self._out, output_path("tei", entry.output)) if edited is None else edited
        changes = compare(before, plan.pieces)
        page = self._proofs.page(entry.output, plan, tei, changes, edited=edited is not None)
        counts = changes.counts if changes else None
        return page, Tally(plan.weak, plan.asked, plan.left_out, counts)

    def _give_up(self, entry: Entry, failure: Failure) -> Outcome:
        """Return the outcome of a document that was not converted, its proof page written."""
        outcome = _failed(entry, failure)
        if not self._settings.site.proof:
            return outcome
        try:
            page = self._proofs.page(
                entry.output, plan_of_failed(entry.name, self._text(entry), failure), None
            )
            path = output_path("proof", entry.output)
            new = write(self._out, path, page)
        except ConvertError:
            return outcome
        return replace(
            outcome,
            written=(path,) if new else (),
            unchanged=() if new else (path,),
            proof=Tally(),
        )

    def _text(self, entry: Entry) -> str | None:
        """Return the text of a source, None when it cannot be read."""
        try:
            return decode(entry.read(), self._settings.encoding).text
        except ConvertError:
            return None

    @cached_property
    def _proofs(self) -> Proofs:
        return Proofs(self._settings)

    @cached_property
    def _edited(self) -> EditedEditions:
        return EditedEditions(self._settings)


def died(entry: Entry) -> Outcome:
    """Return the outcome of a document whose worker process ended."""
    message = "The process that converted it ended without a word: out of memory, or a fault."
    return _failed(entry, Failure("bug", message, None, f"{message}\n"))


def _editions(made: Conversion) -> dict[str, bytes]:
    texts = {"html": made.html, "text": made.text}
    return files_of({kind: text for kind, text in texts.items() if text is not None}, made.epub)


def _path(kind: str, entry: Entry, output: str) -> str:
    """Return the path in OUT of an output; a copy of the source keeps its name."""
    return output_path(kind, entry.name if kind == "source" else output)


def _failed(entry: Entry, failure: Failure) -> Outcome:
    return Outcome(entry.name, entry.output, failure=failure)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
