"""A merge of three texts in XML: what touches nothing of the editor's is taken, the rest is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from converter.three_way import Overlap, merge

# What stood there, what the editor made of it, what the conversion makes of it, the merge.
TAKEN = [
    ("a b c", "a x c", "a b c d", "a x c d"),
    ("Vela met Novak.", "Vela saw Novak.", "Vela met <n>Novak</n>.", "Vela saw <n>Novak</n>."),
    ("<n>B</n> c", "<n>B</n> d", "<n>A</n> <n>B</n> c", "<n>A</n> <n>B</n> d"),
    ("<a>x</a> y", "<a>x</a> z", "<b>x</b> y", "<b>x</b> z"),
    ('<a k="1">x</a> y', '<a k="1">x</a> z', '<a k="2">x</a> y', '<a k="2">x</a> z'),
    ('<a k="1">x</a> y', '<a k="1">z</a> y', '<a k="2">x</a> y', None),
    ("Comrade Tomas Vela", "Mr Tomas Vela", "Comrade <n>Tomas Vela</n>", "Mr <n>Tomas Vela</n>"),
    ("<q>a b c d</q>", "<q>a <i>b c</i> d</q>", "<q>a <n>b</n> c d</q>", None),
    ("one\ntwo\nthree", "one\n2\nthree", "one\ntwo\nthree\nfour", "one\n2\nthree\nfour"),
    ("a", "b", "a", "b"),
    ("a", "a", "b", "b"),
    ("a", "b", "b", "b"),
    ("a &amp; b", "a &amp; c", "a &lt; b", None),
    ("<x/> a\n  <y/>", "<x/> a\n <y/>", '<x/> a\n  <y k="1"/>', '<x/> a\n <y k="1"/>'),
    ("a <!-- b c --> d", "a <!-- b c --> e", "x <!-- b c --> d", "x <!-- b c --> e"),
]


@pytest.mark.parametrize(("base", "editor", "new", "wanted"), TAKEN)
def test_what_is_taken(base: str, editor: str, new: str, wanted: str | None) -> None:
    made = merge(*(f"<p>{text}</p>" for text in (base, editor, new)))
    if wanted is None:
        assert made.text == f"<p>{editor}</p>"
        assert len(made.overlaps) == 1
    else:
        assert (made.text, made.overlaps) == (f"<p>{wanted}</p>", ())


def test_an_overlap_has_its_line_and_all_three_versions() -> None:
    base = "<p>\n<a>The first.</a>\n<b>Nine of them are lit.</b>\n</p>"
    editor = base.replace("<a>", "<z/>\n<a>").replace("Nine of them", "Nine lamps")
    made = merge(base, editor, base.replace("Nine", "All").replace("first", "second"))
    assert made.text == editor.replace("first", "second")
    assert made.taken == 1
    assert made.overlaps == (Overlap(4, "Nine of them", "Nine lamps", "All of them"),)


def test_a_paragraph_that_the_editor_took_out_stays_out() -> None:
    made = merge("<d>\n<p>A b.</p>\n<p>C d.</p>\n</d>", "<d>\n<p>C d.</p>\n</d>",
                 "<d>\n<p>A x.</p>\n<p>C d e.</p>\n</d>")  # fmt: skip
    assert made.text == "<d>\n<p>C d e.</p>\n</d>"
    assert [(one.editor, one.new) for one in made.overlaps] == [("", "<p>A x.</p>")]


def test_elements_that_would_cross_are_not_taken() -> None:
    made = merge("<p>a b c d e</p>", "<p><q>a b c</q> d e</p>", "<p>a <n>b c d</n> e</p>")
    assert made.text == "<p><q>a b c</q> d e</p>"
    assert len(made.overlaps) == 1


def test_an_end_tag_is_not_taken_without_its_start_tag() -> None:
    """The editor changed the word after the start-tag; the end-tag stands far from it."""
    base = "<p>one two three four five</p>"
    made = merge(base, base.replace("two", "2"), "<p>one <n>two three four</n> five</p>")
    assert made.text == base.replace("two", "2")
    assert made.taken == 0


WORDS = st.lists(st.sampled_from(["a", "b", "c", ",", "\n", "<n>a b</n>", "<i/>"]), max_size=12)


@given(WORDS, WORDS, WORDS)
def test_a_merge_is_well_formed_and_each_side_alone_is_itself(
    base: list[str], editor: list[str], new: list[str]
) -> None:
    one, two, three = (f"<p>{' '.join(words)}</p>" for words in (base, editor, new))
    etree.fromstring(merge(one, two, three).text)
    assert merge(one, one, three).text == three
    assert merge(one, two, one).text == two
    assert merge(one, two, two).text == two
    # What was merged once is not merged again.
    made = merge(one, two, three)
    assert merge(three, made.text, three).text == made.text
