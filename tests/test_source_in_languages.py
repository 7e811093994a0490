"""The description of the source is in the language of the labels where its words are ours."""

from __future__ import annotations

import pytest

from tests.xslt_editions import compiled, parsed, report


@pytest.mark.parametrize("sheet", ["html.xsl", "text.xsl"])
@pytest.mark.parametrize(
    ("header", "english", "german"),
    [
        (
            '<language ident="de">German (language of this text)</language>',
            "German (language of this text)",
            "Deutsch (Sprache dieses Textes)",
        ),
        (
            '<language ident="en">English (language of this translation)</language>',
            "English (language of this translation)",
            "Englisch (Sprache dieser Übersetzung)",
        ),
        (
            '<language ident="x-veldan" resp="#tei-convert">Veldan (language of the original)</language>',
            "[Veldan (language of the original)]",
            "[Veldan (Sprache des Originals)]",
        ),
        (
            '<language ident="la">Latin (language of words in the text)</language>',
            "Latin (language of words in the text)",
            "Lateinisch (Sprache von Wörtern im Text)",
        ),
        ('<language ident="la">Latin, mostly</language>', "Latin, mostly", "Latin, mostly"),
    ],
)
def test_languages_are_told_in_the_words_of_the_labels(
    sheet: str, header: str, english: str, german: str
) -> None:
    profile = f"<profileDesc><langUsage>{header}</langUsage></profileDesc>"
    for lang, expected in (("en", english), ("de", german)):
        made = compiled(sheet, lang=lang).transform_to_string(
            xdm_node=parsed(report("<p>One.</p>", profile))
        )
        assert expected in " ".join(made.split())


@pytest.mark.parametrize("sheet", ["html.xsl", "text.xsl"])
@pytest.mark.parametrize(
    ("rights", "german"),
    [
        ("The edition states no licence.", "Die Edition nennt keine Lizenz."),
        ("Ask the archive first.", "Ask the archive first."),
    ],
)
def test_only_our_own_sentence_of_the_licence_is_translated(
    sheet: str, rights: str, german: str
) -> None:
    xml = report("<p>One.</p>").replace(
        "</publisher>", f'</publisher><availability status="unknown"><p>{rights}</p></availability>'
    )
    for lang, expected in (("en", rights), ("de", german)):
        made = compiled(sheet, lang=lang).transform_to_string(xdm_node=parsed(xml))
        assert expected in made
        assert (rights in made) == (rights == expected)
