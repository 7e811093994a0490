"""Pages in every state that captures come in: who claims them, and where each line goes."""

from __future__ import annotations

import pytest

from converter import layouts
from converter.errors import LayoutError
from converter.layouts import LAYOUTS
from converter.lines import Line, split_lines
from converter.model import Regions
from tests.shared import FIXTURES


def cases() -> list[tuple[str, str, str]]:
    """Return title, page and expected regions of each case."""
    text = (FIXTURES / "layout_pages_cases.md").read_text(encoding="utf-8")
    found = []
    for part in text.split("\n## ")[1:]:
        title, _, rest = part.partition("\n")
        given, _, wanted = rest.partition("\n.\n")
        found.append((title, given.strip(), wanted.strip()))
    return found


PAGES = cases()


def page_of(given: str) -> str:
    """Return a page from its notation: spacer lines and trailing spaces put back."""
    lines = ("\u00a0" if line == "~" else line for line in given.splitlines())
    return "\n".join(line[:-1] + "  " if line.endswith("^") else line for line in lines) + "\n"


def shown(regions: Regions) -> str:
    """Return the layout, each filled line with its home, and the codes of findings."""
    lines = [
        f"{region.home or region.reason}: {line.text.strip()}"
        for region in regions.regions
        for line in region.lines
        if not line.blank
    ]
    return "\n".join([regions.layout, *lines, *(found.code for found in regions.findings)])


def claims(lines: tuple[Line, ...]) -> list[str]:
    return [layout.name for layout in LAYOUTS if layout.excuse(lines) is None]


@pytest.mark.parametrize(("title", "given", "wanted"), PAGES, ids=[title for title, *_ in PAGES])
def test_pages(title: str, given: str, wanted: str) -> None:
    lines = split_lines(page_of(given))
    assert shown(layouts.divide(lines)[0]) == wanted, title
    layout = wanted.split("\n", maxsplit=1)[0]
    assert claims(lines) == ([] if layout == "plain" else [layout])


@pytest.mark.parametrize(("title", "given", "wanted"), PAGES, ids=[title for title, *_ in PAGES])
@pytest.mark.parametrize("change", ["crlf", "trailing", "leading"])
def test_line_ends_and_spaces_make_no_difference(
    title: str, given: str, wanted: str, change: str
) -> None:
    page = page_of(given)
    if change == "crlf":
        page = page.replace("\n", "\r\n")
    elif change == "trailing":
        page = "\n".join(line + "  " if line.strip() else line for line in page.split("\n"))
    else:
        page = "\n\n" + page
    assert shown(layouts.divide(split_lines(page))[0]) == wanted, title


LISTINGS = [
    "Skip to content\n\nResults:\n\n1 - 10 of 16\n\nMay 4, 1958\n\nA Telegram\n",
    "Skip to content\n\nDocuments\n\n1-10 of 1,234 results\n\n1958\n\nA Telegram\n",
    "Skip to content\nSearch Results\nShowing 11 to 20 of 31 documents\nA Telegram\n",
    "Skip to content\n\nResults: 16\n\nDocuments\n\nA Telegram\n\nA Letter\n",
]


@pytest.mark.parametrize("page", LISTINGS)
def test_listings_are_refused(page: str) -> None:
    with pytest.raises(LayoutError, match="search listing"):
        layouts.divide(split_lines(page))


@pytest.mark.parametrize(
    "page",
    [
        "Report on the tests\n\nResults:\n\nNone of the lamps burned.\n\nDocuments\n\nThree.\n",
        "Report on the tests\n\n1 - 3 of 5\n\nNone of the lamps burned, and nobody asked.\n",
        "A list of papers\n\nThe following were found.\n\nDocuments\n\nA letter.\n",
    ],
)
def test_headings_and_counts_of_a_report_are_no_listing(page: str) -> None:
    assert layouts.divide(split_lines(page))[0].layout == "plain"
