"""What has changed since the last run, or since an editor's hand: on the page, at its row."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import lxml.html
import pytest
from click.testing import Result

from converter.proof.changes import compare
from tests.proof_pages import TALK, classed, harbour, page, planned, said, tree_of

Run = Callable[..., Result]
__all__ = ["harbour"]


def changes_of(tree: lxml.html.HtmlElement) -> list[str]:
    """Return what a page says at its rows of what was before."""
    return [said(one) for one in classed(tree, "was")]


def test_what_changed_is_told_of_one_conversion_only(run: Run, harbour: Path, out: Path) -> None:
    place = out / "proof" / "talk.html"
    run(harbour, out, "--proof")
    first = tree_of(place)
    assert not first.xpath("//section[@class='changes']")
    assert changes_of(first) == []
    text = TALK.replace("No oil came", "No oil and no bread came")
    text = text.replace("The old boat", "All is well.\n\nThe old boat").replace(
        "Boats in", "Boats at"
    )
    text = text.replace("at the pier. Then Brezan spoke", "at the pier. Then Milena Brezan spoke")
    (harbour / "talk.txt").write_text(text, encoding="utf-8")
    run(harbour, out, "--proof")
    second = tree_of(place)
    (changes,) = second.xpath("//section[@class='changes']")
    assert [said(one) for one in changes.xpath("p")] == [
        "Changed: 3, at line 3, line 5, line 11",
        "New: 1, at line 7",
    ]
    was = changes_of(second)
    assert "New" in was
    assert "Was: No oil and no bread came from Tugin, and …" in was
    assert [said(one) for one in second.xpath("//*[@class='was']/ins")] == [
        "Milena",
        "at",
        "and no bread",
    ]
    index = said(tree_of(out / "proof" / "index.html"))
    assert "4 changes" in index
    # A report that nothing has to be done of keeps its page.
    kept = place.read_bytes()
    run(harbour, out, "--proof")
    assert place.read_bytes() == kept
    run(harbour, out, "--proof", "--again")
    third = place.read_bytes()
    assert "Nothing changed." in said(tree_of(place))
    run(harbour, out, "--proof", "--again")
    assert place.read_bytes() == third


def test_what_is_gone_is_told_where_it_stood() -> None:
    before, _ = planned(TALK)
    made, plan = planned(TALK.replace("Boats in the harbour\n\n", ""))
    changes = compare(before.tei, plan.pieces)
    assert changes
    assert changes.counts == (0, 0, 1)
    tree = page(made, changes)
    row = tree.xpath("//*[@id='L5']/ancestor::div[contains(@class, 'row')]")[0]
    assert changes_of(row) == ["Gone: Boats in the harbour"]
    last, plan = planned(TALK[: TALK.index("No oil")])
    changes = compare(before.tei, plan.pieces)
    assert changes
    assert [
        said(one) for one in page(last, changes).xpath("//section[@id='rows']/p[@class='was gone']")
    ] == ["Gone: No oil came from Tugin, and the lamps of Orsan are dark too."]


def test_changed_names_are_told() -> None:
    made, plan = planned(TALK)
    other = made.tei.replace(b'ref="#vensk"', b'ref="#lund"')
    changes = compare(other, plan.pieces)
    assert changes
    names = [one.names for one in changes.pieces.values()]
    assert names == [(("Vensk", "lund", "vensk"), ("Vensk", "lund", "vensk"))]
    assert "Means somebody else now: “Vensk”: lund → vensk" in changes_of(page(made, changes))


@pytest.mark.parametrize("before", [None, b"no xml"])
def test_without_another_version_nothing_is_compared(before: bytes | None) -> None:
    assert compare(before, planned(TALK)[1].pieces) is None


def test_an_edited_file_is_held_against_the_conversion(run: Run, harbour: Path, out: Path) -> None:
    run(harbour, out, "--proof")
    tei = out / "tei" / "talk.xml"
    tei.write_bytes(tei.read_bytes().replace(b"a new hat", b"an old hat"))
    run(harbour, out, "--proof")
    tree = tree_of(out / "proof" / "talk.html")
    assert "edited by hand" in said(classed(tree, "notice")[0])
    assert said(tree.xpath("//section[@class='changes']/h2")[0]) == (
        "Where the edited TEI file differs"
    )
    assert [said(one) for one in tree.xpath("//del")] == ["an old"]
