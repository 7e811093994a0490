"""Count the edits that an editor has still to make in converted documents.

usage: python benchmarks/edits.py [--quiet] [KEY PAGES OUT]

Without arguments, the reports of ../shared/corpus are held against their
reference encodings (see tree_edits.py for what counts as an edit), and the
pages of ../shared/pages against key.json; with arguments, the TEI files of OUT
(OUT/tei/NAME.xml, or OUT/NAME.xml) against KEY, a list of pages in the format
of ../shared/pages/README.md (see page_edits.py). Printed for each document:
the edits, one a line, with the source line; at the end how many a page needs.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from edit import Edit, counted
from lxml import etree
from page_edits import PARTS, page_edits
from tree_edits import Tree, tree_edits
from words import Page

from converter.pipeline import convert
from converter.settings import Naming, Settings
from converter.source import Source
from converter.tools import Tools

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
NS = {"t": "http://www.tei-c.org/ns/1.0"}
# Of the header, what the settings of an edition decide and not the page; and what ENCODING asks
# for beyond the references.
SETTINGS = (
    "t:publicationStmt/*[not(self::t:availability[@status='restricted'])]",
    "t:projectDesc", "t:editorialDecl", "t:appInfo", "t:respStmt", "t:revisionDesc",
)  # fmt: skip
BEYOND = (
    "t:extent", "t:bibl[@type='file']", "t:taxonomy[@xml:id='name-evidence']", "t:listPrefixDef",
    "t:person/t:persName[@type='variant']", "t:person/t:idno",
)  # fmt: skip
REFERENCE_TARGET, PAGE_TARGET = 0, 2


def reference_edits(ours: etree._Element, theirs: etree._Element, source: str) -> list[Edit]:
    """Return the edits from our TEI of a report to its reference: the text, then the header.

    Not counted: what an edition's settings decide (publisher, description of
    the project, declarations), what ENCODING asks for beyond the references
    (totals, checksum, categories of evidence; variants and numbers of persons),
    what says how a thing was found (@cert, @evidence, @resp), and white space.
    """
    page = Page(source)
    found: list[Edit] = []
    for part, paths in (("text", ("text",)), ("header", ("teiHeader", "standOff"))):
        mine, wanted = (_tree(root, paths) for root in (ours, theirs))
        found += tree_edits(mine, wanted, part, page.lines)
    return found


def _tree(root: etree._Element, paths: Iterable[str]) -> Tree:
    """Return parts of a document as a tree, without what is not compared."""
    beyond: set[etree._Element] = set()
    for path in (*SETTINGS, *BEYOND):
        found = root.xpath(f"t:teiHeader//{path} | t:standOff//{path}", namespaces=NS)
        if isinstance(found, list):
            beyond.update(one for one in found if isinstance(one, etree._Element))  # noqa: SLF001
    return Tree.of([one for path in paths for one in root.findall(f"t:{path}", NS)], beyond)


def references(folder: Path) -> Iterator[tuple[str, list[Edit]]]:
    """Yield for each report that has a reference its name and its edits.

    The references leave out places, organisations and dates in running text, so none are sought.
    """
    tools = Tools.build(Settings(naming=Naming(places=False, organisations=False, dates=False)))
    for path in sorted((folder / "corpus").glob("*.txt")):
        reference = folder / "reference" / f"{path.stem}.xml"
        if reference.is_file():
            source = Source(path.name, path.read_bytes())
            ours = etree.fromstring(convert(source, tools).tei)
            theirs = etree.parse(reference).getroot()
            yield path.name, reference_edits(ours, theirs, path.read_text(encoding="utf-8"))


def pages(key: Path, folder: Path, out: Path | None) -> Iterator[tuple[str, list[Edit]]]:
    """Yield for each page of a key its name and its edits; without ``out`` pages are converted."""
    tools = Tools.build(Settings()) if out is None else None
    for page in json.loads(key.read_text(encoding="utf-8")):
        path = folder / page["file"]
        if tools is not None:
            tei = convert(Source(path.name, path.read_bytes()), tools).tei
        else:
            name = f"{path.stem}.xml"
            found = (
                [one for one in (out / "tei" / name, out / name) if one.is_file()] if out else []
            )
            if not found:
                yield page["file"], [Edit("add", f"the whole document: no {name}", "text")]
                continue
            tei = found[0].read_bytes()
        source = path.read_text(encoding="utf-8")
        yield page["file"], page_edits(etree.fromstring(tei), page, source)


def show(
    title: str, documents: Iterable[tuple[str, list[Edit]]], target: int, *, each: bool
) -> None:
    """Print the edits of some documents, and how many a document needs."""
    print(f"\n{title}")
    total: list[Edit] = []
    within = count = 0
    for name, edits in documents:
        count += 1
        total += edits
        within += len(edits) <= target
        print(f"{name}: {counted(edits)}{_parts(edits)}")
        if each:
            for edit in edits:
                print(edit)
    if count:
        reached = "reached" if len(total) <= target * count else "NOT reached"
        print(
            f"in all {counted(total)}{_parts(total)}; {len(total) / count:.2f} a document "
            f"(target: at most {target}: {reached}; {within} of {count} documents within it)"
        )


def _parts(edits: list[Edit]) -> str:
    counts = Counter(edit.part for edit in edits)
    told = ", ".join(f"{part} {counts[part]}" for part in PARTS if counts[part])
    return f"; {told}" if told else ""


def main() -> None:
    """Print the edits of the documents that were named, or of those in ../shared."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path, metavar="KEY PAGES OUT")
    parser.add_argument("--quiet", action="store_true", help="totals only, no line for each edit")
    options = parser.parse_args()
    each = not options.quiet
    if options.files:
        if len(options.files) != len(("KEY", "PAGES", "OUT")):
            parser.error("give KEY, PAGES and OUT, or nothing")
        key, folder, out = options.files
        show(str(folder), pages(key, folder, out), PAGE_TARGET, each=each)
        return
    if not SHARED.is_dir():
        sys.exit(f"{SHARED} is not here; name KEY, PAGES and OUT.")
    show("the reports with a reference", references(SHARED), REFERENCE_TARGET, each=each)
    key = SHARED / "pages" / "key.json"
    show("the pages with a key", pages(key, key.parent, None), PAGE_TARGET, each=each)


if __name__ == "__main__":
    main()
