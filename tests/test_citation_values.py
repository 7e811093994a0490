"""What the files for reference managers say: citation, number, authors, dates, keywords."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from lxml import etree, html

from converter.bibliography import citation_files
from tests.embedded_metadata import saved
from tests.xslt_editions import KITCHEN_SINK, TEI, compiled, parsed

SINK = KITCHEN_SINK.read_bytes()


def item(csl: bytes) -> dict[str, Any]:
    (found,) = json.loads(csl)
    assert isinstance(found, dict)
    return found


def test_a_citation_on_several_lines_is_whole() -> None:
    line = '<bibl type="citation">'
    tei = SINK.decode().replace(line, f'{line}"A talk of the\n lamps</bibl>{line}and more," ', 1)
    made = citation_files(tei.encode(), "a")
    whole = '"A talk of the lamps and more," "Specimen Report on the Harbour Talks", April 5, 1961'
    assert item(made["csl-json"])["note"].startswith(whole)
    assert f"N1  - {whole}" in made["ris"].decode()
    assert f"note = {{{whole}" in made["bibtex"].decode()


def test_the_number_of_the_page_is_not_that_of_the_document() -> None:
    own = '<idno type="registry">F-12/44/1961</idno>'
    assert own in SINK.decode()
    made = citation_files(SINK, "a")
    assert item(made["csl-json"])["number"] == "F-12/44/1961"
    assert "number = {F-12/44/1961}" in made["bibtex"].decode()
    assert "M1  - F-12/44/1961\r\n" in made["ris"].decode()
    made = citation_files(SINK.decode().replace(own, "").encode(), "a")
    told = item(made["csl-json"])
    assert "number" not in told
    assert told["note"].endswith("Oskar Lunt; Record 900001")
    assert "number = " not in made["bibtex"].decode()
    assert "Oskar Lunt; Record 900001}" in made["bibtex"].decode()
    assert "M1  - " not in made["ris"].decode()
    assert "N1  - Record 900001\r\n" in made["ris"].decode()


def test_keywords_with_commas_stay_whole() -> None:
    start = "<keywords><term>Lund, Ada</term><term>boats</term></keywords>"
    body = SINK.decode()
    tei = re.sub(r"<keywords.*</keywords>", start, body, flags=re.DOTALL)
    assert tei != body
    made = citation_files(tei.encode(), "a")
    assert item(made["csl-json"])["keyword"] == "Lund, Ada; boats"
    assert "  keywords = {Lund, Ada; boats},\n" in made["bibtex"].decode()
    assert "KW  - Lund, Ada\r\nKW  - boats\r\n" in made["ris"].decode()


AUTHORS = [
    ("Zhelnin, Klim Ivanovich", ["Zhelnin|Klim Ivanovich"]),
    ("Lund, Ada and Zawa, Vit", ["Lund|Ada", "Zawa|Vit"]),
    ("Lund, A. J., Zawa, Vit, and Brezan, B.", ["Lund, A. J., Zawa, Vit, and Brezan, B."]),
    (
        "Lund, Ada; van der Zawa, Vit; and al-Hadid, N.",
        ["Lund|Ada", "van der Zawa|Vit", "al-Hadid|N."],
    ),
    ("Bo?ydar Wronicz; Sim, Pok-nam", ["Bo?ydar Wronicz", "Sim|Pok-nam"]),
    ("Édouard Zawa", ["Édouard Zawa"]),
    ("Zawa, Édouard", ["Zawa|Édouard"]),
    ("Ada Lund, Consul", ["Ada Lund, Consul"]),
    ("Lund, Jr.", ["Lund, Jr."]),
    ("Department of Boats, Port Sabal", ["Department of Boats, Port Sabal"]),
    ("Trade and Boats", ["Trade and Boats"]),
    ("Lund, 1961", ["Lund, 1961"]),
    ("Lund, and others", ["Lund, and others"]),
]


@pytest.mark.parametrize("tag", ["<author>{}</author>", "<author><persName>{}</persName></author>"])
@pytest.mark.parametrize(("given", "expected"), AUTHORS)
def test_surnames_that_stand_first_are_surnames(tag: str, given: str, expected: list[str]) -> None:
    text = SINK.decode()
    author = text[text.index("<author>") : text.index("</author>") + len("</author>")]
    tei = text.replace(author, tag.format(given), 1)
    made = citation_files(tei.encode(), "a")
    told = [
        one.get("literal") or f"{one['family']}|{one['given']}"
        for one in item(made["csl-json"])["author"]
    ]
    assert told == expected
    inverted = [name.replace("|", ", ") for name in expected]
    assert re.findall(r"^AU  - (.*)\r$", made["ris"].decode(), re.MULTILINE) == inverted
    braced = " and ".join("{" + name.replace("|", "}, {") + "}" for name in expected)
    assert f"author = {{{braced}}}" in made["bibtex"].decode()
    page = compiled("html.xsl").transform_to_string(xdm_node=parsed(tei)) or ""
    head = html.document_fromstring(page)
    assert head.xpath("//meta[@name='DC.creator']/@content") == inverted
    linked = json.loads(head.xpath("//script[@type='application/ld+json']")[0].text)
    assert [one.get("familyName") for one in linked["author"]] == [
        name.split("|")[0] if "|" in name else None for name in expected
    ]


WHEN = '<date when="1961-04-05" cert="high"'
RANGES = [
    # the attributes, BibTeX's year and date, RIS's PY and DA, the date of the page's metas
    ('notBefore="1961-05-03" notAfter="1961-05-05"', "1961", "1961-05-03/1961-05-05", "1961/05//"),
    ('from="1961-04" to="1961-05"', "1961", "1961-04/1961-05", "1961///"),
    ('notBefore="1961-12-31" notAfter="1962-01-01"', "", "1961-12-31/1962-01-01", ""),
    ('notBefore="1961" notAfter="1961-05-02"', "1961", "1961/1961-05-02", "1961///"),
    ('notBefore="1961-05"', "", "1961-05/..", ""),
    ('notAfter="1961-05"', "", "../1961-05", ""),
]


@pytest.mark.parametrize(("attributes", "year", "span", "shared"), RANGES)
def test_of_a_range_only_what_both_limits_say_is_the_date(
    attributes: str, year: str, span: str, shared: str
) -> None:
    assert WHEN in SINK.decode()
    tei = SINK.decode().replace(WHEN, f'<date {attributes} cert="high"', 1)
    made = citation_files(tei.encode(), "a")
    bib, ris = made["bibtex"].decode(), made["ris"].decode()
    assert re.findall(r"^  date = \{(.*)\}", bib, re.MULTILINE) == [span]
    assert re.findall(r"^  year = \{(.*)\}", bib, re.MULTILINE) == [year] * bool(year)
    assert ("month = may" in bib) == (shared == "1961/05//")
    assert re.findall(r"^PY  - (.*)\r$", ris, re.MULTILINE) == [year] * bool(year)
    assert re.findall(r"^DA  - (.*)\r$", ris, re.MULTILINE) == [shared] * bool(shared)
    issued = item(made["csl-json"])["issued"]
    if ".." in span:
        assert issued == {"literal": span}
    else:
        told = ["-".join(f"{part:02}" for part in one) for one in issued["date-parts"]]
        assert "/".join(told) == span


def test_tei_of_others_is_read_as_its_page_shows_it() -> None:
    tei = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>'
        '<title type="main">The lamps.</title><title type="sub">A letter</title></titleStmt>'
        "<publicationStmt><p/></publicationStmt><sourceDesc><msDesc><msIdentifier>"
        "<repository>Town Archive</repository><idno>MS 12</idno></msIdentifier>"
        '<history><origin><origDate when="1801"/></origin></history></msDesc></sourceDesc>'
        '</fileDesc><profileDesc><correspDesc><correspAction type="sent">'
        '<persName>Ada Lund</persName><date when="1801-05-03"/></correspAction></correspDesc>'
        "</profileDesc></teiHeader><text><body><div><p>All is well.</p></div></body></text></TEI>"
    )
    foreign = compiled("html.xsl", strict=False)
    for given, date in (
        (tei, "1801-05-03"),
        (tei.replace('<date when="1801-05-03"/>', ""), "1801"),
    ):
        told = item(citation_files(given.encode(), "a")["csl-json"])
        assert told["title"] == "The lamps. A letter"
        assert told["archive_location"] == "MS 12"
        assert told["issued"] == {"date-parts": [[int(part) for part in date.split("-")]]}
        page = saved(foreign.transform_to_string(xdm_node=parsed(given)) or "")
        assert page.fields["title"] == told["title"]
        assert page.fields["archiveLocation"] == "MS 12"
        assert page.fields["date"] == date.replace("-", "/")


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        ('<title type="sub">B</title><title>A</title>', "A. B"),
        ('<title level="s">S</title><title level="a">A.</title>', "A."),
        ('<title type="alt">B</title><title type="main">A</title>', "A"),
        ('<title type="short">A</title>', "A"),
        ('<title type="sub">B</title>', "B"),
    ],
)
def test_one_title_is_the_main_one(titles: str, expected: str) -> None:
    tei = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>'
        f"{titles}</titleStmt></fileDesc></teiHeader></TEI>"
    )
    assert item(citation_files(tei.encode(), "a")["csl-json"])["title"] == expected


SIGNED = """Skip to content

