"""Names after a title: ``Comrade Vass``, ``Comrades Lund and Brezan``, ``Minister [P. Ostrin]``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from converter.model import MarkKind
from converter.recognisers.grammar import SPACES, Name, adjoins, name_at, nameable
from converter.recognisers.marking import person, role
from converter.recognisers.offices import MESSIEURS, Title, french, may_begin, title_at
from converter.recognisers.things import names_thing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Found, Sight, Stretch
    from converter.recognisers.words import Word

# After these even a plain word is a surname: Mr. Young, Comrade Little. Sir and Madam end a phrase.
_BEFORE_ANY = frozenset({"mr", "mrs", "ms", "miss", "dr", "comrade", "cde", "herr", "frau", "mme"})
_PEERS = frozenset({"lord", "lady"})
_PRONOUN = 4
_CUT = frozenset("St Kaz Tad Iv Gr Vl Mih Konst Al".split())
_BODIES = frozenset({"ministers", "deputies", "delegates", "representatives", "commissars"})


def find(sight: Sight, lexicon: Lexicon) -> Iterator[Found]:
    """Yield titles with the names that follow them."""
    messieurs = french(sight)
    for stretch in sight.stretches:
        yield from _in_stretch(stretch, lexicon)
        if messieurs and "M." in stretch.text:
            yield from _messieurs(stretch, lexicon)


def _messieurs(stretch: Stretch, lexicon: Lexicon) -> Iterator[Found]:
    """Yield M. Dulac and MM. Dulac, where M. is no initial."""
    words = stretch.words
    for index, word in enumerate(words[:-1]):
        if word.text not in MESSIEURS or not word.dot or words[index + 1].before != ". ":
            continue
        if (
            index
            and adjoins(words, index)
            and (words[index - 1].initial or words[index - 1].capital)
        ):
            continue
        title = Title(word.start, word.end + 1, index + 1, word.text == "MM", office=False)
        names = list(_names(words, title, stretch.text, lexicon))
        if names:
            yield from _marks(stretch, title, names, lexicon)


def _in_stretch(stretch: Stretch, lexicon: Lexicon) -> Iterator[Found]:
    words = stretch.words
    begins = lexicon.begins
    past = 0
    # Most words begin no title: they are passed over before anything else is asked.
    for index in [at for at, word in enumerate(words) if begins.get(word.text, True)]:
        if index < past or not may_begin(words[index], lexicon):
            continue
        title = None if _body(words, index) else title_at(words, index, stretch.text, lexicon)
        if title is None:
            continue
        names = list(_names(words, title, stretch.text, lexicon))
        if names:
            yield from _marks(stretch, title, names, lexicon)
            past = names[-1].last + 1
        else:
            past = min(max(index + 1, title.next), _past(words, index, title))


def _body(words: Sequence[Word], index: int) -> bool:
    """Tell whether a word only looks like a title: the Ministers of a Council of Ministers."""
    return index > 0 and words[index - 1].text == "of" and words[index].text.lower() in _BODIES


def _past(words: Sequence[Word], index: int, title: Title) -> int:
    """Return the first word after the characters of a title that begins with ``words[index]``."""
    while index < len(words) and words[index].start < title.end:
        index += 1
    return index


def _names(words: Sequence[Word], title: Title, text: str, lexicon: Lexicon) -> Iterator[Name]:
    """Yield the name after a title, and the rest of the list where the title is plural."""
    at = title.next
    if at >= len(words) or not _follows(text, title.end, words[at].start):
        return
    name = _shortened(words, at, lexicon) or name_at(words, at, lexicon)
    name = name or _addressed(words, at, title, lexicon)
    if name is None or names_thing(words, name, text, lexicon):
        return
    if not title.office and names_thing(
        words, structs.replace(name, start=title.start), text, lexicon
    ):
        # The frigate Lady Vass.
        return
    if text[title.start : name.end] == "Lady Day":
        return
    name = _outside(words, name, text)
    yield name
    while title.plural:
        at = name.last + 1
        ended = False
        if at < len(words) and words[at].text == "and" and words[at].before in {" ", ", ", "\n"}:
            at += 1
            ended = True
        elif at >= len(words) or words[at].before not in {", ", ",\n"}:
            return
        if at >= len(words) or (ended and words[at].before not in {" ", "\n"}):
            return
        if title_at(words, at, text, lexicon):
            return
        name = name_at(words, at, lexicon)
        if name is None or names_thing(words, name, text, lexicon):
            return
        yield name


def _shortened(words: Sequence[Word], at: int, lexicon: Lexicon) -> Name | None:
    """Return ``St. Brzoza``, a forename cut short; without a title it may be a saint's town."""
    word, after = words[at], at + 1
    if not word.dot or word.text not in _CUT:
        return None
    if after >= len(words) or words[after].before != ". ":
        return None
    name = name_at(words, after, lexicon)
    return name and Name(at, name.last, word.start, name.end)


