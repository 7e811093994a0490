"""Speaker turns (``NAME: ...``, ``NAME. ...``): who speaks on a page, and what each one says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from converter.passage import Passage
from converter.reading.chunks import Chunk
from converter.reading.dashed_turns import DASHED, by_dash, dashed
from converter.reading.kinds import is_kind
from converter.reading.labels import kind_of_start
from converter.reading.opener_lines import kind_of
from converter.reading.people_labels import is_label_of_people, is_side_row, label_at
from converter.reading.remembered import remembered
from converter.reading.signing import is_labelled_name
from converter.reading.speaker_forms import (
    CAPITAL,
    DIGRAPH,
    HEREAFTER,
    NEVER,
    REMARK,
    TITLES,
    named_alone,
    short_label,
    words_of,
)
from converter.regexes import regex

_COLON = regex(
    rf"^\*{{0,3}}(?P<who>(?:[IVX]+\. )?(?:{CAPITAL}|\[)[^\s:.!?;]*\.?(?: (?:(?:{CAPITAL}|[\[(])[^\s:!?;]*|of|the|de|von|van|and|al-\w+|for)){{0,7}}"
    rf"(?: ?{HEREAFTER})?(?: ?{REMARK})?)\*{{0,3}}:\*{{0,3}}\s+(?=\S)"
)
_CAPITALS = r"[^\W\d_a-zà-öø-ÿ]{2,}(?:[’'-][^\W\d_a-zà-öø-ÿ]{2,})*"
# A name in capitals that ends with a stop (survey, section 3: Soviet records).
_STOP = regex(
    rf"^\[?(?P<who>(?:{TITLES} )?(?:[IVX]{{2,}}\. |{CAPITAL}\. ?|{DIGRAPH}\. ?)*{_CAPITALS}(?: {_CAPITALS})*(?: ?{REMARK})?)\.\]?\s+(?=\S)"
)
_SMALL = regex(r".[a-z]")
_TITLED = regex(rf"\[|{TITLES} |{DIGRAPH}\.")
_ANNOUNCED = regex(
    r"\((?:hereafter|hereinafter|henceforth) (?:abbreviated |referred to |called )?(?:as )?(?P<short>[^)]{2,40})\)"
)
_TITLE = regex(
    r"^(?:Comrade|Cde\.?|Premier|Vice|Deputy|Prime|Foreign|Minister|President|Chairman|Chair|Chairwoman|Secretary|General|Marshal|"
    r"Ambassador|Chargé|Mr\.?|Mrs\.?|Ms\.?|Miss|Mme\.?|Dr\.?|Professor|Prof\.?|Colonel|Major|Captain|Admiral|Delegation|Director|"
    r"THE CHAIRMAN|The Chairman|The President|CHAIRMAN)\b"
)
# "II. Personnel" is a heading, nobody of the name of II speaks.
_UNTITLED = regex(rf"^{TITLES} ")
_ROMAN = regex(r"^[IVXLC]+\.\s+(?![^\W\d_a-z]{2})")
_NAMED = regex(r"\([^\W\d_a-zà-öø-ÿ]{2,}\)$")
_LEAST_TURNS = 2
_ASKED = {"Question", "Answer"}


@remembered
def label_of(text: str) -> str:
    """Return what may be a speaker's label at the start of a text, without its sign, or ""."""
    found = _COLON.match(text) if ":" in text else None
    if found:
        plain = text.replace("*", "")
        told = (
            kind_of_start(text)
            or label_at(text)
            or is_side_row(text)
            or NEVER.match(plain)
            or kind_of(text) in {"classification", "letterhead"}
        )
        return "" if told else found["who"]
    # In capitals, or small behind a title.
    found = _STOP.match(text) if not _SMALL.match(text) or _TITLED.match(text) else None
    if (
        found
        and _UNTITLED.sub("", short_label(found["who"])).isupper()
        and not (NEVER.match(text) or is_kind(found["who"]) or _ROMAN.match(text))
    ):
        return found["who"]
    return ""


