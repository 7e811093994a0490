"""The HTML edition: fragments, the words, the page, strictness."""

from __future__ import annotations

import re
import shutil
import subprocess
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from saxonche import PySaxonApiError

from tests.xslt_bodies import bodies
from tests.xslt_editions import (
    KITCHEN_SINK,
    NS,
    PROCESSOR,
    REFERENCES,
    TEI,
    XSLT,
    body_words,
    cases,
    compiled,
    note_words,
    parsed,
    report,
    words,
)
from tests.xslt_pages import CSS, EDITION, SINK, classed, page, text_of

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS = [KITCHEN_SINK, *REFERENCES]

FRAGMENTS = cases("xslt_html.md")


def check_words(xml: str) -> None:
    """Hold the words of the page against those of the TEI."""
    tree = page(xml)
    assert words(text_of(tree, "text")) == body_words(xml)
    assert [words(note.text_content()) for note in tree.xpath("//*[@id='notes']/ol/li/div")] == (
        note_words(xml)
    )


@pytest.mark.parametrize("name", FRAGMENTS)
def test_fragment(name: str) -> None:
    tei, expected = FRAGMENTS[name]
    root = tei.replace(">", f' xmlns="{TEI}">', 1)
    document = parsed(root)
    EDITION.set_global_context_item(xdm_item=document)
    EDITION.set_initial_match_selection(xdm_value=document.children[0])
    assert re.sub(r"\s+", " ", EDITION.apply_templates_returning_string()).strip() == (
        re.sub(r"\s+", " ", expected)
    )


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_each_word_of_the_text_and_of_the_notes_is_there_once_and_in_order(path: Path) -> None:
    check_words(path.read_text(encoding="utf-8"))


@settings(max_examples=60, deadline=None)
@given(bodies())
def test_no_body_loses_a_word(body: str) -> None:
    check_words(report(body))


def test_strict_stops_at_an_element_without_a_template() -> None:
    with pytest.raises(PySaxonApiError, match="no template for the element wonder in p"):
        EDITION.transform_to_string(xdm_node=parsed(report("<p><wonder/></p>")))


def test_lenient_shows_it_through_and_names_it() -> None:
    lenient = compiled("html.xsl", strict=False)
    lenient.set_save_xsl_message(True)
    html = lenient.transform_to_string(xdm_node=parsed(report("<p>a <wonder>b</wonder> c</p>")))
    assert '<p class="p">a <span class="wonder" data-tei="wonder">b</span> c</p>' in html
    messages = lenient.get_xsl_messages()
    assert str(messages) == "unknown wonder p 1"


def test_nothing_is_loaded_and_nothing_runs() -> None:
    tree = page(SINK, style=CSS, tei_href="x.xml", text_href="x.txt")
    assert not tree.xpath(
        "//script[not(@type = 'application/ld+json')] | //iframe | //img | //@src | //@onclick"
    )
    links = [(link.get("rel"), link.get("href")) for link in tree.xpath("//link")]
    assert {rel for rel, _ in links} == {"schema.DC", "schema.DCTERMS", "license", "alternate"}
    assert [href for rel, href in links if rel == "alternate"] == ["x.xml", "x.txt"]
    assert not re.search(r"url\(|@import|https?:", CSS)
    assert tree.xpath("//style")[0].text.startswith(CSS)
    assert not tree.xpath("//a[contains(@href, '?')]")


def test_links_within_the_page_lead_somewhere_and_ids_are_unique() -> None:
    tree = page(SINK)
    identifiers = [str(value) for value in tree.xpath("//@id")]
    assert len(identifiers) == len(set(identifiers))
    targets = {str(href)[1:] for href in tree.xpath("//a/@href") if str(href).startswith("#")}
    assert targets <= set(identifiers)
    assert {"text", "notes", "persons", "source", "cite", "p1", "p16", "note-1"} <= targets | set(
        identifiers
    )


def test_a_marker_and_its_note_point_at_each_other() -> None:
    tree = page(SINK)
    for marker in classed(tree, "noteref"):
        note = tree.get_element_by_id(marker.get("href")[1:])
        assert classed(note, "backlink")[0].get("href") == "#" + marker.get("id")
        assert classed(note, "backlink")[0].text == marker.get("data-n")
        assert marker.get("aria-label") == f"Note {marker.get('data-n')}"


def test_notes_that_begin_again_are_counted_through() -> None:
    note = '<note n="1" place="foot" type="editorial">{}</note>'
    tree = page(report(f"<p>a{note.format('x')}</p><p>b{note.format('y')}</p>"))
    assert [marker.get("data-n") for marker in classed(tree, "noteref")] == ["1", "2"]
    assert [li.get("id") for li in tree.xpath("//*[@id='notes']//li")] == ["note-1", "note-2"]


