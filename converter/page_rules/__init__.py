"""What an editor's own layout says of a page: labels, homes, what opens and ends the document."""

from __future__ import annotations

import re
from dataclasses import dataclass

from converter.model import Home

FLOWS = ("line", "wrapped", "pdf", "markdown")
"""How lines flow: each is a paragraph; blank lines part them; Markdown."""

SUMMARIES = ("none", "top", "above-body", "below-body")
"""Where a summary without a label stands."""

DROPPED = "boilerplate"
"""The home of what is no text of the edition."""

HOMES: dict[str, Home | None] = {
    home.value: home for home in Home if home not in {Home.BODY, Home.NOTE}
} | {DROPPED: None}
"""Where the value of a label may go, by the names that a layout file uses."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What a line is known by: the whole line, a label that begins it, or a pattern found in it."""

    kind: str
    text: str

    def end_in(self, line: str) -> int | None:
        """Return where the sign ends in a line (0 for a pattern, which drops nothing), else None.

        >>> Sign("label", "Shelfmark").end_in("Shelfmark: HO 12")
        11
        """
        if self.kind == "label":
            return label_end(self.text, line)
        if self.kind == "pattern":
            return 0 if re.search(self.text, line) else None
        return len(line) if " ".join(line.split()) == " ".join(self.text.split()) else None

    def __str__(self) -> str:
        """Return the sign as an editor names it."""
        return f"the {self.kind} {self.text!r}"


def label_end(label: str, line: str) -> int | None:
    """Return where the value begins in a line that begins with a label, None when it does not.

    A label stands before a colon, or alone in its line; Markdown's asterisks
    round it and its letters' case make no difference.
    """
    name = r"\s+".join(re.escape(word) for word in label.split())
    found = re.match(
        rf"[\s>#*_•-]*{name}\s*(?:[*_]*\s*:[*_]*(?=\s|$)\s*|[*_]*\s*$)", line, re.IGNORECASE
    )
    return found.end() if found else None


@dataclass(frozen=True, slots=True)
class PageRules:
    """An editor's own layout; frozen and picklable, so that it travels with the settings.

    ``labels`` gives each label its home (None: dropped with its value),
    ``head`` the homes of the lines without a label above the document, in order.
    """

    name: str
    about: str = ""
    flow: str = "line"
    claims: tuple[Sign, ...] = ()
    labels: tuple[tuple[str, Home | None], ...] = ()
    head: tuple[Home, ...] = (Home.TITLE,)
    boilerplate: tuple[Sign, ...] = ()
    summary: str = "none"
    opens: Sign | None = None
    ends: Sign | None = None
