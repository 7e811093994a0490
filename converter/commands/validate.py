"""``tei-convert validate PATH...``: check TEI files, ours or anyone's."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from converter.commands.messages import count

if TYPE_CHECKING:
    from collections.abc import Iterable


@click.command(short_help="Check TEI files against the schema, one line a violation.")
@click.argument(
    "paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
def validate(paths: tuple[Path, ...]) -> None:
    """Check TEI files against the schema of the converter.

    PATH is a file, or a folder whose .xml files are all checked. Each violation is
    a line, file:line: rule: sentence; the exit code is 1 when there is one.
    """
    from converter.schema import Schema  # noqa: PLC0415

    files = tei_files(paths)
    schema = Schema.load()
    wrong = 0
    for path in files:
        violations = schema.check(path.read_bytes())
        for violation in violations:
            click.echo(f"{path}:{violation.line}: {violation.rule}: {violation.message}")
        wrong += bool(violations)
    click.echo(f"Checked {count(len(files), 'file')}: {len(files) - wrong:,} valid.", err=True)
    sys.exit(1 if wrong else 0)


def tei_files(paths: Iterable[Path]) -> list[Path]:
    """Return the files named and the .xml files of the folders named, hidden ones left out."""
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = (found for found in path.rglob("*.xml") if found.is_file())
            files += sorted(
                found
                for found in inside
                if not any(part.startswith(".") for part in found.relative_to(path).parts)
            )
        elif path.exists():
            files.append(path)
        else:
            raise click.UsageError(f"There is no file or folder {str(path)!r}.")
    if not files:
        raise click.UsageError("There is no .xml file in what was named.")
    return files