def test_a_link_never_holds_a_link() -> None:
    assert not page(SINK).xpath("//a//a")


def test_headings_go_down_step_by_step() -> None:
    levels = [
        int(heading.tag[1])
        for heading in page(SINK).xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_person_leads_to_where_it_is_named() -> None:
    person = page(SINK).get_element_by_id("toskel-ilmar")
    assert classed(person, "name")[0].text == "Toskel, Ilmar"
    assert words(classed(person, "mentions")[0].text_content()) == [
        "mentioned",
        "4",
        "times",
        "opening",
        "3",
        "close",
    ]


def test_machines_are_told_title_author_and_date() -> None:
    metas = {meta.get("name"): meta.get("content") for meta in page(SINK).xpath("//meta[@name]")}
    assert metas["citation_title"].startswith("Veldanian Legation")
    assert metas["citation_publication_date"] == "1961/04/05"
    assert metas["DC.date"] == "1961-04-05"
    assert metas["DC.identifier"] == "doi:10.0000/specimen.1"
    assert metas["description"].startswith("Minister Ilmar Toskel")


def test_the_source_is_described() -> None:
    source = text_of(page(SINK), "source")
    for part in (
        "F-12, box 4",
        "Foreign Office › Secret Files",
        "[Sarnholm]",
        "Veldania (inferred)",
        "0123456789ab…",
        "Secret",
    ):
        assert part in source


def test_a_page_date_that_differs_is_told() -> None:
    assert "April 5, 1961" not in text_of(page(SINK), "source").split("Citation as given there")[0]
    other = SINK.replace(
        '<date when="1961-04-05">April 5, 1961', '<date when="1961-04-07">April 7, 1961'
    )
    assert "April 7, 1961" in text_of(page(other), "source").split("Citation as given there")[0]


def test_labels_in_another_language() -> None:
    tree = page(SINK, lang="de")
    assert tree.get("lang") == "de"
    assert tree.get_element_by_id("text").get("lang") == "en"
    assert "Anmerkungen" in text_of(tree, "notes")
    assert "Zitierweise" in text_of(tree, "cite")


def test_a_language_without_labels_is_refused() -> None:
    with pytest.raises(PySaxonApiError, match="no labels in the language “xx”"):
        page(SINK, lang="xx")


def test_every_document_of_the_smallest_kind_is_a_page() -> None:
    tree = page(report("<p>Only this.</p>"))
    assert words(text_of(tree, "text")) == ["Only", "this"]
    assert tree.xpath("//h1")[0].text == "A Specimen"
    assert not tree.xpath("//*[@id = 'notes' or @id = 'persons']")


@pytest.mark.skipif(not shutil.which("tidy"), reason="tidy is not installed (apt-get install tidy)")
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_the_page_is_valid_html(path: Path) -> None:
    edition = compiled("html.xsl", style=CSS, tei_href="x.xml", text_href="x.txt")
    html = edition.transform_to_string(xdm_node=parsed(path.read_text(encoding="utf-8")))
    ran = subprocess.run(
        ["tidy", "-e", "-q", "--char-encoding", "utf8"],
        input=html.encode(),
        capture_output=True,
        check=False,
    )
    # An empty span is right here: a page break shows its number by style.
    said = [
        line for line in ran.stderr.decode().splitlines() if "trimming empty <span>" not in line
    ]
    assert said == []


def test_every_label_is_used_and_every_language_has_it() -> None:
    keys = {}
    for file in (XSLT / "labels").glob("*.xml"):
        found = re.findall(r'key="([^"]+)"', file.read_text(encoding="utf-8"))
        assert len(found) == len(set(found)), file.name
        keys[file.stem] = set(found)
    assert keys["de"] == keys["en"]
    sheets = "".join(file.read_text(encoding="utf-8") for file in XSLT.rglob("*.xsl"))
    used = set(re.findall(r"'([a-z][a-z.-]*)'", sheets))
    # What is written in Python for the speed of it says its labels there.
    written = XSLT.parent / "converter"
    for file in (*(written / "register_pages").glob("*.py"), written / "second_phase.py"):
        used |= set(re.findall(r'"([a-z][a-z.-]*)"', file.read_text(encoding="utf-8")))
    families = ("note.", "type.", "gap.", "month.", "in-", "as-", "download-", "site.")
    families += ("doubt.", "left-out.", "proof-sort-", "proof-name-")
    families += ("form.", "edit.")
    families += ("facet.", "facets.", "without.", "about.", "file.", "timeline.", "unit.", "page-")
    families += ("language.", "language-of-", "decl.", "finding.", "run.")
    unused = {key for key in keys["en"] - used if not key.startswith(families)}
    assert unused == set()


def test_the_namespace_of_the_fixtures_is_tei() -> None:
    assert NS["t"] == TEI
    assert PROCESSOR.version.startswith("SaxonC-HE 13.")
