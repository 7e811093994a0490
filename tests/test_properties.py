"""What holds for every page: no word lost, the exact inverse, validity, complete editions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import lxml.html
import pytest
from fuzzing.checks import check_letters
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from converter import inverse
from converter.errors import LayoutError, SourceError
from converter.layouts import FALLBACK, LAYOUTS, names
from converter.pipeline import Conversion, convert, read
from converter.source import Source
from tests.pages import altered, pages, texts
from tests.shared import ROOT, SPECIMENS, specimen, tools

TEI = "{http://www.tei-c.org/ns/1.0}"
PROFILE = settings(
    derandomize=True,
    deadline=None,
    max_examples=150,
    database=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.filter_too_much,
    ],
)


@pytest.fixture(scope="module")
def grammar() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(ROOT / "schemas" / "report.rng"))


@PROFILE
@given(data=texts())
def test_any_text(grammar: etree.RelaxNG, data: bytes) -> None:
    check(data, grammar)


@PROFILE
@given(data=pages())
def test_any_page(grammar: etree.RelaxNG, data: bytes) -> None:
    check(data, grammar)


@settings(PROFILE, max_examples=60)
@given(data=altered([path.read_text(encoding="utf-8") for path in SPECIMENS]))
def test_any_damaged_report(grammar: etree.RelaxNG, data: bytes) -> None:
    check(data, grammar)


@settings(PROFILE, max_examples=60)
@given(data=altered([specimen(layout) for layout in (*LAYOUTS, FALLBACK)]))
def test_any_damaged_page_of_a_layout(grammar: etree.RelaxNG, data: bytes) -> None:
    check(data, grammar)


@settings(PROFILE, max_examples=60)
@given(data=pages(), layout=st.sampled_from(names()))
def test_any_page_in_a_layout_that_is_not_its_own(
    grammar: etree.RelaxNG, data: bytes, layout: str
) -> None:
    check(data, grammar, layout)


# Small pages that once broke a promise, each by another fault.
FOUND = {
    "nothing but separators": "* * *",
    "nothing but an omission": "[…]",
    "nothing but characters that XML cannot hold": "\x1b",
    "a separator after the signature": "The harbour is quiet today.\n\nAda Brezan\nEnvoy\n\n***\n\nand more.",
    "bold italic": "A title here\n\n***h*** and text",
    "emphasis that crosses emphasis": "**a *b** c*",
    "emphasis round a bracket": "A title here\n\n**[stamp]** text",
    "emphasis round a marker alone": "A title here\n\n**[1]** text\n\n[1] a note",
    "emphasis that ends in a bracket": "A title here\n\n**text [a** b] c",
    "a name at a bracket's sign": "[Anto] A.",
    "a bracket in a registry number": "Typed by\n\n3/61[n]\n\nThe harbour is quiet.",
    "an invisible character in a gap": "Words [Redacted\ufeff] here",
    "a note of no words": "text [1]\n\n[1]",
    "notes and no text": "1\n[1]",
    "a note that points at itself": "A title\n\ntext\n\n[1] see [1]",
    "notes that point at one another": "A title\n\ntext\n\n[1] see [2]\n\n[2] see [1]",
    "two notes of one number": "A title\n\ntext[1] and[1]\n\nNotes\n\n[1] a\n\n[1] b",
}


def test_a_line_that_was_parted_where_no_space_stands(grammar: etree.RelaxNG) -> None:
    check(b"0\n]Dispatched: 1", grammar, "archive-pdf-line")


@pytest.mark.parametrize("page", FOUND.values(), ids=FOUND)
def test_a_page_that_once_failed(grammar: etree.RelaxNG, page: str) -> None:
    check(page.encode(), grammar)


def check(data: bytes, grammar: etree.RelaxNG, layout: str | None = None) -> None:
    """Hold every promise against one source; the only errors are about the source itself."""
    source = Source("case.txt", data)
    try:
        done = convert(source, tools(layout))
    except (SourceError, LayoutError):
        return
    assert inverse.rebuild(done.tei, done.restore) == data
    check_letters(read(source, tools(layout)), source, done)
    assert grammar.validate(etree.fromstring(done.tei)), grammar.error_log
    assert tools(layout).schema.check(done.tei) == []
    check_html(done)
    check_text(done)


# What browsers take these characters for (HTML has no control characters).
_SHOWN: dict[int, str | None] = {0x7F: None} | {
    code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)
}


def _printed(element: etree._Element) -> Iterator[str]:
    """Yield the characters of an element as an edition prints them, a footnote by its number."""
    tag = etree.QName(element).localname
    if tag in {"gap", "milestone"}:
        yield element.get("rend", "")
    yield element.text or ""
    for child in element:
        if child.get("place") == "foot":
            loose = "\ue001" if tag == "div" else ""
            yield f"{loose}\ue000{sign(child)}\ue000"
        else:
            brackets = child.get("rend") == "brackets"
            yield "[" if brackets else ""
            yield from _printed(child)
            yield "]" if brackets else ""
        yield child.tail or ""
    if tag == "unclear" and element.get("rend") != "brackets":
        yield element.get("rend", "")


def sign(note: etree._Element) -> str:
    """Return the sign that an edition gives a note: its own, or its place where two share one."""
    notes = footnotes(note.getroottree().getroot())
    own = [one.get("n", "") for one in notes]
    return own[notes.index(note)] if len({*own}) == len(own) else str(notes.index(note) + 1)


def printed(element: etree._Element) -> str:
    return squeezed("".join(_printed(element)))


def squeezed(text: str) -> str:
    return "".join(text.split())


def check_html(done: Conversion) -> None:
    """Hold the article and the notes of the page, character by character, against the TEI."""
    tree = etree.fromstring(done.tei)
    page = lxml.html.document_fromstring(done.html or "")
    article = page.get_element_by_id("text")
    for marker in page.iter("a"):
        if marker.get("class") == "noteref":
            marker.text = f"\ue000{marker.get('data-n')}\ue000"
    body = tree.find(f"{TEI}text/{TEI}body")
    assert squeezed(article.text_content()) == shown(body)
    notes = [squeezed(note.text_content()) for note in page.xpath("//*[@id='notes']/ol/li/div")]
    assert notes == [shown(note) for note in footnotes(body)]


def shown(element: etree._Element) -> str:
    """Return what a browser shows of an element."""
    return squeezed(printed(element).replace("\ue001", "").translate(_SHOWN))


def footnotes(body: etree._Element) -> list[etree._Element]:
    return [note for note in body.iter(f"{TEI}note") if note.get("place") == "foot"]


def check_text(done: Conversion) -> None:
    """Hold the letters and digits of the plain text, in order, against the TEI."""
    tree = etree.fromstring(done.tei)
    _, _, rest = (done.text or "").partition("\n" + "=" * 72 + "\n")
    document, *more = rest.split("\n" + "-" * 72 + "\n")
    body = tree.find(f"{TEI}text/{TEI}body")
    # A note without a marker stands only below the text.
    wanted = re.sub("\ue001\ue000.*?\ue000", "", printed(body))
    assert ordered(document) == ordered(wanted)
    if notes := footnotes(body):
        wanted = "Notes" + "".join(sign(note) + printed(note) for note in notes)
        assert ordered(more[0]) == ordered(wanted)


def ordered(text: str) -> str:
    return "".join(char for char in text if unicodedata.category(char)[0] in "LNM")
