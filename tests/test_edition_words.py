"""Every word of the TEI in the editions, once and in order, and nothing else but labels."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.edition_words import check_page, check_text, labels, unexplained
from tests.shared import ROOT, SPECIMENS, converted
from tests.xslt_bodies import bodies
from tests.xslt_editions import KITCHEN_SINK, REFERENCES, compiled, parsed, report

REAL = sorted((ROOT.parent / "shared" / "corpus").glob("*.txt"))
HTML, TEXT = compiled("html.xsl"), compiled("text.xsl")


def check(tei: str, language: str = "en") -> None:
    """Hold both editions of a TEI document against it."""
    pages = (HTML, TEXT)
    if language != "en":
        pages = tuple(compiled(one, lang=language) for one in ("html.xsl", "text.xsl"))
    html, text = (one.transform_to_string(xdm_node=parsed(tei)) for one in pages)
    check_page(tei, html, language)
    check_text(tei, text, language)


@pytest.mark.parametrize("path", [*SPECIMENS, *REAL], ids=lambda path: path.stem)
def test_reports(path: Path) -> None:
    done = converted(path)
    tei = done.tei.decode()
    check_page(tei, done.html or "")
    check_text(tei, done.text or "")


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("path", [KITCHEN_SINK, *REFERENCES], ids=lambda path: path.stem)
def test_documents_made_by_hand(path: Path, language: str) -> None:
    check(path.read_text(encoding="utf-8").partition("?>")[2].strip(), language)


@settings(max_examples=60, deadline=None)
@given(bodies())
def test_any_body(body: str) -> None:
    check(report(body))


@pytest.mark.parametrize(
    ("change", "to"),
    [
        ("<h1", "<p>Welcome</p><h1"),
        ("</article>", "</article><p>perdition</p>"),
        ("</article>", "quay</article>"),
        ('id="cite-label">', 'id="cite-label">Please '),
        ("<nav", '<nav title="of all pages"'),
    ],
)
def test_a_word_too_many_is_found(change: str, to: str) -> None:
    tei = report("<p>One.</p>")
    html = HTML.transform_to_string(xdm_node=parsed(tei))
    check_page(tei, html)
    assert change in html
    with pytest.raises(AssertionError):
        check_page(tei, html.replace(change, to, 1))


def test_a_word_too_many_in_the_plain_text_is_found() -> None:
    tei = report("<p>One.</p>")
    text = TEXT.transform_to_string(xdm_node=parsed(tei))
    for changed in (f"Welcome {text}", text.replace("One.", "One. Two."), f"{text}bye\n"):
        with pytest.raises(AssertionError):
            check_text(tei, changed)


def test_phrases_cover_words_only_when_they_are_whole() -> None:
    phrases = {"State": {("State", "Archive")}, "of": {("of",)}}
    assert unexplained(["State", "Archive", "of", "1961"], phrases) == []
    assert unexplained(["State", "of"], phrases) == ["State", "of"]


def test_labels_are_known_by_their_keys() -> None:
    assert labels("de")["notes"] == "Anmerkungen"
