"""What a deposit says of itself: only what the edition says, and what is missing is asked."""

from __future__ import annotations

import json

import pytest

from converter.exports.deposit.citing import citation_file, cite, datacite
from converter.exports.deposit.contents import Contents, needs, spdx
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
