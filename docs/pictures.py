"""Take the pictures of README and docs again: ``python docs/pictures.py`` (needs chromium)."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from lxml import etree
from side_by_side import TEI, coloured, side_by_side

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
PAGE = "05-telegram-lindmouth"
PROOF = "10-minutes-political-committee"
PIECE = "01-sabal-farewell-reception"
WHOLE = "08-relations-after-the-crisis"
# The paragraphs that are shown side by side, and how they begin in the source.
PARAGRAPHS = ("1", "2")
BEGIN = "Comrade [Lev] Gornin stayed"

TWO_PARAGRAPHS = """<!DOCTYPE html><meta charset="utf-8"><style>
body { margin: 0; padding: 28px; background: #fbfaf5; display: flex; gap: 28px; }
section { flex: 5; } section + section { flex: 7; }
h1 { font: 15px serif; letter-spacing: .1em; color: #7a2318; margin: 0 0 12px; }
pre { font: 13.5px/1.55 monospace; white-space: pre-wrap; margin: 0; padding: 16px;
      border: 1px solid #d8d3c4; background: #fff; color: #222; }
b { font-weight: normal; color: #1d4f7a; } i { font-style: normal; color: #7a2318; }
</style><section><h1>SOURCE</h1><pre>%s</pre></section>
<section><h1>TEI</h1><pre>%s</pre></section>"""


def main() -> None:
    """Convert the specimens and photograph a page, and source beside TEI: a piece, a whole page."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        command = [sys.executable, "-m", "converter", "-q", "--proof", "corpus", str(out)]
        subprocess.run(command, cwd=ROOT, check=True)  # noqa: S603 - our own program
        photograph(out / "index.html", "home.png", "1100,1130", out)
        photograph(out / "html" / f"{PAGE}.html", "page.png", "1400,1180", out)
        photograph(out / "proof" / f"{PROOF}.html", "proof.png", "1200,1300", out)
        both = out / "both.html"
        both.write_text(two_paragraphs(out / "tei" / f"{PIECE}.xml"), encoding="utf-8")
        photograph(both, "source-and-tei.png", "1240,690", out)
        source = (ROOT / "corpus" / f"{WHOLE}.txt").read_text(encoding="utf-8")
        tei = etree.parse(out / "tei" / f"{WHOLE}.xml").getroot()
        both.write_text(side_by_side(source, tei), encoding="utf-8")
        photograph(both, "page-and-tei.png", "1120,1090", out)


def two_paragraphs(tei: Path) -> str:
    """Return a page with some paragraphs as they stand in the source and in the TEI."""
    source = (ROOT / "corpus" / f"{PIECE}.md").read_text(encoding="utf-8")
    piece = source[source.index(BEGIN) :].split("\n\n")[: len(PARAGRAPHS)]
    root = etree.parse(tei).getroot()
    found = [root.find(f".//{TEI}body//{TEI}p[@n='{n}']") for n in PARAGRAPHS]
    parts = [etree.tostring(p, encoding="unicode").strip() for p in found if p is not None]
    plain = re.sub(r' xmlns="[^"]*"', "", "\n".join(parts))
    return TWO_PARAGRAPHS % (html.escape("\n\n".join(piece)), coloured(plain))


def photograph(page: Path, name: str, size: str, folder: Path) -> None:
    """Write the picture of a page, as wide and high as ``size`` says."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        sys.exit("chromium is not on the PATH.")
    subprocess.run(  # noqa: S603 - a browser that shows our own page
        [
            browser,
            *("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
            f"--user-data-dir={folder / 'profile'}",
            f"--window-size={size}",
            f"--screenshot={PICTURES / name}",
            page.as_uri(),
        ],
        check=True,
        capture_output=True,
    )


if __name__ == "__main__":
    main()
