"""Names of the editors' authority file: whole names, and surnames with forenames or initials."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from converter.recognisers.forms import fold, form_of
from converter.recognisers.grammar import Name, adjoins, nameable
from converter.recognisers.listed import entries_of
from converter.recognisers.marking import person
from converter.recognisers.things import names_thing
from converter.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Found, Sight, Stretch
    from converter.recognisers.words import Word

_GAP = regex(r"[ \u00a0]+|\n(?!\n)")
_TOKEN = regex(r"[^\s,;:!?()\[\]{}/“”„\"—–…]+")
_POSSESSIVE = regex(r"['’][sS]?$")
EVIDENCE = ("authority",)


def find(sight: Sight, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the names by which the editors know a person."""
    if not lexicon.listed.own:
        return
    for stretch in sight.stretches:
        index = 0
        while index < len(stretch.words):
            name = _spelled(stretch, index, lexicon) or _formed(stretch, index, lexicon)
            if name is None or names_thing(stretch.words, name, stretch.text, lexicon):
                index += 1
                continue
            printed = stretch.text[name.start : name.end]
            meant = entries_of(form_of(printed, lexicon), lexicon)
            named = f"authority {'entry' if len(meant) < 2 else 'entries'} "  # noqa: PLR2004
            yield person(stretch, name, "high", EVIDENCE, named + ", ".join(e.id for e in meant))
            index = max(index, name.last) + 1


def _spelled(stretch: Stretch, index: int, lexicon: Lexicon) -> Name | None:
    """Return the longest name that the editors spell so; accents and capitals do not matter."""
    word = stretch.words[index]
    known = lexicon.listed.spelled.get(fold(word.text), ()) if word.capital else ()
    for tokens in sorted(known, key=len, reverse=True):
        first = next((k for k, token in enumerate(tokens) if token[:1].isupper()), 0)
        lead = "".join(f"{token} " for token in tokens[:first])
        end = _end(stretch.text, word.start, tokens[first:])
        if end is None or not stretch.text.endswith(lead, 0, word.start):
            continue
        start = word.start - len(lead)
        if re.match(r"\w", stretch.text[start - 1 : start]):
            continue
        last = stretch.behind(end) - 1
        name = Name(index, last, start, end)
        if len(tokens) > 1 or not _part(stretch.words, name, lexicon):
            return name
    return None


def _end(text: str, start: int, tokens: Sequence[str]) -> int | None:
    """Return where a name that begins here ends, None when it is another one."""
    at = start
    last = len(tokens) - 1
    for number, wanted in enumerate(tokens):
        gap = _GAP.match(text, at) if number else None
        at = gap.end() if gap else at
        found = _TOKEN.match(text, at)
        if found is None or (number and not gap):
            return None
        printed = found[0]
        if number == last:
            printed = _POSSESSIVE.sub("", printed.rstrip(".’'"))
            printed += "." * wanted.endswith(".")
        stopped = printed.endswith(".") and not wanted.endswith(".")
        if (
            stopped
            or fold(printed) != fold(wanted)
            or printed[:1].islower() != wanted[:1].islower()
        ):
            return None
        at += len(printed)
    return min(at, len(text))


def _part(words: Sequence[Word], name: Name, lexicon: Lexicon) -> bool:
    """Tell whether a single word is only a part of a longer name, of somebody else perhaps."""
    after, before = name.last + 1, name.first - 1
    if after < len(words) and not words[name.last].possessive and adjoins(words, after):
        return nameable(words[after], lexicon)
    if before < 0 or not adjoins(words, name.first) or words[before].possessive:
        return False
    return nameable(words[before], lexicon) and (words[before].initial or not words[before].opens)


def _formed(stretch: Stretch, index: int, lexicon: Lexicon) -> Name | None:
    """Return a forename or initials with a surname of the editors' file."""
    words = stretch.words
    name = stretch.name_at(index, lexicon) if words[index].capital else None
    if name is None or name.last == name.first:
        return None
    ends = {fold(words[name.first].text), fold(words[name.last].text)}
    if not ends & lexicon.listed.lasts:
        return None
    form = form_of(stretch.text[name.start : name.end], lexicon)
    own = lexicon.listed.own
    return name if any(entry.id in own for entry in entries_of(form, lexicon)) else None
