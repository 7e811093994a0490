"""What every run makes for itself and the process of the tests needs only once.

A worker makes its stylesheets, its lists of names and its weights once for all its documents;
here they are made once for all the runs of a process. What a test brings itself (a stylesheet
elsewhere, an authority file) is made anew.
"""

from __future__ import annotations

from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from threading import get_ident

import pytest

from converter import resources
from converter.authority import NOBODY, Authority
from converter.recognisers import Lexicon
from converter.recognisers.weights import Weights
from converter.saxon import Stylesheet

OURS = resources.stylesheet("html.xsl").parent

_compile = Stylesheet.__init__
_load = Lexicon.load
_sheets: dict[tuple[object, ...], Stylesheet] = {}


def compiled(sheet: Stylesheet, source: Path | str, name: str = "", **static: bool) -> None:
    """Be a stylesheet that was compiled before, by the same thread, where there is one."""
    if not isinstance(source, Path) or source.parent != OURS:
        _compile(sheet, source, name, **static)
        return
    key = (get_ident(), source, *sorted(static.items()))
    if key in _sheets:
        # With the parameters that it has been given: they are the executable's.
        vars(sheet).update(vars(_sheets[key]))
    else:
        _compile(sheet, source, name, **static)
        _sheets[key] = sheet


@cache
def lists() -> Lexicon:
    """Return the lists of the package."""
    return _load()


def loaded(authority: str | None = None, own: Authority = NOBODY) -> Lexicon:
    """Return the lists of the package with nothing remembered, or anew those of editors."""
    if authority is not None or own != NOBODY:
        return _load(authority, own)
    # What is not compared is what was asked of words before: each run remembers its own.
    memory = [one for one in fields(Lexicon) if not one.compare]
    assert all(isinstance(one.default_factory, type) for one in memory)
    return replace(lists(), **{one.name: one.default_factory() for one in memory})  # type: ignore[operator,misc]


def keep(patch: pytest.MonkeyPatch) -> None:
    """Keep what is made, until the patch is undone."""
    patch.setattr(Stylesheet, "__init__", compiled)
    patch.setattr(Lexicon, "load", loaded)
    patch.setattr(Weights, "load", cache(Weights.load))
