"""What a text itself says of who is who: another spelling, a short name, a maiden name."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from converter.recognisers.brackets import sounds_alike
from converter.recognisers.speakers import ALIAS
from converter.regexes import regex
from converter.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from converter.model import Report
    from converter.recognisers.meant import Mention
    from converter.recognisers.register import Human, Register

# Karel Vensk, known as Vacek; Mrs. Ada Lund, née Brezan; Dubek, correctly Dubeck. Without a
# comma "Vensk called Brezan" is what somebody did.
ALSO = regex(
    r"(?:[\s,(–—-]{0,20}(?:née|nee|geb\.|geborene|alias|a\.?k\.?a\.?|recte|correctly|i\.\s?e\.)"
    r"|\s?[,(–—-]\s?(?:born|(?:also |better |otherwise |generally )?(?:known as|called|nicknamed))"
    r"|,? (?:whose|his|her) (?:real|true|own|proper) name (?:is|was|being)"
    r"|,? (?:who )?(?:goes|went|passed|lived|travell?ed) (?:by|under) the (?:name|alias) of)"
    r"\s+[“\"'‘]?"
)
_OVER = regex(r"[”\"’']?(?:\s*[,;:.)\]–—-]|\s*$|\[)")
_SHORT = regex(r"here|hence|abbrev|below|called|known|referred", re.IGNORECASE)


def over(text: str, end: int) -> bool:
    """Tell whether a name that somebody is given ends its phrase."""
    return bool(_OVER.match(text, end))


def links_of(report: Report, mentions: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """Return pairs of mentions that the text itself says are one person.

    ``Baek Do-seok [Paek To Sok]`` and ``Lao Shen (hereafter abbreviated Lao)``.
    """
    texts = {passage.key: passage.text for _, passage in report.named()}
    pairs = []
    for one, other in pairwise(mentions):
        if one.key != other.key:
            continue
        text = texts[one.key]
        between = text[one.mark.end : other.mark.start]
        spelled = between == " [" and text.startswith("]", other.mark.end)
        short = ALIAS.fullmatch(between.lstrip()) and _SHORT.search(between)
        also = ALSO.fullmatch(between) and over(text, other.mark.end)
        if (spelled and "bracket" in other.mark.evidence) or short or also:
            pairs.append((one, other))
    return [*pairs, *_respelt(texts, mentions)]


def _respelt(
    texts: Mapping[int, str], mentions: Sequence[Mention]
) -> Iterator[tuple[Mention, Mention]]:
    """Yield a full name with each one that sounds like it in the bracket behind it.

    ``Baek Do-seok [Paek To Sok; in older papers Pek To Sek]``
    """
    outer: Mention | None = None
    for one, other in pairwise(mentions):
        text = texts[one.key]
        if one.key != other.key:
            outer = None
        elif text[one.mark.end : other.mark.start] == " [":
            outer = None if one.form.single else one
        elif outer and "]" in text[one.mark.end : other.mark.start]:
            outer = None
        full = outer is not None and not other.form.single
        if outer and full and sounds_alike(outer.form.text, other.form.text):
            yield outer, other


def join(register: Register, links: Iterable[tuple[Mention, Mention]]) -> None:
    """Make one person of two where the text says so."""
    for one, other in links:
        human = one_of(register.candidates(one.form)) or register.take(one.form)
        if human is None:
            continue
        if other.form.single:
            register.call(human, fold(other.form.surname))
            continue
        twin = one_of(register.candidates(other.form))
        if twin is not None and twin is not human:
            register.unite(human, twin)


def one_of(humans: Sequence[Human]) -> Human | None:
    """Return the one person there is, None when there are several or none."""
    return humans[0] if len(humans) == 1 else None
