"""The persons that the home page calls most often named can be told apart."""

from __future__ import annotations

import pytest

from converter.appearance import Appearance, Cast, Name
from converter.register import Document, registers
from tests.made_edition import made, text, tree


def adams(number: int, when: str, office: str = "", surname: str = "Adams") -> Document:
    """Return a document that names a person of this surname."""
    person = Appearance(
        f"p{number}",
        (Name(surname, surname),),
        surname,
        roles=(office,) if office else (),
        title="Mr.",
        mentions=1,
    )
    return Document(f"doc-{number}", f"{number}", "Report", when, Cast((person,)))


@pytest.mark.parametrize(
    ("documents", "labels"),
    [
        ([adams(1, "1961-02"), adams(2, "1962")], ["Adams, Mr. (1961)", "Adams, Mr. (1962)"]),
        (
            [adams(1, "1961", "consul"), adams(2, "", "envoy"), adams(3, "")],
            ["Adams, Mr. (consul, 1961)", "Adams, Mr. (envoy)", "Adams, Mr."],
        ),
        (
            [adams(1, "1961", "consul"), adams(2, "1961", "envoy", "Baker")],
            ["Adams, Mr.", "Baker, Mr."],
        ),
    ],
)
def test_equal_names_are_told_apart(documents: list[Document], labels: list[str]) -> None:
    with registers(documents) as people:
        page = tree(made([], people)["index.html"])
    links = page.xpath("//section[@aria-labelledby='by-person']//li//a")
    assert [text(one) for one in links] == labels
