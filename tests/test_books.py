"""The e-books: valid, complete, the same in every run, whatever a document is called."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from click.testing import CliRunner
from lxml import etree

from converter.cli import cli
from tests.book_checker import faults, faults_of_many, needs_checker
from tests.shared import ROOT
from tests.xslt_editions import TEI, body_words, note_words, words

X = {
    "x": "http://www.w3.org/1999/xhtml",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "epub": "http://www.idpf.org/2007/ops",
}
TYPE = f"{{{X['epub']}}}type"
HOSTILE = """Skip to content

May 4, 1958

Report on 'A < B & C' ]]> "quoted" <b>bold</b> {x} $1

The harbour is closed. Comrade Vensk said <i>that</i> 1 < 2 & 3.[1]

[1] A note & its sign <sup>.
"""
HEBREW = f"""<TEI xmlns="{TEI}" xml:id="doc-h" xml:lang="he"><teiHeader><fileDesc><titleStmt>
<title>מנורות הנמל</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc>
</fileDesc></teiHeader><text><body><div type="report" n="1"><pb n="4"/><head>מנורות</head>
<p n="1">הנמל סגור. <foreign xml:lang="en">Port Selm</foreign><note place="foot" n="1"><p>הערה.</p></note></p>
<p n="2"><ref target="#nowhere">one</ref> <ref target="https://a|b.example.org/">two</ref> <ref target="https://example.org/a%20b">three</ref></p>
</div></body></text></TEI>"""


FOREIGN = f"""<TEI xmlns="{TEI}"><teiHeader><fileDesc><titleStmt><title>Odes &amp; Notes</title>
<author>A. Nobody</author></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc>
</fileDesc></teiHeader><text><front><titlePage><docTitle><titlePart>Odes</titlePart></docTitle></titlePage></front>
<body><div><head>I</head><epigraph><quote>So</quote></epigraph><lg><head>Ode</head><l n="1">O <choice><sic>lmap</sic><corr>lamp</corr></choice></l>
<l>of <app><lem wit="#a">tin</lem><rdg wit="#b">iron</rdg></app></l></lg><figure><head>A lamp</head><graphic url="lamp.png"/>
<figDesc>It burns.</figDesc></figure><p>He <del>went</del> <add place="above">came</add><note place="foot">Late.</note> <gap unit="word" quantity="2"/>
<abbr>Dr</abbr> <list type="gloss"><label>oil</label><item>dear</item></list> <q>yes</q> <unknownThing>odd</unknownThing></p>
<sp><speaker>Ann</speaker><stage>aside</stage><l>No.</l></sp><table rows="1" cols="2"><row><cell>1</cell><cell>2</cell></row></table>
<listBibl><bibl><title>Lamps</title>, 1962</bibl></listBibl><eg>x &lt; 1</eg></div></body></text></TEI>"""


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return OUT of the specimens and of documents with awkward names and titles."""
    folder = tmp_path_factory.mktemp("books")
    corpus = folder / "corpus"
    shutil.copytree(ROOT / "corpus", corpus)
    (corpus / "1962").mkdir()
    (corpus / "1962" / "Отчёт о лампах, #1.txt").write_text(HOSTILE, encoding="utf-8")
    (corpus / "報告.txt").write_text(HOSTILE, encoding="utf-8")
    converted(corpus, folder / "out", "--only", "tei,epub")
    return folder / "out"


def converted(*arguments: str | Path) -> None:
    result = CliRunner().invoke(cli, ["-q", *map(str, arguments)])
    assert result.exit_code == 0, result.output


def part(book: Path, path: str) -> etree._Element:
    with ZipFile(book) as archive:
        return etree.fromstring(archive.read(f"EPUB/{path}"))


def found(element: etree._Element, path: str) -> list[etree._Element]:
    return element.xpath(path, namespaces=X)  # type: ignore[no-any-return]


def names(out: Path) -> list[str]:
    return sorted(
        path.relative_to(out / "epub").as_posix()[:-5] for path in (out / "epub").rglob("*.epub")
    )


def one(element: etree._Element, path: str) -> str:
    (only,) = found(element, path)
    return " ".join("".join(only.itertext()).split())


@needs_checker
def test_every_book_is_valid_and_the_checker_looks_into_each(out: Path, tmp_path: Path) -> None:
    books = {f"book-{n}": out / "epub" / f"{name}.epub" for n, name in enumerate(names(out))}
    with ZipFile(books["book-0"]) as good, ZipFile(tmp_path / "broken.epub", "w") as broken:
        for name in good.namelist():
            broken.writestr(name, good.read(name).replace(b'id="text"', b'id="test"'))
    said = faults_of_many({**books, "broken": tmp_path / "broken.epub"}, tmp_path)
    assert [fault for fault in said if "broken/" not in fault] == []
    assert any(fault.startswith("RSC-012") for fault in said)


