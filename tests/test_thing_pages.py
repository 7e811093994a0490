"""The pages of places and organisations: what is shown, cut when large, empty, hostile names."""

from __future__ import annotations

import shutil
import subprocess

import lxml.html
import pytest

from converter.appearance import Cast, Occurrence, Presence, Things
from converter.register import Document, registers
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
    with registers(documents) as made:
        return dict(pages(made.places if kind == "places" else made.organisations, settings, most))


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


def test_a_large_register_is_cut_and_places_html_lists_the_names() -> None:
    names = [f"{first}{second}ra" for first in "ABÉÖK" for second in "aeiou"] + ["Орша", "Тула"]
    documents = [
        document(str(number), f"19{60 + number}", *map(entry, names)) for number in range(8)
    ]
    pages_made = made(documents, most=6_000)
    trees = {path: lxml.html.document_fromstring(html) for path, html in pages_made.items()}
    ids = {path: [str(one) for one in tree.xpath("//@id")] for path, tree in trees.items()}
    assert all(len(one) == len(set(one)) for one in ids.values())
    assert {"places-a.html", "places-a-2.html", "places-e.html", "places-other.html"} <= set(trees)
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


def test_a_long_list_of_names_is_cut_too() -> None:
    names = ["Abara", "Acara", "Adara", "Bedara", "Öcara", "Орша"]
    documents = [document("a", "1960", *map(entry, names)), document("b", "1961", entry("Abara"))]
    settings = Settings(Edition(title="The Harbour Papers"))
    with registers(documents) as held:
        pages_made = dict(pages(held.places, settings, 300))
        of_a, of_b = (held.addresses.of(one) for one in ("doc-a", "doc-b"))
    trees = {path: lxml.html.document_fromstring(html) for path, html in pages_made.items()}
    first = trees["places.html"]
    lists = {
        str(one.find("a").get("href")): (text(one.find("a")), text(one.find("span")))
        for one in first.xpath("//li[@class='line']")
    }
    assert lists == {
        "places-names-a.html": ("Abara – Acara", "2 places"),
        "places-names-a-2.html": ("Adara", "1 place"),
        "places-names-b.html": ("Bedara", "1 place"),
        "places-names-o.html": ("Öcara", "1 place"),
        "places-names-other.html": ("Орша", "1 place"),
    }
    assert text(first.xpath("//p[@class='when']")[0]) == "6 places"
    for tree in trees.values():
        for href in tree.xpath("//nav[@class='letters']//a/@href | //li[@class='line']/a/@href"):
            path, _, anchor = href.partition("#")
            where = trees[path] if path else tree
            assert not anchor or where.get_element_by_id(anchor) is not None
    # Each name stands in one list and leads to its entry.
    found = [str(one) for path in lists for one in trees[path].xpath("//li[@class='line']/a/@href")]
    assert len(found) == len(set(found)) == len(names)
    assert sorted(found) == sorted(one.href for one in of_a)
    assert text(trees["places-names-a-2.html"].xpath("//h1")[0]) == "Register of places: A"
    current = trees["places-names-a-2.html"].xpath("//nav[@class='letters']//a[@aria-current]")
    assert [one.get("href") for one in current] == ["places-names-a.html"]
    (abara,) = of_b
    assert (abara.key, abara.others) == ("place/abara", 1)
    assert [one.others for one in of_a] == [1, 0, 0, 0, 0, 0]


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
@pytest.mark.parametrize("most", [10**6, 2_000, 200])
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
        assert [one for one in ran.stderr.decode().splitlines() if "aria-current" not in one] == []
