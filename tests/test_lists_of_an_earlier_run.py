"""Pages of lists that an earlier run made and this one does not are no part of the edition."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from converter.fills import unfilled

Run = Callable[..., Result]


def test_a_year_that_is_gone_has_no_page_any_more(
    run: Run, corpus: Path, out: Path, note: str
) -> None:
    (corpus / "late.txt").write_text(f"A Late Note\n\nMay 3, 1977\n\n{note}", encoding="utf-8")
    run(corpus, out)
    before = {path.relative_to(out).as_posix() for path in (out / "browse").rglob("*.html")}
    assert any("1977" in path for path in before)
    mine = out / "browse" / "notes.txt"
    mine.write_text("an editor's own", encoding="utf-8")
    (corpus / "late.txt").unlink()
    run(corpus, out)
    after = {path.relative_to(out).as_posix() for path in (out / "browse").rglob("*.html")}
    assert not any("1977" in path for path in after)
    assert after < before
    assert mine.is_file()


def test_what_is_not_asked_for_any_more_is_removed(run: Run, corpus: Path, out: Path) -> None:
    run(corpus, out, "--corpus-text")
    assert (out / "corpus.txt").is_file()
    (out / "pagefind").mkdir()
    for name in ("pagefind/pagefind.js", "pagefind/wasm.x", "search.html"):
        (out / name).write_text("of an earlier run", encoding="utf-8")
    run(corpus, out)
    for name in ("corpus.txt", "pagefind", "search.html"):
        assert not (out / name).exists(), name


def test_a_file_of_that_name_that_is_not_ours_stays(run: Run, corpus: Path, out: Path) -> None:
    out.mkdir()
    (out / "corpus.txt").write_text("an editor's own", encoding="utf-8")
    (out / "search.html").write_text("an editor's own", encoding="utf-8")
    run(corpus, out)
    assert (out / "corpus.txt").is_file()
    assert (out / "search.html").is_file()


def test_the_page_of_a_report_that_fails_now_leads_nowhere_else(
    run: Run, corpus: Path, out: Path
) -> None:
    run(corpus, out)
    page = out / "html" / "note.html"
    before = page.read_text(encoding="utf-8")
    assert 'rel="next"' in before or 'rel="prev"' in before
    (corpus / "note.md").write_text("", encoding="utf-8")
    run(corpus, out)
    after = page.read_text(encoding="utf-8")
    assert after == unfilled(before)
    other = (out / "html" / "1951" / "letter.html").read_text(encoding="utf-8")
    assert 'rel="prev"' not in other
    assert 'rel="next"' not in other
