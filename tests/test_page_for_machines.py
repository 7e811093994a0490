"""What a page tells programs: search engines, reference managers, readers of linked data."""

from __future__ import annotations

import json
from typing import Any

import pytest
from lxml import html

from tests.embedded_metadata import saved
from tests.xslt_editions import KITCHEN_SINK, compiled, parsed

SINK = KITCHEN_SINK.read_text(encoding="utf-8")
HERE = {
    "root": "../",
    "base_url": "https://edition.example.org/",
    "path": "html/a%20b.html",
    "edition_title": "Two Lamps",
    "tei_href": "../tei/a%20b.xml",
}
HOSTILE = (
    """</script><script>alert(1)</script><!-- --> ]]> & "double" 'single' \\u003c {x} &amp; é"""
)


def page(xml: str, **params: str) -> str:
    return compiled("html.xsl", **params).transform_to_string(xdm_node=parsed(xml)) or ""


def linked(text: str) -> dict[str, Any]:
    (script,) = html.document_fromstring(text).xpath("//script[@type='application/ld+json']")
    found: dict[str, Any] = json.loads(script.text)
    return found


def metas(text: str) -> list[tuple[str, str]]:
    tree = html.document_fromstring(text)
    return [
        (one.get("name") or one.get("property"), one.get("content"))
        for one in tree.xpath("//meta[@name or @property]")
    ]


def entitled(title: str) -> str:
    """Return the kitchen sink under another title."""
    main = SINK.index('<title type="main"')
    start, end = SINK.index(">", main) + 1, SINK.index("</title>", main)
    escaped = title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return SINK[:start] + escaped + SINK[end:]


def test_a_report_is_saved_as_a_report() -> None:
    item = saved(page(SINK, **HERE))
    assert item.type == "report"
    # The office and the person of one author are one: the person stands for both.
    assert item.creators == [("author", "Toskel", "Ilmar")]
    assert {key: item.fields[key] for key in ("date", "archive", "archiveLocation", "number")} == {
        "date": "1961/04/05",
        "archive": "State Archive of Veldania",
        "archiveLocation": "Foreign Office, Secret Files, F-12, box 4",
        "number": "F-12/44/1961",
    }
    assert item.fields["title"].endswith("Specimen Report on the Harbour Talks")
    assert item.fields["url"] == "https://edition.example.org/html/a%20b.html"
    assert item.fields["institution"] == "Veldanian Legation in Port Maril"
    assert item.fields["language"] == "en"
    assert item.fields["DOI"] == "10.0000/specimen.1"
    assert item.fields["abstractNote"].startswith("Minister Ilmar Toskel")


def test_a_letter_of_an_office_is_saved_with_the_whole_name_of_the_office() -> None:
    author = SINK[SINK.index("<author>") : SINK.index("</author>") + len("</author>")]
    office = "<author><orgName>Legation in Port Maril</orgName></author>"
    letter = SINK.replace(author, office, 1).replace('target="#report"', 'target="#letter"')
    item = saved(page(letter))
    assert item.type == "letter"
    assert item.creators == [("author", "Legation in Port Maril", "")]


def test_a_name_that_nobody_divided_is_not_divided() -> None:
    divided = "<surname>Toskel</surname><forename>Ilmar</forename>"
    item = saved(page(SINK.replace(divided, "Baek Il-do", 1)))
    assert item.creators == [("author", "Baek Il-do", "")]


def test_without_an_author_the_receivers_are_saved_and_no_translator_becomes_the_author() -> None:
    author = SINK[SINK.index("<author>") : SINK.index("</author>") + len("</author>")]
    item = saved(page(SINK.replace(author, "", 1).replace('target="#report"', 'target="#letter"')))
    assert {role for role, _, _ in item.creators} == {"recipient"}
    item = saved(page(SINK.replace(author, "", 1).replace('target="#report"', 'target="#minutes"')))
    assert item.type == "manuscript"
    assert item.creators == [("translator", "Brandt", "Vera"), ("translator", "Lunt", "Oskar")]


