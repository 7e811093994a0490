"""The labels as Python writes them: the words are those that the stylesheets write."""

from __future__ import annotations

import json
from functools import cache

import pytest

from converter.labels import labels
from converter.resources import label_languages
from converter.saxon import Stylesheet
from tests.xslt_editions import XSLT

_SHEET = f"""<xsl:package version="3.0" name="urn:test" package-version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:tei-convert:functions">
  <xsl:param name="asked" as="xs:string"/>
  <xsl:output method="text"/>
  <xsl:include href="{(XSLT / "shared" / "labels.xsl").as_uri()}"/>
  <xsl:template name="xsl:initial-template" visibility="public">
    <xsl:variable name="asked" select="parse-json($asked)"/>
    <xsl:sequence select="serialize(map{{
        'dates': array{{$asked?dates?* ! f:date(.)}},
        'numbers': array{{$asked?numbers?* ! f:number(xs:integer(.))}},
        'counts': array{{$asked?numbers?* ! string(f:count(., 'documents-one', 'documents'))}}}},
        map{{'method': 'json'}})"/>
  </xsl:template>
</xsl:package>"""
DATES = ["1962", "1962-03", "1962-12-04", "1962-03-04T10:30:00", "1962T10", "1962-13", "1962-00-01"]
DATES += ["62", "1962-3", "early 1962", "", "19620", "1962-03-04-05", "0950-01-31"]
NUMBERS = [0, 1, 2, 999, 1000, 1234567]


@cache
def sheet() -> Stylesheet:
    return Stylesheet(_SHEET, "words")


@pytest.mark.parametrize("language", label_languages())
def test_the_words_are_those_of_the_stylesheets(language: str) -> None:
    asked = json.dumps({"dates": DATES, "numbers": NUMBERS})
    told = json.loads(sheet().call_template({"lang": language, "asked": asked}))
    words = labels(language)
    assert [words.date(when) for when in DATES] == told["dates"]
    assert [words.number(number) for number in NUMBERS] == told["numbers"]
    counts = [words.count(number, "documents-one", "documents") for number in NUMBERS]
    assert counts == told["counts"]
