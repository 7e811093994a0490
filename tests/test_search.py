"""The search: its page, what Pagefind is told of a document, and its index in OUT."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from click.testing import Result

from converter import search
from converter.errors import EditionError
from converter.pagefind_order import put_in_order
from converter.settings import Edition, Settings, Site

Run = Callable[..., Result]
Outputs = Callable[[Path], dict[str, bytes]]

ROOT = Path(__file__).resolve().parent.parent
needed = pytest.mark.skipif(
    not find_spec("pagefind"),
    reason="Pagefind is not installed (pip install '.[search]')",
)


def index_of(out: Path) -> dict[str, Any]:
    """Return what an index keeps of each document, by its address."""
    found = {}
    for file in (out / "pagefind" / "fragment").iterdir():
        told = gzip.decompress(file.read_bytes())
        fragment = json.loads(told[told.index(b"{") :])
        found[fragment["url"]] = fragment
    return found


@needed
def test_what_is_found_and_what_it_is_narrowed_by(run: Run, corpus: Path, out: Path) -> None:
    assert run("-q", "--search", corpus, out).exit_code == 0
    index = index_of(out)
    assert set(index) == {"/html/1951/letter.html", "/html/note.html"}
    letter = index["/html/1951/letter.html"]
    filters = letter["filters"]
    assert filters["year"] == ["1951"]
    assert filters["sender"] == ["Novak, Ada"]
    assert "Vela, Tomas" in filters["person"]
    assert letter["meta"]["date"] == "12 March 1951"
    text = str(letter["content"])
    assert "The harvest is in." in text or "the harvest is in." in text
    # Only what the document says: no label, no register, no way to other pages.
    for word in ("Browse", "mentioned", "How to cite", "Skip"):
        assert word not in text


@needed
def test_the_same_bytes_again_and_nothing_of_an_earlier_run(
    run: Run, corpus: Path, out: Path, tmp_path: Path, outputs: Outputs
) -> None:
    run("-q", "--search", corpus, out)
    first = outputs(out)
    (corpus / "more.txt").write_text("A talk\n\nThe lantern was lit.\n", encoding="utf-8")
    run("-q", "--search", corpus, out)
    assert "/html/more.html" in index_of(out)
    (corpus / "more.txt").unlink()
    run("-q", "--search", corpus, out)
    again = outputs(out)
    kept = {path: data for path, data in again.items() if path.startswith("pagefind/")}
    assert kept == {path: data for path, data in first.items() if path.startswith("pagefind/")}
    run("-q", "--search", "--jobs", "2", corpus, tmp_path / "other")
    assert outputs(tmp_path / "other") == first
    assert not list(out.glob(".tei-convert-*"))


@needed
def test_only_what_the_page_loads_is_there(run: Run, corpus: Path, out: Path) -> None:
    run("-q", "--search", corpus, out)
    names = {path.name for path in (out / "pagefind").iterdir()}
    assert {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "wasm.en.pagefind"} <= names
    assert not [name for name in names if "ui" in name or "highlight" in name]


@needed
def test_an_edition_of_nothing_has_its_search_page(out: Path) -> None:
    out.mkdir()
    search.index(out, [])
    assert not list(out.iterdir())


@needed
def test_what_pagefind_says_when_it_stops(
    out: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "broken"
    broken.write_text("#!/bin/sh\necho no room >&2\nexit 3\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setattr(search, "program", lambda: broken)
    out.mkdir()
    (out / "a.html").write_text("<p>a</p>", encoding="utf-8")
    with pytest.raises(EditionError, match="index of the search: no room"):
        search.index(out, ["a.html"])


def test_without_the_extra_nothing_is_read(
    run: Run, corpus: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pagefind.service", None)
    result = run("--search", corpus, out)
    assert result.exit_code == 2
    assert result.stderr == (
        "tei-convert: The search needs Pagefind, which is not installed. "
        "Run pip install '.[search]', or leave the search out.\n"
    )
    assert not out.exists()
    (corpus / "edition.toml").write_text("[site]\nsearch = true\n", encoding="utf-8")
    assert run(corpus, out).exit_code == 2
    # There are no pages to be searched.
    assert run(corpus, out, "--only", "tei,text").exit_code == 0


def test_without_a_search_no_page_speaks_of_it(run: Run, corpus: Path, out: Path) -> None:
    assert run("-q", corpus, out).exit_code == 0
    assert not (out / "pagefind").exists()
    assert not (out / "search.html").exists()
    for page in out.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "pagefind" not in text
        assert "search.html" not in text


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Words to look for"), ("de", "Gesuchte Wörter")]
)
def test_the_page(language: str, words: str) -> None:
    settings = Settings(
        Edition(title="The Harbour Papers", language=language), site=Site(search=True)
    )
    html = search.page(settings)
    tree = lxml.html.document_fromstring(html)
    assert tree.get("lang") == language
    (policy,) = tree.xpath("//meta[@http-equiv]/@content")
    assert re.search(
        r"script-src 'sha256-[^']+' 'self' 'wasm-unsafe-eval'; connect-src 'self';", policy
    )
    assert "unsafe-inline" not in policy
    assert words in tree.text_content()
    for box in tree.xpath("//input | //select"):
        assert tree.xpath("//label[@for=$id]", id=box.get("id"))
    assert tree.xpath("//fieldset/@data-filter") == ["year", "archive", "sender", "person", "type"]
    # Without a script, and without a server, it says so and leads on.
    (without,) = tree.xpath("//noscript")
    assert without.xpath(".//a/@href") == ["browse/index.html"]
    served = tree.get_element_by_id("unserved")
    assert "tei-convert serve OUT" in served.text_content()
    assert served.xpath(".//a/@href") == ["browse/index.html"]
    assert tree.xpath("//*[@role='status']/@id") == ["count"]


@pytest.mark.skipif(not shutil.which("node"), reason="node is not installed (apt-get install npm)")
def test_the_script_is_a_script() -> None:
    path = ROOT / "xslt" / "html" / "search.js"
    ran = subprocess.run(["node", "--check", path], capture_output=True, check=False)
    assert ran.stderr == b""


def packed(data: bytes) -> bytes:
    return gzip.compress(b"pagefind_dcd" + data)


@pytest.mark.parametrize(
    ("filters", "told"),
    [
        (b"\x82\x61f\x9f\xff", "no end of an array is told"),
        (b"\x82\x61f\xa0", "a map"),
        (b"\x82\x61f\x80\x00", "more than one item"),
        (b"\x61f", "no values"),
    ],
)
def test_an_index_of_another_form_is_left_as_it_is(
    tmp_path: Path, outputs: Outputs, filters: bytes, told: str
) -> None:
    assert told
    (tmp_path / "filter").mkdir()
    (tmp_path / "filter" / "en_1.pf_filter").write_bytes(packed(filters))
    meta = b"\x84\x611\x80\x80\x81\x82\x61f\x64en_1"
    (tmp_path / "pagefind.en_2.pf_meta").write_bytes(packed(meta))
    entry = json.dumps({"languages": {"en": {"hash": "en_2"}}})
    (tmp_path / "pagefind-entry.json").write_text(entry, encoding="utf-8")
    before = outputs(tmp_path)
    put_in_order(tmp_path)
    assert outputs(tmp_path) == before


def test_an_index_is_put_in_order(tmp_path: Path) -> None:
    (tmp_path / "filter").mkdir()
    values = b"\x82\x82\x61b\x81\x19\x03\xe8\x82\x61a\x82\x00\x18\x18"
    (tmp_path / "filter" / "en_1.pf_filter").write_bytes(packed(b"\x82\x61f" + values))
    meta = b"\x84\x611\x80\x80\x81\x82\x61f\x64en_1"
    (tmp_path / "pagefind.en_2.pf_meta").write_bytes(packed(meta))
    entry = json.dumps({"languages": {"en": {"hash": "en_2"}}})
    (tmp_path / "pagefind-entry.json").write_text(entry, encoding="utf-8")
    put_in_order(tmp_path)
    (file,) = (tmp_path / "filter").iterdir()
    ordered = b"\x82\x82\x61a\x82\x00\x18\x18\x82\x61b\x81\x19\x03\xe8"
    assert gzip.decompress(file.read_bytes()) == b"pagefind_dcd\x82\x61f" + ordered
    (named,) = tmp_path.glob("*.pf_meta")
    told = gzip.decompress(named.read_bytes())
    assert told == b"pagefind_dcd\x84\x611\x80\x80\x81\x82\x61f\x64" + file.stem.encode()
    entry = json.loads((tmp_path / "pagefind-entry.json").read_bytes())
    assert f"pagefind.{entry['languages']['en']['hash']}.pf_meta" == named.name
