"""Places in running text: listed ones, and those that the report itself shows to be places."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from converter.model import MarkKind
from converter.recognisers.forms import slug
from converter.recognisers.gazetteer import PLACES, gazetteer, known_at
from converter.recognisers.marking import span
from converter.recognisers.place_forms import shown_places
from converter.recognisers.running import (
    bracket_before,
    follows,
    running,
    taken,
    unknown,
    words_of_persons,
)
from converter.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.place_forms import Places
    from converter.recognisers.sight import Found, Sight, Stretch
    from converter.recognisers.words import Word

# What shows that a word with another meaning is a place here.
_SHOWN = regex(
    r"\b(?:[Ii]n|into|[Nn]ear|[Tt]hroughout|[Aa]cross|[Ww]ithin|[Oo]utside|[Rr]epublic of|[Kk]ingdom of|[Cc]apital of|"
    r"[Cc]ity of|[Pp]ort of|[Tt]own of|[Gg]overnments? of|borders? (?:of|with)|Embassy in|"
    r"[Ee]mbassies in|[Aa]mbassadors? (?:in|to)|visit to|trip to|flew to|travel(?:led)? to|north of|south of|"
    r"east of|west of) (?:the )?$"
)
# What shows that a word of the longer list of towns is one: it is no more than a word there.
_TOWN_SHOWN = regex(
    r"\b(?:[Ii]n|[Aa]t|into|[Nn]ear|[Vv]ia|[Oo]utside|towards?|(?:went|gone|go|goes|going|come|came|return|returns|"
    r"returned|returning|flew|flown|travell?ed|sailed|moved|sent|trip|visit|journey|way|arrived|road|train|railway) "
    r"(?:from|to|for)) $"
)
_LONGEST_SIGN = 24
_LISTED = frozenset((", ", " and ", ", and ", " or ", ", or ", "/", " – ", "–"))
# These before a place make it a part of another name.
_LONGER = frozenset(
    "New Old Little Great Greater Upper Lower North South East West Northern Southern Eastern Western Port "
    "Fort Cape Mount Lake Saint St Radio Hotel Hôtel Café Cafe Restaurant Cinema Ship Steamer Nueva Nova "
    "Free Operation Camp Villa Air Ferry Point Viva General Young".split()
)
_NAMED_AFTER = frozenset(
    "Treaty Treaties Pact Agreement Agreements Accord Accords Congress Conference Declaration Convention "
    "Peace Battle Times Voice Sea Duke Prince Princess Merchant Spirit Star Protocol Siege Council Bay "
    "Gulf Strait Straits Lord Earl Maid".split()
)
_ITEM = regex(r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?")
_LIST = regex(rf"(?:, (?:the )?{_ITEM.pattern})+(?:, |,? (?:and|or) )(?:the )?")
# 418 U.S. 683: a page of a court's reports.
_COURT = regex(r"\d $")
# In Havana I saw nobody.
_I = regex(r"I(?:['’](?:m|d|ll|ve))?")
# What may follow a sentence's first word and leave a place what it is.
_OPENING = ("ing", "ed", "ly", "ary")


class Hit(NamedTuple):
    """A name of a place in a passage, and whether it can be anything else."""

    stretch: Stretch
    start: int
    end: int
    key: str
    sure: bool
    reason: str


def find(sight: Sight, lexicon: Lexicon, shown: Places | None = None) -> Iterator[Found]:
    """Yield the places of running text; one that may be something else only where a sign shows it.

    ``shown`` are the places that the report itself shows, when they are known already.
    """
    persons = words_of_persons(sight)
    listed = gazetteer(PLACES).names
    own, forms = shown or shown_places(sight, lexicon)
    hits: list[Hit] = []
    for stretch in running(sight):
        text, words = stretch.text, stretch.words
        starts: AbstractSet[int] | None = None
        for index in [
            at
            for at, word in enumerate(words)
            if word.capital and (word.text in listed or word.text in own)
        ]:
            word = words[index]
            found = known_at(own, text, word.start, word.text) if word.text in own else None
            reason = "a place of this report"
            longer = known_at(listed, text, word.start, word.text)
            if longer and (found is None or longer[1] >= found[1]):
                found, reason = longer, "list of places"
            if found is None or (
                word.text in persons and _called(text[word.start : found[1]], persons)
            ):
                continue
            if starts is None:
                starts = {start for start, _ in taken(sight, stretch)}
            if _stands_alone(words, index, found[1], starts, lexicon):
                one, end = found
                start, quarter = bracket_before(stretch, word.start) if stretch.given else (0, "")
                whole = known_at(listed, f"{quarter} {one.text}", 0, quarter) if quarter else None
                one = whole[0] if whole else one
                start = start if whole else word.start
                hits.append(Hit(stretch, start, end, one.key, one.sure, reason))
    hits += [one for one in _towns(sight, lexicon) if not _called(_printed(one), persons)]
    hits += [
        Hit(one.stretch, one.start, one.end, one.key, sure=True, reason=one.reason)
        for one in forms
        if not _called(one.stretch.text[one.start : one.end], persons)
    ]
    hits += [one for one in _between(sight, hits, lexicon) if not _called(_printed(one), persons)]
    for hit, certainty in _settled(hits):
        said = f"{hit.reason}: {hit.key}"
        yield span(hit.stretch, hit.start, hit.end, MarkKind.PLACE, certainty, (), said, hit.key)


def _towns(sight: Sight, lexicon: Lexicon) -> Iterator[Hit]:
    """Yield the towns of one word that stand somewhere where only a place does: went to Lund."""
    hits = []
    for stretch in running(sight):
        words = stretch.words
        starts: AbstractSet[int] | None = None
        for index, word in enumerate(words):
            if word.text in lexicon.towns:
                if starts is None:
                    starts = {start for start, _ in taken(sight, stretch)}
                if _stands_alone(words, index, word.end, starts, lexicon):
                    before = stretch.text[max(0, word.start - _LONGEST_SIGN) : word.start]
                    shown = bool(_TOWN_SHOWN.search(before)) and not word.possessive
                    key = slug(word.text)
                    hits.append(Hit(stretch, word.start, word.end, key, shown, "list of towns"))
    keys = {hit.key for hit in hits if hit.sure}
    yield from (hit for hit in hits if hit.key in keys)


def _printed(hit: Hit) -> str:
    return hit.stretch.text[hit.start : hit.end]


def _between(sight: Sight, hits: Iterable[Hit], lexicon: Lexicon) -> Iterator[Hit]:
    """Yield the unknown words of a list that has a sure place at either end: Lund, Hexiu and Brno."""
    for one, other in pairwise(sorted(hits, key=lambda hit: (hit.stretch.key, hit.start))):
        text, end = one.stretch.text, one.end
        if one.stretch is not other.stretch or not text.startswith(", ", end):
            continue
        if not (one.sure and other.sure and _LIST.fullmatch(text, end, other.start)):
            continue
        first, last = one.stretch.behind(end), one.stretch.behind(other.start)
        inside = one.stretch.words[first:last]
        spans = taken(sight, one.stretch)
        for item in _ITEM.finditer(text, end, other.start):
            words = [word for word in inside if item.start() <= word.start < item.end()]
            free = not any(item.start() < stop and start < item.end() for start, stop in spans)
            if free and all(unknown(word, lexicon) for word in words):
                key = slug(item[0])
                yield Hit(one.stretch, *item.span(), key, sure=True, reason="between two places")


def _called(name: str, persons: AbstractSet[str]) -> bool:
    """Tell whether a person of the report is called by the words of a place."""
    return all(word in persons for word in name.split())


def _stands_alone(
    words: Sequence[Word], index: int, end: int, starts: AbstractSet[int], lexicon: Lexicon
) -> bool:
    """Tell whether a place is no part of another name: Radio Havana, Treaty of Rome, Paris Match."""
    following = index + 1
    while following < len(words) and words[following].start < end:
        following += 1
    if following < len(words):
        after = words[following]
        if (
            after.capital
            and after.start == end + 1
            and after.before in {" ", "\n"}
            and not (
                _I.fullmatch(after.text)
                or after.text in lexicon.peoples
                or after.start in starts
                or (words[index].text.isupper() and not after.text.isupper())
            )
        ):
            return False
    before = words[index - 1] if index else None
    if before and words[index].before in {" ", ". "}:
        titled = before.capital and before.text.lower() in lexicon.titles.head
        if titled or (before.initial and before.text != "S"):
            return False  # Dr. Holland, P. Washington
    if before is None or not follows(words, index):
        return not _COURT.search(words[index].before)
    if before.possessive:
        return True
    if before.text == "of" and index > 1:
        return not (words[index - 2].text in _NAMED_AFTER and words[index - 1].before == " ")
    if not before.capital or before.text in lexicon.peoples:
        return True
    if before.text in _LONGER or before.text in lexicon.things:
        return False
    plain = before.text.capitalize() if before.text.isupper() else before.text
    return plain in lexicon.words or (before.opens and before.text.endswith(_OPENING))


def _settled(hits: Iterable[Hit]) -> Iterator[tuple[Hit, str]]:
    """Yield the hits that are places, each with how sure that is."""
    hits = sorted(hits, key=lambda hit: (hit.stretch.key, hit.start))
    shown: set[str] = set()
    direct: set[int] = set()
    for at, hit in enumerate(hits):
        if not hit.sure and (_has_sign(hit) or _in_list(hits, at)):
            shown.add(hit.key)
            direct.add(at)
    for at, hit in enumerate(hits):
        if hit.sure or at in direct:
            yield hit, "high"
        elif hit.key in shown or hit.reason == "list of towns":
            # In Jordan; then "Jordan refused": the same word in the same report.
            yield hit, "medium"


def _has_sign(hit: Hit) -> bool:
    before = hit.stretch.text[max(0, hit.start - _LONGEST_SIGN) : hit.start]
    return bool(_SHOWN.search(before))


def _in_list(hits: Sequence[Hit], at: int) -> bool:
    """Tell whether a sure place stands next to this one in a list."""
    hit = hits[at]
    for other in (at - 1, at + 1):
        if not 0 <= other < len(hits):
            continue
        near = hits[other]
        if near.sure and near.stretch is hit.stretch:
            first, last = sorted((hit, near), key=lambda one: one.start)
            if hit.stretch.text[first.end : last.start] in _LISTED:
                return True
    return False
