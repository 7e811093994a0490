"""Names of unknown words that what stands beside them shows to be persons."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from converter.model import MarkKind
from converter.recognisers.marking import person, span
from converter.recognisers.offices import title_at
from converter.recognisers.sight import written_small
from converter.recognisers.things import names_thing
from converter.recognisers.trades import is_occupation, trade_beside
from converter.recognisers.words import words_before
from converter.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.recognisers.grammar import Name
    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Found, Sight, Stretch

_NEXT = regex(r"(?:, [^,.;]{3,60},)? (\w+)")
_WINDOW = 60
_LONGEST = 3
# A word that opens a sentence and ends so is seldom a name: Peasants, Reportedly.
_PLAIN = ("s", "ly", "ing", "ed", "ion", "ment")
_ENOUGH = 2
# The years of a life: Tolla Vensk, 24 years old; Tolla Vensk (born in Lesna).
_LIFE = regex(r",? (?:aged )?\d{1,2} years|,? \(?born\b|, aged \d")
_OWNS = regex(r"['’]s (\w+)(?: (\w+))?")
_WHO = regex(r",? (?:who|whom|whose)\b")
# The keeper, Tolla Vensk; Tolla Vensk, our harbour master; note: Tolla Vensk—keeper of the light.
_BEFORE = regex(
    r"\b(?:[Aa]n?|[Tt]he|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir|[Mm]y|one|of) "
    r"(?:[A-Z][a-z]+ )?([a-z][\w -]{2,50}), $"
)
_COUNTRYMAN = regex(r"\b[Tt]he ([A-Z][a-z]+), $")
_AFTER = regex(
    r"(?:, | \[)(?:(?:an?|the|our|his|her|their|my|then|now) )?"
    r"(?:[A-Z][a-z]+ )?([a-z][\w’' -]{2,70})"
)
# His wife, Tolla, was away.
_KIN = regex(r"\b(?:[Mm]y|[Hh]is|[Hh]er|[Oo]ur|[Tt]heir|[Yy]our|’s|'s) ([a-z][a-z-]+), $")
# What ends an office behind a name: the name of somebody else does not follow it.
_OFFICE_OVER = regex(r"\s*(?:[,;.)\]—–]|$|\n|and\b|who\b)")
_LETTERS = regex(r"(?<![^\W_])(?:[^\W\d_a-z] ){3,}[^\W\d_a-z](?![^\W_])")
_APART = len("S ")
_DOUBLE = regex(r"[^\W\d_]{3,}-[^\W\d_]{3,}")
# Tolla the porter; old Tolla, poor Vensk, and not the old Harbour, in old Lesna.
_FOND = regex(
    r"(?:(?<![-\w’'])(?<!\b[Tt]he )(?<!\b[Aa] )(?<!\ban )(?<!\bis )(?<!\bat )(?<!\b[Ii]n )(?<!\b[Mm]y )"
    r"(?<!\bof )(?<!ear )(?<!our )(?<!their )(?<!honest )(poor|old|young)|(?:^|[.!?] )(Poor|Old|Young)) $"
)
_FONDLY = tuple(
    f"{word} {end}" for word in "poor old young Poor Old Young".split() for end in ("", "\n")
)
_ACCORDING = "according to"
_BETWEEN = regex(r", (?:the|our|his|her|their|my) (?:[A-Z][a-z]+ )?([a-z][\w -]{2,40}),")
_GLOSS = regex(r" ?(?:[—–]|--) ?\w|, (?:an?|the) [a-z]")
# A name after one of these, or after an article, is a place, a paper, an institution.
_PLACED = regex(r"(?:^|[\s(])(?:[Ii]n|[Aa]t|[Nn]ear|[Tt]he|[Ii]nto|[Tt]owards?|[Aa]cross) $")
_PLACING = frozenset(
    f"{word} "
    for low in ("in", "at", "near", "the", "into", "toward", "towards", "across")
    for word in (low, low.capitalize())
)
_ENDING = regex(
    r".{2,}(?:[oe]v|[oe]va|ová|sky|ski|skii|skij|ská|ska|cki|cka|czyk|wicz|vich|vić|vic|ić|escu|"
    r"eanu|enko|chuk|shvili|dze|nyan|sson|qvist|mann|meier|stein|poulos|idis|akis|oğlu|oglu)$"
)


class Clue(NamedTuple):
    """What stands beside one name: a sign that is enough, signs that are only half of it."""

    stretch: Stretch
    name: Name
    sign: str
    hints: dict[str, str]


def find(sight: Sight, lexicon: Lexicon) -> Iterator[Found]:
    """Yield names beside a word that only a person has, or beside two that persons mostly have."""
    hints: dict[str, dict[str, str]] = {}
    clues = []
    placed = set()
    for stretch in sight.stretches:
        for name in _candidates(stretch, lexicon):
            text = stretch.text[name.start : name.end]
            lead = stretch.text[max(0, name.start - _WINDOW) : name.start]
            placed_so = lead[lead.rfind(" ", 0, -1) + 1 :].lstrip("(") in _PLACING
            if placed_so and _PLACED.search(lead) and not stretch.words[name.last].possessive:
                placed.add(text)
                continue
            clue = Clue(stretch, name, *_signs(stretch, name, lead, lexicon))
            if clue.sign or clue.hints:
                clues.append(clue)
                hints.setdefault(text, {}).update(clue.hints)
    for stretch in sight.stretches:
        letters = [word.start for word in stretch.words if word.end - word.start == 1]
        if any(other - one == _APART for one, other in pairwise(letters)):
            yield from _spaced(sight, stretch, lexicon)
    for stretch, name, sign, _ in clues:
        text = stretch.text[name.start : name.end]
        if text in placed:
            continue
        opens = name.last == name.first and stretch.words[name.first].opens
        if opens and written_small(sight, text):
            continue
        single = name.last == name.first
        shown = f"beside “{sign}”" if sign else _together(hints[text], single=single)
        if shown and not names_thing(stretch.words, name, stretch.text, lexicon):
            yield person(stretch, name, "medium", ("full-name",), shown)


def _spaced(sight: Sight, stretch: Stretch, lexicon: Lexicon) -> Iterator[Found]:
    """Yield a letter-spaced name behind which it is told who it is: S H O R I N, the adviser."""
    for match in _LETTERS.finditer(stretch.text):
        letters = match.group().replace(" ", "")
        after = _AFTER.match(stretch.text, match.end())
        if not (after and is_occupation(after[1], lexicon)) or lexicon.is_common(letters):
            continue
        if not written_small(sight, letters):
            beside = f"beside “{after[1]}”"
            yield span(stretch, *match.span(), MarkKind.PERSON, "medium", ("full-name",), beside)


def _together(hints: dict[str, str], *, single: bool) -> str:
    """Return the hints for a name if they are enough: two, one of speech for a single word."""
    shown = "says" in hints or "hears" in hints or {"who", "ending"} <= set(hints)
    enough = len(hints) >= _ENOUGH and (not single or shown)
    return "; ".join(hints.values()) if enough else ""


def _candidates(stretch: Stretch, lexicon: Lexicon) -> Iterator[Name]:
    """Yield the runs of capitalised words that may be names."""
    words = stretch.words
    past = 0
    for index, name in stretch.named(lexicon):
        if index < past:
            continue
        past = name.last + 1
        first = words[name.first].text
        sure = name.last > name.first and first in lexicon.given and first not in lexicon.weak
        if not sure and name.last - name.first < _LONGEST:
            yield name


def _signs(stretch: Stretch, name: Name, lead: str, lexicon: Lexicon) -> tuple[str, dict[str, str]]:
    """Return the words beside a name that show it to be a person's, and the hints by kind."""
    text, words = stretch.text, stretch.words
    word = words[name.first]
    single = name.last == name.first
    if single and word.opens and word.text.endswith(_PLAIN):
        return "", {}
    fond = _FOND.search(lead) if lead.endswith(_FONDLY) else None
    if fond and not (single and (word.text.endswith(_PLAIN) or word.text in lexicon.places)):
        return fond[1] or fond[2], {}
    following = ""
    if not words[name.last].possessive and text[name.end : name.end + 1] in {" ", ","}:
        after = _NEXT.match(text, name.end)
        following = after[1] if after else ""
    before, pair = words_before(lead)
    sign = _verb(following, before, pair, lexicon, single=single)
    if not sign and words[name.last].possessive and (owned := _OWNS.match(text, name.end)):
        sign = next((thing for thing in owned.groups() if thing in lexicon.contexts["owned"]), "")
    if not sign:
        sign = trade_beside(text, name, lead, lexicon)
    if not sign:
        say = _apposed if single else _life
        sign = say(stretch, name, lead, lexicon)
    return (sign, {}) if sign else ("", _hints(stretch, name, (following, before, pair), lexicon))


