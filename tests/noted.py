"""Outcomes as a run has them: noted in a manifest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from converter.manifest import Manifest, Outcomes, Row
from converter.outcome import Outcome


@contextmanager
def noted(out: Path, outcomes: Iterable[Outcome]) -> Iterator[Outcomes]:
    """Yield outcomes from the manifest of ``out``, where they have been put."""
    with Manifest(out) as manifest:
        for outcome in outcomes:
            manifest.put(Row.of(outcome))
        yield manifest.outcomes()
