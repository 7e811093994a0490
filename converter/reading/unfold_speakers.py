"""Where turns begin in a document in one line: labels announced, of participants, that come back."""

from __future__ import annotations

import re
from collections import Counter

from converter.reading.labels import kind_of_start
from converter.reading.unfold_forms import SIDES
from converter.regexes import regex

_UP = r"[A-Z\u00c0-\u024f]"
_WORD = rf"(?:(?:al|el|ul|an|de|von|van|bin|ibn|di|da|le|la)[ -])?{_UP}[\w’'-]{{0,60}}"
_SPEAKER = regex(
    rf"(?<=[.?!…)\]\"”] )(?:{_WORD}\.? ){{0,5}}{_WORD}"
    r"(?: \((?:hereafter|hereinafter)[^)]*\))?(?=: )"
)
_HEREAFTER = regex(
    rf"(?:(?:{_WORD}) ){{1,6}}\((?:hereafter|hereinafter) (?:abbreviated |referred to as |called )?(?:as )?(?P<short>[^)]{{2,30}})\)(?=: )"
)
_TITLED = r"(?:(?:Comrade|COMRADE|Minister|Ambassador|President|Chairman|General) |(?:Com|COM|Cde|CDE|Tov|Mrs?|MRS?|Dr|DR|Gen|Col|Prof|Amb)\. ?)?"
_TITLE_ABOVE = regex(r"\b(?:Com|COM|Cde|CDE|Tov|Mrs?|MRS?|Dr|DR|Gen|Col|Prof|Amb)\. $")
# Names in capitals that end with a stop, as Soviet records have them.
_CAPS_SPEAKER = regex(
    rf"(?<=[.?!…)\]] ){_TITLED}(?:[A-Z]\. ?)?(?P<name>[^\W\d_a-zà-öø-ÿ]{{3,}}(?: [^\W\d_a-zà-öø-ÿ]{{3,}})*)(?: \([^)]{{2,40}}\))?(?=\. [A-Z\u00c0-\u024f])"
)
# Names in capitals that end with a colon.
_CAPS_COLON = regex(
    rf"(?:^|(?<=\s)){_TITLED}(?:[A-Z]\. ?)?[^\W\d_a-zß-ÿ]{{3,}}(?:[ -][^\W\d_a-zß-ÿ]{{2,}}){{0,3}}(?: \([^)]{{2,40}}\))?(?=: [A-Z\u00c0-\u024f“\"\[])"
)
# "ON THE OIL LUND: ...": a heading in capitals stands above a speaker.
_HEAD_ABOVE = regex(r"(?<=[.?!…)\]”\"] )(?:[^\W\d_a-zß-ÿ]+[ ,]+){3,12}$")
_FARTHEST_HEAD = 120
# "North (PYO): ...": the side, and who speaks for it.
_SIDE = regex(rf"(?<=\s)(?P<side>{_UP}[\w’'-]+) \({_UP}[\w’' -]{{1,24}}\)(?=: )")
_TITLE_WORDS = regex(
    r"(?:(?:Vice|Deputy|Prime|Foreign|First|General|Delegation|Department) ){0,6}"
    r"(?:Premier|Minister|Chairman|Ambassador|Secretary|President|Leader|Head|Comrade|Marshal|General|Director)(?= )"
)
_NO_SPEAKERS = frozenset(("Note", "The", "In", "This"))


def _label_start(found: re.Match[str]) -> int:
    """Return where a speaker's label begins: at the last title, when names stand before it."""
    titles = list(_TITLE_WORDS.finditer(found.group()))
    return found.start() + (titles[-1].start() if titles else 0)


def speaker_cuts(string: str) -> set[int]:
    """Return where speakers' labels begin: those announced by "hereafter", and those that come back."""
    cuts = {_label_start(found) for found in _HEREAFTER.finditer(string)}
    announced = {found["short"].strip(" \"'“”") for found in _HEREAFTER.finditer(string)}
    capitals = list(_CAPS_SPEAKER.finditer(string))
    if any(count > 1 for count in Counter(one["name"] for one in capitals).values()):
        cuts |= {found.start() for found in capitals}
    colons = [one for one in _CAPS_COLON.finditer(string) if not kind_of_start(f"{one.group()}:")]
    if len(colons) > 1:
        cuts |= {found.start() for found in colons}
        for one in colons:
            before = max(0, one.start() - _FARTHEST_HEAD)
            head = _HEAD_ABOVE.search(string[before : one.start()])
            # A title with its stop is the speaker's, though it looks like a sentence's end.
            cuts |= {before + head.start()} if head else set()
    cuts |= _sides(string)
    labels = list(_SPEAKER.finditer(string))
    often = Counter(found.group() for found in labels)
    for found in labels:
        if _TITLE_ABOVE.search(string, max(0, found.start() - 12), found.start()):
            continue  # the label began with it
        known = found.group() in announced or often[found.group()] > 1 or bool(cuts)
        if known and found.group().split(" ", 1)[0] not in _NO_SPEAKERS:
            cuts.add(found.start())
    return cuts


def _sides(string: str) -> set[int]:
    """Return where the turns of sides begin, when a side speaks twice."""
    found = list(_SIDE.finditer(string))
    often = Counter(one["side"] for one in found)
    return {one.start() for one in found} if any(n > 1 for n in often.values()) else set()


def side_cuts(string: str, start: int) -> set[int]:
    """Return where the rows of a list of participants begin that names sides.

    >>> sorted(side_cuts("Participants South: Ko, Nam North: Im North (IM): Yes. North (IM): No.", 0))
    [0, 13, 28]
    """
    label = SIDES.search(string, start)
    if not label:
        return set()
    at = label.start()
    turns = [one.start() for one in _SIDE.finditer(string, at)]
    names = {one["side"] for one in _SIDE.finditer(string)} | {label["side"]}
    rows = re.compile(rf"(?<=\s)(?:{'|'.join(map(re.escape, sorted(names)))})(?: [Ss]ide)?: ")
    stop = min(turns, default=len(string))
    return {at, *(one.start() for one in rows.finditer(string, at, stop))}
