"""The pages of places and organisations: what is shown, cut when large, empty, hostile names."""

from __future__ import annotations

import shutil
import subprocess

import lxml.html
import pytest

from converter.appearance import Cast, Occurrence, Presence, Things
from converter.register import Document, register_of
from converter.register_pages import MOST_OF_A_PAGE, pages
from converter.settings import Edition, Settings

HOSTILE = "</script><b>\"&'é{style-hashes}]]>"


def line(name: str, after: str = ".") -> Occurrence:
    return Occurrence("paragraph", "2", "p2", "They met in ", name, after)


def document(key: str, when: str, *places: Presence, title: str = "A Report") -> Document:
    return Document(f"doc-{key}", f"a b/{key}", title, when, Cast(things=Things.of(places, places)))


def entry(name: str, *more: str, ident: str = "", parts: tuple[str, ...] = ()) -> Presence:
    key = ident or name.lower().replace(" ", "-")
    return Presence(key, (name, *more), (), (), parts, 1, (line(name),))


def made(
    documents: list[Document], kind: str = "places", lang: str = "en", most: int = MOST_OF_A_PAGE
) -> dict[str, str]:
    settings = Settings(Edition(title="The Harbour Papers", language=lang))
    register = register_of(documents, "places" if kind == "places" else "organisations")
    return dict(pages(kind, register, settings, most))


