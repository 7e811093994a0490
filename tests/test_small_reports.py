"""Small reports, each for one thing that an editor would notice at once."""

from __future__ import annotations

import pytest
from lxml import etree

from converter.errors import LayoutError
from converter.inverse import rebuild
from converter.pipeline import Conversion, convert
from converter.settings import Edition, Settings
from converter.source import Source
from converter.tools import Tools

NS = {"t": "http://www.tei-c.org/ns/1.0"}
MARKDOWN = "**May 4, 1958**\n\n**A report**\n\n**Contents:**\n\nTranslation - English\n\n"


def converted(data: str | bytes, **settings: object) -> Conversion:
    edition = settings.pop("edition", Edition())
    assert isinstance(edition, Edition)
    raw = data.encode() if isinstance(data, str) else data
    encoding = settings.get("encoding")
    tools = Tools.build(
        Settings(edition=edition, only=("tei",), encoding=str(encoding) if encoding else None)
    )
    made = convert(Source("report.txt", raw), tools)
    assert rebuild(made.tei, made.restore) == raw
    return made


def found(made: Conversion, path: str) -> list[str]:
    tree = etree.fromstring(made.tei)
    hits = tree.xpath(path, namespaces=NS)
    assert isinstance(hits, list)
    return [" ".join("".join(hit.itertext()).split()) for hit in hits if hasattr(hit, "itertext")]


def test_a_speaker_who_speaks_once_keeps_his_words() -> None:
    made = converted(
        "A talk in Lesna\n\nBrezan: Hello.\n\nLund: Good day to you.\n\nBrezan: What now?\n"
    )
    assert found(made, "//t:sp/t:speaker") == ["Brezan:", "Lund:", "Brezan:"]


def test_an_unknown_label_ends_a_turn() -> None:
    made = converted(
        "A talk in Lesna\n\nLUND: Hello.\n\nBREZAN: Bye.\n\nLUND: Bye.\n\nBREZAN: Ah.\n\n"
        "Weather: rain since the 5th of May\n"
    )
    assert "Weather" not in " ".join(found(made, "//t:sp"))
    assert found(made, "//t:div/t:p") == ["Weather: rain since the 5th of May"]


def test_a_label_of_the_office_between_turns_is_no_speech_and_no_office_block() -> None:
    made = converted(
        "A talk in Lesna\n\nLUND: Hello.\n\nBREZAN: Bye.\n\nDelivered: 5 May\n\n"
        "LUND: Bye.\n\nBREZAN: Ah.\n"
    )
    assert "Delivered" not in " ".join(found(made, "//t:sp"))
    assert found(made, "//t:div/t:p") == ["Delivered: 5 May"]
    assert not found(made, "//t:div[@type='office']")


def test_a_remark_in_brackets_is_no_speaker() -> None:
    made = converted("A talk\n\nLUND: Hello.\n\n[Applause]: long and loud.\n\nLUND: Bye.\n")
    assert found(made, "//t:sp/t:speaker") == ["LUND:", "LUND:"]


@pytest.mark.parametrize("sign", [("-", "-", "-"), ("1.", "2.", "3."), ("*", "*", "*")])
def test_markdown_lists_are_lists(sign: tuple[str, str, str]) -> None:
    lines = "\n".join(f"{one} point {n}" for n, one in enumerate(sign))
    made = converted(f"{MARKDOWN}We noted the following:\n\n{lines}\n\nThat was all we noted.\n")
    assert found(made, "//t:list/t:item") == ["point 0", "point 1", "point 2"]
    assert not found(made, "//t:div/t:head")


def test_markdown_footnotes_are_notes() -> None:
    made = converted(f"{MARKDOWN}The boats came back[^1] in the end.\n\n[^1]: Not all of them.\n")
    assert found(made, "//t:p/t:note[@place='foot'][@n='1']") == ["Not all of them."]
    assert not found(made, "//t:supplied")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "windows-1252"])
def test_bytes_without_a_mark_are_read_as_asked(encoding: str) -> None:
    codec = "utf-16-le" if encoding == "utf-16" else encoding
    made = converted("A report on Å\n\nThe boats came back.\n".encode(codec), encoding=encoding)
    assert found(made, "//t:title[@type='main']") == ["A report on Å"]


@pytest.mark.parametrize("text", ["[Page 2]\n", "***\n\n---\n", "[...]\n"])
def test_a_page_without_a_word_is_refused(text: str) -> None:
    with pytest.raises(LayoutError, match="no text of a document"):
        converted(text)


@pytest.mark.parametrize(
    ("licence", "status"),
    [("All rights reserved", "unknown"), ("CC BY 4.0", "free"), ("Public domain", "free")],
)
def test_only_a_free_licence_is_called_free(licence: str, status: str) -> None:
    made = converted("A report\n\nThe boats came back.\n", edition=Edition(licence=licence))
    assert found(made, f"//t:availability[@status='{status}']/t:licence") == [licence]


def test_a_language_without_a_code_is_still_the_original() -> None:
    page = MARKDOWN.replace("**Contents:**", "**Original Language:**\n\nOstravan\n\n**Contents:**")
    made = converted(f"{page}The boats came back, and nobody asked why.\n")
    assert found(made, "//t:langUsage/t:language") == [
        "English (language of this translation)",
        "Ostravan (language of the original)",
    ]


def test_one_word_is_no_full_name() -> None:
    made = converted("A report\n\nComrade Lund spoke. Then Lund left, and Stalin was named.\n")
    tree = etree.fromstring(made.tei)
    for name in tree.iterfind(".//t:body//t:persName", NS):
        assert "full-name" not in (name.get("evidence") or "")
