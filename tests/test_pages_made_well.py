"""Every page is valid HTML and of reasonable size; a link checker of others agrees with ours."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import everything

ROOT = Path(__file__).resolve().parent.parent
REAL = ROOT.parent / "shared" / "corpus"
TOOLS = Path(os.environ.get("TEI_CONVERT_TOOLS", "tools"))
VNU = TOOLS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
HYPERLINK = TOOLS / "node_modules" / ".bin" / "hyperlink"

KILOBYTE = 1000
MOST_OF_A_PAGE = 1000 * KILOBYTE
MOST_OF_A_DOCUMENT = 60 * KILOBYTE
# What counts as a report of about 10 KB.
ORDINARY = 12 * KILOBYTE

# What the checker says beside errors, and why it may.
ALLOWED = {
    r"Inline style violates Content Security Policy": (
        "it does not reckon with hashes; the browser does, and test_pages_in_browser.py listens"
    ),
    r"Inline script violates Content Security Policy": "the same",
    r"(Section|Article) lacks heading": (
        "a document's divisions have the headings that they had on paper: many have none"
    ),
    r"CSS: “(anchor-name|top|inset)”: (Property|“anchor\(|Parse Error)": (
        "notes beside the text are placed by CSS anchors, which the checker does not know yet; "
        "the style sheet asks the browser for them first (@supports)"
    ),
    r"Duplicate “dt” name": "a source says some things twice, on lines of their own",
    r"The first occurrence of “dt” name": "the place that goes with it",
}


@pytest.fixture(scope="module")
def editions(edition: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return the specimens' edition, and that of the real reports where they are there."""
    if not REAL.is_dir():
        return [edition]
    return [edition, everything(REAL, tmp_path_factory.mktemp("real") / "out")]


def unforgiven(said: str) -> Iterator[str]:
    """Yield what the checker found, in its order, without what is allowed."""
    for message in json.loads(said)["messages"]:
        if any(re.match(pattern, message["message"]) for pattern in ALLOWED):
            continue
        kind = message.get("subType", message["type"])
        place = "/".join(message.get("url", "").split("/")[-2:])
        yield f"{place}:{message.get('lastLine', 0)}: {kind}: {message['message']}"


def checked(*paths: Path) -> list[str]:
    """Return what the Nu HTML checker says of pages and of the folders of pages."""
    ran = subprocess.run(
        ["java", "-Xss4m", "-jar", VNU, "--skip-non-html", "--format", "json", "--stdout", *paths],
        capture_output=True,
        check=False,
        timeout=300,
    )
    assert ran.stdout, ran.stderr.decode()
    return list(unforgiven(ran.stdout.decode()))


needs_checker = pytest.mark.skipif(
    not (shutil.which("java") and VNU.exists()),
    reason="no Java, or no vnu-jar under $TEI_CONVERT_TOOLS (.ci/tools.sh)",
)


@needs_checker
def test_every_page_is_valid_html(editions: list[Path]) -> None:
    assert sorted(set(checked(*editions))) == []


@needs_checker
def test_the_checker_sees_a_fault(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A</title></head>'
        '<body><p id="a">a</p><p id="a"><div>b</div></body></html>',
        encoding="utf-8",
    )
    assert any("Duplicate ID “a”" in one for one in checked(tmp_path))


@pytest.mark.skipif(not HYPERLINK.exists(), reason="no hyperlink (.ci/tools.sh)")
def test_a_link_checker_of_others_finds_nothing(editions: list[Path]) -> None:
    for out in editions:
        pages = sorted(page.relative_to(out).as_posix() for page in out.rglob("*.html"))
        ran = subprocess.run(
            [HYPERLINK, "--internal", "--root", ".", *pages],
            cwd=out,
            capture_output=True,
            check=False,
            timeout=300,
        )
        said = ran.stdout.decode()
        assert re.findall(r"^not ok \d+ (.*)$", said, re.MULTILINE) == []
        assert ran.returncode == 0, said[-2000:]
        assert int(re.findall(r"^# pass +(\d+)", said, re.MULTILINE)[0]) > len(pages)


def test_no_page_is_large(editions: list[Path]) -> None:
    sizes = {
        page.relative_to(out).as_posix(): page.stat().st_size
        for out in editions
        for page in out.rglob("*.html")
    }
    assert {path: size for path, size in sizes.items() if size > MOST_OF_A_PAGE} == {}


def test_an_ordinary_document_is_a_small_page(editions: list[Path]) -> None:
    large, seen = {}, 0
    for out, reports in zip(editions, (ROOT / "corpus", REAL), strict=False):
        for report in (*reports.glob("*.txt"), *reports.glob("*.md")):
            page = out / "html" / f"{report.stem}.html"
            if page.exists() and report.stat().st_size <= ORDINARY:
                seen += 1
                if page.stat().st_size > MOST_OF_A_DOCUMENT:
                    large[page.name] = (report.stat().st_size, page.stat().st_size)
    assert seen > 10
    assert large == {}
