"""How an edition is cut into books."""

from __future__ import annotations

from converter.books.volumes import MOST_BYTES, MOST_DOCUMENTS, Text, cut


def test_an_edition_is_cut_where_it_is_too_large() -> None:
    texts = [Text(f"d{n}", f"epub/d{n}.epub", "1962", "", "1962", 1) for n in range(MOST_DOCUMENTS)]
    assert [volume.path for volume in cut(texts, MOST_DOCUMENTS, MOST_BYTES)] == ["edition.epub"]
    more = [*texts, Text("D1", "epub/D1.epub", "", "", "", 1)]
    first, last = cut(iter(more), MOST_DOCUMENTS, MOST_BYTES)
    assert (first.path, last.path) == ("edition-1962.epub", "edition-undated.epub")
    assert (first.position, last.position) == (1, 2)


def test_files_that_differ_only_by_capitals_are_kept_apart() -> None:
    texts = [Text(name, f"epub/{name}.epub", "1962", "", "1962", 1) for name in ("Doc", "doc")]
    (book,) = cut(texts, 2, 2)
    assert book.files == ("Doc.xhtml", "doc-2.xhtml")


def test_parts_of_a_year_are_numbered_only_where_there_are_several() -> None:
    texts = [
        Text(f"d{n}", f"epub/d{n}.epub", year, "", year, 4)
        for n, year in enumerate(["1961", "1962", "1962", "1962", "", ""])
    ]
    found = list(cut(texts, 2, 9))
    assert [(volume.year, volume.part, volume.position, len(volume.texts)) for volume in found] == [
        ("1961", 0, 1, 1),
        ("1962", 1, 2, 2),
        ("1962", 2, 3, 1),
        ("", 0, 4, 2),
    ]
    assert [text for volume in found for text in volume.texts] == texts
    assert list(cut([], 2, 9)) == []
