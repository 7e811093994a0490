"""The proof view of a whole run: pages, their index, what has changed, what was not converted."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

import lxml.html
from click.testing import Result

from converter.proof.changes import compare
from tests.proof_pages import (
    TALK,
    classed,
    harbour,
    page,
    plan_of,
    planned,
    said,
    tree_of,
)
from tests.xslt_editions import XSLT

Run = Callable[..., Result]
__all__ = ["harbour"]

FIX = """\
date = "1958-05-03"

[[line]]
text = "Boats in the harbour"
is = "heading"

[[note]]
n = "1"
after = "Three ships"
"""
REVIEW = "file,surface,person,name,decision\ntalk,Vensk,vensk-anatol,Anatol Vensk,is\n"


def items(tree: lxml.html.HtmlElement, section: str) -> list[str]:
    """Return the entries of a list at the top of a page."""
    return [said(one) for one in tree.xpath(f"//section[@class='{section}']//li")]


def test_without_the_option_there_is_no_proof(run: Run, harbour: Path, out: Path) -> None:
    assert run(harbour, out).exit_code == 0
    assert not (out / "proof").exists()


def test_doubts_stand_at_the_top_and_at_their_rows(run: Run, harbour: Path, out: Path) -> None:
    assert run(harbour, out, "--proof").exit_code == 0
    tree = tree_of(out / "proof" / "talk.html")
    doubts = items(tree, "doubts")
    assert doubts[0].startswith("line 3 Finding “Brezan” can be more than one person")
    assert doubts[1].startswith("line 3 Whose name is it? “Brezan”")
    assert "line 9 Not marked as a name “Tugin”: too little shows that it is a person" in doubts
    assert not any("not marked:" in one for one in doubts)
    row = tree.xpath("//*[@id='L3']/ancestor::div[contains(@class, 'row')]")[0]
    assert "doubtful" in row.get("class")
    assert [said(one).split(" “")[0] for one in row.xpath(".//ul[@class='told']/li")] == [
        "Finding",
        "Whose name is it?",
    ]
    unsure = row.xpath(".//*[@class='persName unsure'] | .//code/span[@class='unsure']")
    assert [said(one) for one in unsure] == ["Brezan", "Brezan"]
    passed = tree.xpath("//*[@id='L9']//span[@class='passed']")
    assert [said(one) for one in passed] == ["Tugin"]


def test_a_long_list_of_doubts_is_folded(run: Run, harbour: Path, out: Path) -> None:
    names = "Tugin Orsan Belmar Kastor Dravo Pelin Sorvan Mirtal Golem Hastor Vurin Lemos".split()
    text = "\n\n".join(f"No oil came from {name} and {name}berg." for name in names)
    (harbour / "talk.txt").write_text(f"A Talk\n\n{text}\n", encoding="utf-8")
    assert run(harbour, out, "--proof").exit_code == 0
    tree = tree_of(out / "proof" / "talk.html")
    shown, folded = tree.xpath("//section[@class='doubts']//ol")
    assert len(shown) == 12
    assert said(tree.xpath("//details[@class='more']/summary")[0]) == f"{len(folded)} more"


def test_what_editors_said_stands_there(run: Run, harbour: Path, out: Path) -> None:
    (harbour / "talk.fix.toml").write_text(FIX, encoding="utf-8")
    (harbour / "review.csv").write_text(REVIEW, encoding="utf-8")
    assert run(harbour, out, "--proof").exit_code == 0
    tree = tree_of(out / "proof" / "talk.html")
    assert items(tree, "said") == [
        "whole document Statement date: 1958-05-03 (talk.fix.toml:1)",
        'line 5 Correction “Boats in the harbour”: is = "heading" (talk.fix.toml:3)',
        "line 7 Decision “Vensk”: is → Anatol Vensk (review.csv:2; 2 times)",
    ]
    assert items(tree, "doubts")[0].startswith("whole document Finding talk.fix.toml:7: ")
    assert "talk.fix.toml" in said(tree.xpath("//details[@class='how']")[0])


def test_left_out_lines_tell_why(run: Run, out: Path) -> None:
    corpus = Path(__file__).resolve().parents[1] / "corpus"
    assert run(corpus / "28-talk-in-the-lighthouse.txt", out, "--proof").exit_code == 0
    rows = classed(tree_of(out / "proof" / "28-talk-in-the-lighthouse.html"), "out")
    told = {said(row) for row in rows if row.tag == "div"}
    assert (
        "1 Skip to content 2 Left out: it belongs to the web page that the text was taken from."
        in told
    )


def test_documents_that_were_not_converted_stand_first(run: Run, harbour: Path, out: Path) -> None:
    (harbour / "calm.txt").write_text("A Calm Day\n\nNothing was said of it.\n", encoding="utf-8")
    (harbour / "bytes.txt").write_bytes(b"The \xff harbour\n")
    (harbour / "wrong.txt").write_text(TALK, encoding="utf-8")
    (harbour / "wrong.fix.toml").write_text('[[line]]\ntext = "Boats"\nis = "hedgehog"\n')
    assert run(harbour, out, "--proof").exit_code == 1
    index = tree_of(out / "proof" / "index.html")
    assert [one.get("href") for one in index.xpath("//p[@class='title']/a")] == [
        "../proof/bytes.html",
        "../proof/wrong.html",
        "../proof/talk.html",
        "../proof/calm.html",
    ]
    facts = [said(one) for one in index.xpath("//p[@class='facts']")]
    assert facts[0].startswith("Not converted Byte 4 (0xff) is not utf-8 text.")
    assert facts[3].startswith("nothing in doubt")
    # Points are what the page says they are.
    found = re.match(r"(\d+) points · (\d+) findings? to check · (\d+) names", facts[2])
    assert found
    talk = tree_of(out / "proof" / "talk.html")
    weak = sum("Whose name" in one or "weak sign" in one for one in items(talk, "doubts"))
    names = int(found[3])
    assert int(found[1]) == 3 * int(found[2]) + 2 * weak + (names - weak)
    wrong = tree_of(out / "proof" / "wrong.html")
    assert "a line cannot be 'hedgehog'" in items(wrong, "doubts")[0]
    lines = "".join(str(one.text_content()) + "\n" for one in wrong.xpath("//code[not(@class)]"))
    assert all(line in lines for line in TALK.split("\n"))
    assert not tree_of(out / "proof" / "bytes.html").xpath("//div[@class='lines']")


def test_a_document_may_be_called_index(run: Run, harbour: Path, out: Path) -> None:
    (harbour / "index").mkdir()
    (harbour / "index.txt").write_text(TALK, encoding="utf-8")
    (harbour / "index" / "index.txt").write_text(TALK, encoding="utf-8")
    assert run(harbour, out, "--proof").exit_code == 0
    assert "All proofs" in said(tree_of(out / "proof" / "index.html"))
    assert (out / "proof" / "index" / "index.html").is_file()
    assert (out / "proof" / "index" / "index" / "index.html").is_file()
    check_links(out)


def links(out: Path) -> Iterator[tuple[Path, str]]:
    """Yield each link of the proof pages with its page."""
    for path in sorted((out / "proof").rglob("*.html")):
        for link in tree_of(path).xpath("//a/@href"):
            yield path, str(link)


def check_links(out: Path) -> None:
    """Demand that each link of the proofs to a proof, a document or a place of the page leads there."""
    for path, link in links(out):
        address, _, place = unquote(link).partition("#")
        target = (path.parent / address).resolve() if address else path
        if re.search(r"/(browse|places|organisations|about)", str(target)):
            continue  # pages of the edition that other runs of this program make
        assert target.is_file(), (path, link)
        if place:
            assert tree_of(target).xpath("//*[@id=$place]", place=place), (path, link)


def test_pages_are_sound(run: Run, corpus: Path, out: Path) -> None:
    assert run(corpus, out, "--proof").exit_code == 0
    check_links(out)
    for path in (out / "proof").rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        tree = tree_of(path)
        identifiers = [str(one) for one in tree.xpath("//@id")]
        assert len(identifiers) == len(set(identifiers))
        assert not tree.xpath("//@style | //script | //img | //iframe | //a//a")
        (style,) = tree.xpath("//style/text()")
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in html
    assert "proof/" not in (out / "html" / "note.html").read_text(encoding="utf-8")
    assert "proof" not in (out / "conversion.json").read_text(encoding="utf-8")


def test_the_same_bytes_from_several_workers(run: Run, corpus: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    assert run(corpus, one, "--proof", "--jobs", "1").exit_code == 0
    assert run(corpus, two, "--proof", "--jobs", "2").exit_code == 0
    pages = sorted(path.relative_to(one) for path in (one / "proof").rglob("*.html"))
    assert len(pages) == 3
    for path in pages:
        assert (one / path).read_bytes() == (two / path).read_bytes()


def test_in_german() -> None:
    made, plan = planned(TALK)
    tree = page(made, compare(made.tei, plan.pieces), "de")
    assert tree.get("lang") == "de"
    assert "Nichts hat sich geändert." in said(tree)
    assert tree.xpath("//div[@class='piece']/@lang")[0] == "en"
    assert tree.xpath("//li[@class='finding']//span[@lang='en']")


def test_characters_that_no_page_can_hold_are_shown_as_such() -> None:
    made, _ = planned("A Talk\n\nThe lamp \x07 is \x0c out.\n")
    assert "The lamp \ufffd is \ufffd out." in said(page(made))


def test_the_stylesheet_has_all_that_the_pages_for_readers_are_made_of() -> None:
    def modules(name: str) -> set[str]:
        return set(re.findall(r'<xsl:include href="([^"]+)"', (XSLT / name).read_text("utf-8")))

    assert "modules.xsl" in modules("html.xsl")
    assert modules("html.xsl") <= modules("proof.xsl")


def test_plan_counts() -> None:
    plan = plan_of(planned(TALK)[0])
    assert plan.weak + plan.asked == sum(one.kind != "finding" for one in plan.doubts)
