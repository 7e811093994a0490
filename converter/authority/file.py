"""Where an authority file stands, and which of its two forms it has."""

from __future__ import annotations

from pathlib import Path

from converter.authority import Authority
from converter.authority.rules import authority_of
from converter.authority.table import read as read_table
from converter.errors import SettingsError
from converter.spreadsheet import Problem, complain

NAMES = ("authority.csv", "authority.xml")


def find(root: Path) -> Path | None:
    """Return the authority file in a folder; raise SettingsError when there are two."""
    found = [root / name for name in NAMES if (root / name).exists()]
    if len(found) > 1:
        raise SettingsError(
            f"There are two authority files in {str(root)!r}: {' and '.join(NAMES)}.",
            "Keep one, or name the one to use with --authority.",
        )
    return found[0] if found else None


def load(path: Path) -> Authority:
    """Return what an authority file says: TEI when its name ends in .xml, else a table.

    Raises SettingsError with every problem of the file, one a line.
    """
    problems: list[Problem] = []
    if path.suffix.lower() == ".xml":
        from converter.authority.tei import read as read_tei  # noqa: PLC0415  (lxml is slow)

        rows = read_tei(path)
    else:
        rows, problems = read_table(path)
    authority, more = authority_of(path.name, rows)
    complain(path, (*problems, *more))
    return authority
