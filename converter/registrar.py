"""One document for the manifest: what is due is done, and what is to be kept of it is told."""

from __future__ import annotations

from pathlib import Path

from converter.errors import ConvertError
from converter.manifest import Due, Row, Told, Work, states, words_of
from converter.manifest.rows import unpacked_outcome
from converter.outcome import Outcome, output_path
from converter.settings import Settings
from converter.source import Source, decode
from converter.workshop import Workshop, died


class Registrar:
    """Do what is due of documents, one by one, in a worker's process."""

    def __init__(self, settings: Settings, out: Path, **how: bool) -> None:
        """Make the tools; ``how``: what ``Workshop`` is told of TEI that was edited by hand."""
        self._settings = settings
        self._out = out
        self._workshop = Workshop(settings, out, **how)

    def __call__(self, due: Due) -> Row:
        """Return the row of a document, its files written; never raise for its sake."""
        entry = due.entry
        if due.work is Work.RENDER:
            before = unpacked_outcome(due.packed)
            outcome = self._workshop.render(entry, before)
            if outcome is not None:
                # What was said of the document is as it was; the manifest has it.
                return Row.of(outcome, files=self._states(outcome), reasons=due.reasons)
        outcome, source, base = self._workshop.convert(entry, due.base)
        words = self._words(source)
        told = None if source is None else Told.of(source, words)
        return Row.of(outcome, told, words, self._states(outcome), due.reasons, base)

    def _words(self, source: Source | None) -> bytes:
        if source is None:
            return b""
        try:
            return words_of(decode(source, self._settings.encoding).text)
        except ConvertError:
            return b""

    def _states(self, outcome: Outcome) -> tuple[tuple[str, int, int], ...]:
        # The TEI that an editor changed is no output of this run, but decides its editions.
        paths = (*outcome.written, *outcome.unchanged, output_path("tei", outcome.output))
        return states(self._out, dict.fromkeys(paths)) if outcome.failure is None else ()


def row_of_died(due: Due) -> Row:
    """Return the row of a document whose worker process ended."""
    return Row.of(died(due.entry), reasons=due.reasons)
