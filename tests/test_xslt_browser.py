"""The pages in a real browser: a footnote shown where one reads, an entry that a link leads to."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from converter import html_pages
from converter.person_pages import pages
from converter.settings import Edition, Settings
from tests.specimen_register import people
from tests.xslt_editions import compiled, parsed, report

if TYPE_CHECKING:
    from pathlib import Path

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
CSS = html_pages.style("document")

# Follows the marker and the closing cross as a reader would, and says in the title what was seen.
READER = """<script>addEventListener('load', () => {
  const marker = document.querySelector('.noteref'), note = document.querySelector('#notes li');
  marker.scrollIntoView({block: 'center'});
  const place = scrollY;
  marker.click();
  setTimeout(() => {
    const panel = note.getBoundingClientRect(), kept = scrollY === place;
    note.querySelector('.close').click();
    setTimeout(() => {
      const shown = panel.top > 0 && panel.bottom <= innerHeight;
      document.title = JSON.stringify([place > 0, kept, shown,
        scrollY === place, getComputedStyle(note).position,
        document.documentElement.scrollWidth <= innerWidth]);
    }, 100);
  }, 100);
});</script></body>"""

# Comes by the link of a document, and goes on by the letters.
VISITOR = """<script>addEventListener('load', () => {
  const anchor = document.getElementById('doc-11-telegram-lamp-out/tarkalvi');
  const entry = anchor.closest('li'), letters = document.querySelector('nav.letters');
  location.hash = anchor.id;
  setTimeout(() => {
    const name = entry.querySelector('h3').getBoundingClientRect();
    const shown = name.top >= letters.getBoundingClientRect().bottom && name.bottom <= innerHeight;
    const lit = getComputedStyle(entry).boxShadow !== 'none';
    letters.querySelector('a[href="#letter-a"]').click();
    setTimeout(() => {
      const first = document.querySelector('#letter-a h2').getBoundingClientRect();
      document.title = JSON.stringify([entry.id, shown, lit,
        first.top >= letters.getBoundingClientRect().bottom && first.bottom <= innerHeight,
        document.documentElement.scrollWidth <= innerWidth]);
    }, 100);
  }, 100);
});</script></body>"""


@pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed (apt-get install chromium)")
@pytest.mark.parametrize("window", ["1280,900", "390,800"])
def test_a_note_is_shown_where_one_reads_and_closed_again(tmp_path: Path, window: str) -> None:
    filler = f"<p>{'The quay is long. ' * 400}</p>"
    note = '<p>Here.<note n="1" place="foot">A note.</note></p>'
    html = compiled("html.xsl", style=CSS).transform_to_string(
        xdm_node=parsed(report(filler + note + filler))
    )
    assert seen(html.replace("</body>", READER), tmp_path, window) == (
        '[true,true,true,true,"relative",true]'
    )


@pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed (apt-get install chromium)")
@pytest.mark.parametrize("window", ["1280,900", "390,800"])
def test_a_document_leads_to_the_entry_of_its_person(tmp_path: Path, window: str) -> None:
    ((_, html),) = pages(people(), Settings(Edition(title="The Harbour Papers")))
    assert seen(html.replace("</body>", VISITOR), tmp_path, window) == (
        '["tarkalvi-gedeon",true,true,true,true]'
    )


def seen(html: str, folder: Path, window: str) -> str:
    """Return what a page's script says in the title, in a browser of this size."""
    page = folder / "page.html"
    # The script that looks on is none of the page's own.
    page.write_text(POLICY.sub("", html), encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    ran = subprocess.run(
        [
            str(CHROMIUM),
            *options,
            f"--user-data-dir={folder / 'profile'}",
            f"--window-size={window}",
            "--virtual-time-budget=3000",
            "--dump-dom",
            page.as_uri(),
        ],
        capture_output=True,
        check=False,
        timeout=60,
    )
    title = re.search(r"<title>(.*?)</title>", ran.stdout.decode())
    assert title is not None, ran.stderr.decode()[-500:]
    return title[1]
