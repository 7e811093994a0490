"""The exact inverse: the source's bytes again, from the TEI and a side file.

The side file holds only what TEI cannot: white space, line ends, dropped
lines, markers, the encoding. It is a script in the order of the source: a
string is written as it stands, a pair takes the next characters of a home.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Any

from converter.errors import LedgerError
from converter.ledger import Account, Span
from converter.printed import streams
from converter.source import Decoded, Source

FORMAT = "tei-convert-restore/1"


def side_file(source: Source, decoded: Decoded, account: Account, tei: bytes) -> bytes:
    """Return the side file of a conversion, proved: the source can be rebuilt from it and the TEI.

    ``account`` is what the ledger found in these bytes. Raises LedgerError when the text
    would not be the same, with the line where it begins to differ (that its encoding gives
    the same bytes was proved when it was decoded).
    """
    script = _script(decoded.text, account.spans)
    rebuilt = "".join(part for part, _, _ in run(script, account.streams))
    if rebuilt != decoded.text:
        raise LedgerError(
            "The source could not be rebuilt from the TEI byte for byte.",
            "This is a fault of the converter; the document was not written. Please report it.",
            _alike(rebuilt, decoded.text).count("\n") + 1,
        )
    content = {
        "format": FORMAT,
        "source": {"name": source.name, "sha256": source.sha256},
        "tei": {"sha256": hashlib.sha256(tei).hexdigest()},
        "encoding": decoded.encoding,
        "bom": decoded.bom.hex(),
        "script": script,
    }
    return json.dumps(content, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"


def _script(text: str, spans: Iterable[Span]) -> list[Any]:
    script: list[Any] = []
    at = 0
    for first, last, home in spans:
        if home == "dropped":
            continue
        # White space at the edges of a span is the source's own: it goes into the script.
        piece = text[first:last]
        bare = piece.lstrip()
        start = first + len(piece) - len(bare)
        end = start + len(bare.rstrip())
        if start == end:
            continue
        if start > at:
            script.append(text[at:start])
        # Two parts that touch stay two: the home has a space where the line was parted.
        script.append([home, end - start])
        at = end
    if at < len(text):
        script.append(text[at:])
    return script


def rebuild(tei: bytes, side: bytes) -> bytes:
    """Return the source's bytes from its TEI and side file.

    Raises LedgerError when the side file is not one, belongs to another
    document, or the words of the TEI have been changed since.
    """
    homes = streams(tei)
    try:
        content = json.loads(side)
        if content["format"] != FORMAT:
            raise LedgerError(
                f"The side file has the format {content['format']!r}, not {FORMAT!r}.",
                "Use the version of tei-convert that wrote it.",
            )
        wanted = content["source"]["sha256"]
        decoded = Decoded("", content["encoding"], bytes.fromhex(content["bom"]))
        text = "".join(part for part, _, _ in run(content["script"], homes))
        "".encode(decoded.encoding)
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise LedgerError("The side file is damaged.", "Convert the source again.") from error
    try:
        data = decoded.encode(text)
    except UnicodeError:  # the TEI has got characters that the source's encoding lacks
        data = b""
    if hashlib.sha256(data).hexdigest() != wanted:
        raise LedgerError(
            "The TEI's text is no longer the source's: it was edited, or the side file "
            "belongs to another.",
            "Restore from the TEI as tei-convert wrote it.",
        )
    return data


def _alike(one: str, other: str) -> str:
    """Return what two texts have in common at their beginning."""
    pairs = zip(one, other, strict=False)
    return one[: sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))]


def run(script: list[Any], homes: dict[str, str]) -> Iterator[tuple[str, str, int]]:
    """Yield the parts of the source that a script makes of the homes' text, in order.

    Each is the text, the home that it was taken from ("": the script's own) and
    the offset there.
    """
    places = dict.fromkeys(homes, 0)
    for step in script:
        if isinstance(step, str):
            yield step, "", 0
            continue
        home, size = step
        stream = homes.get(home, "")
        at = places.get(home, 0)
        # Where the source has its own white space, the home's single space is passed over.
        while at < len(stream) and stream[at] == " ":
            at += 1
        yield stream[at : at + size], home, at
        places[home] = at + size