def _addressed(words: Sequence[Word], at: int, title: Title, lexicon: Lexicon) -> Name | None:
    """Return what only a form of address makes a name: Mr. Young, Mrs. L., Lady E Vass."""
    word, after = words[at], at + 1
    if title.office or title.plural or not word.capital:
        return None
    alone = after >= len(words) or word.possessive or not adjoins(words, after)
    # Miss K I believe: the pronoun is no part of a name.
    alone = alone or not words[after].capital or words[after].text == "I"
    if len(word.text) == 1:
        if not alone and not word.dot and nameable(words[after], lexicon):
            name = name_at(words, after, lexicon)
            return name and Name(at, name.last, word.start, name.end)
        if not alone and len(words[after].text) == 1 and words[after].text.isupper():
            # Lady E W, Mr. L W: initials without full stops.
            return Name(at, after, word.start, words[after].end)
        shown = alone and word.text.isupper() and word.text not in {"A", "I"}
        return Name(at, at, word.start, word.end) if shown else None
    address = words[at - 1].text.lower()
    if not alone or word.text.lower() in lexicon.small:
        return None
    # Mr. Young, Dr. Holland, Mrs. Hall; Lord Londonderry.
    plain = lexicon.is_common(word.text) and address in _BEFORE_ANY and len(word.text) >= _PRONOUN
    peer = word.text in lexicon.places and address in _PEERS
    return Name(at, at, word.start, word.end) if plain or peer else None


def _outside(words: Sequence[Word], name: Name, text: str) -> Name:
    """Return the part of a name after a bracket that holds its title: [Ambassador Vit] Zawa."""
    printed = text[name.start : name.end]
    if "]" not in printed or "[" in printed:
        return name
    start = name.start + printed.rindex("]")
    first = next(k for k in range(name.first, name.last + 1) if words[k].start > start)
    return Name(first, name.last, words[first].start, name.end)


def _follows(text: str, end: int, start: int) -> bool:
    """Tell whether a name may stand so far behind a title: Mrs. Lund, Mrs.Lund, Mrs . Lund."""
    gap = text[end:start]
    if not gap:
        return text[end - 1] == "."
    return gap in SPACES or gap in {" [", "] ", "  ", " . "}


def _marks(stretch: Stretch, title: Title, names: list[Name], lexicon: Lexicon) -> Iterator[Found]:
    printed = stretch.text[title.start : title.end]
    first = names[0]
    gloss = stretch.inside(first.start, first.end, MarkKind.GLOSS)
    if not (gloss and gloss.start >= title.end):
        # A name in brackets that only explains who held the office takes no title.
        yield role(stretch, title.start, title.end, f"title “{printed}”")
    sure = printed[:1].isupper() or first.last > first.first
    evidence = ("office",) if title.office else ("title",)
    for name in names:
        certainty = "high" if sure or lexicon.is_given(stretch.words[name.first].text) else "medium"
        yield person(stretch, name, certainty, evidence, f"after the title “{printed}”")
