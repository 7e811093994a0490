"""The second phase of the pages: what a document's page says of other documents of the run.

That is the documents before and after it by date, and for each of its persons, places and
organisations the entry of the register, with the number of other documents that name it. It
is put into the places that a page keeps for it (``fills``), one page at a time, and only
where it is not there already.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias
from urllib.parse import quote

from converter import resources
from converter.errors import ConvertError
from converter.fills import digest, filled, fills_of
from converter.findings import Finding
from converter.outcome import Outcome, output_path
from converter.register import Address, Addresses
from converter.saxon import Stylesheet
from converter.settings import Settings
from converter.writing import read, write

Json: TypeAlias = "int | str | list[Json] | dict[str, Json]"

_BATCH = 200
"""Documents whose fragments are made at once: few enough to hold, enough to be quick."""


def fill_pages(
    outcomes: Sequence[Outcome], addresses: Addresses, settings: Settings, out: Path
) -> Iterator[Outcome]:
    """Yield the outcomes in their order, their pages filled and with the checksums of that."""
    sheet = Stylesheet(resources.stylesheet("fills.xsl"))
    around = _around(outcomes)
    for first in range(0, len(outcomes), _BATCH):
        batch = range(first, min(first + _BATCH, len(outcomes)))
        told: list[Json] = []
        for number in batch:
            if number in around:
                one = outcomes[number]
                beside = [None if n is None else outcomes[n] for n in around[number]]
                told.append(_told(one, beside, addresses.of(one.id)))
        parameters = {"pages": json.dumps(told), "lang": settings.edition.language}
        # The pieces stand between the same comments as in the pages.
        _, *made = sheet.call_template(parameters).split("<!--page-->")
        pieces = iter(made)
        for number in batch:
            one = outcomes[number]
            yield _fill(one, dict(fills_of(next(pieces))), out) if number in around else one


def empty_others(outcomes: Sequence[Outcome], out: Path) -> None:
    """Empty the places of pages in OUT whose documents failed in this run or have left the corpus.

    They stay as they were read last, but lead to no neighbour and no entry that may be gone.
    """
    made = {one.paths["html"] for one in outcomes if "html" in one.paths}
    for page in sorted((out / "html").rglob("*.html")):
        path = page.relative_to(out).as_posix()
        if path not in made and page.is_file():
            _fill_file(out, path, {})


def _around(outcomes: Sequence[Outcome]) -> dict[int, tuple[int | None, int | None]]:
    """Return the numbers of the documents before and after each that has a page, by its number.

    The order is that of the index: by date, title and id; what has no date comes last.
    """
    order = [number for number, one in enumerate(outcomes) if "html" in one.paths]
    order.sort(key=lambda number: outcomes[number].place_in_order)
    ends: list[int | None] = [None, *order, None]
    return {number: (ends[at], ends[at + 2]) for at, number in enumerate(order)}


def _told(outcome: Outcome, beside: Sequence[Outcome | None], entries: Sequence[Address]) -> Json:
    """Return what ``xslt/fills.xsl`` makes the fragments of a page from."""
    root = "../" * (outcome.output.count("/") + 1)
    told: dict[str, Json] = {
        rel: {
            "href": root + quote(output_path("html", one.output)),
            "when": one.when,
            "date": one.date,
            "title": one.title or one.source,
        }
        for rel, one in zip(("prev", "next"), beside, strict=True)
        if one
    }
    told["entries"] = [
        {"key": one.key, "href": root + one.href, "count": one.others} for one in entries
    ]
    return told


def _fill(outcome: Outcome, fills: Mapping[str, str], out: Path) -> Outcome:
    """Return the outcome of a document whose page in OUT holds these fragments."""
    path = outcome.paths["html"]
    checksum = ""
    if outcome.fills is None or outcome.fills != digest(fills):
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
            outcome = replace(outcome, fills=digest(fills))
            if new:
                outcome = _now_written(outcome, path)
    if outcome.page:
        # The page in OUT is an editor's; what is kept is the checksum of the converter's own.
        own = filled(zlib.decompress(outcome.page).decode(), fills)
        checksum = hashlib.sha256(own.encode()).hexdigest()
    if not checksum:
        return outcome
    outputs = (
        replace(one, sha256=checksum) if one.kind == "html" else one for one in outcome.outputs
    )
    return replace(outcome, outputs=tuple(outputs), page=b"")


def _fill_file(out: Path, path: str, fills: Mapping[str, str]) -> tuple[bytes, bool] | None:
    """Fill a page in OUT; return its bytes and whether they were written; None: there is none."""
    old = read(out, path)
    if old is None:
        return None
    data = filled(old.decode(errors="surrogateescape"), fills).encode(errors="surrogateescape")
    return data, write(out, path, data)


def _now_written(outcome: Outcome, path: str) -> Outcome:
    written = outcome.written if path in outcome.written else (*outcome.written, path)
    unchanged = tuple(one for one in outcome.unchanged if one != path)
    return replace(outcome, written=written, unchanged=unchanged)
