"""Names of unknown words that what stands beside them shows to be persons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from converter.recognisers.grammar import name_at, names_thing
from converter.recognisers.marking import person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.recognisers.grammar import Name
    from converter.recognisers.lexicon import Lexicon
    from converter.recognisers.sight import Found, Sight, Stretch

_NEXT = re.compile(r"(?:, [^,.;]{3,60},)? (\w+)")
_WINDOW = 60
_LONGEST = 3
_ENOUGH = 2
_LAST = re.compile(r"([\w-]+) $")
_LAST_TWO = re.compile(r"(\w+ [\w-]+) $")
# The years of a life: Tolla Vensk, 24 years old; Tolla Vensk (born in Lesna).
_LIFE = re.compile(r",? (?:aged )?\d{1,2} years|,? \(?born\b|, aged \d")
_OWNS = re.compile(r"['’]s (?:\w+ )?(\w+)")
_WHO = re.compile(r",? (?:who|whom|whose)\b")
# The keeper, Tolla Vensk; Tolla Vensk, our harbour master; note: Tolla Vensk—keeper of the light.
_BEFORE = re.compile(r"\b(?:an?|the|our|his|her|their|my|one|of) ([a-z][\w -]{2,50}), $")
_AFTER = re.compile(r", (?:(?:an?|the|our|his|her|their|my|then|now) )?([a-z][\w’' -]{2,70})")
_GLOSS = re.compile(r" ?(?:[—–]|--) ?\w|, (?:an?|the) [a-z]")
_TRADE = re.compile(r"(?:master|mistress|keeper|maker|smith|wright|man|woman|teacher|worker)$")
_SPLIT = re.compile(r"[\s-]+")
_CLOSED = re.compile(r"\b(?:of|in|at|for|to|from|who|whose|by|on|with|and|was|is|had|has)\b")
# A name after one of these, or after an article, is a place, a paper, an institution.
_PLACED = re.compile(r"(?:^|[\s(])(?:[Ii]n|[Aa]t|[Nn]ear|[Tt]he|[Ii]nto|[Tt]owards?|[Aa]cross) $")
_ENDING = re.compile(
    r".{2}(?:[oe]v|[oe]va|ová|sky|ski|skii|skij|ská|ska|cki|cka|czyk|wicz|vich|vić|vic|ić|escu|"
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
            if _PLACED.search(lead) and not stretch.words[name.last].possessive:
                placed.add(text)
                continue
            clue = Clue(stretch, name, *_signs(stretch, name, lead, lexicon))
            if clue.sign or clue.hints:
                clues.append(clue)
                hints.setdefault(text, {}).update(clue.hints)
    for stretch, name, sign, _ in clues:
        text = stretch.text[name.start : name.end]
        if text in placed and not (sign and name.last > name.first):
            continue
        shown = sign or (" and ".join(hints[text].values()) if len(hints[text]) >= _ENOUGH else "")
        if shown and not names_thing(stretch.words, name, stretch.text, lexicon):
            yield person(stretch, name, "medium", ("full-name",), f"beside “{shown}”")


def _candidates(stretch: Stretch, lexicon: Lexicon) -> Iterator[Name]:
    """Yield the runs of capitalised words that may be names."""
    words = stretch.words
    index = 0
    while index < len(words):
        name = name_at(words, index, lexicon) if words[index].capital else None
        if name is None:
            index += 1
            continue
        index = name.last + 1
        if name.last - name.first < _LONGEST:
            yield name


def _signs(
    stretch: Stretch, name: Name, lead: str, lexicon: Lexicon
) -> tuple[str, dict[str, str]]:
    """Return the words beside a name that show it to be a person's, and the hints by kind."""
    text, words, contexts = stretch.text, stretch.words, lexicon.contexts
    word = words[name.first]
    single = name.last == name.first
    if single and word.opens and word.text.endswith(("s", "ly", "ing", "ed", "ion", "ment")):
        return "", {}
    after, one, two = _NEXT.match(text, name.end), _LAST.search(lead), _LAST_TWO.search(lead)
    following = after[1] if after and not words[name.last].possessive else ""
    before = one[1] if one else ""
    pair = two[1].lower() if two else ""
    says, hears = following in contexts["says"], before in contexts["hears"]
    if pair in contexts["alone_hears"] or before in contexts["alone_hears"]:
        return pair if pair in contexts["alone_hears"] else before, {}
    if following in contexts["alone_says"] or (says and not single):
        return following, {}
    if before in contexts["person"] or (hears and not single):
        return before, {}
    owned = _OWNS.match(text, name.end)
    if owned and owned[1] in contexts["owned"]:
        return owned[1], {}
    if not single and (sign := _life(stretch, name, lead, lexicon)):
        return sign, {}
    hints = {}
    if says:
        hints["says"] = following
    if hears or before in contexts["says"]:
        hints["hears"] = before
    if _WHO.match(text, name.end):
        hints["who"] = "who"
    if _ENDING.match(words[name.last].text):
        hints["ending"] = words[name.last].text[-4:]
    if not single and before in {"with", "by"}:
        hints["with"] = before
    if not single and words[name.last].possessive:
        hints["owns"] = "’s"
    return "", hints


def _life(stretch: Stretch, name: Name, lead: str, lexicon: Lexicon) -> str:
    """Return the age or the occupation beside a full name, else ""."""
    text = stretch.text
    if life := _LIFE.match(text, name.end):
        return life.group().strip(" ,(")
    if stretch.place == "note" and name.start == 0 and (gloss := _GLOSS.match(text, name.end)):
        return gloss.group().strip(" ,")
    if (before := _BEFORE.search(lead)) and _occupation(before[1], lexicon):
        return before[1]
    if (after := _AFTER.match(text, name.end)) and _occupation(after[1], lexicon):
        return after[1]
    return ""


def _occupation(phrase: str, lexicon: Lexicon) -> bool:
    """Tell whether a phrase in small letters names what somebody does."""
    words = _SPLIT.split(_CLOSED.split(phrase)[0].strip().lower())
    last = words[-1]
    return (
        last in lexicon.titles.office
        or last in lexicon.contexts["person"]
        or bool(_TRADE.search(last))
    )
