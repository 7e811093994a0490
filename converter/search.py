"""search.html and its index: a search that needs no server program, made by Pagefind.

Pagefind is a program of its own (the extra ``search``). It reads the pages of the
documents of this run, and no other; search.html loads what it wrote.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from converter import html_pages, resources
from converter.errors import EditionError, SettingsError
from converter.pagefind_order import put_in_order
from converter.saxon import Stylesheet
from converter.settings import Settings
from converter.writing import files, remove, write

PATH = "search.html"
FOLDER = "pagefind"

_TEMPORARY = ".tei-convert-search-"

# Interfaces that our page does without.
_NOT_NEEDED = ("pagefind-ui.", "pagefind-modular-ui.", "pagefind-component-ui.", "pagefind-high")


def program() -> Path:
    """Return the path of Pagefind, or raise SettingsError where it is not installed."""
    try:
        from pagefind.service import get_executable  # noqa: PLC0415 - an extra
    except ImportError:
        found = None
    else:
        found = get_executable()
    if found is None:
        raise SettingsError(
            "The search needs Pagefind, which is not installed.",
            "Run pip install '.[search]', or leave the search out.",
        )
    return Path(found)


def page(settings: Settings) -> str:
    """Return the search page."""
    sheet = Stylesheet(resources.stylesheet("search.xsl"))
    script = resources.stylesheet("html/search.js").read_text(encoding="utf-8")
    parameters = {
        "style": html_pages.style("search"),
        "script": script,
        "lang": settings.edition.language,
        "pages": " ".join(settings.pages),
        "edition-title": settings.edition.title,
    }
    return html_pages.sealed(sheet.call_template(parameters))


def index(out: Path, pages: Iterable[str]) -> None:
    """Write the index of these pages of ``out``, in place of the one that was there."""
    for left_over in out.glob(f"{_TEMPORARY}*"):  # of a run that was killed
        shutil.rmtree(left_over, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=_TEMPORARY, dir=out) as folder:
        site, made = Path(folder, "site"), Path(folder, "made")
        for path in pages:
            _lend(out / path, site / path)
        if site.exists():
            _run(site, made)
            put_in_order(made)
        # The index has a file for each document: the names are not held.
        for path in files(Path(folder), made.name):
            name = path.partition("/")[2]
            if _is_needed(name):
                write(out, f"{FOLDER}/{name}", Path(folder, path).read_bytes())
        old = ((path, path.partition("/")[2]) for path in files(out, FOLDER))
        gone = [path for path, name in old if not (_is_needed(name) and (made / name).is_file())]
    for path in gone:
        remove(out, path)


def remove_search(out: Path) -> None:
    """Remove the search of an earlier run: nothing leads to it, and it finds what was."""
    if (out / FOLDER / "pagefind.js").is_file():
        for old in [PATH, *files(out, FOLDER)]:
            remove(out, old)


def _is_needed(name: str) -> bool:
    return not name.rpartition("/")[2].startswith(_NOT_NEEDED)


def _lend(page: Path, place: Path) -> None:
    """Put a page into another folder; a second name for it takes no room."""
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(page, place)
    except OSError:  # another disk, or a file system without such names
        shutil.copyfile(page, place)


def _run(site: Path, made: Path) -> None:
    folders: list[str | Path] = [program(), "--site", site, "--output-path", made]
    command = [*folders, "--keep-index-url", "--silent"]
    ran = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - our own words
    if ran.returncode:
        told = ran.stderr.decode(errors="replace").strip()
        raise EditionError(f"Pagefind could not make the index of the search: {told}")
