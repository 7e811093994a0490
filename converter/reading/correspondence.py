"""Who sent a report and who received it, read from signature, labels, lists of copies and title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from converter.blocks import Block, CloserPart, Items, OpenerPart
from converter.model import Description, Mark, MarkKind, Party, Report
from converter.passage import Passage
from converter.reading.document_kinds import KEPT_IN
from converter.reading.nations import CITIES
from converter.reading.party_forms import (
    BY_ENVOY,
    COPIES_GOT,
    COPY_FOR,
    COUNT,
    CROWDS,
    ENVOY,
    FOR,
    FROM_TITLE,
    HONOURED,
    LEAD,
    NO_PARTY,
    NOBODY,
    OFFICE_WORDS,
    PERSON,
    REGISTRY,
    SPACED,
    TITLES_ONLY,
    TO,
    TRADE,
    URGENCY,
    VOUCHES,
    is_part,
    issuing_office,
    together,
)
from converter.regexes import regex

_LABEL = regex(r"^(?:[^:\n]{1,30}:\s*|(?:FROM|From|TO|To)(?:[ \n](?=\S))(?:(?:THE|the) (?=\S))?)")
# "CC" before capitals is a Central Committee, no copy.
_CC = regex(r"[,;]? ?\b(?:cc|CC(?!(?: of)?(?: the)? [A-Z]{2,6}\b)|Cc|copy to|Copy to):? ")
_PLURAL = regex(r"^(?:Comrades|Cdes\.?|Messrs\.?|COMRADES)\s+(?=\S)")
_RECORDS = frozenset(("minutes", "conversation", "protocol"))


def parties(
    about: Description, blocks: Sequence[Block]
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Return the senders, and the receivers with those who got copies."""
    title = FROM_TITLE.match(about.title)
    by = title or BY_ENVOY.match(about.title)
    # Who signs minutes vouches for them; nobody sends them. A page of a journal is its writer's.
    own = about.kind not in _RECORDS or KEPT_IN.match(about.title)
    signers = _signers(blocks) if own else ()
    office = about.author_org
    sender = [*signers, *(one for one in _labelled(blocks, "from") if not is_part(one, office))]
    if not sender and by and not office:
        sender = [_party(by["from"])]
    if office and not any(one.name == office for one in sender):
        sender.append(Party(office, is_person=False))
    to = list(_labelled(blocks, "to")) + list(_addressees(blocks))
    if not to and title:
        to = [_party(title["to"])]
    if not to:
        to = list(_saluted(blocks))
    receivers = (*to, *_copies(blocks))
    if not sender and receivers and about.kind not in _RECORDS:
        sender = [Party(one, is_person=False) for one in issuing_office(blocks)]
    return tuple(sender), receivers


def settle_parties(report: Report) -> Report:
    """Return the report with senders and receivers told by the names that were found in their words.

    A row of a signature without a name (an office) is no sender; a receiver
    without one is an office.
    """
    signed = {
        block.text.key
        for block in report.blocks
        if isinstance(block, CloserPart) and block.kind == "signed"
    }
    about = report.about
    sender = list(_settled(about.sender, report, signed))
    if any(party.is_person and party.key in signed for party in sender):
        # Who signed is the sender; a label "From:" names the same person or the office's place.
        sender = [party for party in sender if party.key in signed or party.key < 0]
    return replace(
        report,
        about=replace(
            about,
            sender=tuple(sender),
            receivers=tuple(_settled(about.receivers, report, signed)),
        ),
    )


def _settled(parties: Sequence[Party], report: Report, signed: set[int]) -> Iterator[Party]:
    texts = {passage.key: passage.text for passage in report.body()}
    with_names = {
        key for key in signed if any(m.kind is MarkKind.PERSON for m in report.marks.get(key, ()))
    }
    for party in parties:
        named = [
            mark
            for mark in report.marks.get(party.key, ())
            if mark.kind is MarkKind.PERSON
            and party.start <= mark.start
            and mark.end <= party.end
            and not _romanization(texts[party.key], mark)
        ]
        for mark in named:
            name = together(re.sub(r"[\[\]]", "", texts[party.key][mark.start : mark.end]))
            yield replace(party, name=name, is_person=True, start=mark.start, end=mark.end)
        if not named and party.key in texts and party.key not in signed:
            # What no recogniser takes for a person in the text is a place or an office.
            yield replace(party, is_person=False)
        elif party.key in with_names or (party.key in signed and TRADE.search(party.name)):
            continue  # Harbour Master, below the name of who signed
        elif not named and (party.is_person or party.key not in signed):
            yield party


def _romanization(text: str, mark: Mark) -> bool:
    """Tell a second spelling of the name before it, in brackets."""
    return text[mark.start - 1 : mark.start] == "[" and text[mark.end : mark.end + 1] == "]"


def _party(text: str, passage: Passage | None = None, at: int = 0, copy: int = 0) -> Party:
    """Return a party by the words that name it; a person without the titles before the name."""
    text = URGENCY.sub("", text)
    envoy = ENVOY.match(text)
    if envoy:
        at, text = at + envoy.start("name"), envoy["name"]
    office = OFFICE_WORDS.search(text) or TITLES_ONLY.match(text)
    found = None if office else PERSON.match(text)
    name = found["name"] if found else text
    key = passage.key if passage else -1
    if SPACED.match(text):
        return Party(
            together(text), is_person=True, key=key, start=at, end=at + len(text), copy=copy
        )
    return Party(name, found is not None, key, at, at + len(text), copy)


