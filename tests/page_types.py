"""The types of pages of an edition, and one page of OUT for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"

Found = Callable[[Path], Iterator[Path]]


def named(*patterns: str) -> Found:
    """Return the pages whose paths match, by the first pattern that finds any."""

    def found(out: Path) -> Iterator[Path]:
        every = ([*sorted(out.glob(pattern))] for pattern in patterns)
        yield from next((some for some in every if some), [])

    return found


def overview(*folders: str) -> Found:
    """Return the page that a folder begins with."""
    return named(*(f"{folder}/index.html" for folder in folders))


def largest(pattern: str) -> Found:
    """Return the pages whose paths match and that begin no folder, the largest first."""

    def found(out: Path) -> Iterator[Path]:
        pages = [page for page in out.glob(pattern) if page.name != "index.html"]
        yield from sorted(pages, key=lambda page: (-page.stat().st_size, page))

    return found


def below(folder: str) -> Found:
    """Return the pages of a folder that are not its overview."""

    def found(out: Path) -> Iterator[Path]:
        pages = sorted((out / folder).rglob("*.html"))
        yield from (page for page in pages if page != out / folder / "index.html")

    return found


def document(most: str, within: str = "") -> Found:
    """Return the page of the document that has most of these elements in its text."""

    def found(out: Path) -> Iterator[Path]:
        counted = []
        for tei in sorted((out / "tei").rglob("*.xml")):
            text = etree.parse(tei).find(f"{TEI}text")
            wanted = [] if text is None else text.findall(f".//{TEI}{most}")
            number = sum(within in (one.get("type") or "") for one in wanted)
            if number:
                counted.append((-number, tei))
        for _, tei in sorted(counted):
            yield out / "html" / tei.relative_to(out / "tei").with_suffix(".html")

    return found


PAGE_TYPES: dict[str, Found] = {
    "home": named("index.html"),
    "browse, overview": overview("browse"),
    "browse, one way": named("browse/*/index.html"),
    "browse, list": largest("browse/*/*.html"),
    "persons": named("persons.html"),
    "places": named("places.html"),
    "organisations": named("organisations.html"),
    "about": named("about.html"),
    "search": named("search.html"),
    "conversion": named("conversion.html"),
    "letter": document("salute"),
    "minutes with turns": document("sp"),
    "table": document("row"),
    "notes": document("note"),
    "lists": document("item"),
    "enclosure": document("div", "enclosure"),
    "proof, overview": overview("proof"),
    "proof, page": below("proof"),
}


def pages_of(out: Path) -> dict[str, Path]:
    """Return one page for each type that OUT has, each another one where there is another."""
    chosen: dict[str, Path] = {}
    for name, found in PAGE_TYPES.items():
        pages = [page for page in found(out) if page.is_file()]
        fresh = [page for page in pages if page not in chosen.values()]
        if pages:
            chosen[name] = (fresh or pages)[0]
    return chosen
