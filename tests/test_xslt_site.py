"""The home page and the page about the edition: what they say, of what, in which words."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from converter.findings import Finding
from converter.outcome import Outcome
from converter.settings import Edition
from converter.site.timeline import timeline
from tests.made_edition import EDITION, arranged, broken, document, listed, made, many, text, tree
from tests.specimen_register import people, specimens

DOCUMENTS = [
    document("undated"),
    document("late", "1962-12-03", kind="telegram", sender="Vela", receivers=("Orsan", "Kim")),
    document("early", "1961-04", persons=1, receivers=("Vela",)),
    broken("broken", "line 4: not <UTF-8>"),
    document("teionly", "1961-04-05", outputs=document("teionly").outputs[:1], title="Only TEI"),
]


def home(edition: Edition = EDITION) -> str:
    return made(DOCUMENTS, edition=edition)["index.html"]


def test_documents_stand_by_date_and_the_undated_last() -> None:
    html = home()
    assert listed(html) == ["doc-early", "doc-teionly", "doc-late", "doc-undated"]
    headings = [text(one) for one in tree(html).xpath("//*[@id='documents']//h3")]
    assert headings == ["1961", "1962", "Without a date"]
    assert listed(made(DOCUMENTS[::-1])["index.html"]) == listed(html)


def test_an_entry_gives_date_parties_kind_words_and_files() -> None:
    page = tree(home())
    late, early = page.get_element_by_id("doc-late"), page.get_element_by_id("doc-early")
    assert text(late) == (
        "3 December 1962Report lateFrom Vela to Orsan, Kim"
        "Telegram · 1,200 words · 3 persons · TEI XML · Plain text"
    )
    assert text(early) == (
        "April 1961Report earlyTo VelaReport · 1,200 words · 1 person · TEI XML · Plain text"
    )
    links = early.xpath(".//a/@href")
    assert links == ["html/early.html", "tei/early.xml", "text/early.txt"]
    assert page.get_element_by_id("doc-teionly").xpath(".//a/@href") == ["tei/teionly.xml"]


def test_a_failed_document_is_named_without_the_message_for_the_editor() -> None:
    failed = tree(home()).get_element_by_id("failed")
    assert [text(one) for one in failed.xpath(".//li")] == ["broken.txt"]
    assert "UTF-8" not in text(failed)
    assert not failed.xpath(".//a")


def test_of_very_many_failed_documents_some_are_counted() -> None:
    failed = tree(made(broken(f"{n:04}", "Empty.") for n in range(600))["index.html"])
    section = failed.get_element_by_id("failed")
    assert len(section.xpath(".//li")) == 500
    assert text(section.xpath("p")[-1]) == "And 100 more; conversion.json names them all."


def test_what_the_edition_is() -> None:
    edition = Edition(
        title="The Harbour Papers", publisher="Press", editors=("Ada Muster", "I. Probe"),
        licence="CC BY 4.0", licence_url="https://example.org/by",
    )  # fmt: skip
    page = tree(home(edition))
    assert text(page.xpath("//h1")[0]) == "The Harbour Papers"
    assert text(page.xpath("//p[@class='when']")[0]) == "Edited by Ada Muster and I. Probe"
    figures = [text(one) for one in page.xpath("//dl[@class='figures']/div")]
    assert figures == ["Documents4", "Years1961–1962", "Words4,800"]
    assert page.xpath("//footer//a/@href") == ["https://example.org/by"]


def test_nothing_said_and_nothing_there() -> None:
    found = made([], edition=Edition())
    assert set(found) == {"index.html", "about.html", "browse/index.html"}
    page = tree(found["index.html"])
    assert text(page.xpath("//h1")[0]) == "Documents"
    assert text(page.get_element_by_id("documents")) == "DocumentsNo documents."
    assert not page.xpath("//*[@id='failed'] | //svg | //dl | //*[@class='ways']")
    assert "No documents." in text(tree(found["browse/index.html"]))
    assert text(tree(found["about.html"]).get_element_by_id("cite")).startswith(
        "How to citeDocuments."
    )


def test_one_document_of_which_nothing_is_known() -> None:
    found = made([document("a", languages=(), kind="", words={}, persons=0)])
    page = tree(found["index.html"])
    assert [text(one) for one in page.xpath("//dl[@class='figures']/div")] == [
        "Documents1",
        "Words0",
    ]
    assert not page.xpath("//svg | //*[@class='ways']")
    assert text(page.get_element_by_id("doc-a")) == "Report aTEI XML · Plain text"
    assert "1 document" in found["about.html"]


def test_labels_and_numbers_in_german() -> None:
    found = made(DOCUMENTS, edition=Edition(title="Hafenakten", language="de"))
    page = tree(found["index.html"])
    figures = [text(one) for one in page.xpath("//dl[@class='figures']/div")]
    assert figures == ["Dokumente4", "Jahre1961–1962", "Wörter4.800"]
    assert text(page.get_element_by_id("doc-late")).startswith(
        "3. Dezember 1962Report lateVon Vela an Orsan, Kim"
    )
    assert text(page.xpath("//h2")[0]) == "Absender"
    about = tree(found["about.html"])
    assert text(about.xpath("//h1")[0]) == "Über diese Edition"
    assert "Die Edition nennt keine Lizenz." in text(about.get_element_by_id("rights"))
    assert about.xpath("//h3[text()='Absätze']/following-sibling::p[1]/@lang") == ["en"]
    assert text(tree(found["browse/type/index.html"]).xpath("//*[@id='values']//a")[0]) == "Bericht"
    assert text(tree(found["browse/language/en.html"]).xpath("//h1")[0]) == "Englisch"


def test_persons_are_called_as_the_register_calls_them() -> None:
    people().put("persons-a.html", 0)
    for path, ident in (
        ("persons-t-2.html", "tarkalvi-gedeon"),
        ("persons-x.html", "thrupp-giles"),
    ):
        people().put(path, next(one.number for one in people() if one.id == ident))
    page = tree(made([], specimens())["index.html"])
    first = page.xpath("//section[@aria-labelledby='by-person']//li")[0]
    assert re.fullmatch(r"Tarkálvi, Gedeon \d+ documents", text(first))
    # Each leads to the page of the register where the person stands.
    assert first.xpath(".//a/@href") == ["persons-t-2.html#tarkalvi-gedeon"]


def test_a_large_edition_lists_its_first_documents_and_leads_to_all() -> None:
    found = made(many(61))
    assert len(listed(found["index.html"])) == 12
    (more,) = tree(found["index.html"]).xpath("//*[@id='documents']/p[@class='more']/a")
    assert (more.get("href"), more.text) == ("browse/date/index.html", "All 61 documents by date")


@pytest.mark.parametrize(
    # Each date is that of three documents.
    ("dates", "unit", "bars"),
    [
        (["1961"], None, 0),
        (["1961-03", "1961-03-02"], None, 0),
        (["1961-03", "1961-05", "1961"], "month", 3),
        (["1959-01", "1962-12"], "month", 48),
        (["1959-01", "1963-01"], "year", 5),
        (["1900", "1971"], "year", 72),
        (["1900", "1972"], "decade", 8),
        (["0950", "1990"], "century", 11),
        (["", ""], None, 0),
        (["1962", "", ""], None, 0),
    ],
)
def test_the_timeline_chooses_its_unit(dates: list[str], unit: str | None, bars: int) -> None:
    documents = [document(f"{n} {when}", when) for n in range(3) for when in dates]
    with arranged(documents) as facets:
        drawn = timeline(facets)
    assert (drawn.get("unit"), len(drawn.get("bars", []))) == (unit, bars)  # type: ignore[arg-type]
    page = tree(made(documents)["index.html"])
    full = len({when[:7] if unit == "month" else when[:4] for when in dates if when})
    if unit == "month":
        full = len({when[:7] for when in dates if len(when) > 4})
    assert len(page.xpath("//svg//a")) == (full if unit else 0)
    rows = [text(one) for one in page.xpath("//section[@class='timeline']//tbody//a")]
    assert [text(one).split(":")[0] for one in page.xpath("//svg//a/title")] == rows


def test_a_few_documents_need_no_timeline() -> None:
    assert not tree(made(DOCUMENTS)["index.html"]).xpath("//svg")


@pytest.mark.parametrize(
    ("dates", "labels"),
    [
        (["1962-12", "1963-01"], ["December 1962", "January 1963"]),
        (["1962-12", "1963-08"], ["1963"]),
        (["1962-03", "1963-03"], ["1962", "1963"]),
        (["1957", "1963"], ["1957", "1958", "1959", "1960", "1961", "1962", "1963"]),
        (["1957", "1971"], ["1958", "1960", "1962", "1964", "1966", "1968", "1970"]),
    ],
)
def test_dates_under_the_bars_do_not_touch(dates: list[str], labels: list[str]) -> None:
    documents = [document(f"{n} {when}", when) for n in range(3) for when in dates]
    page = tree(made(documents)["index.html"])
    assert [text(one) for one in page.xpath("//svg/text[starts-with(@class, 'tick')]")] == labels


def test_the_table_says_what_the_bars_show() -> None:
    page = tree(
        made([document(f"{n}", f"196{n % 3}-04") for n in range(10)])["browse/date/index.html"]
    )
    rows = [text(one) for one in page.xpath("//section[@class='timeline']//tbody/tr")]
    assert rows == ["April 19604", "April 19613", "April 19623"]
    heights = [float(one) for one in page.xpath("//svg//rect[@class='bar']/@height")]
    assert heights[0] * 3 == pytest.approx(heights[1] * 4)


def test_about_says_how_the_texts_were_encoded_and_what_rights_there_are() -> None:
    rights = ("Ask the archive before you print it.",)
    documents = [
        document("a", "1961", rights=rights, classification="Secret"),
        document("b", rights=rights),
    ]
    page = tree(made(documents)["about.html"])
    headings = [text(one) for one in page.xpath("//*[@id='encoding']/h3")]
    assert headings == [
        "Corrections", "Hyphenation", "White space and spelling", "Punctuation", "Quotation marks",
        "Paragraphs", "Dates", "Markings of secrecy", "Kinds of documents", "Citing passages",
    ]  # fmt: skip
    assert [text(one) for one in page.xpath("//blockquote")] == list(rights)
    assert "The edition states no licence." in text(page.get_element_by_id("rights"))
    assert text(page.get_element_by_id("cite")).startswith(
        "How to citeAda Muster and I. Probe (eds.), The Harbour Papers. Press."
    )
    files = page.xpath("//ul[@class='files']//a/@href")
    assert files[:2] == ["persons.xml", "conversion.json"]


def declared(documents: list[Outcome], heading: str) -> str:
    """Return what the page about the edition says under a heading."""
    page = tree(made(documents)["about.html"])
    return text(page.xpath(f"//h3[text()='{heading}']/following-sibling::p[1]")[0])


def repaired(name: str, *kinds: str) -> Outcome:
    findings = tuple(Finding(f"repaired-{kind}", "Joined.", 3) for kind in kinds)
    return document(name, findings=findings)


def test_about_says_of_all_only_what_holds_for_all() -> None:
    plain = [document("a"), repaired("b")]
    assert "words broken at a line's end were not joined" in declared(plain, "Hyphenation")
    some = [*plain, repaired("c", "hyphen", "ordinal"), repaired("d", "hyphen", "sentence")]
    assert declared(some, "Hyphenation") == (
        "Hyphens are the source's. In 2 documents words that were split by a hyphen or after one "
        "were closed up; the header of each says in which lines of the source."
    )
    assert declared(some, "Paragraphs").endswith(
        "In one document paragraphs that a blank line or a page mark had broken within a sentence "
        "go on; the header of the document says in which lines of the source."
    )
    assert "In one document ordinal numbers" in declared(some, "White space and spelling")
    assert "In " not in declared(plain, "Paragraphs")


def test_nothing_is_loaded_and_nothing_runs() -> None:
    for html in made(many(30)).values():
        assert "<script" not in html
        assert " style=" not in html
        assert not re.search(r"(?:src|href)=\"https?:", html)
        assert re.search(r"style-src 'sha256-[^']+'; script-src 'none';", html)


@pytest.mark.skipif(not shutil.which("tidy"), reason="tidy is not installed (apt-get install tidy)")
@pytest.mark.parametrize("path", ["about.html", "browse/index.html", "browse/sender/vela.html"])
def test_the_page_is_valid_html(path: str) -> None:
    ran = subprocess.run(
        ["tidy", "-e", "-q", "--char-encoding", "utf8"],
        input=made(DOCUMENTS)[path].encode(),
        capture_output=True,
        check=False,
    )
    # Tidy does not know WAI-ARIA 1.1.
    said = [line for line in ran.stderr.decode().splitlines() if '"aria-current"' not in line]
    assert said == []
