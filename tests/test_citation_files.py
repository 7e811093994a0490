"""The files beside a page: for reference managers, and a copy of the source."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from converter.bibliography import citation_files
from tests.embedded_metadata import saved
from tests.xslt_editions import KITCHEN_SINK, ROOT

Run = Callable[..., Result]
Outputs = Callable[[Path], dict[str, bytes]]
SINK = KITCHEN_SINK.read_bytes()
KINDS = {"html": "html", "bibtex": "bib", "ris": "ris", "csl-json": "csl.json"}
HOSTILE = """</script> --> "double" 'single' {brace} \\end
 next & <!-- 50% #1 $ _ ~ ^
ER  - """


def titled(title: str) -> bytes:
    text = SINK.decode()
    start = text.index(">", text.index('<title type="main"')) + 1
    escaped = title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return (text[:start] + escaped + text[text.index("</title>", start) :]).encode()


def item(csl: bytes) -> dict[str, Any]:
    (found,) = json.loads(csl)
    assert isinstance(found, dict)
    return found


def test_the_files_say_what_the_document_is() -> None:
    made = citation_files(SINK, "1961/kitchen sink")
    told = item(made["csl-json"])
    assert told["type"] == "report"
    assert told["author"] == [{"family": "Toskel", "given": "Ilmar"}]
    assert told["issued"] == {"date-parts": [[1961, 4, 5]]}
    assert told["archive"] == "State Archive of Veldania"
    assert told["archive_location"] == "F-12, box 4"
    ris = made["ris"].decode()
    assert ris.startswith("TY  - RPRT\r\nID  - 1961/kitchen sink\r\n")
    assert "AU  - Toskel, Ilmar\r\n" in ris
    bib = made["bibtex"].decode()
    assert bib.startswith("@misc{1961/kitchen_20_sink,\n")
    assert "  author = {{Toskel}, {Ilmar}},\n" in bib
    assert bib.endswith("}\n")


def test_no_title_breaks_a_file() -> None:
    made = citation_files(titled(HOSTILE), "a")
    plain = " ".join(HOSTILE.split())
    assert item(made["csl-json"])["title"] == plain
    lines = made["ris"].decode().split("\r\n")
    assert f"TI  - {plain}" in lines
    assert [line for line in lines if line.startswith("ER  -")] == ["ER  - "]
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines[:-2])
    (title,) = re.findall(r"^  title = \{(.*)\},$", made["bibtex"].decode(), re.MULTILINE)
    assert r"\textbraceleft{}brace\textbraceright{} \textbackslash{}end next \&" in title
    depth = 0
    for sign in made["bibtex"].decode():
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0
    assert depth == 0


def test_a_document_that_says_nothing_has_its_files() -> None:
    bare = b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text/></TEI>'
    made = citation_files(bare, "1961/a")
    assert item(made["csl-json"])["title"] == "1961/a"
    assert set(made) == {"bibtex", "ris", "csl-json"}


def test_entities_of_strangers_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("a secret")
    entity = f'<!DOCTYPE TEI [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'.encode()
    body = b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>&x;</title></titleStmt></fileDesc></teiHeader></TEI>'
    assert b"secret" not in b"".join(citation_files(entity + body, "a").values())


def test_source_and_files_lie_in_out_and_are_linked(run: Run, corpus: Path, out: Path) -> None:
    (corpus / "1951" / "a b.md").write_bytes("\ufeffOn 3 May 1952\r\n\r\nAll is well.\r\n".encode())
    assert run(corpus, out).exit_code == 0
    for name in ("1951/letter.txt", "1951/a b.md", "note.md"):
        assert (out / "source" / name).read_bytes() == (corpus / name).read_bytes()
    for suffix in KINDS.values():
        assert (out / "html" / "1951" / f"a b.{suffix}").is_file()
    page = (out / "html" / "1951" / "a b.html").read_text(encoding="utf-8")
    assert 'href="../../html/1951/a%20b.bib"' in page


def test_no_page_no_files(run: Run, outputs: Outputs, corpus: Path, tmp_path: Path) -> None:
    for only in ("tei", "text", "tei,text"):
        out = tmp_path / only
        run("--only", only, corpus, out)
        assert {path.split("/")[0] for path in outputs(out)}.isdisjoint({"html", "source"})
    run("--only", "html", corpus, tmp_path / "html")
    assert "source/note.md" in outputs(tmp_path / "html")


def test_edited_tei_is_cited_as_it_was_edited(run: Run, corpus: Path, out: Path) -> None:
    run(corpus, out)
    record = (out / "conversion.json").read_bytes()
    tei = out / "tei" / "note.xml"
    tei.write_bytes(tei.read_bytes().replace(b"Note on the talk", b"Minutes of the talk"))
    run(corpus, out)
    assert item((out / "html" / "note.csl.json").read_bytes())["title"].startswith("Minutes")
    assert b"TI  - Minutes" in (out / "html" / "note.ris").read_bytes()
    assert b"title = {{Minutes" in (out / "html" / "note.bib").read_bytes()
    assert (out / "source" / "note.md").read_bytes() == (corpus / "note.md").read_bytes()
    assert (out / "conversion.json").read_bytes() == record


def test_render_writes_the_files_but_no_source(
    run: Run, outputs: Outputs, corpus: Path, out: Path, tmp_path: Path
) -> None:
    run(corpus, out)
    again = tmp_path / "again"
    assert run("render", out / "tei", again).exit_code == 0
    made = outputs(again)
    for suffix in ("bib", "ris", "csl.json"):
        path = f"html/1951/letter.{suffix}"
        assert made[path] == (out / path).read_bytes()
    assert not (again / "source").exists()
    page = made["html/1951/letter.html"].decode()
    assert "letter.bib" in page
    assert "source/" not in page
    assert run("render", "--only", "text", out / "tei", tmp_path / "text").exit_code == 0
    assert not (tmp_path / "text" / "html").exists()


def test_a_corpus_in_the_folder_of_the_copies_is_refused(
    run: Run, corpus: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "out" / "source" / "1951"
    folder.parent.mkdir(parents=True)
    (corpus / "1951").rename(folder)
    result = run(folder, tmp_path / "out")
    assert result.exit_code == 2
    assert "files would be replaced" in result.stderr


@pytest.fixture(scope="module")
def specimens(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return OUT of the specimens of the project."""
    from click.testing import CliRunner  # noqa: PLC0415

    from converter.cli import cli  # noqa: PLC0415

    out = tmp_path_factory.mktemp("specimens")
    assert CliRunner().invoke(cli, ["-q", str(ROOT / "corpus"), str(out)]).exit_code == 0
    return out


