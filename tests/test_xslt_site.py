"""The index of an edition: order, facts, failures."""

from __future__ import annotations

import json
import re
import shutil
import subprocess

import lxml.html
import pytest

from converter import html_pages
from tests.xslt_editions import compiled

CSS = html_pages.style("document")


def document(name: str, **other: object) -> dict[str, object]:
    """Return what the index is told of one document."""
    return {
        "id": name,
        "title": f"Report {name}",
        "date": None,
        "when": None,
        "type": "report",
        "layout": "plain",
        "source": f"{name}.txt",
        "html": f"{name}/{name}.html",
        "tei": f"{name}/{name}.xml",
        "text": f"{name}/{name}.txt",
        "words": 1200,
        "persons": 3,
        "findings": 0,
        "status": "converted",
        "message": None,
        **other,
    }


DOCUMENTS = [
    document("undated"),
    document("late", when="1962-12-03", date="December 3, 1962", type="telegram"),
    document("early", when="1961-04", findings=2, persons=1),
    document("broken", status="failed", title=None, html=None, message="line 4: not <UTF-8>"),
    document("teionly", when="1961-04-05", html=None, text=None, title="Only TEI"),
]


def index(documents: list[dict[str, object]], lang: str = "en", **other: object) -> str:
    """Return the index page."""
    site = {
        "title": "The Harbour Papers",
        "publisher": "Press",
        "lang": "en",
        "documents": documents,
        **other,
    }
    sheet = compiled("site.xsl", style=CSS, lang=lang, site=json.dumps(site))
    return str(sheet.call_template_returning_string())


def entries(html: str) -> list[str]:
    """Return the ids of the listed documents in order."""
    tree = lxml.html.document_fromstring(html)
    return [str(value) for value in tree.xpath("//*[@id='documents']//li/@id")]


def test_documents_stand_by_date_and_the_undated_last() -> None:
    html = index(DOCUMENTS)
    assert entries(html) == ["early", "teionly", "late", "undated"]
    tree = lxml.html.document_fromstring(html)
    assert tree.xpath("//h2/text()") == ["1961", "1962", "Without a date", "Not converted"]
    assert entries(index(DOCUMENTS[::-1])) == entries(html)


def test_an_entry_gives_date_kind_words_and_downloads() -> None:
    tree = lxml.html.document_fromstring(index(DOCUMENTS))
    late, early = tree.get_element_by_id("late"), tree.get_element_by_id("early")
    assert (
        late.text_content()
        == "3 December 1962Report lateTelegram · 1,200 words · 3 persons · TEI XML · Plain text"
    )
    assert early.text_content() == (
        "April 1961Report earlyReport · 1,200 words · 1 person · 2 findings to check"
        " · TEI XML · Plain text"
    )
    assert early.xpath(".//a/@href") == ["early/early.html", "early/early.xml", "early/early.txt"]
    assert tree.get_element_by_id("teionly").xpath(".//a/@href") == ["teionly/teionly.xml"]


def test_a_failed_document_is_named_with_its_reason() -> None:
    failed = lxml.html.document_fromstring(index(DOCUMENTS)).get_element_by_id("failed")
    assert failed.xpath(".//li")[0].text_content() == "broken.txt: line 4: not <UTF-8>"
    assert not failed.xpath(".//a")


def test_what_the_edition_is() -> None:
    tree = lxml.html.document_fromstring(index(DOCUMENTS))
    assert tree.xpath("//h1")[0].text == "The Harbour Papers"
    assert tree.xpath("//p[@class='when']")[0].text == "4 documents, 1961–1962, 4,800 words"


def test_nothing_said_and_nothing_there() -> None:
    html = index([], title=None, publisher=None)
    tree = lxml.html.document_fromstring(html)
    assert tree.xpath("//h1")[0].text == "Documents"
    assert "No documents." in html
    assert not tree.xpath("//*[@id='failed']")


def test_labels_and_numbers_in_german() -> None:
    tree = lxml.html.document_fromstring(index(DOCUMENTS, lang="de"))
    assert tree.xpath("//p[@class='when']")[0].text == "4 Dokumente, 1961–1962, 4.800 Wörter"
    assert tree.get_element_by_id("teionly").xpath(".//span")[0].text == "5. April 1961"


def test_nothing_is_loaded_and_nothing_runs() -> None:
    html = index(DOCUMENTS)
    assert "<script" not in html
    assert not re.search(r"(?:src|href)=\"https?:", html)


@pytest.mark.skipif(not shutil.which("tidy"), reason="tidy is not installed (apt-get install tidy)")
def test_the_page_is_valid_html() -> None:
    ran = subprocess.run(
        ["tidy", "-e", "-q", "--char-encoding", "utf8"],
        input=index(DOCUMENTS).encode(),
        capture_output=True,
        check=False,
    )
    assert ran.stderr.decode() == ""
