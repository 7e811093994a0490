"""How recognisers write down what they found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.model import Mark, MarkKind

if TYPE_CHECKING:
    from converter.recognisers.grammar import Name
    from converter.recognisers.sight import Found, Stretch


def person(
    stretch: Stretch, name: Name, certainty: str, evidence: tuple[str, ...], reason: str
) -> Found:
    """Return the mark of a person's name."""
    return span(stretch, name.start, name.end, MarkKind.PERSON, certainty, evidence, reason)


def role(stretch: Stretch, start: int, end: int, reason: str) -> Found:
    """Return the mark of a title or office."""
    return span(stretch, start, end, MarkKind.ROLE, "high", (), reason)


def span(  # noqa: PLR0913, PLR0917  (a mark has these parts)
    stretch: Stretch,
    start: int,
    end: int,
    kind: MarkKind,
    certainty: str,
    evidence: tuple[str, ...],
    reason: str,
    key: str = "",
) -> Found:
    """Return any mark; a reason names the rule and the words that set it off."""
    return stretch.key, Mark(start, end, kind, key, certainty, evidence, reason)
