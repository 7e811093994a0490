"""``tei-convert layouts``: which pages are known, and which layout reads a page and why."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from converter.commands import options

if TYPE_CHECKING:
    from converter.page_rules import PageRules

_WIDTH = 100


@click.command(short_help="List the layouts, or say which one reads a page and why.")
@click.option(
    "--explain",
    "file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Say what each layout says of this page, and which one is taken.",
)
@options.layout
@options.encoding
def layouts(file: Path | None, layout: str | PageRules | None, encoding: str | None) -> None:
    """List the layouts that pages are read with.

    With --explain, each layout says whether the page is its own, or why not; the
    last line says which one is taken and why.
    """
    from converter.layouts import about  # noqa: PLC0415
    from converter.page_rules import PageRules  # noqa: PLC0415

    if file is not None:
        _explain(file, layout, encoding)
        return
    own = {layout.name: layout.about} if isinstance(layout, PageRules) else {}
    _print((name, text) for name, text in (own | about()).items())


def _explain(file: Path, layout: str | PageRules | None, encoding: str | None) -> None:
    """Print the excuses for a page and the layout taken; a page that is refused ends with 1."""
    from converter.corpus import find  # noqa: PLC0415
    from converter.errors import LayoutError  # noqa: PLC0415
    from converter.layouts import choose, excuses  # noqa: PLC0415
    from converter.lines import split_lines  # noqa: PLC0415
    from converter.page_rules import PageRules  # noqa: PLC0415
    from converter.source import decode  # noqa: PLC0415

    if file.is_dir():
        raise click.UsageError(f"{str(file)!r} is a folder: --explain takes one file.")
    (entry,) = find(file)
    lines = split_lines(decode(entry.read(), encoding).text)
    own = layout if isinstance(layout, PageRules) else None
    said = excuses(lines, own)
    _print((name, f"no: {why}" if why else "yes") for name, why in said.items())
    try:
        choice = choose(lines, layout)
    except LayoutError as error:
        click.echo(f"\nRefused: {error}")
        sys.exit(1)
    click.echo(f"\nTaken: {choice.regions.layout}: {choice.why}.")
    for finding in (*choice.findings, *choice.regions.findings):
        place = f"line {finding.line}: " if finding.line else ""
        click.echo(f"{place}{finding.code}: {finding.message}")


def _print(rows: Iterable[tuple[str, str]]) -> None:
    """Print names and sentences in two columns, wrapped."""
    rows = list(rows)
    wide = max(len(name) for name, _ in rows) + 2
    for name, text in rows:
        first, *rest = textwrap.wrap(text, _WIDTH - wide) or [""]
        click.echo(f"{name:<{wide}}{first}".rstrip())
        for line in rest:
            click.echo(f"{'':<{wide}}{line}")
