"""What a deposit says of itself: only what the edition says, and what is missing is asked."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from converter.exports.deposit.citing import citation_file, cite, datacite
from converter.exports.deposit.contents import Contents, needs, spdx
from converter.exports.published import Document
from converter.settings import Edition

FULL = Edition(
    title='Letters from "Selm"',
    publisher="The Society",
    licence="CC BY 4.0",
    licence_url="https://creativecommons.org/licenses/by/4.0/",
    base_url="https://letters.example.org/",
    editors=("Muster, Ada", "Ines Probe"),
    date="2026-11-23",
)


@pytest.mark.parametrize(
    ("edition", "asked"),
    [
        (FULL, ["Family names", "An identifier, such as a DOI"]),
        (
            Edition("T", "P", "CC BY", editors=("A, B",), date="2026"),
            [
                "The web address of the licence",
                "The day of publication",
                "An identifier, such as a DOI",
            ],
        ),
    ],
)
def test_only_what_is_missing_is_asked(edition: Edition, asked: list[str]) -> None:
    assert [sentence.partition(":")[0] for sentence in needs(edition)] == asked


def test_names_are_parted_only_where_the_editors_part_them() -> None:
    record = json.loads(datacite(FULL, Contents()))
    assert record["creators"] == [
        {"name": "Muster, Ada", "nameType": "Personal", "familyName": "Muster", "givenName": "Ada"},
        {"name": "Ines Probe"},
    ]
    citation = (citation_file(FULL, Contents()) or b"").decode()
    assert citation.endswith(
        'authors:\n  - family-names: "Muster"\n    given-names: "Ada"\n  - name: "Ines Probe"\n'
    )
    assert cite(FULL) == (
        'Muster, Ada; Ines Probe (eds.): Letters from "Selm". The Society, 2026. '
        "https://letters.example.org/"
    )


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0"),
        ("http://creativecommons.org/licenses/by-nc-nd/3.0", "CC-BY-NC-ND-3.0"),
        ("https://creativecommons.org/licenses/by-sa/4.0/deed.de", "CC-BY-SA-4.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
        ("https://creativecommons.org/licenses/by/3.0/de/", ""),  # the licence of a country
        ("https://creativecommons.org/publicdomain/mark/1.0/", ""),  # no licence
        ("https://example.org/licenses/by/4.0/", ""),
        ("", ""),
    ],
)
def test_a_licence_has_an_spdx_name_only_when_its_address_is_known(address: str, name: str) -> None:
    assert spdx(address) == name


@pytest.mark.parametrize(
    ("kinds", "formats", "ending"),
    [
        ({"tei": 2}, ["application/tei+xml"], ", with checksums."),
        (
            {"tei": 2, "text": 2},
            ["application/tei+xml", "text/plain"],
            ", with editions to read (plain text) and checksums.",
        ),
        (
            {"tei": 2, "restore": 2, "html": 1, "text": 2},
            ["application/tei+xml", "application/json", "text/html", "text/plain"],
            ", with editions to read (HTML and plain text) and checksums.",
        ),
    ],
)
def test_only_what_is_in_the_bag_is_said_to_be_there(
    kinds: dict[str, int], formats: list[str], ending: str
) -> None:
    contents = Contents(2, Counter(kinds))
    record = json.loads(datacite(FULL, contents))
    assert record["formats"] == formats
    [abstract] = record["descriptions"]
    assert abstract["description"] == f"2 documents, encoded in TEI P5 (XML){ending}"


@pytest.mark.parametrize(("programs", "told"), [("aa", True), ("ab", False), ("b", False)])
def test_documents_are_said_to_be_converted_only_when_all_were(
    programs: str, *, told: bool
) -> None:
    contents = Contents()
    for program in programs:
        ident = "tei-convert" if program == "a" else "by-hand"
        data = (
            "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><encodingDesc><appInfo>"
            f"<application ident='{ident}' version='1'/></appInfo></encodingDesc></teiHeader></TEI>"
        ).encode()
        contents.count(Document(program, Path("a.xml"), data, etree.fromstring(data)), "")
    assert ("by tei-convert from plain text" in contents.describe()) is told