def _verb(following: str, before: str, pair: str, lexicon: Lexicon, *, single: bool) -> str:
    """Return the word beside a name that only goes with a person, else ""."""
    contexts = lexicon.contexts
    for word in (pair, before):
        if word in contexts["alone_hears"]:
            return word
    who, _, named = pair.partition(" ")
    if named in {"named", "called", "nicknamed"} and (
        who in contexts["person"] or who in lexicon.titles.office
    ):
        return pair
    if following in contexts["alone_says"] or (following in contexts["says"] and not single):
        return following
    if before in contexts["person"] or (before in contexts["hears"] and not single):
        return before
    return ""


def _hints(
    stretch: Stretch, name: Name, beside: tuple[str, str, str], lexicon: Lexicon
) -> dict[str, str]:
    """Return what persons mostly have beside them, by kind: no kind is enough alone."""
    following, before, pair = beside
    contexts, last = lexicon.contexts, stretch.words[name.last]
    hints = {}
    if following in contexts["says"]:
        hints["says"] = f"beside “{following}”"
    if before in contexts["hears"] or before in contexts["says"]:
        hints["hears"] = f"beside “{before}”"
    if pair == _ACCORDING or before.lower() == "neither":
        hints["hears"] = f"beside “{pair or before}”"
    if "-" in last.text and _DOUBLE.fullmatch(last.text) and last.text.istitle():
        hints["double"] = "a double name"
    near = stretch.text[name.end : name.end + 1]
    if near in {" ", ","} and before != "from" and _WHO.match(stretch.text, name.end):
        hints["who"] = "beside “who”"
    if _ENDING.match(last.text):
        hints["ending"] = f"ends in -{last.text[-4:]}"
    if name.last > name.first:
        if before in {"with", "by"}:
            hints["with"] = f"beside “{before}”"
        if last.possessive:
            hints["owns"] = "owns something"
    return hints


