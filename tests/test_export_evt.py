"""The export for EVT 3: what its parsers would read of our documents, read as they do."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from converter.exports import exporting
from converter.words import WORD
from tests.export_input import TEI, document, needs_tei_all, published, tei_all

ENTRY = {"persName": "person", "placeName": "place", "orgName": "org"}
ID = "{http://www.w3.org/XML/1998/namespace}id"


def find(root: etree._Element, path: str) -> list[Any]:
    return root.xpath(path, namespaces={"t": TEI})


def shown(root: etree._Element) -> list[str]:
    """Return the words that EVT shows, by the rules of parsePages and getElementsBetweenTreeNode.

    A page is what stands between its pb and the next one, or the end of the last body of the
    file; without pb, what stands between the first and the last node of the first body.
    """
    (body, *_), last = find(root, "//t:body"), find(root, "//t:body")[-1]
    pages = find(body, ".//t:pb")
    texts = find(body, ".//text()")
    if pages:
        before = len(find(pages[0], "preceding::text()[ancestor::t:body]"))
        after = len(find(last, "following::text()[ancestor::t:body]"))
        texts = texts[before : len(texts) - after]
    elif not (body.text and len(body) and body[-1].tail):
        return []
    return WORD.findall(" ".join(texts))


def trees(folder: Path) -> list[etree._Element]:
    return [etree.parse(path).getroot() for path in sorted(folder.rglob("*.xml"))]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, exporting.Exported]:
    dest = tmp_path_factory.mktemp("evt")
    return dest, exporting.export("evt", published(), dest)


def test_each_name_finds_its_entry_in_the_lists_of_its_file(
    made: tuple[Path, exporting.Exported],
) -> None:
    found = 0
    for root in trees(made[0] / "assets" / "data"):
        entries = Counter(
            (kind, one.get(ID))
            for kind in ENTRY.values()
            for one in find(root, f"//t:list{kind.capitalize()}/t:{kind}")
        )
        for name, kind in ENTRY.items():
            for reference in find(root, f"//t:text//t:{name}/@ref"):
                found += 1
                assert entries[kind, reference.replace("#", "")] == 1, reference
    assert found > 100


def test_every_word_of_the_text_is_on_a_page(made: tuple[Path, exporting.Exported]) -> None:
    roots = trees(made[0] / "assets" / "data")
    assert len(roots) > 20
    for root in roots:
        (body, *_) = find(root, "//t:body")
        assert shown(root) == WORD.findall(" ".join(body.itertext()))


def test_the_configuration_names_each_document_once(
    made: tuple[Path, exporting.Exported],
) -> None:
    dest, exported = made
    config = json.loads((dest / "assets" / "config" / "config.yaml").read_text(encoding="utf-8"))
    urls = [source["url"] for source in config["editionTextSourcesConfig"]]
    assert sorted(urls) == sorted(one for one in exported.files if one.endswith(".xml"))
    names = [url.split("/")[-1].split(".")[0] for url in urls]
    assert len(set(names)) == len(names) == exported.documents


def test_the_losses_are_what_another_count_says(made: tuple[Path, exporting.Exported]) -> None:
    dest, exported = made
    added: Counter[str] = Counter()
    changed: Counter[tuple[str, str]] = Counter()
    for before, after in zip(
        trees(published() / "tei"), trees(dest / "assets" / "data"), strict=True
    ):
        marks = len(find(after, "//t:milestone[@unit='page']"))
        changed["pb", "milestone"] += marks
        changed["pb/@n", "milestone/@n"] += len(find(after, "//t:milestone[@unit='page']/@n"))
        added["milestone/@unit"] += marks
        added["pb"] += len(find(after, "//t:pb")) - (len(find(before, "//t:pb")) - marks)
    assert exported.losses.changed == +changed
    assert exported.losses.added == +added
    assert added["pb"] > 0
    assert not exported.losses.dropped
    assert exported.losses.words == 0


@needs_tei_all
@pytest.mark.skipif(not shutil.which("jing"), reason="jing is not installed (apt-get install jing)")
def test_the_documents_are_valid(made: tuple[Path, exporting.Exported]) -> None:
    files = sorted(map(str, (made[0] / "assets" / "data").glob("*.xml")))
    ran = subprocess.run(["jing", tei_all(), *files], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout


FLOATING = "<floatingText><body><p>Two<pb n='2'/> three.</p></body></floatingText>"


@pytest.mark.parametrize(
    ("body", "pages", "marks"),
    [
        ("<div><p>One.</p></div>", 0, 0),
        ("<div><p>One <pb n='2'/>two.</p></div>", 2, 0),
        ("<div><pb n='1'/><p>One.</p></div>", 1, 0),
        (f"<div><p>One.</p>{FLOATING}<p>Four.</p></div>", 0, 1),
        ("<div><p>One <pb n='2'/>two.</p></div><div><p>Three.</p></div>", 0, 1),
        ("<div><p>One.</p></div><div><p>Two <pb n='2'/>three.</p></div>", 2, 0),
        ("<div><p>A.</p><pb n='2'/><p>B.</p><p>C <pb n='3'/>D.</p><p>E.</p></div>", 0, 2),
        ("<div><p>A.</p><pb n='2'/><p>B.</p><pb n='3'/><p>C.</p></div>", 3, 0),
    ],
)
def test_pages_hold_the_whole_text(tmp_path: Path, body: str, pages: int, marks: int) -> None:
    (tmp_path / "tei").mkdir()
    (tmp_path / "tei" / "a.xml").write_bytes(document("a", body))
    exporting.export("evt", tmp_path / "tei", tmp_path / "dest")
    (root,) = trees(tmp_path / "dest")
    (text, *_) = find(root, "//t:body")
    assert shown(root) == WORD.findall(" ".join(text.itertext())) != []
    assert len(find(root, "//t:pb")) == pages
    assert len(find(root, "//t:milestone[@unit='page']")) == marks


def test_names_that_evt_would_take_for_one_are_told_apart(tmp_path: Path) -> None:
    for name in ("1962/a", "1962-a", "1962-A.old"):
        path = tmp_path / "tei" / f"{name}.xml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(document("a", "<p>x</p>"))
    made = exporting.export("evt", tmp_path / "tei", tmp_path / "dest")
    assert [one.rpartition("/")[2] for one in made.files if one.endswith(".xml")] == [
        "1962-A-old.xml",
        "1962-a-2.xml",
        "1962-a.xml",
    ]