def text(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_an_entry_to_read() -> None:
    sabal = Presence(
        "sabal",
        ("Port Sabal", "Sabal"),
        (("GeoNames", "7"), ("wikidata", "Q8")),
        ("Corvada",),
        ("origin",),
        3,
        (line("Sabal"),),
    )
    documents = [
        document("b", "1964-03", entry("Port Sabal")),
        document("a", "1961-10-09", sabal, title="A Telegram"),
    ]
    tree = lxml.html.document_fromstring(made(documents)["places.html"])
    (item,) = tree.xpath("//li[@class='entry']")
    assert item.get("id") == "port-sabal"
    assert [text(one) for one in item.xpath("./h3 | ./p")] == [
        "Port Sabal",
        "Corvada",
        "also Sabal",
        "GeoNames · wikidata",
        "named in 2 documents, 1961–1964, mentioned 4 times, place of writing of 1 document",
    ]
    assert [one.get("href") for one in item.xpath("./p/a")] == [
        "https://www.geonames.org/7",
        "https://www.wikidata.org/wiki/Q8",
    ]
    assert [text(one) for one in item.xpath("./ul/li/p | ./ul/li/ul/li")] == [
        "9 October 1961 A Telegram · place of writing",
        "§ 2 They met in Sabal.",
        "2 more mentions",
        "March 1964 A Report",
        "§ 2 They met in Port Sabal.",
    ]
    assert [one.get("href") for one in item.xpath("./ul/li[1]//a")] == [
        "html/a%20b/a.html",
        "html/a%20b/a.html#p2",
    ]
    assert [one.get("id") for one in item.xpath("./span")] == ["doc-a/sabal", "doc-b/port-sabal"]


def test_organisations_write_and_receive() -> None:
    board = entry("Board of Lights", parts=("sender", "copy"))
    html = made([document("a", "1961", board)], "organisations")["organisations.html"]
    tree = lxml.html.document_fromstring(html)
    assert text(tree.xpath("//h1")[0]) == "Register of organisations"
    assert "A Report · sender, received a copy" in text(tree)


@pytest.mark.parametrize(
    ("kind", "lang", "said"),
    [
        ("places", "en", "The documents name no place."),
        ("organisations", "en", "The documents name no organisation."),
        ("places", "de", "Die Dokumente nennen keinen Ort."),
        ("organisations", "de", "Die Dokumente nennen keine Körperschaft."),
    ],
)
def test_an_empty_register_says_so(kind: str, lang: str, said: str) -> None:
    ((path, html),) = made([document("a", "1961")], kind, lang).items()
    tree = lxml.html.document_fromstring(html)
    assert path == f"{kind}.html"
    assert text(tree.xpath("//p[@class='when']")[0]) == said
    assert tree.xpath("//nav[@class='letters'] | //p[@class='hint'] | //li[@class='entry']") == []


def test_labels_in_german() -> None:
    documents = [document("a", "1961-10", entry("Bérekvár", parts=("origin",)))]
    tree = lxml.html.document_fromstring(made(documents, lang="de")["places.html"])
    assert tree.get("lang") == "de"
    assert text(tree.xpath("//h1")[0]) == "Ortsregister"
    assert text(tree.xpath("//p[@class='counts']")[0]) == (
        "in 1 Dokument genannt, 1961, einmal erwähnt, Entstehungsort von 1 Dokument"
    )


def test_a_large_register_is_cut_and_places_html_keeps_every_address() -> None:
    names = [f"{first}{second}ra" for first in "ABÉÖK" for second in "aeiou"] + ["Орша", "Тула"]
    documents = [
        document(str(number), f"19{60 + number}", *map(entry, names)) for number in range(8)
    ]
    pages_made = made(documents, most=6_000)
    trees = {path: lxml.html.document_fromstring(html) for path, html in pages_made.items()}
    ids = {path: [str(one) for one in tree.xpath("//@id")] for path, tree in trees.items()}
    assert all(len(one) == len(set(one)) for one in ids.values())
    assert {"places-a.html", "places-a-2.html", "places-e.html", "places-other.html"} <= set(trees)
    addresses = {f"{one.id}/{place.id}" for one in documents for place in one.cast.things.places}
    assert len(addresses) == 8 * len(names)
    assert addresses <= set(ids["places.html"])
    lines = trees["places.html"].xpath("//li[@class='line']")
    assert [text(one.find("a")) for one in lines if "Öara" in text(one)] == ["Öara"]
    assert len(lines) == len(names)
    for item in lines:
        path, _, anchor = str(item.find("a").get("href")).partition("#")
        (target,) = trees[path].xpath("//li[@class='entry'][@id=$id]", id=anchor)
        assert text(target.find("h3")) == text(item.find("a"))
        assert text(item.find("span")) == "8 documents, 1960–1967"
    for tree in trees.values():
        for href in tree.xpath("//nav[@class='letters']//a/@href"):
            path, _, anchor = href.partition("#")
            assert not path or path in trees
            assert not anchor or anchor in ids["places.html"]


def test_a_page_is_below_a_megabyte() -> None:
    long = "word " * 12
    documents = [
        document(
            str(number),
            "1961",
            *(
                Presence(f"p{n}", (f"Ära {n}",), mentions=1, occurrences=(line(f"Ära {n}", long),))
                for n in range(100)
            ),
            title="Überlänge " * 8,
        )
        for number in range(60)
    ]
    sizes = {path: len(html.encode()) for path, html in made(documents).items()}
    assert len(sizes) > 2
    assert max(sizes.values()) < 1_000_000


def test_hostile_names_stay_text() -> None:
    documents = [document("a", "1961", entry(HOSTILE, HOSTILE + "2", ident="x"), title=HOSTILE)]
    html = made(documents)["places.html"]
    tree = lxml.html.document_fromstring(html)
    assert text(tree.xpath("//h3")[0]) == HOSTILE
    assert tree.xpath("//b[@*]") == []
    assert [text(one) for one in tree.xpath("//b")] == [HOSTILE]
    assert tree.xpath("//script") == []


@pytest.mark.skipif(not shutil.which("tidy"), reason="tidy is not installed (apt-get install tidy)")
@pytest.mark.parametrize("most", [10**6, 2_000])
def test_the_pages_are_valid_html(most: int) -> None:
    documents = [
        document("a", "1961", entry("Ara"), entry("Bora")),
        document("b", "", entry("Cora")),
    ]
    for html in made(documents, most=most).values():
        ran = subprocess.run(
            ["tidy", "-e", "-q", "--char-encoding", "utf8"],
            input=html.encode(),
            capture_output=True,
            check=False,
        )
        warnings = [one for one in ran.stderr.decode().splitlines() if "aria-current" not in one]
        assert [one for one in warnings if "trimming empty" not in one] == []
