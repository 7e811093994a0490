"""Every type of page in Chromium: accessible, never too wide, still, quiet, usable by keyboard."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.page_types import PAGE_TYPES, pages_of
from tests.served import serving

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
TOOLS = Path(os.environ.get("TEI_CONVERT_TOOLS", "tools"))
PYTHON = TOOLS / "browser" / "bin" / "python"
AXE = TOOLS / "node_modules" / "axe-core" / "axe.min.js"
HERE = Path(__file__).resolve().parent

pytestmark = pytest.mark.skipif(
    not (CHROMIUM and PYTHON.exists() and AXE.exists()),
    reason="no Chromium, Playwright or axe-core under $TEI_CONVERT_TOOLS (.ci/tools.sh)",
)

# Searching, with what was found on the page: only a served edition can.
ASKED = "search, asked"
FOUND = "search.html#q=lamp&year=1961"


@pytest.fixture(scope="module")
def seen(edition: Path) -> dict[str, Any]:
    """Return what the visits say: by type of page, and of the search under its name."""
    pages = {name: page.as_uri() for name, page in pages_of(edition).items()}
    told: dict[str, Any] = {"chromium": CHROMIUM, "axe": str(AXE)}
    with serving(edition) as address:
        if "search" in pages:
            pages[ASKED] = address + FOUND
            told["search"] = {
                "url": f"{address}search.html",
                "word": "lamp",
                "filter": "year",
                "value": "1961",
            }
        told["pages"] = list(pages.values())
        ran = subprocess.run(
            [str(PYTHON), str(HERE / "browser_visits.py")],
            input=json.dumps(told).encode(),
            capture_output=True,
            check=False,
            timeout=1200,
        )
    assert ran.returncode == 0, ran.stderr.decode()[-3000:]
    answer = json.loads(ran.stdout)
    return {
        "visits": {name: answer["visits"][url] for name, url in pages.items()},
        "texts": {name: answer["texts"][url] for name, url in pages.items()},
        "search": answer.get("search"),
    }


def wrong(seen: dict[str, Any], name: str, what: str) -> list[str]:
    """Return what the visits to a page found of one kind, with the window it was found in."""
    return [
        f"{visit['width']} px, {visit['scheme']}: {one}"
        for visit in seen["visits"][name]
        for one in visit[what]
    ]


TYPES = [*PAGE_TYPES, ASKED]


def test_there_is_a_page_of_each_type(seen: dict[str, Any]) -> None:
    assert set(PAGE_TYPES) == set(seen["visits"]) - {ASKED}


@pytest.mark.parametrize("name", TYPES)
def test_axe_finds_no_violation(seen: dict[str, Any], name: str) -> None:
    assert wrong(seen, name, "axe") == []


@pytest.mark.parametrize("name", TYPES)
def test_nothing_is_wider_than_the_window(seen: dict[str, Any], name: str) -> None:
    assert wrong(seen, name, "wide") == []


@pytest.mark.parametrize("name", TYPES)
def test_nothing_moves_after_it_is_shown(seen: dict[str, Any], name: str) -> None:
    assert wrong(seen, name, "shift") == []


@pytest.mark.parametrize("name", TYPES)
def test_the_browser_complains_of_nothing(seen: dict[str, Any], name: str) -> None:
    assert wrong(seen, name, "console") == []


@pytest.mark.parametrize("name", TYPES)
def test_the_keyboard_reaches_everything_and_shows_where_it_is(
    seen: dict[str, Any], name: str
) -> None:
    assert wrong(seen, name, "keyboard") == []


@pytest.mark.parametrize("name", PAGE_TYPES)
def test_the_same_text_is_there_without_scripts(seen: dict[str, Any], name: str) -> None:
    with_scripts, without = seen["texts"][name]
    if name == "search":
        # From a file and without scripts, each page says why there is no search, and where to go.
        assert "tei-convert serve OUT" in with_scripts
        assert "scripts are switched off" in without
        return
    assert len(without) > 200
    assert without == with_scripts


def test_a_word_is_found_and_a_filter_narrows_it(seen: dict[str, Any]) -> None:
    search = seen["search"]
    assert search, "there is no search page"
    assert search["console"] == []
    number = int(search["count"].split()[0])
    narrowed = int(search["narrowed"]["count"].split()[0])
    assert 1 <= narrowed < number <= 28
    assert narrowed == int(search["expected"])
    assert "11-telegram-lamp-out" in " ".join(search["titles"]) or any(
        "lamp" in title.lower() for title in search["titles"]
    )
    assert set(search["narrowed"]["titles"]) <= set(search["titles"]) or number > 10
    assert all("lamp" in mark.lower() for mark in search["marked"])
    assert search["marked"]
    assert search["address"].endswith("#q=lamp")
    assert search["focus kept"]
    assert search["nothing"] == "No document was found."
    assert re.search(r"/html/\d\d-[\w-]+\.html$", search["arrived"])
