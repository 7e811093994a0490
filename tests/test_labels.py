"""The labels: each language complete, its slots alike, and a further language is one file."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from lxml import etree
from saxonche import PyXsltExecutable

from tests.edition_words import labels
from tests.xslt_editions import PROCESSOR, XSLT, parsed, report

FILES = sorted((XSLT / "labels").glob("*.xml"))
LANGUAGES = [file.stem for file in FILES]
# Words that are the same in both languages.
SAME = {
    "de": {"text", "sha", "month.4", "month.8", "month.9", "month.11", "software"}
    | {"download-bibtex", "download-ris", "download-csl", "search.person", "proof-made"}
    | {"language.hi", "language.km", "language.th", "language.ur"},
}


def slots(label: str) -> list[str]:
    """Return the slots of a label in the order of the alphabet."""
    return sorted(re.findall(r"\{\w+\}", label))


def has_words(label: str) -> bool:
    """Tell whether there is a word in a label beside its slots."""
    return bool(re.search(r"\w\w", re.sub(r"\{\w+\}", "", label)))


def test_there_are_english_and_german() -> None:
    assert {"en", "de"} <= set(LANGUAGES)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_says_its_language_and_each_label_once(file: Path) -> None:
    root = etree.parse(file).getroot()
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == file.stem
    keys = [one.get("key") for one in root.iter("label")]
    assert [key for key in set(keys) if keys.count(key) > 1] == []
    assert [one.get("key") for one in root.iter("label") if not (one.text or "").strip()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_all_labels_and_no_other(language: str) -> None:
    assert set(labels(language)) == set(labels("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_slots_are_those_of_the_english_ones(language: str) -> None:
    english = {key: slots(label) for key, label in labels("en").items()}
    assert {key: slots(label) for key, label in labels(language).items()} == english


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_nothing_is_left_in_english(language: str) -> None:
    english = labels("en")
    same = {key for key, label in labels(language).items() if label == english[key]}
    # Slots and punctuation have no language.
    assert {key for key in same if has_words(english[key])} == SAME[language]


def compiled_in(folder: Path, language: str) -> PyXsltExecutable:
    """Compile the plain-text edition of a copy of the stylesheets."""
    compiler = PROCESSOR.new_xslt30_processor()
    compiler.set_parameter("strict", PROCESSOR.make_boolean_value(value=True))
    executable = compiler.compile_stylesheet(stylesheet_file=str(folder / "text.xsl"))
    executable.set_parameter("lang", PROCESSOR.make_string_value(language))
    return executable


def test_a_third_language_is_one_file(tmp_path: Path) -> None:
    shutil.copytree(XSLT, tmp_path / "xslt")
    folder = tmp_path / "xslt" / "labels"
    english = (folder / "en.xml").read_text(encoding="utf-8")
    (folder / "eo.xml").write_text(
        english.replace('xml:lang="en"', 'xml:lang="eo"').replace(">Source<", ">Fonto<"),
        encoding="utf-8",
    )
    text = compiled_in(tmp_path / "xslt", "eo").transform_to_string(
        xdm_node=parsed(report("<p>One.</p>"))
    )
    assert "\nFonto\n" in text