def lone_label(item: Chunk, after: Sequence[Chunk], known: frozenset[str] = frozenset()) -> str:
    """Return the label of a line that holds nothing but a name, with running text below it, or "".

    One who is known to speak may say a word or two.
    """
    if not after or item.told or item.cells:
        return ""
    label, below = named_alone(item.string), after[0].string
    if not label:
        return ""
    said = len(below.split()) >= _LEAST_WORDS or (
        short_label(label) in known and bool(_SAID.search(below)) and not below.isupper()
    )
    prose = said and not label_of(below) and below.lstrip('“"‘')[:1].isupper()
    return label if prose else ""


_LEAST_WORDS = 4
_SAID = regex(r"[^\W\d_]{2}[.!?…][\"”’)\]]*$")


def speakers_of(chunks: Sequence[Chunk]) -> frozenset[str]:
    """Return the labels of those who speak on a page.

    A label counts when it comes back, when "hereafter abbreviated" announces
    it, or, on a page where others count, when it begins with a title or names
    somebody of the list of participants.
    """
    labels = [
        label
        for item in chunks
        if (label := label_of(item.string)) and not is_labelled_name(item.string)
    ]
    pairs = [(item, below) for item, below in pairwise(chunks) if named_alone(item.string)]
    above_text = frozenset(short_label(lone_label(item, [below])) for item, below in pairs)
    lone = [
        (label, item.string.endswith(":") or _is_bold(item.string))
        for item, below in pairs
        if (label := lone_label(item, [below], above_text - {""}))
    ]
    # Without a colon only a name in capitals counts by itself.
    above = [label for label, colon in lone if colon or short_label(label).isupper()]
    often = Counter(short_label(label) for label in (*labels, *above))
    announced = {
        found["short"].strip(" \"'“”") for label in labels if (found := _ANNOUNCED.search(label))
    }
    often.pop("", None)
    if not _ASKED.issubset(often):
        # A question by itself is nobody's; questions with answers are an interview.
        labels = [label for label in labels if short_label(label) not in _ASKED]
        often = Counter({label: count for label, count in often.items() if label not in _ASKED})
    listed = _listed(chunks)
    known = {label for label, count in often.items() if count >= _LEAST_TURNS} | announced
    known |= {short_label(label) for label in labels if _ANNOUNCED.search(label)}
    known |= _present(labels, listed) | _by_surname(often) | _abbreviated(labels, often)
    spoken = by_dash(chunks, listed)
    if not known:
        return frozenset(spoken)
    # "North (KIM): ..." (survey, section 3)
    known |= {short_label(label) for label in labels if _NAMED.search(label)}
    once = {short_label(label) for label in labels} | {
        short_label(label) for label, colon in lone if colon
    }
    surnames = {label.split()[-1].casefold() for label in known}
    words = words_of(listed)
    known |= {
        label
        for label in once
        if label
        and (
            _TITLE.match(label)
            or label.isupper()
            or label.split()[-1] in words
            or label.casefold() in surnames
        )
    }
    # A line that is nothing but a name may be a heading: it is a speaker's where he was named.
    people = " ".join(listed).casefold()
    known |= {
        short_label(label)
        for label, _ in lone
        if len(label.split()) > 1 and label.casefold() in people
    }
    surnames |= {word.casefold() for word in words}
    known |= {
        short
        for label, _ in lone
        if (short := short_label(label)).split()[-1:]
        and short.isupper()
        and short.split()[-1].casefold() in surnames
    }
    return frozenset(known | _between(chunks, known) | spoken)


def _is_bold(text: str) -> bool:
    """Tell a name of two words and more in bold: it counts as one with a colon does."""
    return text.startswith("**") and text.endswith("**") and " " in text


