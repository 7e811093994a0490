"""What pages say of other documents: filled in when all are known, and mended when they change."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from click.testing import Result
from lxml import html

from converter import register_pages
from converter.fills import digest, filled, fills_of, unfilled
from tests.test_links_of_the_edition import faults

Run = Callable[..., Result]
Outputs = Callable[[Path], dict[str, bytes]]
PAGE = """<html><head><meta content="<!--fill a-->no<!--/fill-->"><style>b > i { color: red } /* <!--fill a--><!--/fill--> */
</style><script>if (1 < 2) { "<!--fill a--><!--/fill-->" }</script></head><body title='"<!--fill b-->'>
<!-- a remark --><nav><!--fill a--><a href="x">old</a><!--/fill--></nav><p>1 &lt; 2 <!--fill b--><!--/fill--></p></body></html>"""


def test_only_the_places_of_the_page_itself_are_filled() -> None:
    there = filled(PAGE, {"a": "<b>new</b>", "b": "\\1 & more", "c": "nowhere"})
    assert there == PAGE.replace('<a href="x">old</a>', "<b>new</b>").replace(
        "2 <!--fill b-->", "2 <!--fill b-->\\1 & more"
    )
    assert filled(there, {"a": "<b>new</b>", "b": "\\1 & more"}) == there
    assert dict(fills_of(there)) == {"a": "<b>new</b>", "b": "\\1 & more"}


@pytest.mark.parametrize(
    ("before", "real"),
    [
        ("<p class='x'>", 1),
        ('<p class="x">"Yes", he said, and don\'t = "no"', 1),
        ("<p>", 1),
        ('<p title="', 0),
        ("<p title='", 0),
        ("<p title=\"a > b 'c' ", 0),
        ('<p title = \'a > "b" ', 0),
        ("<style>/* ", 0),
        ('<p class="x">a</p><script type="application/ld+json">{"a": "', 0),
    ],
)
@pytest.mark.parametrize("first", ["", "<i><!--fill b--><!--/fill--></i>"])
def test_a_place_is_known_by_where_it_stands(before: str, real: int, first: str) -> None:
    after = '"></p>\'></p></style></script><b class="y"><!--fill b--><!--/fill--></b>'
    page = f"{first}{before}<!--fill a--><!--/fill-->{after}"
    there = filled(page, {"a": "A", "b": "B"})
    assert there.count("A") == real
    assert there.count("B") == 1 + bool(first)
    assert unfilled(there) == page


def test_a_page_is_the_same_apart_from_its_fills() -> None:
    assert unfilled(filled(PAGE, {"a": "x", "b": "y"})) == unfilled(PAGE)
    assert unfilled(PAGE) == PAGE.replace('<a href="x">old</a>', "")


def test_fills_are_told_apart_by_their_digest() -> None:
    assert digest({}) == digest({"a": ""}) == ""
    assert digest({"a": "x", "b": "y"}) == digest({"b": "y", "a": "x"})
    assert len({digest({"a": "x"}), digest({"b": "x"}), digest({"a": "x", "b": "x"})}) == 3


def test_a_page_with_a_stray_quotation_mark_ends_at_once() -> None:
    assert filled("<a title='" + '"x' * 50_000, {"a": "x"}).startswith("<a title")


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """Return a corpus of four dated notes and one without a date, some about the same man."""
    folder = tmp_path / "letters"
    (folder / "deep" / "down").mkdir(parents=True)
    for name, text in {
        "b.txt": "Note on the talk of 3 May 1952\n\nComrade Tomas Vela spoke of the railway.\n",
        "a.txt": "Note on the talk of 5 May 1951\n\nComrade Tomas Vela came. Vela said nothing.\n",
        "deep/down/c d.txt": 'Note on <!--the--> "talk" & </nav> of 1 June 1953\n\nTomas Vela left.\n',
        "z.txt": "Note on the harbour\n\nNothing was decided, and nobody came.\n",
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "bad.txt").write_bytes(b"\xff\xfe\xff")
    return folder


def neighbours(out: Path, name: str) -> dict[str, tuple[str, str, str]]:
    """Return the neighbours of a page: the address, the date and the title of each."""
    tree = html.parse(str(out / "html" / f"{name}.html"))
    return {
        link.get("rel"): (
            link.get("href"),
            "".join(link.xpath("span[@class='date']/text()")),
            "".join(link.xpath("span[@class='title']/text()")),
        )
        for link in tree.xpath("//nav[@class='neighbours']/a")
    }


def test_neighbours_are_those_before_and_after_by_date(
    run: Run, letters: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert run(letters, out).exit_code == 1
    first = neighbours(out, "a")
    assert first == {"next": ("../html/b.html", "3 May 1952", "Note on the talk of 3 May 1952")}
    middle = neighbours(out, "b")
    assert list(middle) == ["prev", "next"]
    assert middle["next"] == (
        "../html/deep/down/c%20d.html", "1 June 1953", 'Note on <!--the--> "talk" & </nav> of 1 June 1953'
    )  # fmt: skip
    deep = neighbours(out, "deep/down/c d")
    assert deep["prev"][0] == "../../../html/b.html"
    # What has no date comes last, what was not converted not at all.
    assert deep["next"] == ("../../../html/z.html", "", "Note on the harbour")
    assert list(neighbours(out, "z")) == ["prev"]
    for name in ("a", "b", "deep/down/c d", "z"):
        page = out / "html" / f"{name}.html"
        for href, _, _ in neighbours(out, name).values():
            assert (page.parent / href.replace("%20", " ")).is_file()


def ways(out: Path, name: str) -> list[tuple[str, str]]:
    """Return the links of a page to the registers: the address and the words."""
    tree = html.parse(str(out / "html" / f"{name}.html"))
    return [(one.get("href"), one.text) for one in tree.xpath("//span[@class='elsewhere']/a")]


def test_a_person_leads_to_the_other_documents(run: Run, letters: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(letters, out)
    assert ways(out, "a") == [("../persons.html#vela-tomas", "in 2 other documents")]
    assert ways(out, "deep/down/c d") == [
        ("../../../persons.html#vela-tomas", "in 2 other documents")
    ]
    assert html.parse(str(out / "persons.html")).xpath("//li[@class='entry'][@id='vela-tomas']")
    assert ways(out, "z") == []
    # The fewer others there are, the less is said; the way to the register stays.
    (letters / "b.txt").unlink()
    run(letters, out)
    assert ways(out, "a") == [("../persons.html#vela-tomas", "in 1 other document")]
    (letters / "deep" / "down" / "c d.txt").unlink()
    run(letters, out)
    assert ways(out, "a") == [("../persons.html#vela-tomas", "in the register")]


@pytest.mark.parametrize("most", [900, 250])
def test_a_document_leads_to_the_page_of_a_register_that_is_cut(
    run: Run, letters: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    (letters / "b.txt").write_text(
        "Note on the talk of 3 May 1952\n\nMinister Ada Novak met Comrade Tomas Vela in Berlin, "
        "London and Paris. Comrade Pavel Vorel spoke for the Ministry of Trade.\n",
        encoding="utf-8",
    )
    out = tmp_path / "out"
    with monkeypatch.context() as patched:
        patched.setattr(register_pages, "pages", partial(register_pages.pages, most=most))
        assert run("--jobs", "1", letters, out).exit_code == 1
        assert (out / "persons-names-v.html").exists() == (most < 300)
        found = dict(ways(out, "b"))
        assert found["../persons-v.html#vela-tomas"] == "in 2 other documents"
        assert found["../persons-n.html#novak-ada"] == "in the register"
        pages = {href.partition("#")[0] for href in found}
        assert pages >= {"../places-b.html", "../places-l.html"}
        home = html.parse(str(out / "index.html"))
        assert home.xpath("//a[@href='persons-v.html#vela-tomas']")
        assert faults(out) == []
        run("--jobs", "2", letters, tmp_path / "two")
        for name in ("a", "b", "deep/down/c d"):
            assert (tmp_path / "two" / "html" / f"{name}.html").read_bytes() == (
                out / "html" / f"{name}.html"
            ).read_bytes()
    # A register that is one page again: the pages of documents are mended.
    run("--jobs", "1", "--again", letters, out)
    assert list(out.glob("persons-*.html")) == []
    assert {href.partition("#")[0] for href, _ in ways(out, "b")} == {
        "../persons.html",
        "../places.html",
        "../organisations.html",
    }


def test_a_second_run_writes_nothing(
    run: Run, outputs: Outputs, letters: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    run(letters, out)
    first = outputs(out)
    stamps = {path: (out / path).stat().st_mtime_ns for path in first}
    run(letters, out)
    assert json.loads((out / "run.json").read_bytes())["written"] == 0
    assert outputs(out) == first
    assert {path: (out / path).stat().st_mtime_ns for path in first} == stamps


def test_checksums_are_those_of_the_filled_pages(run: Run, letters: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    for _ in range(2):
        run(letters, out)
        record = json.loads((out / "conversion.json").read_bytes())
        files = [one for document in record["documents"] for one in document["outputs"]]
        assert {one["kind"] for one in files} >= {"html", "bibtex", "ris", "csl-json", "source"}
        for one in files:
            assert hashlib.sha256((out / one["path"]).read_bytes()).hexdigest() == one["sha256"]


def test_a_run_without_a_document_mends_its_neighbours(
    run: Run, outputs: Outputs, letters: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    run(letters, out)
    (letters / "b.txt").unlink()
    run("--jobs", "1", letters, out)
    assert neighbours(out, "a")["next"][0] == "../html/deep/down/c%20d.html"
    assert neighbours(out, "deep/down/c d")["prev"][0] == "../../../html/a.html"
    written = [
        path
        for document in json.loads((out / "run.json").read_bytes())["documents"]
        for path in document["written"]
    ]
    assert sorted(written) == ["html/a.html", "html/deep/down/c d.html"]
    fresh = tmp_path / "fresh"
    run("--jobs", "2", letters, fresh)
    # Of the report that left only the records of the run still tell.
    records = {"conversion.json", "conversion.html"}
    left, made = outputs(out), outputs(fresh)
    kept = [path for path in left if not re.search(r"\bb\.", path)]
    assert {path: left[path] for path in kept if path not in records} == {
        path: data for path, data in made.items() if path not in records
    }
    run("--prune", letters, out)
    assert outputs(out) == made


def test_an_edited_document_has_neighbours_too(run: Run, letters: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(letters, out)
    record = (out / "conversion.json").read_bytes()
    tei = out / "tei" / "a.xml"
    tei.write_bytes(tei.read_bytes().replace(b"said nothing", b"said much"))
    run(letters, out)
    page = (out / "html" / "a.html").read_text(encoding="utf-8")
    assert "said much" in page
    assert list(neighbours(out, "a")) == ["next"]
    assert (out / "conversion.json").read_bytes() == record
    run(letters, out)
    assert json.loads((out / "run.json").read_bytes())["written"] == 0
    # What cannot be rendered keeps its page, which is still told of its neighbours.
    tei.write_bytes(b"<TEI><half")
    (letters / "b.txt").unlink()
    run(letters, out)
    assert neighbours(out, "a")["next"][0] == "../html/deep/down/c%20d.html"


def test_the_words_are_in_the_language_of_the_edition(
    run: Run, letters: Path, tmp_path: Path
) -> None:
    (letters / "edition.toml").write_text('[edition]\nlanguage = "de"\n', encoding="utf-8")
    run(letters, tmp_path / "out")
    page = (tmp_path / "out" / "html" / "a.html").read_text(encoding="utf-8")
    assert '<span class="label">Nächstes</span> <span class="date">3. Mai 1952</span>' in page
    assert "in 2 weiteren Dokumenten" in page


def test_a_document_alone_has_no_neighbours(run: Run, letters: Path, tmp_path: Path) -> None:
    assert run(letters / "z.txt", tmp_path / "out").exit_code == 0
    assert neighbours(tmp_path / "out", "z") == {}
    assert run(letters / "bad.txt", tmp_path / "none").exit_code == 1


def test_text_alone_has_no_second_phase(
    run: Run, outputs: Outputs, letters: Path, tmp_path: Path
) -> None:
    run("--only", "text", letters, tmp_path / "out")
    made = {path.split("/")[0] for path in outputs(tmp_path / "out")}
    assert made == {"text", "conversion.html", "conversion.json"}
