"""Subjects that no label names: above numbered paragraphs, between a header's lines, above MINUTES."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.reading.chunks import Chunk
from converter.reading.kinds import is_kind
from converter.reading.markup import is_telegram_paragraph
from converter.reading.opener_lines import is_prose, kind_of
from converter.reading.opener_parties import Told
from converter.reading.signing import is_office_title
from converter.regexes import regex


def is_bare_subject(chunks: Sequence[Chunk], told: Told) -> bool:
    """Tell the subject without a label of a telegram whose paragraphs are numbered.

    It stands under a file code or another told line and above the first
    numbered paragraph (survey, section 3: Brazilian openers).
    """
    if len(chunks) < 2 or not is_telegram_paragraph(chunks[1].string):  # noqa: PLR2004
        return False
    sure = any(parts[-1][0] for parts in told)
    return (
        (sure or bool(_DAY_AND_HOUR.match(chunks[1].string)))
        and not kind_of(chunks[0].string)
        and not is_telegram_paragraph(chunks[0].string)
        and len(chunks[0].string) <= LONGEST_SUBJECT
    )


LONGEST_SUBJECT = 250
_DAY_AND_HOUR = regex(r"^\d{1,4}\s?[-–—]\s?[^\W\d_]{3,12}\s?[-–—]\s?\d{3,4}\s?h")


def is_subject_of_header(chunks: Sequence[Chunk], told: Told) -> bool:
    """Tell the subject without a label between a telegram's sender and its number."""
    kinds = {kind for parts in told for kind, _ in parts}
    text = chunks[0].string
    return (
        len(chunks) > 1
        and kinds >= {"from", "to"}
        and "subject" not in kinds
        and kind_of(chunks[1].string) == "number"
        and not kind_of(text)
        and len(text.split()) >= _LEAST_SUBJECT
        and not is_office_title(text)
        and not is_prose(chunks[0])
    )


_LEAST_SUBJECT = 3


def is_topic(chunks: Sequence[Chunk], told: Told) -> bool:
    """Tell what a file is about: a line below its number that has small words, above the word MINUTES."""
    if not told or told[-1][-1][0] not in _ABOVE_TOPIC or len(chunks) < 2:  # noqa: PLR2004
        return False
    text = chunks[0].string
    small = [word for word in text.split() if word.islower()]
    return (
        heads_text(chunks[1].string)
        and len(text.split()) >= _LEAST_TOPIC
        and len(text) <= LONGEST_SUBJECT
        and bool(small)
        and text[:1].isupper()
        and not kind_of(text)
        and not re.search(r"[.!?:;,]$|\n", text)
        and not _OF_THE_PAPER.search(text)
    )


def heads_text(text: str) -> bool:
    """Tell the kind of a document as the last line above its text (``Minutes``, ``MEMORANDUM``)."""
    return is_kind(text) or bool(_KIND_ALONE.match(text))


_KIND_ALONE = regex(r"^(?:Minutes?|Memorandum|Memo|Note|Report|Telegram|Letter|Record|Despatch)$")
_ABOVE_TOPIC = frozenset(("registry", "number", "reference", "classification", "dateline"))
_OF_THE_PAPER = regex(
    r"^(?:From|By|To|At|For|In) |\b(?:[Tt]ranslat\w+|[Cc]op(?:y|ies)|[Tt]yped|[Oo]riginal|[Pp]ages?|[Ss]heets?|[Ff]ile|[Ee]nclosed)\b"
)
_LEAST_TOPIC = 5
