"""What holds for every page: no word lost, the exact inverse, validity, complete editions."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

import lxml.html
import pytest
from hypothesis import HealthCheck, example, given, settings
from lxml import etree

from converter import restore
from converter.errors import LayoutError, SourceError
from converter.ledger import streams
from converter.pipeline import Conversion, convert, read
from converter.source import Source, decode
from tests.pages import pages, texts
from tests.shared import ROOT, tools

TEI = "{http://www.tei-c.org/ns/1.0}"
PROFILE = settings(
    derandomize=True,
    deadline=None,
    max_examples=150,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
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


def check(data: bytes, grammar: etree.RelaxNG) -> None:
    """Hold every promise against one source; the only errors are about the source itself."""
    source = Source("case.txt", data)
    try:
        done = convert(source, tools())
    except (SourceError, LayoutError):
        return
    assert restore.rebuild(done.tei, done.restore) == data
    check_letters(source, done)
    assert grammar.validate(etree.fromstring(done.tei)), grammar.error_log
    assert tools().schema.check(done.tei) == []
    check_html(done)
    check_text(done)


def letters(text: str) -> Counter[str]:
    """Return the letters and digits of a text, each with how often it stands there."""
    return Counter(char for char in text if unicodedata.category(char)[0] in "LNM")


def check_letters(source: Source, done: Conversion) -> None:
    """Hold the letters of the source against those of all homes and of what was dropped."""
    report = read(source, tools())
    homes = streams(done.tei)
    wanted = letters(decode(source).text)
    found = letters("".join(homes.values()))
    found += letters("".join(one.text.text for one in report.dropped))
    for note in report.notes:
        found += letters(note.n)
    beyond = found - wanted
    # The number of a note stands in the source once where it has no marker, twice where it has one.
    assert not beyond, beyond
    missing = wanted - found
    markup = Counter({"s": missing["s"], "u": missing["s"], "p": missing["s"]})
    for note in report.notes:
        markup += letters(note.n) if note.anchored else Counter()
    assert missing == +markup, missing


# What browsers take these characters for (HTML has no control characters).
_SHOWN = {code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}


def _printed(element: etree._Element) -> Iterator[str]:
    """Yield the characters of an element as an edition prints them, a footnote by its number."""
    tag = etree.QName(element).localname
    if tag in {"gap", "milestone"}:
        yield element.get("rend", "")
    yield element.text or ""
    for child in element:
        if child.get("place") == "foot":
            loose = "\ue001" if tag == "div" else ""
            yield f"{loose}\ue000{child.get('n')}\ue000"
        else:
            brackets = child.get("rend") == "brackets"
            yield "[" if brackets else ""
            yield from _printed(child)
            yield "]" if brackets else ""
        yield child.tail or ""


def printed(element: etree._Element) -> str:
    return squeezed("".join(_printed(element)))


def squeezed(text: str) -> str:
    return "".join(text.split())


def check_html(done: Conversion) -> None:
    """Hold the article and the notes of the page, character by character, against the TEI."""
    tree = etree.fromstring(done.tei)
    page = lxml.html.document_fromstring(done.html or "")
    article = page.get_element_by_id("text")
    for marker in article.iter("a"):
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
        wanted = "Notes" + "".join(note.get("n", "") + printed(note) for note in notes)
        assert ordered(more[0]) == ordered(wanted)


def ordered(text: str) -> str:
    return "".join(char for char in text if unicodedata.category(char)[0] in "LNM")
