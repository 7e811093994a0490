"""A translator is a person that a document names only where its text or another part does."""

from __future__ import annotations

import lxml.html
import pytest

from converter.appearance import Appearance
from converter.register import Document, Entry
from converter.register_pages import pages
from converter.settings import Edition, Settings
from tests.made_edition import made, text, tree
from tests.specimen_register import Change, people, some
from tests.xslt_editions import report
from tests.xslt_pages import page

ENTRY = '<person xml:id="brandt-vera"><persName><surname>Brandt</surname><forename>Vera</forename></persName></person>'
OTHER = '<person xml:id="kim"><persName>Kim</persName></person>'
TRANSLATED = (
    '</title><editor role="translator"><persName ref="#brandt-vera">Vera Brandt</persName></editor>'
)
SENT = (
    '<profileDesc><correspDesc><correspAction type="sent">'
    "<persName>Vera Brandt</persName></correspAction></correspDesc></profileDesc>"
)


@pytest.mark.parametrize(
    ("body", "header", "others", "listed"),
    [
        ("<p>One.</p>", "", "", []),
        ("<p>One.</p>", "", OTHER, ["kim"]),
        ('<p><persName ref="#brandt-vera">Vera</persName> spoke.</p>', "", "", ["brandt-vera"]),
        ("<p>One.</p>", SENT, "", ["brandt-vera"]),
    ],
)
def test_who_only_translated_is_not_among_the_persons(
    body: str, header: str, others: str, listed: list[str]
) -> None:
    people = f"<standOff><listPerson>{ENTRY}{others}</listPerson></standOff>"
    xml = report(body, header, people).replace("</title>", TRANSLATED)
    made = page(xml, pages="search")
    assert made.xpath("//section[@id='persons']//li/@id") == listed
    assert bool(made.xpath("//section[@id='persons']")) == bool(listed)
    assert bool(made.xpath("//nav//a[@href='#persons']")) == bool(listed)
    found = made.xpath("//meta[@data-pagefind-filter='person[content]']/@content")
    called = {"kim": "Kim", "brandt-vera": "Brandt, Vera"}
    assert found == [called[one] for one in listed]
    (linked,) = made.xpath("//script[@type='application/ld+json']/text()")
    assert ('"mentions"' in linked) == bool(listed)
    assert "Vera Brandt" in made.get_element_by_id("source").text_content()


def translating(entry: Entry, *, documents: int) -> Change:
    """Return what makes a person of the register only translate the first of its documents."""
    first = {(one.document.id, one.id) for one in list(entry.members)[:documents]}

    def change(document: Document, person: Appearance) -> Appearance:
        if (document.id, person.id) not in first:
            return person
        return person._replace(mentions=0, occurrences=(), parts=("translator",))

    return change


@pytest.mark.parametrize(
    ("language", "documents", "said"),
    [
        ("en", 1, "named in 1 document, translated 1 document"),
        ("en", 2, "translated 2 documents"),
        ("de", 2, "hat 2 Dokumente übersetzt"),
    ],
)
def test_the_register_says_what_was_translated(language: str, documents: int, said: str) -> None:
    entry = next(one for one in people() if one.counts.documents == len(one.members) == 2)
    settings = Settings(Edition(language=language))
    with some(entry.id, change=translating(entry, documents=documents)) as register:
        ((_, html),) = pages(register.persons, settings)
    (counts,) = lxml.html.document_fromstring(html).xpath("//p[@class='counts']/text()")
    assert str(counts).startswith(said)
    assert ("named" in str(counts)) == ("named" in said)


def test_translators_are_not_among_the_most_named() -> None:
    most, other = sorted(people(), key=lambda entry: -len(entry.members))[:2]
    change = translating(most, documents=len(most.members))
    with some(most.id, other.id, change=change) as registers:
        found = made([], registers)["index.html"]
    lines = tree(found).xpath("//section[@aria-labelledby='by-person']//li")
    assert len(lines) == 1
    assert other.surname in text(lines[0])
