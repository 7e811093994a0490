"""The pages to browse by: every document where it belongs and once, no page too large, no dead link."""

from __future__ import annotations

import posixpath
from collections import Counter
from functools import cache
from urllib.parse import unquote

import pytest

from converter.html_pages import style
from converter.on_disk import database
from converter.site.cutting import MOST_OF_A_PAGE, weigh
from converter.site.facts import facts_of
from converter.site.names import Names
from tests.made_edition import arranged, document, listed, made, many, text, tree

MANY = many(160)
SMALL = 6_000
# Pages with tests of their own.
ELSEWHERE = {"persons.html", "places.html", "organisations.html", "persons.xml", "conversion.json"}
SIZES = [SMALL, MOST_OF_A_PAGE]


@cache
def cut_pages(most: int) -> dict[str, str]:
    return made(MANY, most=most)


@pytest.fixture(params=SIZES)
def cut_at(request: pytest.FixtureRequest) -> tuple[int, dict[str, str]]:
    return request.param, cut_pages(request.param)


@pytest.mark.parametrize("facet", ["date", "type", "classification", "place"])
def test_each_document_is_listed_once_and_none_is_lost(
    cut_at: tuple[int, dict[str, str]], facet: str
) -> None:
    found: Counter[str] = Counter()
    for path, html in cut_at[1].items():
        if path.startswith(f"browse/{facet}/"):
            found.update(listed(html))
    assert found == Counter(one.id for one in MANY)


def test_a_document_stands_under_each_of_its_values(cut_at: tuple[int, dict[str, str]]) -> None:
    found: Counter[str] = Counter()
    for path, html in cut_at[1].items():
        if path.startswith("browse/receiver/"):
            found.update(listed(html))
    names = {one.id: {name for name in one.receivers if name} for one in MANY}
    assert found == Counter({ident: len(some) or 1 for ident, some in names.items()})


def test_the_documents_of_a_list_stand_by_date_across_its_pages() -> None:
    found = cut_pages(SMALL)
    path, seen = "browse/type/report.html", list[str]()
    while path:
        seen += listed(found[path])
        after = tree(found[path]).xpath("//a[@rel='next']/@href")
        path = f"browse/type/{after[0]}" if after else ""
    ordered = sorted(MANY, key=lambda one: one.place_in_order)
    assert seen == [one.id for one in ordered if one.kind == "report"]


def test_years_follow_each_other_and_the_undated_come_last() -> None:
    found = cut_pages(MOST_OF_A_PAGE)
    path, seen = "browse/date/1958.html", list[str]()
    while path:
        seen.append(path.rpartition("/")[2])
        after = tree(found[path]).xpath("//a[@rel='next']/@href")
        path = f"browse/date/{after[0]}" if after else ""
    assert seen == ["1958.html", "1961.html", "1962.html", "undated.html"]


def test_no_page_is_much_larger_than_asked(cut_at: tuple[int, dict[str, str]]) -> None:
    most, found = cut_at
    frame = len(style("site").encode()) + 4_000
    largest = max(weigh(facts_of(one, lambda *_: None)) for one in MANY)
    for path, html in found.items():
        # A page of a list links all pages of it.
        links = 90 * html.count("<li><a href=")
        if path.startswith("browse/") and path != "browse/index.html":
            assert len(html.encode()) - frame - links <= 1.1 * max(most, largest), path


def test_a_large_year_has_a_page_for_each_month() -> None:
    found = cut_pages(SMALL)
    year = tree(found["browse/date/1962.html"])
    links = year.xpath("//*[@id='values']//a/@href")
    assert links[:3] == ["1962_00.html", "1962_01.html", "1962_02.html"]
    assert text(year.get_element_by_id("m-1962-02")).startswith("February 1962 ")
    counted = sum(int(text(one).split()[0]) for one in year.xpath("//*[@class='count']"))
    assert counted == sum(one.when.startswith("1962") for one in MANY)
    march = tree(found["browse/date/1962_03.html"])
    assert [text(one) for one in march.xpath("//nav[@class='crumbs']//li")] == [
        "Browse", "Years", "1962", "March 1962",
    ]  # fmt: skip


def test_many_values_are_cut_by_letters() -> None:
    senders = [f"{letter}{number}" for letter in "Zaé" for number in range(60)] + ["Жуков"]
    documents = [document(f"{n}", sender=sender) for n, sender in enumerate(senders)]
    found = made(documents, most=6_000)
    index = tree(found["browse/sender/index.html"])
    links = [text(one) for one in index.xpath("//nav[@class='letters']//a")]
    assert links == ["A 1", "A 2", "E 1", "E 2", "Z 1", "Z 2", "Other"]
    values = [
        text(one)
        for path, html in found.items()
        if path.startswith("browse/sender/names_")
        for one in tree(html).xpath("//*[@id='values']//a")
    ]
    assert sorted(values) == sorted(senders)
    assert "browse/sender/names_e_2.html" in found


