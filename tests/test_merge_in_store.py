"""Edits by hand are merged, and what has left is pruned, where OUT is a store too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from click.testing import Result

from converter import stores, writing

for extra in ("fsspec", "upath"):
    pytest.importorskip(extra, reason="the extras cluster and test are not installed")

Run = Callable[..., Result]


@pytest.fixture
def store() -> Iterator[str]:
    """Return the URL of a store in this process, which is emptied afterwards."""
    import fsspec  # noqa: PLC0415

    url = f"memory://{uuid4().hex}"
    yield url
    files = fsspec.filesystem("memory")
    if files.exists(url):
        files.rm(url, recursive=True)


def text(root: Path, path: str) -> str:
    return (writing.read(root, path) or b"").decode()


def test_a_store_is_as_a_folder(run: Run, corpus: Path, store: str) -> None:
    assert run("-q", corpus, store).exit_code == 0
    root = stores.place(store)
    tei = "tei/1951/letter.xml"
    writing.write(root, tei, text(root, tei).replace("harvest", "vintage").encode())
    letter = corpus / "1951" / "letter.txt"
    letter.write_text(letter.read_text(encoding="utf-8").replace("write again", "write soon"))
    shown = run("diff", corpus, store)
    assert shown.exit_code == 1
    assert '+        <p n="2">I shall write soon.</p>' in shown.stdout
    assert run("-q", "--merge", corpus, store).exit_code == 0
    assert "vintage" in text(root, tei)
    assert "write soon" in text(root, tei)
    assert "write soon" in text(root, "text/1951/letter.txt")
    paths = [path for path in stores.listing(root) if "1951/letter." in path and "html" not in path]
    before = {path: writing.read(root, path) for path in paths}
    (corpus / "note.md").unlink()
    assert "note.md: source-gone: " in run("--merge", corpus, store).stderr
    assert "tei/note.xml" in stores.listing(root)
    assert "note.md: pruned: removed from OUT: tei/note.xml" in run("--prune", corpus, store).stderr
    assert [path for path in stores.listing(root) if "note." in path] == []
    # The page alone changed: it led to the note.
    assert "note.html" not in text(root, "html/1951/letter.html")
    assert before == {path: writing.read(root, path) for path in paths}
    assert not any("letter.new" in path for path in stores.listing(root))


def test_a_store_is_asked_twice_and_nothing_is_done_twice(
    run: Run, corpus: Path, store: str
) -> None:
    run("-q", corpus, store)
    assert "(all of them are as they were)" in run("-q", corpus, store).stdout
