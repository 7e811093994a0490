"""The exact inverse: the same bytes again, and clear words when that cannot be."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from converter.errors import LedgerError
from converter.inverse import rebuild, side_file
from converter.ledger import account
from converter.pipeline import convert, read
from converter.settings import Settings
from converter.source import Source, decode
from converter.tools import Tools
from tests.shared import PAGES, REPORTS, SPECIMENS, converted, tools

PAGE = "A quiet week\n\nThe boats came on\nMonday; Comrade  Vensk [Anton] was there.\n"


@pytest.mark.parametrize("path", [*SPECIMENS, *REPORTS, *PAGES], ids=lambda path: path.stem)
def test_the_source_comes_back_byte_for_byte(path: Path) -> None:
    done = converted(path)
    assert rebuild(done.tei, done.restore) == path.read_bytes()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\r", "\n \t\n", "\x0b\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_line_ends_and_encodings_come_back(end: str, encoding: str) -> None:
    data = PAGE.replace("\n", end).encode(encoding)
    done = convert(Source("a.txt", data), tools())
    assert rebuild(done.tei, done.restore) == data


@pytest.mark.parametrize(
    "odd",
    ["\x01", "\x0c", "\x1f", "\ufffe", "\u2028", "\xa0", "\x85", "\ufeff", "  ", "\t", "e\u0301"],
)
def test_what_xml_cannot_hold_comes_back(odd: str) -> None:
    for page in (
        PAGE.replace("boats", f"bo{odd}ats"),
        odd + PAGE + odd,
        PAGE.replace(" ", odd + " "),
    ):
        data = page.encode()
        done = convert(Source("a.txt", data), tools())
        assert rebuild(done.tei, done.restore) == data


def test_a_text_that_would_not_come_back_is_told_with_its_line() -> None:
    source = Source("a.txt", PAGE.encode())
    found = account(PAGE, read(source, tools()), convert(source, tools()).tei)
    wrong = replace(
        found, streams={**found.streams, "body": found.streams["body"].replace("V", "W")}
    )
    with pytest.raises(LedgerError, match="could not be rebuilt") as raised:
        side_file(source, decode(source, None), wrong, b"")
    assert raised.value.line == 4  # Comrade Vensk


def parts() -> tuple[bytes, dict[str, object]]:
    done = convert(Source("a.txt", PAGE.encode()), tools())
    return done.tei, json.loads(done.restore)


def test_the_side_file_holds_no_word_of_the_text() -> None:
    _, side = parts()
    assert "boats" not in json.dumps(side)
    assert side["source"] == {"name": "a.txt", "sha256": Source("a.txt", PAGE.encode()).sha256}


@pytest.mark.parametrize(
    "side",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b'"text"',
        b"\xff",
        b'{"format": 1}',
        b'{"format": "tei-convert-restore/1"}',
    ],
)
def test_a_damaged_side_file_is_told(side: bytes) -> None:
    tei, _ = parts()
    with pytest.raises(LedgerError, match="side file"):
        rebuild(tei, side)


def test_a_side_file_of_another_format_is_told() -> None:
    tei, side = parts()
    with pytest.raises(LedgerError, match="format 'tei-convert-restore/9'"):
        rebuild(tei, json.dumps(side | {"format": "tei-convert-restore/9"}).encode())


@pytest.mark.parametrize(
    "change",
    [
        {"script": [["body", 10]]}, {"script": "body"}, {"script": [["body"]]}, {"script": [["body", "x"]]}, {"script": [7]},
        {"script": None}, {"bom": "zz"}, {"encoding": "no-such"}, {"encoding": 8}, {"source": {"sha256": "0"}}, {"source": None},
    ],
)  # fmt: skip
def test_a_tampered_side_file_is_told(change: dict[str, object]) -> None:
    tei, side = parts()
    with pytest.raises(LedgerError, match=r"side file|no longer the source's"):
        rebuild(tei, json.dumps(side | change).encode())


def test_a_side_file_of_another_document_is_told() -> None:
    other = convert(Source("b.txt", PAGE.replace("boats", "ships").encode()), tools())
    tei, _ = parts()
    with pytest.raises(LedgerError, match="it was edited, or the side file belongs to another"):
        rebuild(tei, other.restore)


def test_a_hand_edited_tei_is_told() -> None:
    tei, side = parts()
    with pytest.raises(LedgerError, match="it was edited"):
        rebuild(tei.replace(b"boats", b"ships"), json.dumps(side).encode())


def test_letters_that_the_encoding_lacks_are_told() -> None:
    data = PAGE.encode("latin-1")
    latin = Tools.build(Settings(encoding="latin-1"))
    done = convert(Source("a.txt", data), latin)
    assert rebuild(done.tei, done.restore) == data
    with pytest.raises(LedgerError, match="it was edited"):
        rebuild(done.tei.replace(b"boats", "bőats".encode()), done.restore)


def test_markup_added_by_hand_does_no_harm() -> None:
    tei, side = parts()
    edited = tei.replace(b"boats", b'<hi rend="italic">boats</hi>').replace(
        b"    <p n=", b"  <p n="
    )
    assert rebuild(edited, json.dumps(side).encode()) == PAGE.encode()


def test_tei_that_is_no_xml_is_told() -> None:
    _, side = parts()
    with pytest.raises(LedgerError, match="not well-formed"):
        rebuild(b"<TEI", json.dumps(side).encode())
