"""The plain texts of a corpus in one file, by option."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result

from converter.corpus_text import write_corpus_text
from converter.outcome import Outcome, Output

Run = Callable[..., Result]
RULE = "#" * 72


def outcome(out: Path, name: str, when: str, title: str, text: str | None = "text\n") -> Outcome:
    """Return the outcome of a document whose text stands in OUT."""
    path = f"text/{name}.txt"
    if text is not None:
        (out / "text").mkdir(exist_ok=True)
        (out / path).write_text(text, encoding="utf-8", newline="\n")
    return Outcome(
        source=f"{name}.txt", output=name, id=f"doc-{name}", title=title, when=when,
        outputs=(Output("text", path, ""),),
    )  # fmt: skip


def test_documents_stand_by_date_then_title_those_without_one_last(tmp_path: Path) -> None:
    outcomes = [
        outcome(tmp_path, "c", "", "None", "none\n"),
        outcome(tmp_path, "b", "1961-05", "Beta", "second\n"),
        outcome(tmp_path, "d", "1961-05", "alpha", "first\n\nand more\n"),
        outcome(tmp_path, "a", "1962", "Zeta", "third\n"),
    ]
    assert write_corpus_text(tmp_path, outcomes) == 4
    assert (tmp_path / "corpus.txt").read_bytes().decode() == (
        f"{RULE}\n# doc-d 1961-05\n\nfirst\n\nand more\n"
        f"\n{RULE}\n# doc-b 1961-05\n\nsecond\n"
        f"\n{RULE}\n# doc-a 1962\n\nthird\n"
        f"\n{RULE}\n# doc-c\n\nnone\n"
    )


def test_what_failed_or_is_gone_is_left_out(tmp_path: Path) -> None:
    there = outcome(tmp_path, "a", "1961", "A")
    gone = outcome(tmp_path, "b", "1961", "B", None)
    failed = replace(there, id="doc-x", outputs=())
    assert write_corpus_text(tmp_path, [failed, gone, there]) == 1
    assert (tmp_path / "corpus.txt").read_text().count(RULE) == 1


def test_one_document_at_a_time_is_in_memory(tmp_path: Path) -> None:
    megabyte = "word " * 200_000 + "\n"
    outcomes = [outcome(tmp_path, str(at), "1961", str(at), megabyte) for at in range(12)]
    tracemalloc.start()
    write_corpus_text(tmp_path, outcomes)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (tmp_path / "corpus.txt").stat().st_size > 12_000_000
    assert peak < 4_000_000


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_it_is_written_when_asked_for(run: Run, corpus: Path, out: Path, jobs: str) -> None:
    assert run("--corpus-text", "--jobs", jobs, corpus, out).exit_code == 0
    whole = (out / "corpus.txt").read_text(encoding="utf-8")
    texts = [path.read_text(encoding="utf-8") for path in (out / "text").rglob("*.txt")]
    assert len(texts) > 1
    assert whole.count(RULE) == len(texts)
    assert all(text in whole for text in texts)


def test_it_is_not_written_otherwise(run: Run, corpus: Path, out: Path) -> None:
    assert run(corpus, out).exit_code == 0
    assert not (out / "corpus.txt").exists()
    assert run("--corpus-text", "--only", "html", corpus, out).exit_code == 0
    assert not (out / "corpus.txt").exists()


def test_the_settings_ask_for_it_too(run: Run, corpus: Path, out: Path) -> None:
    (corpus / "edition.toml").write_text("[site]\ncorpus_text = true\n", encoding="utf-8")
    assert run(corpus, out).exit_code == 0
    assert (out / "corpus.txt").is_file()