def _signers(blocks: Sequence[Block]) -> Iterator[Party]:
    """Yield the names of the first document's signatures; who took the minutes sends nothing."""
    signed = False
    for block in blocks:
        if isinstance(block, CloserPart) and block.kind == "signed":
            signed = True
            at = 0
            for row in block.text.text.split("\n"):
                if not VOUCHES.match(row):
                    yield _party(row, block.text, at)
                at += len(row) + 1
        elif signed and not isinstance(block, CloserPart):
            return


def _addressees(blocks: Sequence[Block]) -> Iterator[Party]:
    """Yield the receiver of each address at the end of a letter: the line that names somebody, or the first."""
    lines: list[Passage] = []
    for block in (*blocks, None):
        if isinstance(block, CloserPart) and block.kind == "address":
            lines.append(block.text)
        elif lines:
            yield _named_in(lines)
            lines = []


def _named_in(lines: Sequence[Passage]) -> Party:
    """Return the party that the lines of an address name."""
    found: list[Party] = []
    for line in lines:
        if found and HONOURED.search(lines[0].text):
            return found[0]
        row = line.text.split("\n", 1)[0]
        lead = TO.match(row)
        start = lead.end() if lead else 0
        if len(row) > start:
            found.append(_party(row[start:].rstrip(",. -"), line, start))
    return (
        next((one for one in found if one.is_person and one.name not in CITIES), found[0])
        if found
        else _party(lines[0].text)
    )


def _labelled(blocks: Sequence[Block], kind: str) -> Iterator[Party]:
    """Yield the values of the labels ``To:`` or ``From:`` of a telegram's header."""
    for block in blocks:
        if isinstance(block, OpenerPart) and block.kind == kind:
            text = block.text
            # "To the Ministry:" is no label but the whole line.
            label = _LABEL.match(text.text.rstrip(": "))
            start = label.end() if label else 0
            copied = _CC.search(text.text, start)
            yield from _values(text, start, copied.start() if copied else len(text.text))


def _values(text: Passage, start: int, end: int) -> Iterator[Party]:
    """Yield the parties of a value: rows that name persons, names after a plural title, or one office."""
    rows = []
    at = start
    for row in text.text[start:end].split("\n"):
        rows.append((row.rstrip(".:, -–"), at))
        at += len(row) + 1
    rows = [(row, at) for row, at in rows if row and row not in CITIES]
    plural = _PLURAL.match(rows[0][0]) if rows else None
    if plural:
        row, at = rows[0]
        for part in re.finditer(r"[^,;]+?(?=,|;| and |$)", row[plural.end() :]):
            words = re.sub(r"^(?:\s|and )+", "", part.group())
            if words:
                shift = part.end() - len(words)
                yield _party(words, text, at + plural.end() + shift)
        return
    parties = [_party(row, text, at) for row, at in rows]
    persons = [party for party in parties if party.is_person]
    yield from persons or parties[:1]


def _saluted(blocks: Sequence[Block]) -> Iterator[Party]:
    for block in blocks:
        if isinstance(block, OpenerPart) and block.kind == "salute":
            text = block.text.text.rstrip(",!: ")
            lead = re.match(r"^(?:My )?(?:Dear|Esteemed|Respected|Honou?red) ", text)
            start = lead.end() if lead else 0
            # "Comrade fishermen!" addresses a crowd.
            if text[start:] and text.split()[-1][0].isupper() and text not in CROWDS:
                yield _party(text[start:], block.text, start)
            return


def _copies(blocks: Sequence[Block]) -> Iterator[Party]:
    """Yield those who got copies: a list shares one group, each counted copy has its own."""
    group = 0
    for before, block in pairwise((None, *blocks)):
        if _counts_copies(before) and isinstance(block, Items):
            for item in block.items:
                text = item.text
                words = COPIES_GOT.sub("", FOR.sub("", text.text.strip(",;. ")))
                words = LEAD.sub("", words)
                if words and not NOBODY.match(words) and not REGISTRY.match(words):
                    group += 1
                    yield _party(words, text, text.text.index(words), group)
            continue
        to = isinstance(block, OpenerPart) and block.kind == "to" and block.text.text
        copied = _CC.search(to) if to else None
        if copied and isinstance(block, OpenerPart):
            group += 1
            yield from _listed(block.text, group, copied.end())
            continue
        if not isinstance(block, OpenerPart) or block.kind != "distribution":
            continue
        text = block.text
        counted = False
        at = 0
        for row in text.text.split("\n"):
            found = COPY_FOR.match(row)
            if found and not NOBODY.match(found[1]):
                counted = True
                group += 1
                yield _party(found[1].rstrip(",;. "), text, at + found.start(1), group)
            at += len(row) + 1
        if not counted:
            group += 1
            yield from _listed(text, group)


def _counts_copies(block: Block | None) -> bool:
    """Tell the line above a list of those who got the copies (``Three copies made``)."""
    return isinstance(block, OpenerPart) and block.kind in {"copies", "distribution"}


def _listed(text: Passage, group: int, at: int = 0) -> Iterator[Party]:
    """Yield the entries of a list of receivers ("X, Y and Z")."""
    label = None if at else _LABEL.match(text.text)
    at = label.end() if label else at
    signs = r"[;\n]\s*" if ";" in text.text else r"[,\n]\s*"
    form = rf"({signs}|\s+and\s+(?=(?:Comrade|[A-Z\u00c0-\u024f])))"
    for part in re.split(form, text.text[at:]):
        words = re.sub(r"^and\s+", "", part.strip(",;. \n"))
        words = COPIES_GOT.sub("", COUNT.sub("", words))
        if words and words != "and" and not NOBODY.match(words) and not NO_PARTY.match(words):
            start = at + part.index(words)
            yield _party(words, text, start, group)
        at += len(part)
