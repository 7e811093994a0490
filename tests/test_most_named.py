"""The persons that the home page calls most often named can be told apart."""

from __future__ import annotations

import pytest

from converter.appearance import Appearance, Cast, Name
from converter.register import Addresses, Document, Entry, Member
from converter.register.entries import Office
from tests.made_edition import made, text, tree


def adams(number: int, when: str, office: str = "", surname: str = "Adams") -> Entry:
    """Return a person of this surname whom one document names."""
    person = Appearance(f"p{number}", (Name(surname, surname),), surname, mentions=1)
    document = Document(f"doc-{number}", f"{number}", "Report", when, Cast((person,)))
    offices = (Office(office, (document,)),) if office else ()
    members = (Member(document, person),)
    return Entry(
        f"adams-{number}", surname, surname, "", (surname.lower(),), (), offices, (), "", "",
        members, "Mr.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("entries", "labels"),
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
def test_equal_names_are_told_apart(entries: list[Entry], labels: list[str]) -> None:
    page = tree(made([], entries, addresses=Addresses())["index.html"])
    links = page.xpath("//section[@aria-labelledby='by-person']//li//a")
    assert [text(one) for one in links] == labels
