"""Signatures, what stands below them, minutes of several hands: a table of cases, and whole pages."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from converter.inverse import rebuild
from tests.cases import cases, report_of, shown
from tests.shared import convert_text

TABLE = cases("signatures_cases.md")
NS = {"t": "http://www.tei-c.org/ns/1.0"}


@pytest.mark.parametrize(("title", "given", "wanted"), TABLE, ids=[title for title, *_ in TABLE])
def test_cases(title: str, given: str, wanted: str) -> None:
    flow = re.match(r"\[(\w+)\] ", title)
    report = report_of(given, flow[1] if flow else "line")
    assert shown(report, "body", "dropped", "findings") == wanted


@pytest.mark.parametrize("given", [given for _, given, _ in TABLE], ids=[one[0] for one in TABLE])
def test_every_proof_holds_and_the_source_comes_back(given: str) -> None:
    text = f"A Specimen\n\n{given}\n"
    done = convert_text(text)
    assert rebuild(done.tei, done.restore) == text.encode()


PAGE = """Skip to content

May 4, 1958

Letter from Ada Lund to Vit Zawa on the Lamps

SECRET

Lesna, 4 May 1958

The lamps are out, and nobody in the harbour has asked me for the reason of it.

{close}

The keeper of the lamps asks the harbour secretary for oil and describes what was counted.


Author(s):

Associated Places

Document Information

Source

Harbour Archive, f. 1, l. 2. Translated by Ann Bell.

Rights

The Program welcomes reuse.
"""


@pytest.mark.parametrize(
    "close",
    [
        "Ada Lund\n\n4 May [1958], 4 p.m.",
        "Ada Lund\n\n4 May 1958, 16.30 hrs",
        "Yours sincerely,\n\nAda Lund\n\nShri Vit Zawa, I.C.S.,\nHarbour Secretary,\nLesna.",
    ],
)
def test_the_summary_below_an_hour_or_an_address_is_no_text(close: str) -> None:
    tree = etree.fromstring(convert_text(PAGE.format(close=close)).tei)
    body = " ".join(tree.find(".//t:body", NS).itertext())
    abstract = " ".join(tree.find(".//t:abstract", NS).itertext())
    assert "The keeper of the lamps asks" in abstract
    assert "The keeper of the lamps asks" not in body
    assert tree.findtext(".//t:closer/t:signed", namespaces=NS) is not None


def test_the_receiver_is_the_name_of_the_address_and_the_keeper_of_minutes_sends_nothing() -> None:
    text = PAGE.format(
        close="Yours sincerely,\n\nAda Lund\n\nMinutes kept by: K. Brezan\n\nShri Vit Zawa, I.C.S.,\nHarbour Secretary,\nLesna."
    )
    tree = etree.fromstring(convert_text(text).tei)
    sent = tree.find(".//t:correspAction[@type='sent']", NS)
    received = tree.find(".//t:correspAction[@type='received']", NS)
    assert "Lund" in " ".join(sent.itertext())
    assert "Brezan" not in " ".join(sent.itertext())
    assert "Zawa" in " ".join(received.itertext())
    assert "Lesna" not in " ".join(received.itertext())