May 4, 1958

{title}

Lesna, 4 May 1958

The harbour is quiet, and the boats have not come back.

(-) Ada Lund
Consul

(-) Vit Zawa
Secretary
"""


@pytest.mark.parametrize(
    ("title", "authors"),
    [
        ("Report of the Harbour Talks", [[("", "Ada Lund")], [("", "Vit Zawa")]]),
        (
            "Lesnan Embassy in Port Sabal, Report on the Boats",
            [[("Lesnan Embassy in Port Sabal", ""), ("", "Ada Lund")], [("", "Vit Zawa")]],
        ),
        (
            "Lesnan Embassy in Port Sabal (Zawa), Report on the Boats",
            [[("Lesnan Embassy in Port Sabal", ""), ("", "Zawa")]],
        ),
    ],
)
def test_all_who_signed_are_authors(
    run: Callable[..., Result], tmp_path: Path, title: str, authors: list[list[tuple[str, str]]]
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(SIGNED.format(title=title), encoding="utf-8")
    assert run(tmp_path / "in", tmp_path / "out").exit_code == 0
    tei = etree.parse(tmp_path / "out" / "tei" / "a.xml").getroot()
    told = [
        [(one.text, "") if one.tag == f"{{{TEI}}}orgName" else ("", one.text) for one in author]
        for author in tei.findall(f".//{{{TEI}}}titleStmt/{{{TEI}}}author")
    ]
    assert told == authors
    items = item((tmp_path / "out" / "html" / "a.csl.json").read_bytes())["author"]
    assert [one["family"] for one in items] == [author[-1][1].split()[-1] for author in authors]