@needs_checker
def test_the_book_of_the_edition_is_valid(out: Path, tmp_path: Path) -> None:
    assert faults(out / "edition.epub", tmp_path / "said.json") == []


@needs_checker
def test_books_of_tei_from_elsewhere_and_volumes_are_valid(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hebrew = rendered(tmp_path, "מסמך.xml", HEBREW)
    small = tmp_path / "small"
    small.mkdir()
    for name in ("09-telegram-wronicz", "12-letter-tolliver", "15-harbour-masters-diary"):
        shutil.copy(ROOT / "corpus" / f"{name}.txt", small)
    monkeypatch.setattr("converter.books.volumes.MOST_DOCUMENTS", 1)
    (small / "edition.toml").write_text('[edition]\nlanguage = "de"\n', encoding="utf-8")
    (tmp_path / "volumes").mkdir()
    (tmp_path / "volumes" / "edition.epub").write_bytes(b"of an earlier run")
    (tmp_path / "volumes" / "edition-own.txt").write_bytes(b"of the editor")
    converted(small, tmp_path / "volumes", "--only", "epub")
    assert (tmp_path / "volumes" / "edition-own.txt").is_file()
    made = sorted((tmp_path / "volumes").glob("*.epub"))
    assert [path.name for path in made] == [
        "edition-1961-1.epub",
        "edition-1961-2.epub",
        "edition-undated.epub",
    ]
    assert one(part(made[1], "package.opf"), "//dc:title") == "Dokumente: 1961, Teil 2"
    books = {path.stem: path for path in made}
    assert (
        faults_of_many(
            {"hebrew": hebrew, "foreign": rendered(tmp_path, "odes.xml", FOREIGN), **books},
            tmp_path,
        )
        == []
    )


def rendered(folder: Path, name: str, tei: str) -> Path:
    """Return the book of a TEI file, made by the command render."""
    (folder / name).write_text(tei, encoding="utf-8")
    result = CliRunner().invoke(
        cli, ["render", str(folder / name), str(folder / "rendered"), "--only", "epub"]
    )
    assert result.exit_code == 0, result.output
    return folder / "rendered" / "epub" / Path(name).with_suffix(".epub")


def test_every_word_is_in_the_book_once(out: Path) -> None:
    edition = out / "edition.epub"
    inside = found(part(edition, "package.opf"), "//opf:manifest/opf:item/@href")
    for name in names(out):
        book = out / "epub" / f"{name}.epub"
        tei = (out / "tei" / f"{name}.xml").read_text(encoding="utf-8")
        page = part(book, "document.xhtml")
        said = [words("".join(note.itertext())) for note in found(page, "//x:div[@class='note']")]
        for sign in found(page, "//x:*[@class='unmarked' or @class='noteref']"):
            sign.text = None
            del sign[:]
            if sign.get("class") == "unmarked":
                sign.tail = None
        (text,) = found(page, "//x:div[@id='text']")
        assert words("".join(text.itertext())) == body_words(tei), name
        assert said == note_words(tei), name
        ident = etree.fromstring(tei.encode()).get("{http://www.w3.org/XML/1998/namespace}id")
        assert f"{ident}.xhtml" in inside
        with ZipFile(book) as alone, ZipFile(edition) as bound:
            assert bound.read(f"EPUB/{ident}.xhtml") == alone.read("EPUB/document.xhtml")


def test_the_order_of_the_edition_is_that_of_the_index(out: Path) -> None:
    edition = out / "edition.epub"
    package = part(edition, "package.opf")
    spine = found(package, "//opf:spine/opf:itemref/@idref")
    files = {item.get("id"): item.get("href") for item in found(package, "//opf:item")}
    order = [files[one] for one in spine]
    assert order[:2] == ["title.xhtml", "nav.xhtml"]
    assert order[-2:] == ["register.xhtml", "colophon.xhtml"]
    told = json.loads((out / "conversion.json").read_text(encoding="utf-8"))
    assert told["books"] == ["edition.epub"]
    dates = {f"{one['id']}.xhtml": one["when"] or "9999" for one in told["documents"]}
    assert [dates[name] for name in order[2:-2]] == sorted(dates.values())
    years = found(part(edition, "nav.xhtml"), "//x:nav[@id='toc']/x:ol/x:li/x:a/text()")
    assert years == [
        *sorted({date[:4] for date in dates.values()} - {"9999"}),
        *("Without a date", "Register of persons", "About this book"),
    ]


def test_the_record_lists_the_books(out: Path) -> None:
    told = json.loads((out / "conversion.json").read_text(encoding="utf-8"))
    listed = {
        output["path"]
        for document in told["documents"]
        for output in document["outputs"]
        if output["kind"] == "epub"
    }
    assert listed == {f"epub/{name}.epub" for name in names(out)}
    assert "epub/1962/Отчёт о лампах, #1.epub" in listed


def test_a_title_is_a_title_whatever_it_holds(out: Path) -> None:
    title = "Report on 'A < B & C' ]]> \"quoted\" <b>bold</b> {x} $1"
    book = out / "epub" / "報告.epub"
    assert one(part(book, "package.opf"), "//dc:title") == title
    assert one(part(book, "document.xhtml"), "//x:h1") == title
    assert title in part(out / "edition.epub", "nav.xhtml").xpath("string()")


def test_the_archive_is_one_that_reading_systems_know(out: Path) -> None:
    for book in (out / "edition.epub", out / "epub" / "報告.epub"):
        with ZipFile(book) as archive:
            first = archive.infolist()[0]
            assert (first.filename, first.compress_type, first.extra) == (
                "mimetype",
                ZIP_STORED,
                b"",
            )
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert book.read_bytes()[38:58] == b"application/epub+zip"


def test_the_same_bytes_with_any_number_of_workers(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for name in ("09-telegram-wronicz", "12-letter-tolliver", "15-harbour-masters-diary"):
        shutil.copy(ROOT / "corpus" / f"{name}.txt", corpus)
    for jobs in ("1", "2"):
        converted(corpus, tmp_path / jobs, "--only", "epub", "--jobs", jobs)
    first, second = (
        {
            path.relative_to(tmp_path / jobs): path.read_bytes()
            for path in (tmp_path / jobs).rglob("*.epub")
        }
        for jobs in ("1", "2")
    )
    assert len(first) == 4
    assert first == second


def test_who_wrote_when_and_under_which_number(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    shutil.copy(ROOT / "corpus" / "12-letter-tolliver.txt", corpus)
    settings = (
        '[edition]\ntitle = "Lamps"\nbase_url = "https://lamps.example.org/"\ndate = "2026-11"\n'
    )
    (corpus / "edition.toml").write_text(settings, encoding="utf-8")
    converted(corpus, tmp_path / "out", "--only", "epub")
    book = part(tmp_path / "out" / "epub" / "12-letter-tolliver.epub", "package.opf")
    assert one(book, "//dc:creator") == "E. M. Tolliver"
    assert one(book, "//opf:meta[@property='dcterms:modified']") == "2026-11-01T00:00:00Z"
    assert one(book, "//opf:meta[@property='belongs-to-collection']") == "Lamps"
    number = one(book, "//dc:identifier[@id='book']")
    letter = corpus / "12-letter-tolliver.txt"
    letter.write_text(letter.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    converted(corpus, tmp_path / "out", "--only", "epub")
    book = part(tmp_path / "out" / "epub" / "12-letter-tolliver.epub", "package.opf")
    assert one(book, "//dc:identifier[@id='book']") == number


def test_notes_and_pages_are_what_reading_systems_take_them_for(tmp_path: Path) -> None:
    book = rendered(tmp_path, "h.xml", HEBREW)
    page = part(book, "document.xhtml")
    (sign,) = found(page, "//x:a[@epub:type='noteref']")
    (note,) = found(page, "//x:aside[@epub:type='footnote']")
    assert (sign.text, sign.get("href")) == ("1", f"#{note.get('id')}")
    assert found(note, "x:a[@epub:type='backlink']/@href") == [f"#{sign.get('id')}"]
    (mark,) = found(page, "//x:*[@epub:type='pagebreak']")
    (listed,) = found(part(book, "nav.xhtml"), "//x:nav[@epub:type='page-list']//x:a")
    assert (listed.text, listed.get("href")) == ("4", f"document.xhtml#{mark.get('id')}")
    headings = found(part(book, "nav.xhtml"), "//x:nav[@epub:type='toc']//x:a/text()")
    assert headings == ["מנורות הנמל", "מנורות", "Notes", "How to cite"]


def test_scripts_that_run_from_right_to_left(tmp_path: Path) -> None:
    book = rendered(tmp_path, "h.xml", HEBREW)
    package, page = part(book, "package.opf"), part(book, "document.xhtml")
    assert found(package, "//opf:spine/@page-progression-direction") == ["rtl"]
    assert found(page, "//x:div[@id='text']/@dir | //x:i/@dir") == ["rtl", "ltr"]
    assert found(package, "//dc:language/text()") == ["he"]


def test_a_link_that_leads_nowhere_is_text(tmp_path: Path) -> None:
    page = part(rendered(tmp_path, "h.xml", HEBREW), "document.xhtml")
    linked = found(page, "//x:p[@id='p2']/x:a")
    assert [link.text for link in linked] == ["three"]
    assert one(page, "//x:p[@id='p2']") == "one two three"


def test_the_names_are_typed(out: Path) -> None:
    page = part(out / "edition.epub", "title.xhtml")
    assert found(page, "//x:section/@epub:type") == ["titlepage"]
    assert TYPE in found(part(out / "edition.epub", "colophon.xhtml"), "//x:section")[0].attrib
