"""What editors decide of names: one decision for each row of a review file that has one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from converter.regexes import regex

NAMED, NEW, REFUSED, RENAMED = "named", "new", "refused", "renamed"
MENTION, REPORT, CORPUS = "mention", "report", "corpus"

DECISIONS: Mapping[str, tuple[str, ...]] = {
    "keep": ("ok", "yes", "confirm", "right"),
    "not a person": ("no", "reject", "no person", "not person"),
    "is": ("a person", "person", "tag"),
    "new person": ("new", "split", "somebody else", "someone else"),
    "unclear": ("unknown", "undecided"),
    "rename": ("merge", "rename person"),
}
"""The words of the column ``decision``, each with the others that mean the same."""

SCOPES: Mapping[str, tuple[str, ...]] = {
    MENTION: ("this", "here", "once"),
    REPORT: ("document", "file"),
    CORPUS: ("everywhere", "all", "all reports"),
}
"""How far a decision goes, each word with the others that mean the same."""

OPEN, CLOSE = "⟦", "⟧"
"""What stands round the name in a context."""

_ID_START = "A-Z_a-zÀ-ÖØ-öø-ıĴ-ľŁ-ňŊ-žƀ-ǃΑ-ΡΣ-Ϋά-ώА-Яа-яё-ќ가-힣一-龥ァ-ヺぁ-ゔ"
_ID = regex(rf"[{_ID_START}][{_ID_START}0-9.\-·]*")
_WORD = regex(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Decision:
    """Say what a name is, or that it is none; ``place`` is where an editor says so (review.csv:3).

    ``before`` and ``after`` are the words round it, ``proposed`` the person that the
    converter had chosen when the row was written. ``person`` is the id that is wanted:
    "" for nobody in particular, None where the decision does not say. ``what`` is
    ``passed`` for a run that was not marked, "" when an editor wrote the row.
    ``here``: the row is about this report, or one of its own; else it comes from another.
    """

    kind: str
    surface: str
    scope: str
    file: str
    line: int
    place: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    what: str = ""
    proposed: str = ""
    person: str | None = None
    name: str = ""
    keeps: bool = False
    here: bool = True


def applies_alone(decision: Decision) -> bool:
    """Tell whether a decision must find its words in the report at hand, or is lost."""
    return decision.here and decision.scope != CORPUS


def contradictions(said: Sequence[Decision]) -> Iterator[tuple[Decision, Decision]]:
    """Yield each decision that cannot be obeyed beside an earlier one, with that one."""
    for index, one in enumerate(said):
        for other in said[:index]:
            if one.scope == other.scope and _same_question(one, other) and _disagree(one, other):
                yield one, other
                break


def _same_question(one: Decision, other: Decision) -> bool:
    """Tell whether two decisions are about the same names, or about the same person."""
    if RENAMED in {one.kind, other.kind}:
        return one.kind == other.kind and one.proposed == other.proposed
    if plain_words(one.surface) != plain_words(other.surface):
        return False
    if one.scope == MENTION:
        return (one.before, one.after) == (other.before, other.after)
    if REFUSED in {one.kind, other.kind}:
        # A run that is rightly unmarked says nothing of a name that is marked elsewhere.
        return not any(two.keeps and two.kind == REFUSED for two in (one, other))
    return one.proposed == other.proposed and one.what == other.what


def _disagree(one: Decision, other: Decision) -> bool:
    if one.kind == RENAMED:
        ids = {two.person for two in (one, other) if two.person not in {None, "", two.proposed}}
    elif one.kind != other.kind:
        return True
    else:
        ids = {two.person for two in (one, other) if two.person is not None}
    return len(ids) > 1 or len({two.name for two in (one, other) if two.name}) > 1


def is_id(text: str) -> bool:
    """Tell whether a text can be an xml:id.

    >>> is_id("brezan-karel"), is_id("2-brezan"), is_id("brezan karel")
    (True, False, False)
    """
    return bool(_ID.fullmatch(text))


def plain_words(text: str) -> tuple[str, ...]:
    """Return the words of a text for comparison: small letters without accents.

    >>> plain_words("Über-all ⟦here⟧, 3 times")
    ('uber', 'all', 'here', '3', 'times')
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    return tuple(_WORD.findall(bare))
