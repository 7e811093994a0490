"""Count the edits from our TEI of a page to the page's entry in a key.

A key is a list of entries in the format of ../shared/pages/README.md. What it
gives is compared, what it leaves out is not:

    text    ``blocks`` (or ``homes``), a list of [kind, text]: see block_edits.py.
            Without them, what can be counted is: ``headings`` by their text;
            paragraphs, speakers' turns and items by their number, a surplus of one
            with a lack of another being a retag (participants and the office's
            lines after a signature are not in these numbers). ``notes``: add, remove, or move
            (the note stands, but not at its marker).
    header  each field (title, date, summary, credit, citation, translator,
            language, classification, sender, addressees, place, subject) that is
            not as the key says is one edit: add when nothing stands there,
            attribute or text when something else does, remove when the key has none.
            A value whose words are not on the page is not asked for.
    names   person names of the text in reading order: add, remove, or move (one
            name whose boundaries are wrong).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

from block_edits import Wanted, block_edits
from edit import Edit, shortened
from lxml import etree
from page_fields import fields, header_texts
from tei_blocks import Blocks, Footnote, persons
from words import Page, words

PARTS = ("text", "header", "names")
Entry = Mapping[str, Any]


def page_edits(tei: etree._Element, entry: Entry, source: str) -> list[Edit]:
    """Return the edits that a converted page still needs to be as its key says."""
    body = tei.find(".//{*}text/{*}body")
    if body is None:
        return [Edit("add", "the whole text", "text")]
    page, read = Page(source), Blocks.of(body)
    found: list[Edit] = []
    blocks = [
        Wanted.of(row)
        for row in entry.get("blocks") or entry.get("homes") or ()
        if not str(row[0]).startswith("note:")
    ]
    if blocks:
        found += block_edits(read.blocks, blocks, page, header_texts(tei))
    else:
        found += _counts(read, entry)
    found += _notes(read.notes, entry, page)
    wrong = [edit for edit, text in fields(tei, entry, source) if not _told(text, found)]
    return [*found, *wrong, *_names(body, entry, source)]


def _told(text: str, found: list[Edit]) -> bool:
    """Tell whether a block of the body that belongs into the header was counted already."""
    for at, edit in enumerate(found):
        if text and edit.operation == "remove" and edit.what.endswith(f": {shortened(text)}"):
            found[at] = Edit("move", f"{edit.what} -> header", "header", edit.line)
            return True
    return False


def _counts(read: Blocks, entry: Entry) -> Iterator[Edit]:
    """Yield the edits that numbers and headings show, where a key gives no blocks."""
    heads = [block.text for block in read.blocks if block.kind == "head"]
    wanted = {"sp": entry.get("speaker_turns", 0), "item": entry.get("list_items", 0)}
    wanted["p"] = entry["body_paragraphs"] - sum(wanted.values())
    have = Counter(_counted_kind(block.kind) for block in read.blocks)
    lack, surplus = Counter(wanted), Counter({kind: have[kind] for kind in wanted})
    lack, surplus = lack - surplus, surplus - lack
    for text in entry.get("headings", ()):
        run = " ".join(words(text))
        found = next((head for head in heads if run in " ".join(words(head))), None)
        if found is not None:
            heads.remove(found)
        elif surplus["p"]:
            surplus["p"] -= 1
            yield Edit("retag", f"p -> head: {shortened(text)}", "text")
        else:
            yield Edit("add", f"head: {shortened(text)}", "text")
    for head in heads:
        if lack["p"]:
            lack["p"] -= 1
            yield Edit("retag", f"head -> p: {shortened(head)}", "text")
        else:
            yield Edit("remove", f"head: {shortened(head)}", "text")
    more, less = sorted(surplus.elements()), sorted(lack.elements())
    if len(more) < len(less):
        # Lines that we gave to the office may be the ones that the key has in the text.
        more += ["office"] * min(have["office"], len(less) - len(more))
    for one, other in zip(more, less, strict=False):
        yield Edit("retag", f"{one} -> {other}", "text")
    for kind in more[len(less) :]:
        yield Edit("merge", f"{kind}: one too many", "text")
    for kind in less[len(more) :]:
        yield Edit("split", f"{kind}: one too few", "text")


def _counted_kind(kind: str) -> str:
    return {"nested-item": "item", "sp+": "p", "quote": "p"}.get(kind, kind)


def _notes(read: list[Footnote], entry: Entry, page: Page) -> Iterator[Edit]:
    spare = list(read)
    for row in entry.get("notes", ()):
        text = str(row["text"] if isinstance(row, dict) else row)
        after = str(row.get("after") or "") if isinstance(row, dict) else ""
        run = words(text.partition("] ")[2] if text.startswith("[") else text)
        note = next((one for one in spare if words(one.text)[-len(run) :] == run), None)
        line = next((at for at in page.lines(run) if at), None)
        if note is None:
            yield Edit("add", f"note: {shortened(text)}", "text", line)
            continue
        spare.remove(note)
        place = words(note.after or "")[-2:]
        if note.after is None or (after and words(after)[-len(place) :] != place):
            yield Edit("move", f"note: {shortened(text)}", "text", line)
    for note in spare if "notes" in entry else ():
        yield Edit("remove", f"note: {shortened(note.text)}", "text")


def _names(body: etree._Element, entry: Entry, source: str) -> Iterator[Edit]:
    """Yield the edits of names in the text, and of those in notes where the key has them."""
    notes = [str(row["text"] if isinstance(row, dict) else row) for row in entry.get("notes", ())]
    begins = [(at, at + len(text)) for text in notes if (at := source.rfind(text)) >= 0]
    text: list[str] = []
    foot: list[str] = list(entry.get("note_persons", ()))
    for row in entry.get("persons", ()):
        inside = isinstance(row, dict) and any(a <= row["start"] < b for a, b in begins)
        (foot if inside else text).append(row["surface"] if isinstance(row, dict) else row)
    page = Page(source)
    yield from _names_of(persons(body, notes=False), text, page)
    if foot or "note_persons" in entry:
        yield from _names_of(sorted(persons(body, notes=True)), sorted(foot), page)


def _names_of(read: list[str], rows: list[str], page: Page) -> Iterator[Edit]:
    ours, theirs = ["".join(words(one)) for one in read], ["".join(words(one)) for one in rows]
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for operation, one, one_end, other, other_end in matcher.get_opcodes():
        if operation == "equal":
            continue
        gone, new = list(read[one:one_end]), list(rows[other:other_end])
        for name in list(gone):
            twin = next((x for x in new if set(words(x)) & set(words(name))), None)
            if twin is not None:
                gone.remove(name)
                new.remove(twin)
                yield Edit("move", f"persName: {name} -> {twin}", "names", _line(page, twin))
        for name in gone:
            yield Edit("remove", f"persName: {name}", "names", _line(page, name))
        for name in new:
            yield Edit("add", f"persName: {name}", "names", _line(page, name))


def _line(page: Page, name: str) -> int | None:
    return next((at for at in page.lines(words(name)) if at), None)
