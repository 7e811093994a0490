"""From Python: the same bytes as the command line's, clear errors, and nobody else's state."""

from __future__ import annotations

import copy
import pickle
import re
import threading
from collections.abc import Callable
from dataclasses import astuple, replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from lxml import etree

from converter import (
    Conversion,
    Converter,
    ConvertError,
    Edition,
    Naming,
    Settings,
    convert,
    names,
    read_authority,
    read_corpus,
    read_settings,
    read_tei,
    render,
    reports,
    restore,
    validate,
)
from converter.bibliography import KINDS
from converter.editions import Editions
from converter.fills import unfilled

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
SPECIMENS = reports(CORPUS)


@pytest.fixture(scope="module")
def specimens() -> dict[str, Conversion]:
    converter = Converter(read_settings(CORPUS))
    return {report.output: converter.convert(report) for report in SPECIMENS}


def test_it_makes_the_bytes_that_the_command_line_writes(
    written: Path, specimens: dict[str, Conversion]
) -> None:
    assert len(specimens) == len(SPECIMENS) == len([*(written / "tei").glob("*.xml")])
    for name, made in specimens.items():
        assert (written / "tei" / f"{name}.xml").read_bytes() == made.tei
        assert (written / "tei" / f"{name}.restore.json").read_bytes() == made.restore
        # What a page says of other documents is known when all are converted.
        page = (written / "html" / f"{name}.html").read_text("utf-8")
        assert unfilled(page) == made.html
        assert (written / "text" / f"{name}.txt").read_bytes() == made.text.encode()


def test_it_renders_what_the_command_renders(
    written: Path, tmp_path: Path, run: Callable[..., Result]
) -> None:
    for edition in ("html", "text"):
        assert run("render", written / "tei", tmp_path / "again", "--only", edition).exit_code == 0
    beside = Editions(["html"], Edition(), strict=False, beside=KINDS)
    alone = Editions(["html"], Edition(), strict=False)
    for path in (written / "tei").glob("*.xml"):
        again = tmp_path / "again"
        page = (again / "html" / f"{path.stem}.html").read_text("utf-8")
        # The command puts files beside the page, which it links to.
        assert page == beside.render(path.read_bytes(), path.stem)[0]["html"]
        assert render(path) == alone.render(path.read_bytes(), path.stem)[0]["html"]
        assert render(path, "text") == (again / "text" / f"{path.stem}.txt").read_text("utf-8")


def test_sources_come_back_and_documents_are_valid(specimens: dict[str, Conversion]) -> None:
    for report in SPECIMENS:
        made = specimens[report.output]
        assert restore(made.tei, made.restore) == report.path.read_bytes()
        levels = {one.level for form in (made.tree(), made.tei) for one in validate(form)}
        assert levels <= {"note"}


def test_names_are_the_same_in_the_report_and_in_its_tei(specimens: dict[str, Conversion]) -> None:
    converter = Converter(read_settings(CORPUS))
    for report in SPECIMENS:
        made = specimens[report.output]
        assert converter.names(report) == list(made.mentions)
        kept = [
            sorted((re.sub(r"[][/]", "", one.surface), *astuple(one)[5:9]) for one in mentions)
            for mentions in (made.mentions, names(made.tree()))
        ]
        assert kept[0] == kept[1]


def test_offsets_count_the_characters_of_the_text(letter: str) -> None:
    for mention in convert(letter).mentions:
        assert letter[mention.start : mention.end] == mention.surface
        assert letter.splitlines()[mention.line - 1].count(mention.surface)


