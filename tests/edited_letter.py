"""A letter that was converted and is then edited by hand: its name, and how a file is changed."""

from __future__ import annotations

from pathlib import Path

LETTER = "1951/letter"


def change(path: Path, old: str, new: str) -> str:
    """Write other words into a file, which must be there; return its text then."""
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new).encode())
    return text.replace(old, new)
