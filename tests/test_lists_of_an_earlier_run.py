"""Pages of lists that an earlier run made and this one does not are no part of the edition."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

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