def test_linked_data_says_what_the_document_is() -> None:
    office = "<occupation>Minister in Port Maril</occupation>"
    known = SINK.replace(office, f'{office}<idno type="wikidata">Q42</idno>')
    told = linked(page(known, **HERE))
    assert told["@context"] == "https://schema.org"
    assert told["@type"] == ["Message", "Report", "ArchiveComponent"]
    assert told["@id"] == told["url"] == "https://edition.example.org/html/a%20b.html"
    toskel = {
        "@type": "Person",
        "name": "Ilmar Toskel",
        "sameAs": ["https://www.wikidata.org/wiki/Q42"],
    }
    assert told["author"] == [toskel]
    assert [one["name"] for one in told["translator"]] == ["Vera Brandt", "Oskar Lunt"]
    assert told["dateCreated"] == "1961-04-05"
    assert told["inLanguage"] == "en"
    assert told["holdingArchive"] == [
        {
            "@type": "ArchiveOrganization",
            "name": "State Archive of Veldania",
            "address": "Sarnholm, Veldania",
        }
    ]
    assert told["isPartOf"] == [
        {"@type": "Collection", "name": "Two Lamps", "url": "https://edition.example.org/"}
    ]
    assert told["license"] == "https://example.org/licence"
    assert told["encoding"][0]["contentUrl"] == "https://edition.example.org/tei/a%20b.xml"
    assert "Vera Brandt" not in [one["name"] for one in told["mentions"]]
    assert toskel in told["mentions"]


def test_a_citation_on_several_lines_is_whole() -> None:
    line = '<bibl type="citation">'
    told = dict(metas(page(SINK.replace(line, f"{line}A talk of the</bibl>{line}lamps, ", 1))))
    assert told["DC.source"].startswith('A talk of the lamps, "Specimen Report')


@pytest.mark.parametrize(
    ("attributes", "span", "shared"),
    [
        ('notBefore="1961-05-03" notAfter="1961-05-05"', "1961-05-03/1961-05-05", "1961-05"),
        ('from="1961-04" to="1961-05"', "1961-04/1961-05", "1961"),
        ('notBefore="1961-05-03" notAfter="1962-05-03"', "1961-05-03/1962-05-03", None),
        ('notBefore="1961-05"', "1961-05/..", None),
        ('notAfter="1961-05"', "../1961-05", None),
    ],
)
def test_of_a_range_only_what_both_limits_say_is_the_date(
    attributes: str, span: str, shared: str | None
) -> None:
    when = '<date when="1961-04-05" cert="high"'
    assert when in SINK
    text = page(SINK.replace(when, f'<date {attributes} cert="high"', 1))
    told = dict(metas(text))
    assert linked(text)["dateCreated"] == span
    assert told.get("DC.date") == told.get("DCTERMS.created") == shared
    assert told.get("citation_publication_date") == (shared and shared.replace("-", "/"))


def test_the_number_of_the_page_is_not_that_of_the_document() -> None:
    own = '<idno type="registry">F-12/44/1961</idno>'
    assert own in SINK
    text = page(SINK.replace(own, ""))
    assert "citation_technical_report_number" not in dict(metas(text))
    assert linked(text)["identifier"] == "900001"


def test_the_canonical_address_is_there_only_when_it_is_known() -> None:
    canonical = '<link rel="canonical" href="https://edition.example.org/html/a%20b.html">'
    assert canonical in page(SINK, **HERE)
    assert "canonical" not in page(SINK)
    # Then the address that the TEI gives is that of the document.
    assert linked(page(SINK))["url"] == "https://example.org/specimen/1"


def test_the_other_forms_are_linked() -> None:
    hrefs = {f"{kind}_href": f"x.{kind}" for kind in ("tei", "text", "bibtex", "ris", "csl_json")}
    tree = html.document_fromstring(page(SINK, **hrefs))
    assert [
        (one.get("type"), one.get("href")) for one in tree.xpath("//link[@rel='alternate']")
    ] == [
        ("application/tei+xml", "x.tei"),
        ("text/plain", "x.text"),
        ("application/x-bibtex", "x.bibtex"),
        ("application/x-research-info-systems", "x.ris"),
        ("application/vnd.citationstyles.csl+json", "x.csl_json"),
    ]


@pytest.mark.parametrize(
    "title", [HOSTILE, "<!--", "a </SCRIPT\n> b", "<!--fill neighbours-->x<!--/fill-->"]
)
def test_no_title_breaks_out(title: str) -> None:
    text = page(entitled(title), **HERE)
    plain = " ".join(title.split())
    assert linked(text)["name"] == plain
    assert dict(metas(text))["DC.title"] == dict(metas(text))["og:title"] == plain
    assert saved(text).fields["title"] == plain
    script = text[text.index("ld+json") : text.index("</script>")]
    assert "<" not in script
    # The one script is the data.
    assert len(html.document_fromstring(text).xpath("//script")) == 1


def test_what_is_not_known_is_not_said() -> None:
    bare = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title>'
        "</titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>"
        "</teiHeader><text><body><div><p>Only this.</p></div></body></text></TEI>"
    )
    text = page(bare)
    assert all(content for _, content in metas(text))
    assert linked(text) == {
        "@context": "https://schema.org", "@type": ["CreativeWork"], "name": "T", "inLanguage": "en",
    }  # fmt: skip
    assert saved(text).creators == []
