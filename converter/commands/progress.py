"""A bar that shows how far a run is, how fast it goes and when it will end."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

import click
from click._termui_impl import ProgressBar


class Progress:
    """Count documents; on a terminal a bar shows how many a second, and the time that is left.

    Documents that nothing has to be done of are counted and do not make the rate.
    """

    def __init__(self, documents: int, *, shown: bool) -> None:
        """Begin with none done; ``shown``: there is somebody to look at it."""
        self._began = time.monotonic()
        self._done = 0
        self._bar: ProgressBar[None] = click.progressbar(
            length=documents,
            label="Converting",
            file=sys.stderr,
            show_pos=True,
            show_eta=True,
            item_show_func=lambda _: self.rate,
            hidden=not shown,
        )

    def __enter__(self) -> Self:
        """Show the bar."""
        self._bar.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the bar away."""
        self._bar.__exit__(kind, error, trace)

    def advance(self, *, kept: bool = False) -> None:
        """Count a document."""
        self._done += not kept
        self._bar.update(1)

    @property
    def rate(self) -> str:
        """Return how many documents are converted in a second."""
        seconds = time.monotonic() - self._began
        if not self._done or seconds <= 0:
            return ""
        a_second = self._done / seconds
        return f"{a_second:,.0f} a second" if a_second >= 1 else f"{60 * a_second:,.0f} a minute"
