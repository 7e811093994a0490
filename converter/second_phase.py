"""The second phase of the pages: what a document's page says of other documents of the run.

That is the documents before and after it by date, and for each of its persons, places and
organisations the entry of the register, with the number of other documents that name it. It
is put into the places that a page keeps for it (``fills``), one page at a time, and only
where it is not there already.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from converter.errors import ConvertError
from converter.fills import digest, filled, key_in_page
from converter.findings import Finding
from converter.labels import labels
from converter.on_disk import database, ordered
from converter.outcome import Outcome, output_path
from converter.register import Address, Addresses
from converter.settings import Settings
from converter.writing import files, read, write

# What HTML escapes in text.
_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\xa0": "&nbsp;"})
_REMEMBERED = 16_384


class _Neighbour(NamedTuple):
    """A document before or after another; ``when`` and ``date`` are its date, "" if unknown."""

    place: int
    output: str
    when: str
    date: str
    title: str


def fill_pages(
    outcomes: Iterable[Outcome], addresses: Addresses, settings: Settings, out: Path
) -> Iterator[Outcome]:
    """Fill the pages; yield each outcome that changed by that, with the checksums of its page.

    Then the places of pages in OUT are emptied whose documents failed in this run or have left
    the corpus: they stay as they were read last, but lead to no neighbour and no entry that may
    be gone.
    """
    words = _Words(settings.edition.language)
    with database() as rows:
        _put_in_order(rows, outcomes)
        for number, one in enumerate(outcomes):
            if "html" not in one.paths:
                continue
            entries = addresses.of(one.id)
            filled = _fill(one, _fragments(one, _beside(rows, number), entries, words), out)
            if filled is not one:
                yield filled
        for path in _others(rows, out):
            _fill_file(out, path, {})


def _others(rows: sqlite3.Connection, out: Path) -> Iterator[str]:
    """Yield the pages in OUT that are of no document that was put in order."""
    rows.execute("CREATE TABLE there (path BLOB)")
    there = (path for path in files(out, "html") if path.endswith(".html"))
    rows.executemany("INSERT INTO there VALUES (?)", ((os.fsencode(path),) for path in there))
    others = "SELECT path FROM there EXCEPT SELECT path FROM placed ORDER BY path"
    for (path,) in rows.execute(others):
        yield os.fsdecode(path)


def _put_in_order(rows: sqlite3.Connection, outcomes: Iterable[Outcome]) -> None:
    """Fill an empty database with the documents that have a page, in the order of the index."""
    rows.executescript(
        "CREATE TABLE placed"
        " (place INTEGER PRIMARY KEY, number INTEGER,"
        " output TEXT, written TEXT, date TEXT, title TEXT, path BLOB);"
        "BEGIN"
    )
    told = (
        (
            one.place_in_order,
            (number, one.output, one.when, one.date, one.title or one.source, one.paths["html"]),
        )
        for number, one in enumerate(outcomes)
        if "html" in one.paths
    )
    placed = ((*row, os.fsencode(path)) for *row, path in ordered(told))
    rows.executemany("INSERT INTO placed VALUES (NULL, ?, ?, ?, ?, ?, ?)", placed)
    rows.execute("CREATE INDEX number ON placed (number)")


def _beside(rows: sqlite3.Connection, number: int) -> dict[str, _Neighbour]:
    """Return the documents before ("prev") and after ("next") the one of this number."""
    ((place,),) = rows.execute("SELECT place FROM placed WHERE number = ?", (number,))
    found = rows.execute(
        "SELECT place, output, written, date, title FROM placed WHERE place IN (?, ?)",
        (place - 1, place + 1),
    )
    beside = map(_Neighbour._make, found)
    return {"prev" if one.place < place else "next": one for one in beside}


class _Words:
    """The words of the fragments, in the language of an edition."""

    def __init__(self, language: str) -> None:
        self.labels = labels(language)
        # Most entries stand in a few documents.
        self.elsewhere = lru_cache(_REMEMBERED)(self._elsewhere)

    def _elsewhere(self, others: int) -> str:
        """Return how a link to an entry goes on that so many other documents name."""
        often = self.labels.count(others, "elsewhere-one", "elsewhere")
        told = (often or self.labels.of["in-register"]).translate(_IN_TEXT)
        return f">{told}</a>" if often else f' class="register">{told}</a>'


def _fragments(
    outcome: Outcome, beside: Mapping[str, _Neighbour], entries: Sequence[Address], words: _Words
) -> dict[str, str]:
    """Return the fragments of HTML of a page by their places."""
    root = "../" * (outcome.output.count("/") + 1)
    links = [_link(rel, beside[rel], root, words) for rel in ("prev", "next") if rel in beside]
    fragments = {
        key_in_page(one.key): f'<a href="{root}{one.href}"{words.elsewhere(one.others)}'
        for one in entries
    }
    return fragments | {"neighbours": " ".join(links)}


def _link(rel: str, to: _Neighbour, root: str, words: _Words) -> str:
    # As in the addresses of entries, nothing is left in it that HTML would escape.
    href = root + quote(output_path("html", to.output))
    date = words.labels.date(to.when) if to.when else to.date
    told = [
        f'<span class="{kind}">{text.translate(_IN_TEXT)}</span>'
        for kind, text in (("label", words.labels.of[rel]), ("date", date), ("title", to.title))
        if text
    ]
    return f'<a rel="{rel}" href="{href}">{" ".join(told)}</a>'


def _fill(outcome: Outcome, fills: Mapping[str, str], out: Path) -> Outcome:
    """Return the outcome of a document whose page in OUT holds these fragments."""
    path = outcome.paths["html"]
    changed: dict[str, Any] = {}
    checksum = ""
    now = digest(fills)
    if outcome.fills is None or outcome.fills != now:
        try:
            page = _fill_file(out, path, fills)
        except ConvertError as error:
            notice = Finding(
                "not-filled", f"{path}: its neighbours are not brought up to date: {error}"
            )
            return replace(outcome, notices=(*outcome.notices, notice))
        if page is not None:
            data, new = page
            checksum = hashlib.sha256(data).hexdigest()
            changed = {"fills": now} | (_now_written(outcome, path) if new else {})
    if outcome.page:
        # The page in OUT is an editor's; what is kept is the checksum of the converter's own.
        own = filled(zlib.decompress(outcome.page).decode(), fills)
        checksum = hashlib.sha256(own.encode()).hexdigest()
    if not checksum:
        return outcome
    outputs = tuple(
        replace(one, sha256=checksum) if one.kind == "html" else one for one in outcome.outputs
    )
    return replace(outcome, outputs=outputs, page=b"", **changed)


def _fill_file(out: Path, path: str, fills: Mapping[str, str]) -> tuple[bytes, bool] | None:
    """Fill a page in OUT; return its bytes and whether they were written; None: there is none."""
    old = read(out, path)
    if old is None:
        return None
    data = filled(old.decode(errors="surrogateescape"), fills).encode(errors="surrogateescape")
    return data, write(out, path, data)


def _now_written(outcome: Outcome, path: str) -> dict[str, Any]:
    written = outcome.written if path in outcome.written else (*outcome.written, path)
    unchanged = tuple(one for one in outcome.unchanged if one != path)
    return {"written": written, "unchanged": unchanged}
