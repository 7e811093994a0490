"""What is to be known of the names of reports: another system cannot have them, or OUT cannot."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import Protocol

from converter.findings import Finding
from converter.output_names import alike_of, checksum, fitting, folded, stem_of
from converter.regexes import regex

# Microsoft, "Naming Files, Paths, and Namespaces".
_DEVICE = regex(r"(?i:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)")
_SIGNS = regex(r"[<>:\"|?*\\]")


class Named(Protocol):
    """A report with its name and that of its outputs."""

    @property
    def name(self) -> str:
        """Return the path of the report in the corpus, with ``/``."""

    @property
    def output(self) -> str:
        """Return the path of its outputs, without suffix."""


def told_of_names(reports: Sequence[Named]) -> Iterator[tuple[str, Finding]]:
    """Yield what is to be known of names; of each report 8 bytes are held."""
    sums = array("Q", (checksum(folded(one.name)) for one in reports))
    alike = alike_of(sums)
    first: dict[int, str] = {}
    for number, one in enumerate(reports):
        name = one.name
        if fitting(stem_of(name)) != stem_of(name):
            message = (
                f"the name is too long for what is made of it, which is called {one.output!r}."
            )
            yield name, Finding("name-shortened", message)
        if why := _not_on_windows(name):
            message = f"Windows cannot have this name: {why}. Rename it if OUT is to go there."
            yield name, Finding("name-not-portable", message)
        if sums[number] in alike and (other := first.setdefault(sums[number], name)) != name:
            message = (
                f"the name is that of {other!r} but for capitals or the way an accent is written: "
                "Windows and macOS take them for one. Rename it if OUT is to go there."
            )
            yield name, Finding("name-like-another", message)


def _not_on_windows(name: str) -> str:
    """Return why Windows cannot have a path, "" when it can."""
    for part in name.split("/"):
        if found := _DEVICE.match(part):
            return f"{found[0]!r} is a device there"
        if found := _SIGNS.search(part):
            return f"it has {found[0]!r}"
        if part.endswith((".", " ")):
            return f"{part!r} ends with a point or a space"
    return ""
