"""The export for CETEIcean: the TEI byte for byte, and shown by CETEIcean in a browser."""

from __future__ import annotations

import functools
import http.server
import json
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from converter.exports import exporting
from tests.export_input import TEI, document, published, tools

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SCRIPT = (tools() or Path("none")) / "node_modules" / "CETEIcean" / "dist" / "CETEI.js"
MISSING = "CETEIcean is not in TEI_CONVERT_TOOLS (npm install --prefix FOLDER CETEIcean)"

# Waits for the document, and writes what is to be seen into the title.
VISITOR = """<script>addEventListener('load', () => setTimeout(() => {
  const all = path => [...document.querySelectorAll(path)];
  const seen = node => node.getClientRects().length > 0
    && getComputedStyle(node).visibility === 'visible';
  const names = [...new Set(all('main *').map(node => node.localName))];
  document.title = JSON.stringify({
    unregistered: names.filter(name => name.startsWith('tei-') && !customElements.get(name)),
    notes: all('tei-text tei-note').filter(seen).length,
    persons: all('tei-text tei-persname').filter(seen).length,
    hidden: all('tei-standoff, tei-standoff *, tei-teiheader, tei-teiheader *').filter(seen).length,
    lists: all('tei-standoff tei-person').length,
    heading: document.querySelector('h1').innerText,
    words: all('tei-text')[0].textContent.split(/\\s+/).filter(word => word).length,
    wide: document.documentElement.scrollWidth > innerWidth,
  });
}, 1500));</script></body>"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, exporting.Exported]:
    dest = tmp_path_factory.mktemp("ceteicean")
    return dest, exporting.export("ceteicean", published(), dest)


def test_the_documents_are_the_same_bytes_and_nothing_is_lost(
    made: tuple[Path, exporting.Exported],
) -> None:
    dest, exported = made
    sources = sorted((published() / "tei").glob("*.xml"))
    assert len(sources) > 20
    for source in sources:
        assert (dest / "tei" / source.name).read_bytes() == source.read_bytes()
    losses = exported.losses
    assert not losses.dropped
    assert not losses.changed
    assert not losses.added
    assert losses.words == 0


def test_the_index_leads_to_each_document_by_its_title(tmp_path: Path) -> None:
    folder = tmp_path / "tei"
    (folder / "1962").mkdir(parents=True)
    (folder / "1962" / "a & b.xml").write_bytes(document("one", "<p>x</p>"))
    dest = tmp_path / "dest"
    exporting.export("ceteicean", folder, dest)
    index = (dest / "index.html").read_text(encoding="utf-8")
    assert '<li><a href="document.html?doc=1962/a%20%26%20b">one</a></li>' in index


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serve files and say nothing."""

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def address(
    made: tuple[Path, exporting.Exported], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    site = tmp_path_factory.mktemp("site") / "site"
    shutil.copytree(made[0], site)
    shutil.copy(SCRIPT, site / "CETEI.js")
    page = site / "document.html"
    page.write_text(page.read_text(encoding="utf-8").replace("</body>", VISITOR), encoding="utf-8")
    handler = functools.partial(Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


@pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed (apt-get install chromium)")
@pytest.mark.skipif(not SCRIPT.is_file(), reason=MISSING)
@pytest.mark.parametrize(
    ("name", "window"),
    [
        ("01-sabal-farewell-reception", "1400,900"),
        ("01-sabal-farewell-reception", "390,800"),
        ("10-minutes-political-committee", "1400,900"),
        ("24-joint-statement-on-blankets", "1400,900"),
    ],
)
def test_ceteicean_shows_the_document(address: str, tmp_path: Path, name: str, window: str) -> None:
    root = etree.parse(published() / "tei" / f"{name}.xml").getroot()
    (text,) = root.iter(f"{{{TEI}}}text")
    seen = visited(f"{address}/document.html?doc={name}", tmp_path, window)
    marks = sum(1 for note in text.iter(f"{{{TEI}}}note") if note.get("n"))
    words = len("".join(map(str, text.itertext())).split())
    assert words <= seen.pop("words") <= words + marks
    assert seen == {
        "unregistered": [],
        "notes": len(list(text.iter(f"{{{TEI}}}note"))),
        "persons": len(list(text.iter(f"{{{TEI}}}persName"))),
        "hidden": 0,
        "lists": len(list(root.iter(f"{{{TEI}}}person"))),
        "heading": " ".join("".join(next(root.iter(f"{{{TEI}}}title")).itertext()).split()),
        "wide": False,
    }
    assert seen["persons"] > 3
    assert seen["lists"] > 3


def visited(page: str, folder: Path, window: str) -> dict[str, Any]:
    """Return what the visitor's script says of a page, in a browser of this size."""
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    ran = subprocess.run(
        [
            str(CHROMIUM),
            *options,
            f"--user-data-dir={folder / 'profile'}",
            f"--window-size={window}",
            "--virtual-time-budget=6000",
            "--dump-dom",
            page,
        ],
        capture_output=True,
        check=False,
        timeout=60,
    )
    dom = ran.stdout.decode()
    title = re.search(r"<title>(\{.*?\})</title>", dom)
    assert title is not None, dom[:500] + ran.stderr.decode()[-500:]
    found: dict[str, Any] = json.loads(title[1].replace("&amp;", "&"))
    return found
