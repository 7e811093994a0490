"""The printed text of each home, told by one pass of XSLT, is what a walk over the tree says."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from converter.model import Home
from converter.parsed import parsed
from converter.printed import (
    HOMES,
    ID,
    TEI,
    closed_up,
    element_path,
    is_footnote,
    printed,
    streams,
)
from tests.shared import SPECIMENS, convert_text, converted
from tests.test_ledger import PAGE


def walked(root: etree._Element) -> dict[str, str]:
    """Return the streams as ``printed`` has them, element by element."""
    found: dict[str, list[str]] = {}
    for home, path in HOMES:
        for one in root.findall(element_path(path)):
            if not one.get("resp"):
                found.setdefault(home.value, []).append(closed_up("".join(printed(one))))
    whole = {home: " ".join(filter(None, parts)) for home, parts in found.items()}
    body = root.find(f"{TEI}text/{TEI}body")
    assert body is not None
    whole[Home.BODY.value] = closed_up("".join(printed(body)))
    notes = [note for note in body.iter(f"{TEI}note") if is_footnote(note)]
    return whole | {note.get(ID, ""): closed_up("".join(printed(note))) for note in notes}


@pytest.mark.parametrize("path", SPECIMENS, ids=lambda path: path.stem[:2])
def test_both_readings_of_a_specimen_are_one(path: Path) -> None:
    tei = converted(path).tei
    assert streams(tei) == walked(parsed(tei))


@pytest.mark.parametrize(
    "odd",
    [
        "\ue000",
        "a\ue000b",
        "a\u00a0 \u2003b",
        "x\u00ad",
        "\u2028",
        "<&>\"'",
        "\U0001f600",
        "\u0085",
    ],
)
def test_both_readings_are_one_whatever_stands_in_the_text(odd: str) -> None:
    tei = convert_text(PAGE.replace("is quiet", f"is {odd} quiet")).tei
    assert streams(tei) == walked(parsed(tei))
    assert odd.strip()[:1] in streams(tei)["body"]


def test_brackets_are_put_back_and_footnotes_stand_apart() -> None:
    text = (
        "<p>a<supplied rend='brackets'>b<note place='foot' xml:id='note-1'>c</note></supplied>"
        "<note place='inline' rend='brackets'>d</note>e<lb/>f<!-- no -->g</p>"
    )
    tei = f"<TEI xmlns='{TEI.strip('{}')}'><text><body>{text}</body></text></TEI>"
    assert streams(tei.encode()) == {"body": "a[b][d]e fg", "note-1": "c"}