def test_text_bytes_and_file_are_one_report(letter: str, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(letter.encode())
    assert convert(path) == convert(letter.encode(), name="letter.txt")
    assert convert(path) == convert(letter, name="letter.txt")


def test_the_encoding_of_the_settings_is_that_of_bytes(letter: str) -> None:
    text = letter.replace("Vela", "Véla")
    cp1252 = Settings(encoding="windows-1252")
    of_bytes = convert(text.encode("windows-1252"), settings=cp1252)
    assert "Véla" in [mention.surface for mention in of_bytes.mentions]
    assert of_bytes.mentions == tuple(names(text, settings=cp1252))
    assert restore(of_bytes.tei, of_bytes.restore) == text.encode("windows-1252")


def test_what_lies_beside_a_file_counts_only_when_asked(letter: str, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(letter, encoding="utf-8")
    (tmp_path / "letter.fix.toml").write_text('title = "The harvest"\n', encoding="utf-8")
    (tmp_path / "edition.toml").write_text('[edition]\ntitle = "Selm"\n', encoding="utf-8")
    (tmp_path / "authority.csv").write_text(
        "id;surname;forename\nnovak-x;Novak;Ada\n", encoding="utf-8"
    )
    assert convert(path) == convert(letter, name="letter.txt")
    (report,) = reports(path)
    asked = convert(report, settings=read_settings(path))
    assert asked.title == "The harvest"
    assert b"Part of the edition Selm" in asked.tei
    assert "novak-x" in {person.id for person in asked.persons}
    known = read_authority(tmp_path / "authority.csv")
    assert "novak-x" in {mention.person for mention in names(letter, authority=known)}


def test_trees_handed_over_stay_as_they_are_and_those_given_are_fresh(letter: str) -> None:
    made = convert(letter)
    tree = made.tree()
    before = etree.tostring(copy.deepcopy(tree))
    validate(tree)
    names(tree)
    render(tree)
    read_tei(tree.getroot())
    assert etree.tostring(tree) == before
    tree.getroot().clear()
    assert etree.tostring(made.tree()) == before


def test_a_document_in_all_its_forms(letter: str, tmp_path: Path) -> None:
    made = convert(letter)
    (tmp_path / "a.xml").write_bytes(made.tei)
    forms = [made.tei, made.tei.decode(), tmp_path / "a.xml", made.tree(), made.tree().getroot()]
    assert len({render(form, "text") for form in forms}) == 1
    assert {len(names(form)) for form in forms} == {len(made.mentions)}
    persons = [read_tei(form).persons for form in forms]
    assert persons == [made.persons] * len(forms)


@pytest.mark.parametrize("wrong", [{"settings": {}}, {"authority": "a.csv"}, {"name": 3}])
def test_what_is_of_another_kind_is_refused(letter: str, wrong: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match=f"^{next(iter(wrong))} is "):
        convert(letter, **wrong)


def test_an_unknown_element_is_shown_and_told(letter: str) -> None:
    tei = convert(letter).tei.replace(b"<p n=", b"<oddity>!</oddity><p n=", 1)
    told: list[str] = []
    assert "!" in render(tei, "text", tell=told.append)
    assert [message for message in told if "oddity" in message] == told != []


def test_a_corpus_is_read_again_with_who_is_who(written: Path) -> None:
    corpus = read_corpus(written)
    assert [one.file for one in corpus.documents] == [f"tei/{one.output}.xml" for one in SPECIMENS]
    known = {person.id for person in corpus.people}
    for document in corpus.documents:
        for person in document.persons:
            human = corpus.who(document, person.id)
            assert human is not None
            assert human.id in known
        assert corpus.who(document, "") is None
    diary = next(one for one in corpus.documents if "harbour-masters-diary" in one.file)
    # He signs the diary "N. Escalá"; other documents give his name in full.
    human = corpus.who(diary, "escala-n")
    assert human is not None
    assert human.name == "Nuno Escalá"


def test_a_new_version_beside_an_edited_file_is_not_counted_twice(written: Path) -> None:
    count = len(read_corpus(written).documents)
    path = next((written / "tei").glob("*.xml"))
    path.with_name(f"{path.stem}.new.xml").write_bytes(path.read_bytes())
    assert len(read_corpus(written).documents) == count


BAD = [
    ("empty text", lambda: convert(""), "The file is empty."),
    ("white space", lambda: convert(" \n"), "nothing but white space"),
    ("a file's name as text", lambda: convert("corpus/a.txt"), "pathlib.Path"),
    ("no such file", lambda: convert(Path("nowhere.txt")), "There is no file 'nowhere.txt'"),
    ("a folder", lambda: convert(CORPUS), "it is a folder"),
    ("half a character", lambda: convert("A talk\n\nof \udc80."), "line 3: .* half of a character"),
    ("a name that leads out", lambda: convert("A talk", name="../a"), "cannot name the outputs"),
    ("no XML", lambda: validate("out/tei/a.xml"), "This is no XML.*pathlib.Path"),
    ("no XML to render", lambda: render("<p>"), "not well-formed"),
    ("no TEI", lambda: render("<html/>"), "no TEI document"),
    ("a DOCTYPE", lambda: names("<!DOCTYPE TEI><TEI/>"), "DOCTYPE"),
    ("no side file", lambda: restore(CORPUS / "a.xml"), "There is no file"),
    ("no side at all", lambda: restore(b"<TEI/>"), "Give side"),
    ("a foreign side", lambda: restore(convert("A talk\n\nIt rains.").tei, b"{}"), "damaged"),
    ("edition", lambda: render("<TEI/>", "htm"), "no edition 'htm'. Did you mean 'html'"),  # type: ignore[arg-type]
    ("language", lambda: render("<TEI/>", language="xx"), "no language 'xx'"),
    ("layout", lambda: Converter(Settings(layout="plan")), "Did you mean 'plain'"),
    ("format", lambda: Converter(Settings(only=("pdf",))), "no format 'pdf'"),
    ("encoding", lambda: Converter(Settings(encoding="utf-9")), "'utf-9' is not known"),
    ("date", lambda: Converter(Settings(Edition(date="spring"))), "date must be a day"),
    ("switch", lambda: Converter(Settings(naming=Naming(places="no"))), "true or false"),  # type: ignore[arg-type]
    ("no corpus", lambda: read_corpus(CORPUS), "no converted corpus"),
    ("no folder", lambda: read_settings("nowhere/at/all"), "There is no folder"),
    ("no reports", lambda: reports("nowhere"), "There is no folder or file"),
]  # fmt: skip


@pytest.mark.parametrize(("call", "sentence"), [one[1:] for one in BAD], ids=[x[0] for x in BAD])
def test_bad_input_gets_a_sentence(call: Callable[[], object], sentence: str) -> None:
    with pytest.raises(ConvertError, match=sentence):
        call()


@pytest.mark.parametrize("call", [convert, names, render, validate, read_tei])
def test_a_value_of_another_kind_is_a_type_error(call: Callable[[object], object]) -> None:
    with pytest.raises(TypeError, match="not int"):
        call(1)


def test_threads_get_their_own_results(specimens: dict[str, Conversion]) -> None:
    converter = Converter(read_settings(CORPUS))
    wrong: list[str] = []

    def work(first: int) -> None:
        for report in (*SPECIMENS[first:], *SPECIMENS[:first])[:8]:
            made = converter.convert(report)
            wrong.extend([report.name] if made != specimens[report.output] else [])

    threads = [threading.Thread(target=work, args=(first,)) for first in (0, 5, 10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_a_converter_travels_as_its_settings(letter: str) -> None:
    settings = Settings(Edition(title="Selm"), only=("tei",))
    converter = Converter(settings)
    first = converter.convert(letter)
    sent = pickle.loads(pickle.dumps(converter))  # noqa: S301 - our own
    assert sent.settings == settings
    assert sent.convert(letter) == first
    assert pickle.loads(pickle.dumps(first)) == first  # noqa: S301 - our own


def test_one_setting_does_not_colour_another(letter: str) -> None:
    plain = convert(letter)
    other = convert(letter, settings=Settings(Edition(title="Selm"), naming=Naming(dates=False)))
    assert other.tei != plain.tei
    assert convert(letter) == plain
    assert replace(plain, title="") != plain
