"""The lists of words that come with the package, as text and by section."""

from __future__ import annotations

from importlib import resources as packaged


def sections(name: str) -> dict[str, set[str]]:
    """Return the words of a list file by section; ``#`` opens a comment line."""
    found: dict[str, list[str]] = {"": []}
    section = ""
    for line in data_text(name).splitlines():
        if line.startswith("["):
            section = line.strip("[] ")
            found[section] = []
        elif not line.startswith("#"):
            found[section].append(line)
    # One split for a section: the lists are read at every start.
    return {section: set(" ".join(lines).split()) for section, lines in found.items()}


def data_text(name: str) -> str:
    """Return the text of a list that comes with the package."""
    return (packaged.files("converter.recognisers") / "data" / name).read_text(encoding="utf-8")
