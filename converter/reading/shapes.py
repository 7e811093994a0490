"""What a line becomes when an editor says what it is, and where TEI cannot have it so.

Where things may stand is the TEI Guidelines' chapter 4 (default text
structure): openers first, closers last.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from converter.blocks import (
    Block,
    CloserPart,
    Division,
    Heading,
    Item,
    Items,
    Omission,
    OpenerPart,
    PageBreak,
    Paragraph,
    Postscript,
    Quotation,
    Separator,
    SpeakerTurn,
    Table,
)
from converter.passage import EMPTY, Passage, join
from converter.reading.opener_lines import kind_of
from converter.regexes import regex
from converter.vocabulary import OPENER

LABEL = regex(r"(?:\(?(?:\d{1,3}(?:\.\d{1,2})*|[A-Za-z]|[ivxIVX]{1,5})[.)]|[-•*–—·])(?=\s)")
"""The label of an item: a number, a letter or a bullet."""
_SPEAKER = regex(r"[^:]{1,80}:\s|(?:[^\W\d_a-zà-öø-ÿ]|[ .’'-]){3,60}\.\s")
_CELLS = regex(r"\t+| {3,}|\s*\|\s*")
_NUMBER = regex(r"\d{1,5}|\b[ivxlc]{1,8}\b")
_LIGHT = (OpenerPart, Separator, Omission, PageBreak)
_SIGNS = (Separator, Omission, PageBreak)

SIGNS = {"separator": "separator", "page": "page-mark", "omission": "gap-mark"}
"""Lines that hold no words of the text, with the reason they are dropped for."""


def shape(kind: str, text: Passage, level: int, before: list[Block], after: Sequence[Block]) -> str:
    """Add a line to the blocks before it as what it is said to be; return why it cannot be, or "".

    ``after`` are the blocks that follow: a closer needs to know them.
    """
    if kind in OPENER or (kind in {"dateline", "salute", "subject"} and _may_open(before)):
        if not _may_open(before):
            return "it stands below the beginning of the text, and TEI has an opener only above"
        before.append(OpenerPart(kind, text))
        return ""
    if kind in {"signed", "address", "dateline", "salute"}:
        return _close(kind, text, before, after)
    if kind == "continues":
        return _go_on(text, before)
    if kind in SIGNS:
        return _sign(kind, text, before)
    if kind == "turn":
        return _turn(text, before, after)
    return _text(kind, text, level, before)


def together(before: list[Block], after: list[Block]) -> list[Block]:
    """Join a list, table or turn that a line was put into with its rest; return what follows."""
    match (before[-1], after[0] if after else None):
        case Items(kind, items, heading), Items(same, more, lost) if (
            kind == same and not lost and bool(items[-1].label) == bool(more[0].label)
        ):
            before[-1] = Items(kind, (*items, *more), heading)
        case Table(rows), Table(others):
            before[-1] = Table((*rows, *others))
        case SpeakerTurn(speaker, ()), Paragraph(text):
            before[-1] = SpeakerTurn(speaker, (text,))
        case _:
            return after
    return after[1:]


def _text(kind: str, text: Passage, level: int, before: list[Block]) -> str:
    """Add a line of the text itself."""
    match kind:
        case "paragraph":
            before.append(Paragraph(text))
        case "subject":
            before.append(Paragraph(text, "subject"))
        case "heading":
            above = _has_text(before)
            before.append(Heading(text, level or 1, "section" if above or level else "title"))
        case "enclosure" | "office" if not before:
            return "there is nothing above it that it could follow"
        case "enclosure":
            before += [Division("enclosure"), Heading(text, 1, "title")]
        case "office":
            told = kind_of(text.text)
            own = told and told not in {"salute", "dateline"}
            before.append(Division("office"))
            before.append(OpenerPart(told, text) if own else Items("plain", (Item(text),)))
        case "item" | "participant":
            _add_item(kind, text, before)
        case "speech":
            return _speak(text, before)
        case "quotation" | "postscript":
            return _set_off(kind, text, before)
        case _:
            _add_row(text, before)
    return ""


def _turn(text: Passage, before: list[Block], after: Sequence[Block]) -> str:
    """Begin a turn: a name and what is said, or a name on a line of its own above what is said."""
    found = _SPEAKER.match(text.text)
    if found and text.cut(found.end()):
        before.append(SpeakerTurn(text.cut(0, found.end()), (text.cut(found.end()),)))
    elif _NAME_ALONE.match(text.text) and after and isinstance(after[0], Paragraph):
        before.append(SpeakerTurn(text, ()))
    else:
        return "a turn is the speaker's name and what is said, with a colon or a line's end between"
    return ""


# A few words that end no sentence.
_NAME_ALONE = regex(r"(?:\S++\s?){1,7}(?<![.!?;,])$")


def _may_open(before: Sequence[Block]) -> bool:
    """Tell whether an opener may stand here: nothing but headings and openers is above it."""
    for block in reversed(before):
        if isinstance(block, Heading | Division):
            return True
        if not isinstance(block, OpenerPart):
            return False
    return True


def _has_text(before: Sequence[Block]) -> bool:
    """Tell whether the division has any text yet: a closer needs some above it."""
    for block in reversed(before):
        if isinstance(block, Division):
            return False
        if isinstance(block, Heading):
            if block.kind == "section":
                return True
        elif not isinstance(block, _LIGHT):
            return True
    return False


def _back_to_closer(before: list[Block]) -> None:
    """Leave a division that only text below the closer has begun: this line is the closer's."""
    match before[-2:]:
        case [CloserPart() | Postscript(), Division("continuation")]:
            before.pop()


