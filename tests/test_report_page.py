"""conversion.html: what it counts, which reports it names first, and that all can read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from lxml.html import HtmlElement

from converter.findings import Finding
from converter.outcome import Outcome, Tally
from converter.proof.listing import place_in_doubt
from converter.report_page import page
from converter.report_page.counting import Counts
from converter.settings import Settings, Site
from tests.made_edition import EDITION, broken, document, text, tree
from tests.shared import ROOT


def names(*degrees: str) -> tuple[tuple[int, int, int, str, str, str, str, str, str], ...]:
    return tuple((1, 0, 4, "Vela", "vela", "title", "", degree, "") for degree in degrees)


def found(*codes: str) -> tuple[Finding, ...]:
    return tuple(Finding(code, "Look at it.", 3) for code in codes)


REPORTS = [
    document("calm", "1961-03", layout="plain", mentions=names("high", "high")),
    document(
        "torn", "1961-04", layout="plain", findings=found("text-damaged", "text-damaged"),
        mentions=names("high", "low", "medium", "medium"), words={"source": 900, "dropped": 12},
    ),
    document("odd <&>", "1963", layout="own", title="Odd <b>", findings=found("title-inferred")),
    broken("bad", "line 4: not <UTF-8>"),
    document("undated", layout="own", mentions=names("high"), words={"source": 5, "dropped": 700}),
]  # fmt: skip


def made(reports: list[Outcome] = REPORTS, *, proof: bool = False, lang: str = "en") -> HtmlElement:
    edition = replace(EDITION, language=lang)
    return tree(page(reports, Settings(edition, site=replace(Site(), proof=proof))))


def rows(html: HtmlElement, part: str) -> list[list[str]]:
    """Return the cells of the table of a part, row by row, without its heads."""
    return [
        [text(cell) for cell in row] for row in html.xpath(f"//section[@id='{part}']//tbody/tr")
    ]


def test_how_many_reports_there_are() -> None:
    figures = [text(one) for one in made().xpath("//dl[@class='figures']/div")]
    assert figures == [
        "Reports5", "Nothing found2", "With findings2", "Not converted1",
        "Words3,305", "Names of persons7",
    ]  # fmt: skip


def test_each_finding_says_what_to_look_at_and_in_how_many_reports() -> None:
    html = made()
    assert rows(html, "findings") == [
        ["text-damaged letters or brackets are not as they were printed (Verde?, ( … ]); they are kept as they stand", "1", "2"],
        ["title-inferred the page has no title; a subject, a heading or the file name was taken", "1", "1"],
    ]  # fmt: skip
    assert rows(html, "layouts") == [
        ["own", "2", "1", "1", "0"],
        ["plain", "2", "1", "1", "0"],
        ["none", "1", "0", "0", "1"],
    ]


def test_the_reports_to_look_at_first() -> None:
    html = made()
    assert rows(html, "first") == [
        ["bad.txt bad.txt Not converted line 4: not <UTF-8>", "0", "0"],
        [
            "Report torn torn.txt text-damaged (2) · Certainty of names: high 1, medium 2, low 1",
            "6",
            "12",
        ],
        ["Odd <b> odd <&>.txt title-inferred", "3", "0"],
    ]
    links = html.xpath("//section[@id='first']//tbody//span[@class='title']/a/@href")
    assert links == ["html/torn.html", "html/odd%20%3C%26%3E.html"]
    anchors = {str(one).lstrip("#") for one in html.xpath("//span[@class='facts']/a/@href")}
    assert anchors <= set(html.xpath("//section[@id='findings']//tr/@id"))


def test_with_proofs_the_reports_lead_to_theirs() -> None:
    reports = [replace(one, proof=Tally(weak=1)) for one in REPORTS]
    html = made(reports, proof=True)
    links = html.xpath("//section[@id='first']//tbody//span[@class='title']/a/@href")
    assert links[0] == "proof/bad.html"
    assert len(links) == 5
    assert html.xpath("//header//a[@href='proof/index.html']")
    assert not made(reports).xpath("//a[starts-with(@href, 'proof/')]")


def test_of_very_many_reports_the_most_doubtful_are_named() -> None:
    reports = [
        document(f"{number:03}", findings=found(*["text-damaged"] * (number % 7)))
        for number in range(100)
    ]
    counts = Counts(most=20)
    for one in [*reports, broken("bad", "Empty.")]:
        counts.add(one)
    told = counts.told()
    first = told["first"]
    assert isinstance(first, list)
    expected = sorted([*reports, broken("bad", "Empty.")], key=place_in_doubt)[:20]
    assert [one["source"] for one in first] == [one.source for one in expected]
    assert told["doubtful"] == 1 + sum(number % 7 > 0 for number in range(100))


def bars(html: HtmlElement, part: str) -> list[tuple[float, float]]:
    """Return the foot and the height of each piece of a drawing."""
    found = html.xpath(f"//section[@id='{part}']//svg[@role='img']/rect")
    return [
        (float(one.get("y")) + float(one.get("height")), float(one.get("height"))) for one in found
    ]


def test_the_drawings_show_what_their_tables_say() -> None:
    html = made()
    assert rows(html, "names") == [["20–29 %", "1"], ["100 %", "2"]]
    assert rows(html, "left-out") == [["0", "2"], ["10–19", "1"], ["500+", "1"]]
    assert rows(html, "years") == [["1961", "1", "1", "0"], ["1963", "0", "1", "0"]]
    (calm, torn, odd) = bars(html, "years")
    assert calm[0] == odd[0] == 150
    # The pieces of a bar stand on each other.
    assert torn[0] == calm[0] - calm[1]
    assert calm[1] == torn[1] == odd[1] == 63
    assert [height for _, height in bars(html, "left-out")] == [126, 63, 63]
    hints = [text(one) for one in html.xpath("//section[@id='years' or @id='names']/p")]
    assert "2 more reports have no date, or were not converted." in hints
    assert "1 report names no person." in hints


def test_many_years_are_decades() -> None:
    html = made([document(f"{year}", f"{year}") for year in range(1850, 1991, 5)])
    assert rows(html, "years")[0] == ["1850s", "2", "0", "0"]
    ticks = [
        text(one)
        for one in html.xpath("//section[@id='years']//svg/*[@class='tick' or @class='tick minor']")
    ]
    assert ticks == [f"{year}" for year in range(1860, 1991, 20)]


@pytest.mark.parametrize("reports", [[], [document("calm", "1961")], REPORTS])
@pytest.mark.parametrize("lang", ["en", "de"])
def test_all_can_read_it(reports: list[Outcome], lang: str) -> None:
    html = made(reports, lang=lang)
    levels = [int(str(one.tag)[1]) for one in html.xpath("//*[self::h1 or self::h2 or self::h3]")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert len(html.xpath("//table")) == len(html.xpath("//table/caption[normalize-space()]"))
    ids = [str(one) for one in html.xpath("//@id")]
    assert len(ids) == len(set(ids))
    for drawing in html.xpath("//svg[@role='img']"):
        assert drawing.get("aria-labelledby") in ids
        assert text(html.get_element_by_id(drawing.get("aria-describedby")))
    assert {str(href)[1:] for href in html.xpath("//a[starts-with(@href, '#')]/@href")} <= set(ids)
    assert html.get("lang") == lang


def test_nothing_runs_and_nothing_of_a_run_is_told() -> None:
    settings = Settings(EDITION)
    done = [
        replace(one, seconds=1.5, written=("a",), notices=found("hand-edited")) for one in REPORTS
    ]
    html = page(done, settings)
    assert html == page(REPORTS, settings)
    assert "<script" not in html
    assert " style=" not in html
    assert "script-src 'none'" in html
    assert "<b>Odd" not in html


def codes() -> Iterator[tuple[str, str]]:
    """Yield the codes that the README explains, with what it says in plain words."""
    table = (ROOT / "README.md").read_text(encoding="utf-8").split("| finding |")[1]
    for told, means in re.findall(r"^\| (`.*?`) \| (.*) \|$", table.split("\n\n")[0], re.MULTILINE):
        for code in re.findall(r"`([\w-]+)`", told):
            yield code, means.replace("`", "")


def test_each_finding_means_what_the_readme_says() -> None:
    reports = [document("all", findings=found(*dict(codes())))]
    told = {cells[0].partition(" ")[::2] for cells in rows(made(reports), "findings")}
    assert told == set(codes())