def test_every_link_leads_somewhere(cut_at: tuple[int, dict[str, str]]) -> None:
    found = cut_at[1]
    ids = {path: set(tree(html).xpath("//@id")) for path, html in found.items()}
    outputs = {output.path for one in MANY for output in one.outputs}
    for path, html in found.items():
        assert len(ids[path]) == len(tree(html).xpath("//@id")), path
        for href in map(str, tree(html).xpath("//a/@href")):
            file, _, anchor = href.partition("#")
            target = (
                posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(file)))
                if file
                else path
            )
            known = (
                target in found
                or target in outputs
                or target in ELSEWHERE
                or target.startswith("schemas/")
            )
            assert known, (path, href)
            assert not anchor or anchor in ids[target], (path, href)


def test_every_page_can_be_reached_from_the_home_page(cut_at: tuple[int, dict[str, str]]) -> None:
    found, seen, todo = cut_at[1], set[str](), ["index.html"]
    while todo:
        path = todo.pop()
        if path in found and path not in seen:
            seen.add(path)
            folder = posixpath.dirname(path)
            todo += [
                posixpath.normpath(posixpath.join(folder, href.partition("#")[0]))
                for href in map(str, tree(found[path]).xpath("//a/@href"))
            ]
    assert seen == set(found)


def test_each_page_has_one_heading_a_way_to_it_and_a_place_in_the_navigation() -> None:
    for path, html in cut_pages(SMALL).items():
        page = tree(html)
        assert len(page.xpath("//h1")) == len(page.xpath("//main")) == 1, path
        (skip,) = page.xpath("//a[@class='skip']/@href")
        assert page.get_element_by_id(skip[1:]) is not None
        (current,) = page.xpath("//nav[@class='site']//*[@aria-current='page']")
        expected = {"index.html": "index.html", "about.html": "about.html"}.get(
            path, "browse/index.html"
        )
        assert current.get("href") == "../" * path.count("/") + expected


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        (["A b", "a B", "A-b"], ["a-b", "a-b-2", "a-b-3"]),
        (["index", "Without", "NUL", "com1"], ["index-2", "without-2", "nul-2", "com1-2"]),
        (["Łódź", "1962", "<script>"], ["lodz", "1962", "script"]),
        (["../../etc/passwd", "a" * 99], ["etc-passwd", "a" * 60]),
    ],
)
def test_names_of_files(texts: list[str], names: list[str]) -> None:
    with database() as rows:
        folder = Names(rows)
        assert [folder.take(one) for one in texts] == names


def test_names_of_other_alphabets_do_not_depend_on_each_other() -> None:
    with database() as rows:
        one = Names(rows)
        first = [one.take(text) for text in ("Вера Ким", "Ким Вера", "?!")]
        other = Names(rows)
        assert [other.take(text) for text in ("Ким Вера", "Вера Ким")] == first[1::-1]
    assert len(set(first)) == 3
    assert all(name.isascii() for name in first)


def test_a_hostile_page_stays_text() -> None:
    evil = "<script>alert(1)</script> \"quoted\" & 'more' {style-hashes}"
    found = made([document("a/b c", "1961", title=evil, sender=evil, archive=evil, rights=(evil,))])
    for path, html in found.items():
        assert "<script>" not in html.replace("&lt;script", ""), path
    entry = tree(found["index.html"]).get_element_by_id("doc-a-b c")
    assert text(entry.xpath(".//p[@class='title']")[0]) == evil
    (sender,) = (path for path in found if path.startswith("browse/sender/script"))
    assert text(tree(found[sender]).xpath("//h1")[0]) == evil
    assert "../../html/a/b%20c.html" in found[sender]


def test_the_collections_of_an_archive() -> None:
    documents = [
        document(f"{n}", archive="State Archive", collections=(f"Fond {n % 2}", "x"))
        for n in range(4)
    ]
    found = made(documents)
    lines = [text(one) for one in tree(found["browse/archive/index.html"]).xpath("//li/span/a")]
    assert lines == ["State Archive", "Fond 0", "Fond 1"]
    assert listed(found["browse/archive/state-archive-fond-1.html"]) == ["doc-1", "doc-3"]


def test_many_collections_are_folded_away() -> None:
    documents = [document(f"{n}", archive="A", collections=(f"Fond {n}",)) for n in range(1, 13)]
    page = tree(made(documents)["browse/archive/a.html"])
    assert [text(one) for one in page.xpath("//details/summary")] == ["12 collections"]
    names = [text(one) for one in page.xpath("//details//a")]
    assert names == [f"Fond {n}" for n in range(1, 13)]


def test_a_span_of_dates_stands_under_its_first_year() -> None:
    from converter.appearance import Cast  # noqa: PLC0415

    found = made([document("a", cast=Cast(limits=("1961-05", "1962")))])
    entry = tree(found["browse/date/1961.html"]).get_element_by_id("doc-a")
    assert text(entry.xpath("span")[0]) == "May 1961 – 1962"


def test_the_same_in_any_order() -> None:
    assert made(MANY[::-1], most=SMALL) == cut_pages(SMALL)


def test_facets_without_values_have_no_pages() -> None:
    found = made([document("a", "1961")])
    folders = {path.split("/")[1] for path in found if path.count("/") > 1}
    assert folders == {"date", "type", "language"}
    with arranged([document("a")]) as facets:
        assert [one.name for one in facets] == ["type", "language"]