def _close(kind: str, text: Passage, before: list[Block], after: Sequence[Block]) -> str:
    _back_to_closer(before)
    if not _has_text(before):
        return "there is no text above it that it could close"
    if kind in {"dateline", "salute"}:
        for block in after:
            if isinstance(block, Heading | Division):
                break
            if not isinstance(block, CloserPart | Postscript | Separator | Omission | PageBreak):
                return "it stands in the midst of the text, and TEI has it only above or below"
    before.append(CloserPart(kind, text))
    return ""


def _go_on(text: Passage, before: list[Block]) -> str:
    """Join a line to the block above it."""
    _back_to_closer(before)
    last = before[-1] if before else None
    match last:
        case OpenerPart(kind, above):
            before[-1] = OpenerPart(kind, join((above, text), "\n"))
        case CloserPart(kind, above):
            before[-1] = CloserPart(kind, join((above, text), "\n"))
        case Heading(above, level, kind):
            before[-1] = Heading(join((above, text), "\n"), level, kind)
        case Paragraph(above, kind):
            before[-1] = Paragraph(join((above, text)), kind)
        case Quotation(paragraphs):
            before[-1] = Quotation((*paragraphs[:-1], join((paragraphs[-1], text))))
        case Postscript(paragraphs):
            before[-1] = Postscript((*paragraphs[:-1], join((paragraphs[-1], text))))
        case SpeakerTurn(speaker, paragraphs, ()) if paragraphs:
            joined = (*paragraphs[:-1], join((paragraphs[-1], text)))
            before[-1] = SpeakerTurn(speaker, joined)
        case Items(kind, items, heading) if not (items[-1].inner or items[-1].more):
            item = Item(join((items[-1].text, text)), items[-1].label)
            before[-1] = Items(kind, (*items[:-1], item), heading)
        case _:
            return "there is no line above it that it could go on with"
    return ""


def _sign(kind: str, text: Passage, before: list[Block]) -> str:
    if any(not char.isprintable() for char in text.text.replace("\n", " ")):
        return "it holds characters that cannot be kept in @rend"
    printed = text.text
    if kind == "separator":
        before.append(Separator(printed, text.line))
    elif kind == "omission":
        before.append(Omission(printed, text.line))
    else:
        number = _NUMBER.search(printed)
        if not number:
            return "a page mark has a number"
        before.append(PageBreak(number[0], text.line))
    return ""


def _add_item(kind: str, text: Passage, before: list[Block]) -> None:
    """Add an item to the list above it, or begin one."""
    found = LABEL.match(text.text) if kind == "item" else None
    label, rest = (text.cut(0, found.end()), text.cut(found.end())) if found else (EMPTY, text)
    style = "participants" if kind == "participant" else "plain"
    if found:
        style = "numbered" if any(char.isalnum() for char in found[0]) else "bulleted"
    item = Item(rest, label) if rest else Item(text)
    last = before[-1] if before else None
    if (
        isinstance(last, Items)
        and last.kind == style
        and bool(last.items[-1].label) == bool(item.label)
    ):
        before[-1] = Items(style, (*last.items, item), last.heading)
    else:
        before.append(Items(style, (item,)))


def _speak(text: Passage, before: list[Block]) -> str:
    last = before[-1] if before else None
    if not isinstance(last, SpeakerTurn):
        return "nobody speaks just above it"
    if last.parts:
        before[-1] = SpeakerTurn(last.speaker, last.paragraphs, (*last.parts, Paragraph(text)))
    else:
        before[-1] = SpeakerTurn(last.speaker, (*last.paragraphs, text))
    return ""


def _set_off(kind: str, text: Passage, before: list[Block]) -> str:
    last = before[-1] if before else None
    if kind == "quotation":
        if isinstance(last, Quotation):
            before[-1] = Quotation((*last.paragraphs, text))
        else:
            before.append(Quotation((text,)))
        return ""
    _back_to_closer(before)
    closing = next((one for one in reversed(before) if not isinstance(one, _SIGNS)), None)
    if not isinstance(closing, CloserPart | Postscript):
        return "a postscript follows a signature, and there is none above it"
    if isinstance(last, Postscript):
        before[-1] = Postscript((*last.paragraphs, text))
    else:
        before.append(Postscript((text,)))
    return ""


def _add_row(text: Passage, before: list[Block]) -> None:
    """Add a row to the table above it, or begin one; its cells are parted as printed."""
    edges = [0]
    for gap in _CELLS.finditer(text.text):
        edges += [gap.start(), gap.end()]
    edges.append(len(text.text))
    cells = tuple(cell for a, b in list(pairwise(edges))[::2] if (cell := text.cut(a, b)))
    last = before[-1] if before else None
    if isinstance(last, Table):
        before[-1] = Table((*last.rows, cells or (text,)))
    else:
        before.append(Table((cells or (text,),)))
