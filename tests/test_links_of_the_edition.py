"""Every link of an edition leads somewhere: to a file of OUT, to an id in it, or to the web."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import lxml.html
import pytest

WEB = re.compile(r"https?://[^\s<>\"{}|\\^`]+|mailto:[^\s@]+@[^\s@]+")
ADDRESSES = ("href", "src", "srcset", "poster", "data", "action", "cite")


def read(page: Path) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(
        page.read_bytes(), parser=lxml.html.HTMLParser(encoding="utf-8")
    )


def links(page: Path) -> Iterator[tuple[str, str]]:
    """Yield the links of a page: the element, and the address as it is written."""
    for element in read(page).iter():
        if isinstance(element.tag, str):
            for name in ADDRESSES:
                if (address := element.get(name)) is not None:
                    yield element.tag, address


@cache
def ids(page: Path) -> frozenset[str]:
    """Return the places in a page that a fragment can lead to."""
    return frozenset(map(str, read(page).xpath("//@id | //a/@name")))


def fault(address: str, page: Path, out: Path) -> str:
    """Return what is wrong with an address that stands in a page, or ""."""
    if re.match(r"[A-Za-z][\w+.-]*:|//", address):
        return "" if WEB.fullmatch(address) else "neither of the web nor relative"
    path, _, fragment = address.partition("#")
    if "?" in path:
        return "has a query"
    if path.startswith("/") or "\\" in path or path != path.strip():
        return "is absolute or crooked"
    target = (page.parent / unquote(path)).resolve() if path else page
    if not target.is_relative_to(out.resolve()):
        return "leads out of OUT"
    if not target.is_file():
        return "leads to no file"
    if "#" in address and target.suffix == ".html" and unquote(fragment) not in ids(target):
        return "leads to no id" if fragment else "leads nowhere in the page"
    return ""


def faults(out: Path) -> list[str]:
    """Return the links of all pages of OUT that are not as they should be, each once."""
    found = {}
    for page in sorted(out.rglob("*.html")):
        place = page.relative_to(out).as_posix()
        for tag, address in links(page):
            if wrong := fault(address, page, out):
                found.setdefault(f"{tag} {address} {wrong}", place)
    return [f"{place}: {said}" for said, place in found.items()]


def test_every_link_leads_somewhere(edition: Path) -> None:
    assert len(list(edition.rglob("*.html"))) > 28
    assert faults(edition) == []


def test_every_page_can_be_come_to(edition: Path) -> None:
    """From the home page, by links alone; what is for editors has a beginning of its own."""
    home = edition / "index.html"
    seen, waiting = {home}, [home]
    while waiting:
        page = waiting.pop()
        for tag, address in links(page):
            path = unquote(address.partition("#")[0])
            if tag != "a" or not path or WEB.match(path):
                continue
            target = (page.parent / path).resolve()
            if target.suffix == ".html" and target.is_file() and target not in seen:
                seen.add(target)
                waiting.append(target)
    proofs = (edition / "proof").resolve()
    every = {page.resolve() for page in edition.rglob("*.html") if proofs not in page.parents}
    every.remove((edition / "conversion.html").resolve())
    assert sorted(page.relative_to(edition).as_posix() for page in every - seen) == []


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("b/c%20d.html#p1", ""),
        ("b/c%20d.html#é", ""),
        ("b/c%20d.html#%C3%A9", ""),
        ("#here", ""),
        ("x.xml", ""),
        ("https://example.org/a?b=c#d", ""),
        ("mailto:a@example.org", ""),
        ("b/c%20d.html#p2", "leads to no id"),
        ("#there", "leads to no id"),
        ("#", "leads nowhere in the page"),
        ("missing.html", "leads to no file"),
        ("b/", "leads to no file"),
        ("../other.html", "leads out of OUT"),
        ("/a.html", "is absolute or crooked"),
        ("a.html?q=1", "has a query"),
        ("//example.org/a", "neither of the web nor relative"),
        ("javascript:void(0)", "neither of the web nor relative"),
        ("file:///a.html", "neither of the web nor relative"),
        ("data:text/plain,a", "neither of the web nor relative"),
    ],
)
def test_a_fault_is_seen(tmp_path: Path, address: str, said: str) -> None:
    out = tmp_path / "out"
    (out / "b").mkdir(parents=True)
    (tmp_path / "other.html").touch()
    (out / "x.xml").touch()
    page = out / "a.html"
    page.write_text(f'<p id="here"><a href="{address}">a</a></p>', encoding="utf-8")
    (out / "b" / "c d.html").write_text(
        '<meta charset="utf-8"><p id="p1">1<b id="é"></b></p>', encoding="utf-8"
    )
    assert fault(address, page, out) == said
    assert faults(out) == ([f"a.html: a {address} {said}"] if said else [])