def _life(stretch: Stretch, name: Name, lead: str, lexicon: Lexicon) -> str:
    """Return the age or the occupation beside a full name, else ""."""
    text = stretch.text
    near = text[name.end : name.end + 1]
    if near in {" ", ","} and (life := _LIFE.match(text, name.end)):
        return life.group().strip(" ,(")
    if stretch.place == "note" and name.start == 0 and (gloss := _GLOSS.match(text, name.end)):
        return gloss.group()[:-1].strip(" ,") or "a gloss"
    if said := _said_before(lead, lexicon):
        return said
    if office := _office_after(stretch, name, lexicon):
        return office
    if near in {" ", ","} and (after := _AFTER.match(text, name.end)):
        return after[1] if is_occupation(after[1], lexicon) else ""
    return ""


def _said_before(lead: str, lexicon: Lexicon) -> str:
    """Return who somebody is: the Lesnan keeper, Tolla Vensk; the Albanian, Gjon Dukaj."""
    if ", " not in lead[-3:]:
        return ""
    people, before = _COUNTRYMAN.search(lead), _BEFORE.search(lead)
    if people and people[1] in lexicon.peoples and not people[1].endswith("s"):
        return people[1]
    return before[1] if before and is_occupation(before[1], lexicon) else ""


def _office_after(stretch: Stretch, name: Name, lexicon: Lexicon) -> str:
    """Return the office behind a name and a comma: Tolla Vensk, First Secretary, was there."""
    words, at = stretch.words, name.last + 1
    if at >= len(words) or words[at].before != ", ":
        return ""
    title = title_at(words, at, stretch.text, lexicon)
    if title is None or not title.office or title.plural or title.start != words[at].start:
        return ""
    over = _OFFICE_OVER.match(stretch.text, title.end)
    return stretch.text[title.start : title.end] if over else ""


def _apposed(stretch: Stretch, name: Name, lead: str, lexicon: Lexicon) -> str:
    """Return what a single word is said to be between commas: Vensk, the engineer, came."""
    text = stretch.text
    near = text[name.end : name.end + 1]
    if near not in {",", "."}:
        return ""
    if ", " in lead[-3:]:
        kin = _KIN.search(lead)
        if kin and kin[1] in lexicon.contexts["person"]:
            return kin[1]
        people = _COUNTRYMAN.search(lead)
        if people and people[1] in lexicon.peoples:
            # Together with the Orsan, Vensk, he left.
            return "" if people[1].endswith(("s", "sh", "ch", "ese")) else people[1]
        before = _BEFORE.search(lead)  # the engineer, Vensk, came
        if before and near == "," and is_occupation(before[1], lexicon):
            return before[1]
    after = _BETWEEN.match(text, name.end)
    return after[1] if after and is_occupation(after[1], lexicon) else ""
