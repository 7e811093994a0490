"""The pages of the register: cut when large, bounded, in another language, valid."""

from __future__ import annotations

import re
import shutil
import subprocess

import lxml.html
import pytest

from converter.appearance import Appearance, Cast, Name
from converter.register import Document, registers
from converter.register_pages import pages
from converter.settings import Edition, Settings
from tests.specimen_register import documents, people, some, specimens

EDITION = Edition(title="The Harbour Papers")


def test_a_large_register_is_cut_by_letters() -> None:
    made = dict(pages(people(), Settings(EDITION), 20_000))
    trees = {path: lxml.html.document_fromstring(html) for path, html in made.items()}
    assert {
        "persons.html",
        "persons-a.html",
        "persons-z.html",
        "persons-t.html",
        "persons-t-2.html",
    } <= set(made)
    ids = {path: [str(one) for one in tree.xpath("//@id")] for path, tree in trees.items()}
    assert all(len(one) == len(set(one)) for one in ids.values())
    entries = [
        (path, one.get("id"))
        for path, tree in trees.items()
        for one in tree.xpath("//li[@class='entry']")
    ]
    lines = [
        tuple(one.split("#")) for one in trees["persons.html"].xpath("//li[@class='line']/a/@href")
    ]
    assert sorted(lines) == sorted(entries)
    assert len(entries) == len(people())
    # Where documents lead: each of their persons to a page that holds the entry.
    seen = 0
    for document in documents():
        found = specimens().addresses.of(document.id)
        assert {one.key for one in found} == {f"person/{one.id}" for one in document.cast.people}
        for address in found:
            assert tuple(address.href.split("#")) in entries
            seen += 1
    assert seen == sum(len(one.members) for one in people())
    # The old address of an entry shows its name.
    assert {anchor for _, anchor in entries} <= set(ids["persons.html"])
    for path, tree in trees.items():
        for href in tree.xpath("//nav[@class='letters']//a/@href"):
            file, _, anchor = href.partition("#")
            assert anchor in {"", *ids[file or path]}


def test_long_entries_say_how_much_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("converter.register_pages.telling._DOCUMENTS", 5)
    monkeypatch.setattr("converter.register_pages.telling._PLACES", 3)
    monkeypatch.setattr("converter.register_pages.telling._DATES", 2)
    with some("tarkalvi-gedeon") as made:
        ((_, html),) = pages(made.persons, Settings(EDITION))
        (shown,) = made.persons
        members = list(shown.members)
    text = " ".join(lxml.html.document_fromstring(html).text_content().split())
    # One of them has two entries that are this human, one with a lost letter.
    count = len({member.document.id for member in members})
    assert count == len(members) - 1
    assert f"and in {count - 5} more documents" in text
    assert "Ambassador: 19 October 1961 … 26 February 1962 (4 documents)" in text
    assert "Tarkálvi, who had sat all evening" in text
    assert "close Tarkálvi" not in text
    assert re.search(r"29 October 1961 ?11-telegram-lamp-out · sender ?1 more mention", text)


NAMES = (Name("Karel Brezan", "Brezan", ("Karel",)),)


def page(*people: Appearance) -> str:
    """Return the page of a register of documents that name a person each."""
    papers = [
        Document(f"doc-{number}", f"{number}", "A Report", f"{1960 + number}", Cast((one,)))
        for number, one in enumerate(people)
    ]
    with registers(papers) as made:
        ((_, html),) = pages(made.persons, Settings(EDITION))
    return html


def test_of_many_offices_the_usual_ones_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("converter.register_pages.telling._OFFICES", 2)
    html = page(
        Appearance("p", NAMES, roles=("clerk", "envoy", "diver", "ambassador"), listed="p"),
        Appearance("p", NAMES, roles=("envoy", "ambassador"), listed="p"),
        Appearance("p", NAMES, roles=("ambassador",), listed="p"),
    )
    lines = lxml.html.document_fromstring(html).xpath("//ul[@class='offices']/li")
    assert [line.text_content().partition(":")[0] for line in lines] == [
        "envoy",
        "ambassador",
        "and 2 more offices",
    ]


def test_labels_in_german() -> None:
    ((_, html),) = pages(people(), Settings(Edition(language="de")))
    tree = lxml.html.document_fromstring(html)
    assert tree.get("lang") == "de"
    assert tree.xpath("//h1")[0].text == "Personenregister"
    assert "in 2 Dokumenten genannt" in tree.text_content()


def test_who_is_known_by_a_title_has_it() -> None:
    with some("wensley", "pocock") as made:
        ((_, html),) = pages(made.persons, Settings(EDITION))
    heads = lxml.html.document_fromstring(html).xpath("//h3")
    assert [head.text_content() for head in heads] == ["Pocock, Mrs.", "Wensley, Lord"]


def test_an_office_of_the_authority_file_has_no_date() -> None:
    html = page(Appearance("p", NAMES, held=("diver",)))
    (line,) = lxml.html.document_fromstring(html).xpath("//ul[@class='offices']/li")
    assert line.text_content().strip() == "diver"


def test_what_an_authority_file_says_is_shown() -> None:
    numbers = (("GND", "118540238"), ("VIAF", "24602065"), ("wikidata", "Q5879"))
    html = page(Appearance("p", NAMES, idnos=numbers, born="1894-03", died="about 1970"))
    tree = lxml.html.document_fromstring(html)
    assert tree.xpath("//p[@class='life']")[0].text == "born March 1894, died about 1970"
    assert [str(one) for one in tree.xpath("//a[@class='idno']/@href")] == [
        "https://d-nb.info/gnd/118540238",
        "https://viaf.org/viaf/24602065",
        "https://www.wikidata.org/wiki/Q5879",
    ]


@pytest.mark.skipif(not shutil.which("tidy"), reason="tidy is not installed (apt-get install tidy)")
@pytest.mark.parametrize("most", [10**6, 20_000, 3_000])
def test_the_pages_are_valid_html(most: int) -> None:
    for _, html in pages(people(), Settings(EDITION), most):
        ran = subprocess.run(
            ["tidy", "-e", "-q", "--char-encoding", "utf8"],
            input=html.encode(),
            capture_output=True,
            check=False,
        )
        # tidy is older than aria-current.
        assert [one for one in ran.stderr.decode().splitlines() if "aria-current" not in one] == []
