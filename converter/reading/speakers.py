"""Speaker turns (``NAME: ...``, ``NAME. ...``): who speaks on a page, and what each one says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from converter.blocks import SpeakerTurn
from converter.passage import Passage
from converter.reading.chunks import Chunk
from converter.reading.kinds import is_kind
from converter.reading.opener_lines import kind_of, kind_of_start
from converter.reading.participants import PARTICIPANTS
from converter.reading.signing import is_labelled_name

_CAPITAL = r"[A-Z\u00c0-\u024f]"
_HEREAFTER = r"\((?:hereafter|hereinafter|henceforth)[^)]*\)"
_REMARK = r"[(\[][^)\]]{0,60}[)\]]"
_COLON = re.compile(
    rf"^(?:\*\*)?(?P<who>(?:[IVX]+\. )?(?:{_CAPITAL}|\[)[^\s:.!?;]*\.?(?: (?:(?:{_CAPITAL}|[\[(])[^\s:!?;]*|of|the|de|von|van|and|al-\w+|for)){{0,7}}"
    rf"(?: ?{_HEREAFTER})?(?: ?{_REMARK})?)(?:\*\*)?:(?:\*\*)?\s+(?=\S)"
)
# A name in capitals that ends with a stop (survey, section 3: Soviet records).
_STOP = re.compile(
    rf"^(?P<who>(?:[IVX]+\. |{_CAPITAL}\. ?)*(?:[^\W\d_a-zà-öø-ÿ]{{2,}}[’'-]?)+(?: [^\W\d_a-zà-öø-ÿ]{{2,}})*(?: ?{_REMARK})?)\.\s+(?=\S)"
)
_ANNOUNCED = re.compile(
    r"\((?:hereafter|hereinafter|henceforth) (?:abbreviated |referred to |called )?(?:as )?(?P<short>[^)]{2,40})\)"
)
_TITLE = re.compile(
    r"^(?:Comrade|Cde\.?|Premier|Vice|Deputy|Prime|Foreign|Minister|President|Chairman|Chair|Chairwoman|Secretary|General|Marshal|"
    r"Ambassador|Chargé|Mr\.?|Mrs\.?|Ms\.?|Miss|Mme\.?|Dr\.?|Professor|Prof\.?|Colonel|Major|Captain|Admiral|Delegation|Director|"
    r"THE CHAIRMAN|The Chairman|The President|CHAIRMAN)\b"
)
_NEVER = re.compile(
    r"^(?:Note|Notes|Remark|Comment|Question|Answer|Result|Results|Conclusion|Example|Source|Table|Figure|Annex|"
    r"Enclosure|Attachment|Decision|Resolution|Decided|Resolved|Summary|Translation|P\.?S|Address|Signed|Signature|Seal|"
    r"Stamp|Agenda|First|Second|Third|Finally|Secondly|Thirdly|However|Moreover|In|On|At|By|With|After|Before|"
    r"The (?!Chair|CHAIR|Pres|Min|Amb|Sec)|This|These|That|Those|It|He|She|We|They|As|For|From|To|Also|Specifically|Furthermore|"
    r"TOP SECRET|SECRET|CONFIDENTIAL)\b"
)
_NAMED = re.compile(r"\([^\W\d_a-zà-öø-ÿ]{2,}\)$")
_LEAST_TURNS = 2


def label_of(text: str) -> str:
    """Return what may be a speaker's label at the start of a text, without its sign, or ""."""
    found = _COLON.match(text)
    if found:
        told = (
            kind_of_start(text)
            or PARTICIPANTS.match(text)
            or _NEVER.match(text)
            or kind_of(text) in {"classification", "letterhead"}
        )
        return "" if told else found["who"]
    found = _STOP.match(text)
    if (
        found
        and _short(found["who"]).isupper()
        and not (_NEVER.match(text) or is_kind(found["who"]))
    ):
        return found["who"]
    return ""


def _short(label: str) -> str:
    """Return a label without remarks and "hereafter": what comes back in later turns."""
    return re.sub(rf"\s*(?:{_HEREAFTER}|{_REMARK})", "", label).strip()


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
    often = Counter(_short(label) for label in labels)
    announced = {
        found["short"].strip(" \"'“”") for label in labels if (found := _ANNOUNCED.search(label))
    }
    often.pop("", None)
    known = {label for label, count in often.items() if count >= _LEAST_TURNS} | announced
    known |= {_short(label) for label in labels if _ANNOUNCED.search(label)}
    if not known:
        return frozenset()
    # "North (KIM): ..." (survey, section 3)
    known |= {_short(label) for label in labels if _NAMED.search(label)}
    people = " ".join(item.string for item in chunks if PARTICIPANTS.match(item.string))
    known |= {
        label
        for label in often
        if label and (_TITLE.match(label) or label.split()[-1] in people.split() or label.isupper())
    }
    return frozenset(known | _between(chunks, known))


def _between(chunks: Sequence[Chunk], known: set[str]) -> set[str]:
    """Return labels that stand once, between the turns of two who are known: they speak too."""
    labels = [_short(label_of(item.string)) for item in chunks]
    return {
        label
        for before, label, after in zip(labels, labels[1:], labels[2:], strict=False)
        if label and before in known and after in known
    }


def is_turn(item: Chunk, speakers: frozenset[str]) -> bool:
    """Tell whether one of the page's speakers begins to speak here."""
    label = _short(label_of(item.string)) if speakers else ""
    return bool(label) and label in speakers


def read_turn(item: Chunk, following: Sequence[Passage]) -> SpeakerTurn:
    """Return the turn that a chunk opens, with the paragraphs that go on with it."""
    found = _COLON.match(item.string) or _STOP.match(item.string)
    end = found.end() if found else 0
    return SpeakerTurn(item.text.cut(0, end), (item.text.cut(end), *following))
