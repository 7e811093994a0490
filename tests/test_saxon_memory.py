"""What is told of each document does not stay in Saxon: it gives no parameter back."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from converter.editions import NOTHING_TOLD, Editions
from converter.outcome import output_path
from converter.saxon import Document, Stylesheet
from converter.settings import Settings
from tests.shared import SPECIMENS, converted


def test_a_page_sets_no_parameter_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    tei = converted(SPECIMENS[0]).tei
    told: list[Mapping[str, str]] = []
    transform = Stylesheet.transform

    def noted(
        self: Stylesheet, document: Document, parameters: Mapping[str, str]
    ) -> tuple[str, list[str]]:
        told.append(parameters)
        return transform(self, document, parameters)

    monkeypatch.setattr(Stylesheet, "transform", noted)
    editions = Editions(("html", "text", "tei"), Settings().edition, beside=("bibtex", "source"))
    pages = [editions.render(tei, name, f"{name}.txt")[0]["html"] for name in ("one", "two")]
    assert told[:2] == told[2:]
    assert not told[0].keys() & NOTHING_TOLD.keys()
    for name, page in zip(("one", "two"), pages, strict=True):
        made = (output_path("tei", name), output_path("bibtex", name), f"source/{name}.txt")
        assert [path for path in made if f'href="../{path}"' not in page] == []
