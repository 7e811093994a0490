"""Who sent a report and who received it, read from signature, labels, lists of copies and title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from converter.blocks import Block, CloserPart, OpenerPart
from converter.model import Description, Mark, MarkKind, Party, Report
from converter.passage import Passage
from converter.reading.nations import CITIES

_LABEL = re.compile(r"^[^:]{1,30}:\s*")
# A copy for the file is nobody's; a place is where a telegram came from.
_NOBODY = re.compile(r"^(?:to |for )?(?:the )?(?:files?|archives?|registry|case)\b", re.IGNORECASE)
_TO = re.compile(r"^(?:to|To|TO|For):? (?:the )?")
_COPY_FOR = re.compile(
    r"^(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?:cop(?:y|ies) )?to (?:the )?(.+)$",
    re.IGNORECASE,
)
_TITLE_WORD = (
    r"(?:(?:Comrades?|Cdes?\.?|Mr\.?|Mrs\.?|Mme\.?|Miss|Dr\.?|Prof(?:essor)?\.?|Gen(?:eral)?\.?|Colonel|Major|Marshal|Captain|"
    r"(?:Foreign |Prime |Deputy |Vice |First )*(?:Minister|Secretary|Premier|President|Chairman|Ambassador|Director|Chief)(?: of [A-Z][\w ]+?)?)\s+)*"
)
_UPPER = r"[A-Z\u00c0-\u00de\u0100-\u024f]"
_PERSON = re.compile(
    rf"^(?P<title>{_TITLE_WORD})(?P<name>(?:{_UPPER}\.(?: ?{_UPPER}\.)* ?{_UPPER}[\w’'-]+|{_UPPER}[\w’'-]+(?: (?:de|von|van|al|{_UPPER}\.?[\w’'-]*)){{1,3}}))$"
)
_OFFICE_WORDS = re.compile(
    r"\b(?:members?|Ministry|Embassy|Committee|Department|Office|Center|Centre|Politburo|Secretariat|file|archives?|Legation|Council|Mission)\b",
    re.IGNORECASE,
)
_FROM_TITLE = re.compile(
    r"^(?:Letter|Telegram|Cable|Note|Memorandum|Message|Report|Dispatch|Circular)\b[^,]{0,40}? [Ff]rom (?P<from>[^,]{2,80}?) to (?P<to>[^,]{2,80}?)(?:,|$| on | of | dated )"
)


_RECORDS = frozenset(("minutes", "conversation", "protocol"))


def parties(
    about: Description, blocks: Sequence[Block]
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Return the senders, and the receivers with those who got copies."""
    title = _FROM_TITLE.match(about.title)
    # Who signs minutes vouches for them; nobody sends them.
    signers = () if about.kind in _RECORDS else _signers(blocks)
    sender = [*signers, *_labelled(blocks, "from")]
    office = about.author_org
    if not sender and title:
        sender = [_party(title["from"])]
    if office and not any(one.name == office for one in sender):
        sender.append(Party(office, is_person=False))
    to = list(_labelled(blocks, "to")) + list(_addressees(blocks))
    if not to and title:
        to = [_party(title["to"])]
    if not to:
        to = list(_saluted(blocks))
    return tuple(sender), (*to, *_copies(blocks))


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
            name = re.sub(r"[\[\]]", "", texts[party.key][mark.start : mark.end])
            yield replace(party, name=name, is_person=True, start=mark.start, end=mark.end)
        if not named and (party.is_person or party.key not in signed):
            yield party


def _romanization(text: str, mark: Mark) -> bool:
    """Tell a second spelling of the name before it, in brackets."""
    return text[mark.start - 1 : mark.start] == "[" and text[mark.end : mark.end + 1] == "]"


def _party(text: str, passage: Passage | None = None, at: int = 0, copy: int = 0) -> Party:
    """Return a party by the words that name it; a person without the titles before the name."""
    found = None if _OFFICE_WORDS.search(text) else _PERSON.match(text)
    name = found["name"] if found else text
    key = passage.key if passage else -1
    return Party(name, found is not None, key, at, at + len(text), copy)


def _signers(blocks: Sequence[Block]) -> Iterator[Party]:
    """Yield the names of the first document's signatures."""
    for block in blocks:
        if isinstance(block, CloserPart) and block.kind == "signed":
            at = 0
            for row in block.text.text.split("\n"):
                yield _party(row, block.text, at)
                at += len(row) + 1
            return


def _addressees(blocks: Sequence[Block]) -> Iterator[Party]:
    for block in blocks:
        if isinstance(block, CloserPart) and block.kind == "address":
            text = block.text.text.split("\n", 1)[0]
            lead = _TO.match(text)
            start = lead.end() if lead else 0
            yield _party(text[start:].rstrip(",. "), block.text, start)


def _labelled(blocks: Sequence[Block], kind: str) -> Iterator[Party]:
    """Yield the values of the labels ``To:`` or ``From:`` of a telegram's header."""
    for block in blocks:
        if isinstance(block, OpenerPart) and block.kind == kind:
            label = _LABEL.match(block.text.text) or _TO.match(block.text.text)
            start = label.end() if label else 0
            value = block.text.text[start:].rstrip(". ")
            if value and value not in CITIES:
                yield _party(value, block.text, start)


def _saluted(blocks: Sequence[Block]) -> Iterator[Party]:
    for block in blocks:
        if isinstance(block, OpenerPart) and block.kind == "salute":
            text = block.text.text.rstrip(",!: ")
            lead = re.match(r"^(?:My )?(?:Dear|Esteemed|Respected|Honou?red) ", text)
            start = lead.end() if lead else 0
            yield _party(text[start:], block.text, start)
            return


def _copies(blocks: Sequence[Block]) -> Iterator[Party]:
    """Yield those who got copies: a list shares one group, each counted copy has its own."""
    group = 0
    for block in blocks:
        if not isinstance(block, OpenerPart) or block.kind != "distribution":
            continue
        text = block.text
        counted = False
        at = 0
        for row in text.text.split("\n"):
            found = _COPY_FOR.match(row)
            if found and not _NOBODY.match(found[1]):
                counted = True
                group += 1
                yield _party(found[1].rstrip(",;. "), text, at + found.start(1), group)
            at += len(row) + 1
        if not counted:
            group += 1
            yield from _listed(text, group)


def _listed(text: Passage, group: int) -> Iterator[Party]:
    """Yield the entries of a list of receivers ("X, Y and Z")."""
    label = _LABEL.match(text.text)
    at = label.end() if label else 0
    signs = r"[;\n]\s*" if ";" in text.text else r"[,\n]\s*"
    form = rf"({signs}|\s+and\s+(?=(?:Comrade|[A-Z\u00c0-\u024f])))"
    for part in re.split(form, text.text[at:]):
        words = re.sub(r"^and\s+", "", part.strip(",;. \n"))
        if words and words != "and" and not _NOBODY.match(words):
            start = at + part.index(words)
            yield _party(words, text, start, group)
        at += len(part)
