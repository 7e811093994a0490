"""Names that occur again: what one passage shows to be a person is one elsewhere too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from converter.model import Home, MarkKind
from converter.passage import Passage
from converter.reading.party_forms import TRADE
from converter.recognisers import fullnames, titles
from converter.recognisers.grammar import Name, adjoins, name_at, nameable
from converter.recognisers.known_names import LONGEST, Known, led, shape
from converter.recognisers.marking import person
from converter.recognisers.room import Room
from converter.recognisers.running import taken as taken_in
from converter.recognisers.sight import Sight, Stretch, written_small
from converter.recognisers.things import names_thing, with_address
from converter.recognisers.words import words_of
from converter.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Found
    from converter.recognisers.words import Word

_ADVERB = ("ly", "ing", "ed", "ion", "where", "wise")
_PAIR = regex(r"\b(?:[Ff]rom|[Bb]etween|[Ww]ith|[Tt]o|[Bb]y|and|of|[Oo]n) $")
_HEADED = regex(r"\((?P<name>[^\W\d_][^()\d]{1,40})\)")


def find(sight: Sight, lexicon: Lexicon) -> Iterator[Found]:
    """Yield names whose whole or surname is known from elsewhere in the report."""
    known = Known(lexicon)
    if not sight.headline:
        sight.headline.append(tuple(_headline(sight, lexicon)))
    names = [stretch.text[mark.start : mark.end] for stretch, mark in sight.people()]
    for name in dict.fromkeys((*names, *sight.headline[0])):
        known.add(name)
    if not known.whole:
        return
    words = known.words()
    wanted = _Wanted(words)
    for stretch in sight.stretches:
        if not words.isdisjoint(_shapes(stretch, lexicon)):
            yield from _in_stretch(sight, stretch, known, wanted)


def _shapes(stretch: Stretch, lexicon: Lexicon) -> set[str]:
    """Return the words of a passage as names are known by them, and kept with it."""
    if not stretch.shapes:
        texts = {word.text for word in stretch.words}
        stretch.shapes.update(texts, map(shape, filter(str.isupper, texts)))
        stretch.shapes.update(lexicon.particle.intersection(map(str.lower, stretch.shapes)))
    return stretch.shapes


def _in_stretch(sight: Sight, stretch: Stretch, known: Known, wanted: _Wanted) -> Iterator[Found]:
    words, lexicon = stretch.words, known.lexicon
    named = {index for index, _ in stretch.named(lexicon)}
    eastern, particle = lexicon.eastern, lexicon.particle
    taken = Room(taken_in(sight, stretch))
    hits = [at for at, word in enumerate(words) if wanted[word.text]]
    past = following = 0
    for index, word in enumerate(words):
        if following < len(hits) and hits[following] < index:
            following += 1
        if following == len(hits):
            # No name that is known is behind this word.
            return
        text = word.text
        if not ((word.capital and (index in named or text in eastern)) or text in particle):
            continue
        begun = stretch.name_at(index, lexicon)
        if index < past or hits[following] > (begun.last if begun else index):
            continue
        if taken.holds(word.start):
            continue
        name = _recognise(sight, stretch, index, known)
        if name is None:
            continue
        whole = with_address(words, name, lexicon)
        if not taken.meets(name.start, name.end) and not names_thing(
            words, whole, stretch.text, lexicon
        ):
            shown = known.alone.get(shape(word.text)) or stretch.text[name.start : name.end]
            yield person(stretch, name, _sure(name), ("repeat",), f"again, after “{shown}”")
        past = name.last + 1


class _Wanted(dict[str, bool]):
    """Whether words are among those that known names have, with a small particle too."""

    def __init__(self, words: AbstractSet[str]) -> None:
        super().__init__()
        self._words = words

    def __missing__(self, text: str) -> bool:
        words = self._words
        found = self[text] = (
            text in words or text.lower() in words or (text.isupper() and shape(text) in words)
        )
        return found


def _sure(name: Name) -> str:
    return "high" if name.last > name.first else "medium"


def _recognise(sight: Sight, stretch: Stretch, index: int, known: Known) -> Name | None:
    """Return the known name that begins here."""
    words, lexicon = stretch.words, known.lexicon
    word = words[index]
    name = stretch.name_at(index, lexicon)
    if name is None:
        return _common_surname(words, index, known, lexicon.eastern)
    texts = led([shape(one.text) for one in words[name.first : name.last + 1]], lexicon)
    # The city of Israel Vass: behind a place's name a single word is only a part of a name.
    placed = index and words[index - 1].text in lexicon.places and adjoins(words, index)
    if texts in known.whole and not (len(texts) == 1 and placed):
        return name
    if len(texts) == 1:
        return name if _alone(words, index, known, lexicon) else None
    for last in range(name.last, name.first, -1):
        if tuple(texts[: last - name.first + 1]) in known.whole:
            return Name(name.first, last, name.start, words[last].end)
    if texts[-1] in known.alone and len(texts) <= LONGEST and not _plain(word, sight):
        return name if nameable(word, lexicon) else None
    return None


def _plain(word: Word, sight: Sight) -> bool:
    """Tell whether a word before a surname only has its capital from opening a sentence."""
    if not word.opens or word.initial:
        return False
    return word.text.endswith(_ADVERB) or written_small(sight, word.text)


def _common_surname(
    words: Sequence[Word], index: int, known: Known, eastern: Container[str]
) -> Name | None:
    """Return a known name spelled like a plain word (Lao), but not where a sentence begins."""
    word = words[index]
    surname = len(word.text) > 1 and word.text in eastern
    after = index + 1
    followed = after < len(words) and adjoins(words, after) and words[after].capital
    alone = word.possessive or not followed
    if index and words[index - 1].capital and adjoins(words, index):
        alone = False
    if surname and alone and not word.opens and word.text in known.alone:
        # Park after Park Chung Hee; not Gorky Park, Park Street.
        return Name(index, index, word.start, word.end)
    if surname and (word.text,) in known.whole and not (word.opens and word.start):
        return Name(index, index, word.start, word.end)
    return None


def _alone(words: Sequence[Word], index: int, known: Known, lexicon: Lexicon) -> bool:
    """Tell whether a single word stands for a known person here."""
    text = shape(words[index].text)
    if text not in known.alone and text not in known.firsts:
        # What an editor supplies is the name: [Zenel] is ashamed.
        behind = words[index + 1].before if index + 1 < len(words) else "]"
        supplied = words[index].before.endswith("[") and behind.startswith("]")
        return supplied and text in known.fore
    after = index + 1
    if after < len(words) and adjoins(words, after) and not words[index].possessive:
        # "Beck Street", "Castro Cuba": another capitalised word that is no title follows.
        following = words[after]
        if following.capital and not _title(following, lexicon):
            return False
    if index and adjoins(words, index) and words[index - 1].capital:
        before = words[index - 1]
        return (
            before.opens
            or _title(before, lexicon)
            or before.text in lexicon.peoples
            or before.text in lexicon.words
        )
    return True


def _title(word: Word, lexicon: Lexicon) -> bool:
    low = word.text.lower()
    return low in lexicon.titles.head or low in lexicon.titles.modifier


def _headline(sight: Sight, lexicon: Lexicon) -> Iterator[str]:
    """Yield the names that the page's title gives: these are known, though not marked there."""
    about = sight.report.about
    parties = (one.name for one in (*about.sender, *about.receivers) if one.is_person)
    yield from (name for name in parties if not TRADE.search(name))
    if about.author_person:
        yield about.author_person
    titles_of_page = {passage.text for passage in sight.report.values(Home.TITLE)} | {about.title}
    for text in sorted(one for one in titles_of_page if one):
        passage = Passage(text)
        stretch = Stretch("title", passage, words_of(text, lexicon.small), ())
        alone = Sight(sight.report, (stretch,), {})
        for recogniser in (titles, fullnames):
            for _, mark in recogniser.find(alone, lexicon):
                if mark.kind is MarkKind.PERSON:
                    yield text[mark.start : mark.end]
        yield from _paired(stretch, lexicon)


def _paired(stretch: Stretch, lexicon: Lexicon) -> Iterator[str]:
    """Yield the names in "Letter from Enok Vass to ..." and in "Embassy (Vass)"."""
    text, words = stretch.text, stretch.words
    heads = {match.start("name"): match.end("name") for match in _HEADED.finditer(text)}
    index = 0
    while index < len(words):
        name = name_at(words, index, lexicon) if words[index].capital else None
        if name is None:
            index += 1
            continue
        index = name.last + 1
        if names_thing(words, name, text, lexicon):
            continue
        paired = name.last > name.first and _PAIR.search(text[: name.start])
        if paired or heads.get(name.start) == name.end:
            yield text[name.start : name.end]