def _abbreviated(labels: Sequence[str], often: Counter[str]) -> set[str]:
    """Return the labels of a first turn with a short form beside them, and the short forms that come back."""
    pairs = [
        (short_label(label), found["short"])
        for label in labels
        if (found := _BESIDE.search(label)) and found["short"] in often
    ]
    return {one for pair in pairs for one in pair}


_BESIDE = regex(r" \((?P<short>[^\W\d_][\w.-]{0,8})\)$")


def _by_surname(often: Counter[str]) -> set[str]:
    """Return the labels whose last word comes back with another title, when two persons' do."""
    last: Counter[str] = Counter()
    for label, count in often.items():
        last[label.split()[-1].casefold()] += count
    back = {word for word, count in last.items() if count >= _LEAST_TURNS}
    if len(back) < _LEAST_TURNS:
        return set()
    return {label for label in often if label.split()[-1].casefold() in back}


def _present(labels: Sequence[str], listed: Sequence[str]) -> set[str]:
    """Return the labels of those who are listed as present, when two of them speak at least.

    Each of them may speak once only (``LUND. It is quiet.``).
    """
    words = {word.casefold() for word in words_of(listed)}
    found = {
        short
        for label in labels
        if (short := short_label(label)) and short.split()[-1].casefold() in words
    }
    # A name in capitals needs no second speaker.
    return found if len(found) >= _LEAST_TURNS else {short for short in found if short.isupper()}


def _listed(chunks: Sequence[Chunk]) -> list[str]:
    """Return the lines of participants: their labels, and what stands below as far as it is short."""
    found: list[str] = []
    inside = False
    for item in chunks:
        inside = is_label_of_people(item.string) or (
            inside
            and len(item.string) < _LONGEST_LISTED
            and not label_of(item.string)
            and not _SENTENCE.search(item.string)
        )
        found += [item.string] if inside else []
    return found


_SENTENCE = regex(r"[a-z]{3}[.!?][\"”’)]*$")
_LONGEST_LISTED = 120


def _between(chunks: Sequence[Chunk], known: set[str]) -> set[str]:
    """Return labels that stand once, between the turns of two who are known: they speak too.

    So does a lone word in capitals between two lines that hold nothing but a speaker's name.
    """
    labels = [short_label(label_of(item.string)) for item in chunks]
    sure = frozenset(known)
    lone = [
        short_label(label)
        for item, below in pairwise(chunks)
        if named_alone(item.string)
        and (label := lone_label(item, [below], sure))
        and not label_of(item.string)
    ]
    bold = {item.string.strip("*: ") for item in chunks if _is_bold(item.string)}
    found = {
        label
        for label in _amid(lone, known)
        if (label.isupper() and " " not in label) or label in bold
    }
    return found | _amid(labels, known)


def _amid(labels: Sequence[str], known: set[str]) -> set[str]:
    return {
        label
        for before, label, after in zip(labels, labels[1:], labels[2:], strict=False)
        if label and label not in _ASKED and before in known and after in known
    }


def is_turn(item: Chunk, speakers: frozenset[str], after: Sequence[Chunk] = ()) -> bool:
    """Tell whether one of the page's speakers begins to speak here; ``after`` is what follows."""
    if not speakers:
        return False
    if dashed(item.string) in speakers:
        return True
    label = short_label(label_of(item.string) or lone_label(item, after, speakers))
    return bool(label) and label in speakers


def read_label(item: Chunk, speakers: frozenset[str]) -> tuple[Passage, Passage | None]:
    """Return a turn's label, and what is said on the same line (None: the speech stands below)."""
    dash = DASHED.match(item.string)
    if dash and dashed(item.string) in speakers:
        return item.text.cut(0, dash.end()), item.text.cut(dash.end())
    found = _COLON.match(item.string) or _STOP.match(item.string)
    if found is None or short_label(label_of(item.string)) not in speakers:
        return item.text, None
    return item.text.cut(0, found.end()), item.text.cut(found.end())
