"""``tei-convert restore TEI``: the source file again, byte for byte."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command(short_help="Write the source of a TEI file to standard output, byte for byte.")
@click.argument("tei", metavar="TEI", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--side",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The side file [default: NAME.restore.json beside the TEI].",
)
def restore(tei: Path, side: Path | None) -> None:
    """Write the source file of TEI to standard output, byte for byte.

    It is rebuilt from the TEI file and the side file beside it, which holds what TEI
    cannot: white space, line ends, dropped lines, the encoding.
    """
    from converter.errors import SourceError  # noqa: PLC0415
    from converter.inverse import rebuild  # noqa: PLC0415

    side = side or tei.with_suffix(".restore.json")
    if not side.is_file():
        raise SourceError(
            f"{side}: there is no side file.",
            "It is written beside each TEI file; convert the report again, or name it with --side.",
        )
    source = rebuild(tei.read_bytes(), side.read_bytes())
    sys.stdout.buffer.write(source)
    sys.stdout.buffer.flush()
