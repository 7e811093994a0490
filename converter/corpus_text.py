"""corpus.txt: the plain texts of all documents, one after another, in one file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from converter.on_disk import ordered
from converter.outcome import Outcome
from converter.writing import read, remove, replacing

PATH = "corpus.txt"
_RULE = "#" * 72


def write_corpus_text(out: Path, outcomes: Iterable[Outcome]) -> int:
    """Write the texts that stand in OUT by date, as the index has them; return how many.

    Before each stand a line of 72 #, a line with ``#``, the document's id and, where there
    is one, its date, and an empty line: a text holds no such line. One document at a time is
    in memory.
    """
    found = (
        (one.place_in_order, (one.paths["text"], one.id, one.when))
        for one in outcomes
        if "text" in one.paths
    )
    written = 0
    with replacing(out, PATH) as file:
        for path, ident, when in ordered(found):
            text = read(out, path)
            if text is None:
                continue
            gap = "\n" if written else ""
            told = " ".join(part for part in (ident, when) if part)
            file.write(f"{gap}{_RULE}\n# {told}\n\n".encode())
            file.write(text)
            written += 1
    return written


def remove_corpus_text(out: Path) -> None:
    """Remove the file of an earlier run, which would tell what was; nobody else's."""
    path = out / PATH
    if path.is_file():
        with path.open("rb") as file:
            ours = file.read(len(_RULE)) == _RULE.encode()
        if ours:
            remove(out, PATH)
