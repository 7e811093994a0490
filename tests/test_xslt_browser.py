"""The pages in a real browser: a footnote shown where one reads, an entry that a link leads to."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from converter import html_pages
from converter.register_pages import pages
from converter.settings import Edition, Settings
from tests.specimen_register import people
from tests.xslt_editions import compiled, parsed, report

if TYPE_CHECKING:
    from pathlib import Path

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
CSS = html_pages.style("document")
PERSON = '<person xml:id="a"><persName>Orlan, Piet</persName><occupation>harbour master</occupation></person>'

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

# Follows a name to its card, and from there to the paragraph that names it.
GUEST = """<script>addEventListener('load', () => {
  const name = document.querySelector('article a.persName'), entry = document.getElementById('a');
  name.scrollIntoView({block: 'center'});
  const place = scrollY;
  name.click();
  setTimeout(() => {
    const card = entry.getBoundingClientRect(), kept = scrollY === place;
    const shown = card.top > innerHeight / 4 && Math.round(card.bottom) === innerHeight;
    const way = entry.querySelector('.mentions a'), close = entry.querySelector('.close');
    const clear = close.getBoundingClientRect(), again = getComputedStyle(entry).position;
    close.click();
    setTimeout(() => {
      document.title = JSON.stringify([place > 0, kept, shown, again,
        clear.width >= 24 && clear.height >= 24, way.getAttribute('href'), scrollY === place,
        getComputedStyle(entry).position, getComputedStyle(close).display]);
    }, 100);
  }, 100);
});</script></body>"""

# Measures the notes in the margin: beside their markers, in order, none over another, none over the text.
MARGIN = """<script>addEventListener('load', () => {
  const boxes = [...document.querySelectorAll('#notes li')].map(li => li.getBoundingClientRect());
  const tops = [...document.querySelectorAll('.noteref')].map(a => a.getBoundingClientRect().top);
  const text = document.getElementById('text').getBoundingClientRect();
  document.title = JSON.stringify([boxes.length,
    boxes.every((box, n) => n === 0 || box.top >= boxes[n - 1].bottom),
    boxes.every((box, n) => box.top >= tops[n] - 1),
    [0, boxes.length - 1].every(n => Math.abs(boxes[n].top - tops[n]) < 2),
    boxes.every(box => box.left > text.right && box.right <= innerWidth),
    document.getElementById('source').getBoundingClientRect().right < text.left,
    document.documentElement.scrollWidth <= innerWidth]);
});</script></body>"""

# Presses each switch, and looks at the line under a name or a date of its kind.
SWITCHER = """<script>addEventListener('load', () => {
  const kinds = {persons: 'persName', places: 'placeName', organisations: 'orgName', dates: 'date'};
  const line = name => {
    const style = getComputedStyle(document.querySelector('article .' + name));
    return style.textDecorationLine !== 'none' && style.textDecorationColor !== 'rgba(0, 0, 0, 0)';
  };
  document.title = JSON.stringify(Object.entries(kinds).map(([kind, name]) => {
    const before = line(name), box = document.getElementById('mark-' + kind);
    box.click();
    return [before, line(name), box.closest('label').getBoundingClientRect().height >= 24];
  }));
});</script></body>"""

# Looks at where lines begin.
READER_OF_ARABIC = """<script>addEventListener('load', () => {
  const [arabic, english] = document.querySelectorAll('article p');
  const number = p => p.querySelector('.number').getBoundingClientRect();
  const word = english.querySelector('.foreign');
  document.title = JSON.stringify([getComputedStyle(arabic).direction,
    number(arabic).left > arabic.getBoundingClientRect().right - 1,
    getComputedStyle(english).direction,
    number(english).right < english.getBoundingClientRect().left + 1,
    getComputedStyle(word).direction, getComputedStyle(word).unicodeBidi,
    getComputedStyle(word).fontStyle]);
});</script></body>"""

# Comes by the link of a document, and goes on by the letters.
VISITOR = """<script>addEventListener('load', () => {
  const entry = document.getElementById('tarkalvi-gedeon');
  const letters = document.querySelector('nav.letters');
  location.hash = entry.id;
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
@pytest.mark.parametrize("window", ["1200,900", "390,800"])
def test_a_note_is_shown_where_one_reads_and_closed_again(tmp_path: Path, window: str) -> None:
    filler = f"<p>{'The quay is long. ' * 400}</p>"
    note = '<p>Here.<note n="1" place="foot">A note.</note></p>'
    html = page(filler + note + filler)
    assert seen(html.replace("</body>", READER), tmp_path, window) == (
        '[true,true,true,true,"static",true]'
    )


@pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed (apt-get install chromium)")
@pytest.mark.parametrize("window", ["1440,900", "390,800"])
def test_a_name_leads_to_a_card_that_closes_again(tmp_path: Path, window: str) -> None:
    filler = f"<p>{'The quay is long. ' * 400}</p>"
    named = '<p n="7"><persName ref="#a">Orlan</persName> came.</p>'
    html = page(filler + named + filler, "<listPerson>" + PERSON + "</listPerson>")
    assert seen(html.replace("</body>", GUEST), tmp_path, window) == (
        '[true,true,true,"fixed",true,"#p7",true,"static","none"]'
    )


@pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed (apt-get install chromium)")
def test_in_a_wide_window_notes_stand_beside_their_markers(tmp_path: Path) -> None:
    note = '<note n="{}" place="foot">{}</note>'
    crowd = "".join(f"word{note.format(n, 'A long remark. ' * 30)} " for n in range(1, 6))
    body = f"<p>{crowd}</p><p>{'The quay is long. ' * 500}{note.format(6, 'Alone.')}</p>"
    html = page(
        body,
        header='<profileDesc><langUsage><language ident="en">English</language></langUsage></profileDesc>',
    )
    assert seen(html.replace("</body>", MARGIN), tmp_path, "1440,900") == (
        "[6,true,true,true,true,true,true]"
    )


@pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed (apt-get install chromium)")
def test_each_kind_of_name_is_marked_or_not_as_the_reader_likes(tmp_path: Path) -> None:
    body = (
        "<p><persName>Orlan</persName> of the <orgName>Harbour Office</orgName> in "
        '<placeName>Port Maril</placeName> on <date when="1961-04-05">5 April</date>.</p>'
    )
    assert seen(page(body).replace("</body>", SWITCHER), tmp_path, "390,800") == (
        "[[true,false,true],[true,false,true],[true,false,true],[false,true,true]]"
    )


@pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed (apt-get install chromium)")
def test_what_is_read_from_the_right_begins_there(tmp_path: Path) -> None:
    body = (
        '<p n="1">أضيء المصباح في الميناء.</p>'
        '<p n="2">He wrote <foreign xml:lang="ar">الحمد لله، 1961!</foreign> on it.</p>'
    )
    assert seen(page(body).replace("</body>", READER_OF_ARABIC), tmp_path, "1440,900") == (
        '["rtl",true,"ltr",true,"rtl","isolate","normal"]'
    )


@pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed (apt-get install chromium)")
@pytest.mark.parametrize("window", ["1280,900", "390,800"])
def test_a_document_leads_to_the_entry_of_its_person(tmp_path: Path, window: str) -> None:
    ((_, html),) = pages(people(), Settings(Edition(title="The Harbour Papers")))
    assert seen(html.replace("</body>", VISITOR), tmp_path, window) == (
        '["tarkalvi-gedeon",true,true,true,true]'
    )


def page(body: str, lists: str = "", header: str = "") -> str:
    """Return the page of a small document, with its style."""
    xml = report(body, header, f"<standOff>{lists}</standOff>" if lists else "")
    return compiled("html.xsl", style=CSS).transform_to_string(xdm_node=parsed(xml))


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
