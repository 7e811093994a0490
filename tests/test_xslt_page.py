"""What a document's page offers its reader: notes beside the text, switches, cards, files, other scripts."""

from __future__ import annotations

import re

from tests.xslt_editions import parsed, report
from tests.xslt_pages import EDITION, SINK, classed, page


def test_a_page_knows_which_note_stands_beside_which_marker_whatever_their_ids() -> None:
    note = '<note xml:id="n.1" n="1" place="foot">x</note>'
    tree = page(report(f"<p>a{note}</p>").replace("A Specimen", 'A "\\" &lt;/style&gt;'))
    assert tree.xpath("//style")[0].text == (
        "#ref-n\\.1{anchor-name:--r1}#n\\.1{--r:--r1}\n"
        '@page{@top-center{content:"A \\"\\\\\\" \\3c /style>"}}\n'
    )


def test_only_the_kinds_of_names_that_a_document_has_can_be_switched() -> None:
    def switches(body: str) -> list[tuple[str, str | None]]:
        boxes = page(report(body)).xpath("//fieldset//input")
        return [(box.get("id"), box.get("checked")) for box in boxes]

    assert switches("<p>Nobody.</p>") == []
    assert switches("<p><orgName>Office</orgName><date>today</date></p>") == [
        ("mark-organisations", "checked"),
        ("mark-dates", None),
    ]


def test_an_entry_is_a_card_that_closes() -> None:
    tree = page(SINK, pages="home persons places organisations")
    for identifier in ("toskel-ilmar", "port-maril", "org-legation"):
        entry = tree.get_element_by_id(identifier)
        assert classed(entry, "close")[0].get("href") == "#closed"
        # What leads to the register is put in when the register is made.
        assert entry.xpath("*[@class='elsewhere']//text()") == []
    assert "1894–1965" in tree.get_element_by_id("rasmund-edda").text_content()


def test_what_only_the_other_documents_tell_has_its_place() -> None:
    html = EDITION.transform_to_string(xdm_node=parsed(SINK))
    for key in ("person/toskel-ilmar", "place/port-maril", "org/org-legation"):
        assert f'<span class="elsewhere"><!--fill {key}--><!--/fill--></span>' in html
    for kind in ("person", "place", "org"):
        # Who only translated the document is in no list of its page.
        left_out = {"person": 1}.get(kind, 0)
        assert html.count(f"<!--fill {kind}/") == SINK.count(f"<{kind} xml:id") - left_out > 0
    assert re.search(
        r'<nav class="neighbours" aria-label="[^"]+"><!--fill neighbours--><!--/fill--></nav>', html
    )


def test_only_the_files_that_there_are_can_be_had() -> None:
    def files(**hrefs: str) -> list[tuple[str, str]]:
        links = page(SINK, **hrefs).xpath("//*[@class='reference' or @class='downloads']/a")
        return [(link.text, link.get("href")) for link in links]

    assert files() == []
    assert files(tei_href="a.xml", ris_href="a.ris") == [("RIS", "a.ris"), ("TEI XML", "a.xml")]
    every = {"bibtex": "b", "ris": "r", "csl_json": "c", "tei": "t", "text": "x", "source": "s"}
    assert [href for _, href in files(**{f"{k}_href": v for k, v in every.items()})] == list(
        every.values()
    )


def test_the_address_in_a_reference_is_a_link() -> None:
    (link,) = page(SINK).xpath("//*[@class='citation']/a")
    assert (link.text, link.get("href")) == (
        "doi:10.0000/specimen.1",
        "https://doi.org/10.0000/specimen.1",
    )
    assert (link.tail or "").startswith(".")


def test_long_and_technical_fields_are_folded_away() -> None:
    source = page(SINK).get_element_by_id("source")
    shown = [dt.get("data-field") for dt in source.xpath("./dl/dt")]
    folded = [
        [dt.get("data-field") for dt in one.xpath("./dl/dt")] for one in source.xpath("./details")
    ]
    assert {"repository", "shelfmark", "classification"} <= set(shown)
    assert "citation" in folded[0]
    assert {"record", "filename", "sha256"} <= set(folded[1])
    assert len(shown) + len(folded[0]) + len(folded[1]) == len(source.xpath(".//dt"))


def test_a_division_without_a_heading_costs_no_level() -> None:
    tree = page(report("<div><head>A</head><p>a</p><div><head>B</head><p>b</p></div></div>"))
    assert [h.tag for h in tree.xpath("//article//*[@class='head']")] == ["h2", "h3"]


def test_a_document_read_from_the_right_says_so_and_its_english_parts_too() -> None:
    arabic = (
        report(
            '<head>تقرير</head><p>أضيء المصباح.<note n="1" place="foot">كذا</note></p>'
            '<p>In English.<note n="2" place="foot">So it says.</note></p>'
        )
        .replace('xml:lang="en"', 'xml:lang="ar"')
        .replace("A Specimen", "تقرير")
    )
    tree = page(arabic)
    assert tree.get("dir") is None
    assert tree.get_element_by_id("text").get("dir") == "rtl"
    assert [p.get("dir") for p in tree.xpath("//article//p")] == [None, "ltr"]
    assert [li.get("dir") for li in tree.xpath("//*[@id='notes']/ol/li")] == ["rtl", "ltr"]
    assert tree.xpath("//h1")[0].get("dir") == "rtl"
