"""What a validation found in each file, and the forms in which it is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from converter.verdicts import github, junit, listing, sarif
from converter.verdicts.verdict import Known, Verdict

__all__ = ["FORMS", "Known", "Verdict"]

FORMS: Mapping[str, Callable[[list[Verdict]], str]] = {
    "json": listing.write,
    "sarif": sarif.write,
    "junit": junit.write,
    "github": github.write,
}
"""The forms for machines, by their names; ``text`` is written line by line."""