def test_page_and_files_say_the_same(specimens: Path) -> None:
    types = {"personal_communication": "letter", "report": "report", "manuscript": "manuscript"}
    seen = set()
    for file in sorted(specimens.glob("html/*.csl.json")):
        told = item(file.read_bytes())
        page = file.with_name(file.name.replace(".csl.json", ".html"))
        kept = saved(page.read_text(encoding="utf-8"))
        assert kept.type == types[told["type"]], file.name
        assert kept.fields["title"] == told["title"]
        assert kept.fields.get("archive") == told.get("archive")
        dates = told.get("issued", {}).get("date-parts", [[]])
        shared = takewhile(lambda parts: len(set(parts)) == 1, zip(*dates, strict=False))
        date = "-".join(f"{part:02}" for part, *_ in shared)
        assert kept.fields.get("date", "").replace("/", "-") == date
        authors = [_one(one) for one in told.get("author", ())]
        assert [_joined(*name) for role, *name in kept.creators if role == "author"] == authors
        if not authors:
            receivers = [_one(one) for one in told.get("recipient", ())]
            saved_ones = [_joined(*name) for role, *name in kept.creators if role == "recipient"]
            assert saved_ones == (receivers if kept.type == "letter" else [])
        seen |= {kept.type, *(["authors"] if authors else [])}
    assert seen == {"letter", "report", "manuscript", "authors"}


def _one(name: dict[str, str]) -> str:
    if literal := name.get("literal"):
        surname, _, forename = literal.partition(", ")
        return _joined(surname, forename)
    return _joined(name["family"], name["given"])


def _joined(surname: str, forename: str) -> str:
    return f"{forename} {surname}".strip()
