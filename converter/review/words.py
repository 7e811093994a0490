"""What the cells of a row of the review file say, and the sentences for what they may not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from converter.decisions import (
    CLOSE,
    CORPUS,
    DECISIONS,
    NAMED,
    NEW,
    OPEN,
    REFUSED,
    RENAMED,
    REPORT,
    SCOPES,
    Decision,
    is_id,
    plain_words,
)
from converter.passage import ILLEGAL

NOBODY = "nobody"
"""What the column ``made`` says of a name without a person."""

_PASSED = "passed"


def made(person: str, name: str) -> str:
    """Return what the column ``made`` says of a person that the converter chose.

    >>> made("brezan-karel", "Karel Brezan"), made("", "")
    ('brezan-karel | Karel Brezan', 'nobody')
    """
    return f"{person} | {name}" if person else NOBODY


def problems_of(cells: Mapping[str, str]) -> Iterator[str]:
    """Yield what is wrong with a row; a row that decides nothing has no problems."""
    word, scope = _word(cells), _scope(cells)
    if word == "" and not _changed(cells):
        return
    if word is None:
        yield _unknown("decision", cells["decision"], DECISIONS)
        return
    if scope is None:
        yield _unknown("scope", cells["scope"], SCOPES)
    if not cells.get("file") and scope != CORPUS:
        yield "the row names no report: only with the scope 'corpus' may 'file' be empty."
    renames = word == "rename" or (not word and not _new_person(cells))
    if not cells.get("surface") and not (renames and _made(cells)[0]):
        yield "the row names nothing: its cell 'surface' is empty."
    person = _person(cells)
    if person and not is_id(person):
        yield (
            f"the person {person!r} cannot be an id: it begins with a letter and goes on "
            "with letters, digits, hyphens, points and underscores (brezan-karel)."
        )
    if any(ILLEGAL.search(text) for text in cells.values()):
        yield "the row holds a control character, which XML cannot hold."
    yield from _impossible(word, cells)


def _impossible(word: str, cells: Mapping[str, str]) -> Iterator[str]:
    before, person = _made(cells)[0], _person(cells)
    if not word and before and not person:
        yield (
            "the cell 'person' was emptied: write 'not a person' or 'unclear' as the decision, "
            "or the id of the person."
        )
    if word == "rename" and not before:
        yield (
            "there is no person to rename here, for the column 'made' names none: "
            "write the id as 'person' and decide 'is'."
        )
    elif word == "rename" and not _changed(cells):
        yield "'rename' needs another id in the cell 'person' or another name in 'name'."
    if word == "is" and not person and cells.get("what") != _PASSED and cells.get("made"):
        yield "'is' needs the id of the person in the cell 'person'."


def _unknown(column: str, given: str, words: Mapping[str, tuple[str, ...]]) -> str:
    known = {also: word for word, more in words.items() for also in (word, *more)}
    near = get_close_matches(given.casefold(), known, n=1)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    more = " The id of a person belongs into the column 'person'." if column == "decision" else ""
    return f"the {column} {given!r} is not known.{hint} It can be {', '.join(words)}.{more}"


def decision_of(cells: Mapping[str, str], line: int, place: str) -> Decision | None:
    """Return what a row without problems decides, None when it decides nothing."""
    word = _word(cells) or ""
    if not (word or _changed(cells)):
        return None
    before, after = _context(cells)
    proposed, _ = _made(cells)
    kind, person = _verdict(word, cells)
    name = cells.get("name", "")
    renamed = name if name != _made(cells)[1] and kind != REFUSED else ""
    return Decision(
        kind,
        " ".join(cells.get("surface", "").split()),
        _scope(cells) or REPORT,
        cells.get("file", ""),
        line,
        place,
        before,
        after,
        cells.get("what", ""),
        proposed,
        person,
        renamed,
        keeps=word == "keep",
    )


def _verdict(word: str, cells: Mapping[str, str]) -> tuple[str, str | None]:
    """Return what kind of decision it is, and the id that it gives."""
    person = _person(cells)
    passed = cells.get("what") == _PASSED
    match word:
        case "keep" if passed and not person:
            return REFUSED, None  # to keep what was passed is to leave it unmarked
        case "not a person":
            return REFUSED, None
        case "unclear":
            return NAMED, ""
        case "new person":
            return (NAMED, person) if _new_person(cells) else (NEW, None)
        case "rename":
            return RENAMED, person
        case "keep" | "is":
            return NAMED, person or None
        case _:
            return (NAMED, person) if _new_person(cells) else (RENAMED, person)


def _word(cells: Mapping[str, str]) -> str | None:
    """Return the decision in its own word, "" when the cell is empty, None when it is unknown."""
    return _known(cells.get("decision", ""), DECISIONS)


def _scope(cells: Mapping[str, str]) -> str | None:
    return _known(cells.get("scope", "") or REPORT, SCOPES)


def _known(given: str, words: Mapping[str, tuple[str, ...]]) -> str | None:
    plain = " ".join(given.casefold().replace("_", " ").split()).rstrip(".!")
    if not plain:
        return ""
    return next((word for word, more in words.items() if plain in {word, *more}), None)


def _made(cells: Mapping[str, str]) -> tuple[str, str]:
    """Return the person and the name that the converter wrote into the row."""
    person, _, name = cells.get("made", "").partition(" | ")
    return ("", "") if person == NOBODY else (person, name)


def _person(cells: Mapping[str, str]) -> str:
    """Return the person of a row; without that column it is the one that was written."""
    return cells.get("person", _made(cells)[0])


def _new_person(cells: Mapping[str, str]) -> bool:
    return bool(_person(cells)) and _person(cells) != _made(cells)[0]


def _changed(cells: Mapping[str, str]) -> bool:
    """Tell whether the person or its name is another one than the converter wrote."""
    person, name = _made(cells)
    other = bool(cells.get("name")) and cells.get("name", "") != name
    return _person(cells) != person or other


def _context(cells: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words before and after the name in a row's context."""
    text, surface = cells.get("context", ""), cells.get("surface", "")
    before, mark, rest = text.partition(OPEN)
    if mark:
        return plain_words(before), plain_words(rest.partition(CLOSE)[2])
    before, _, after = text.partition(surface) if surface else (text, "", "")
    return plain_words(before), plain_words(after)
