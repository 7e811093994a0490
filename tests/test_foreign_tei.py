"""TEI that others made: a decent edition of it, and a sentence for what is unknown in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import lxml.html
import pytest
from click.testing import Result

from converter import foreign
from tests.xslt_editions import KITCHEN_SINK, TEI, XSLT, compiled, parsed

Run = Callable[..., Result]

HTML = compiled("html.xsl", strict=False)
SHOWN = "is not known here; its content is shown through without a form of its own"
TEXT = compiled("text.xsl", strict=False)


def cases() -> dict[str, tuple[str, str, str]]:
    """Return the cases of fixtures/foreign_tei.md: what goes in, its text, a piece of its page."""
    text = (KITCHEN_SINK.parent / "foreign_tei.md").read_text(encoding="utf-8")
    found = {}
    for case in text.split("\n## ")[1:]:
        title, rest = case.split("\n", 1)
        given, plain, page = rest.split("\n.\n")
        found[title] = given.strip(), plain.strip("\n"), page.strip()
    return found


CASES = cases()


def wrapped(body: str, header: str = "") -> str:
    """Return a TEI document of strangers round a body."""
    return f'<TEI xmlns="{TEI}">{header}<text><body>{body}</body></text></TEI>'


def html(xml: str) -> str:
    """Return the page of a document, white space as one space."""
    return re.sub(r"\s+", " ", HTML.transform_to_string(xdm_node=parsed(xml)))


def text(xml: str) -> str:
    """Return the plain text of a document without what stands round it."""
    whole = str(TEXT.transform_to_string(xdm_node=parsed(xml)))
    return whole.split("=" * 72 + "\n")[1].split("-" * 72 + "\n", maxsplit=1)[0].strip("\n")


@pytest.mark.parametrize("name", CASES)
def test_elements_of_the_guidelines(name: str) -> None:
    given, plain, page = CASES[name]
    assert text(wrapped(given)) == plain
    assert page in html(wrapped(given))


def messages(xml: str) -> list[str]:
    """Return what the stylesheet of the page says of a document."""
    sheet = compiled("html.xsl", strict=False)
    sheet.set_save_xsl_message(True)
    sheet.transform_to_string(xdm_node=parsed(xml))
    told = sheet.get_xsl_messages()
    return [] if told is None else [told.item_at(at).string_value for at in range(told.size)]


def test_an_unknown_element_is_told_once_with_its_number_and_line() -> None:
    xml = wrapped("<p>a</p>\n<p><wonder>b</wonder> <wonder>c</wonder> <cup:tea xmlns:cup='x'/></p>")
    assert foreign.sentences(xml.encode(), messages(xml)) == [
        f"line 2: the element wonder in p {SHOWN} (2 of them).",
        f"line 2: the element cup:tea in p {SHOWN}.",
    ]
    assert text(xml) == "a\n\nb c"


@pytest.mark.parametrize("name", CASES)
def test_what_has_a_form_is_not_told(name: str) -> None:
    assert messages(wrapped(CASES[name][0])) == []


def test_a_facsimile_is_left_out_and_told() -> None:
    xml = wrapped("<p>a</p>").replace("<text>", "<facsimile><graphic url='a'/></facsimile><text>")
    assert foreign.sentences(xml.encode(), messages(xml)) == [
        "line 1: the element facsimile in TEI is no text to read and is left out."
    ]


def test_a_file_without_a_text_says_so() -> None:
    xml = f'<TEI xmlns="{TEI}"><sourceDoc><surface><line>a</line></surface></sourceDoc></TEI>'
    assert "This file holds no text to read" in text(xml)


def test_a_header_of_another_project_is_read() -> None:
    header = (
        "<teiHeader><fileDesc><titleStmt><title level='s'>Letters</title><title level='a'>Lund to "
        "Orr</title><editor><name>A. Pell</name><name>B. Rusk</name></editor></titleStmt>"
        "<publicationStmt><publisher><name>Press</name><address><street>Quay</street></address>"
        "</publisher></publicationStmt><sourceDesc><listWit><witness><msDesc><msIdentifier>"
        "<settlement>Kesten</settlement><institution>Harbour Museum</institution><idno>H 1</idno>"
        "</msIdentifier></msDesc></witness></listWit></sourceDesc></fileDesc><profileDesc>"
        "<langUsage><language ident='deu'>German</language></langUsage><correspDesc>"
        "<correspAction type='sent'><persName>K. Lund</persName><settlement>Kesten</settlement>"
        "<date when-iso='1921-05-03'>3. V. 21</date></correspAction></correspDesc></profileDesc>"
        "</teiHeader>"
    )
    tree = lxml.html.document_fromstring(html(wrapped("<p>a</p>", header)))
    assert tree.xpath("//h1")[0].text == "Lund to Orr"
    assert tree.get_element_by_id("text").get("lang") == "de"
    assert tree.xpath("//time")[0].get("datetime") == "1921-05-03"
    front = " ".join(tree.xpath("//header")[0].text_content().split())
    assert "3 May 1921 · Kesten" in front
    assert "K. Lund, Kesten" in front
    assert "Harbour Museum, H 1" in front
    assert "A. Pell and B. Rusk" in tree.get_element_by_id("source").text_content()
    assert "Press" in tree.get_element_by_id("cite").text_content()
    assert "Quay" not in tree.text_content()


def test_persons_described_anywhere_are_listed_and_led_to() -> None:
    header = (
        "<teiHeader><profileDesc><particDesc><listPerson><person xml:id='text'><persName>"
        "<forename>Ana</forename><surname>Lund</surname></persName><birth><date when='1870'/></birth>"
        "<idno type='gnd'>https://d-nb.info/gnd/1</idno><trait><p>tall</p></trait></person>"
        "</listPerson></particDesc></profileDesc></teiHeader>"
    )
    xml = wrapped("<p><rs type='person' ref='people.xml#text'>she</rs></p>", header)
    tree = lxml.html.document_fromstring(html(xml))
    link = tree.xpath("//a[@class='rs']")[0]
    entry = tree.get_element_by_id(link.get("href")[1:])
    assert "Lund, Ana 1870–" in entry.text_content()
    assert len(tree.xpath("//*[@id='text']")) == 1


def test_our_own_form_is_the_same_leniently() -> None:
    xml = KITCHEN_SINK.read_text(encoding="utf-8")
    for stylesheet in ("html.xsl", "text.xsl"):
        strict = compiled(stylesheet).transform_to_string(xdm_node=parsed(xml))
        lenient = compiled(stylesheet, strict=False).transform_to_string(xdm_node=parsed(xml))
        assert lenient == strict


def test_each_document_of_a_corpus_has_a_page(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "all.xml"
    inner = wrapped("<p>{}</p>")
    file.write_text(
        f'<teiCorpus xmlns="{TEI}"><teiHeader/>{inner.format("one")}{inner.format("two")}</teiCorpus>'
    )
    result = run("render", file, tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert "one" in (tmp_path / "out" / "text" / "all-1.txt").read_text()
    assert "two" in (tmp_path / "out" / "html" / "all-2.html").read_text()


def test_what_the_terminal_says(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_text(wrapped("<p><wonder>b</wonder></p>"))
    result = run("render", file, tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert result.stderr == f"{file}: line 1: the element wonder in p {SHOWN}.\n"


def test_an_element_is_told_once_for_all_editions(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_text(wrapped("<p><wonder>b</wonder></p><p><marvel/></p>"))
    result = run("render", "--only", "html,text,epub", file, tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert re.findall(r"the element (\w+)", result.stderr) == ["wonder", "marvel"]


@pytest.mark.parametrize(
    ("notes", "sign"),
    [
        (('<note xml:id="x" n="a">one</note>', '<note xml:id="y" n="b">two</note>'), "b"),
        (('<note xml:id="x">one</note>', '<note xml:id="y" n="a">two</note>'), "2"),
        (('<note xml:id="x">one</note>', '<note xml:id="y">two</note>'), "2"),
    ],
)
def test_a_pointer_calls_a_note_as_it_is_printed(notes: tuple[str, str], sign: str) -> None:
    # The first note is put to its word only when the document is brought into our forms.
    first = notes[0].replace("<note", '<note target="#w"')
    xml = wrapped(f'<p><w xml:id="w">a</w> b{notes[1]} <ptr target="#y"/></p>').replace(
        "</body>", f"</body><back>{first}</back>"
    )
    assert f">Note {sign}</a>" in html(xml)
    assert f"Note {sign}" in text(xml)
    page = lxml.html.document_fromstring(html(xml))
    (back,) = page.xpath("//li[@id='y']/a[@class='backlink']")
    assert back.text == sign


def test_only_numbered_paragraphs_are_cited_by_number() -> None:
    hint = "give the number of its paragraph"
    assert hint in html(wrapped('<p n="1">a</p>'))
    assert hint not in html(wrapped("<p>a</p>"))


def test_modules_are_included() -> None:
    entry = "".join(
        (XSLT / name).read_text(encoding="utf-8") for name in ("html.xsl", "modules.xsl")
    )
    plain = (XSLT / "text.xsl").read_text(encoding="utf-8")
    for folder, sheet in (("html", entry), ("text", plain)):
        for module in (XSLT / folder).glob("*.xsl"):
            assert f'href="{folder}/{module.name}"' in sheet
