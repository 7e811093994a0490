"""``tei-convert export PROFILE TEI DEST``: an edition in the form that a platform takes."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from converter.commands.messages import count
from converter.errors import ConvertError
from converter.exports import FOLDER, PROFILES, RECORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from converter.exports.exporting import Exported
    from converter.settings import Settings

_SHOWN = 12
_EVERY = "all"


class _Profiles(click.Command):
    """A command whose help lists the formats."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the formats after the options."""
        with formatter.section("Profiles"):
            formatter.write_dl([*PROFILES.items(), (_EVERY, "each of them, in a folder of DEST")])
        super().format_epilog(ctx, formatter)


@click.command(cls=_Profiles, short_help="Hand the edition over to a platform or a program.")
@click.argument("profile", metavar="PROFILE", type=click.Choice([*PROFILES, _EVERY]))
@click.argument("tei", metavar="TEI", type=click.Path(path_type=Path))
@click.argument("dest", metavar="DEST", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--settings",
    "settings_file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Settings of the edition (default: what the TEI headers say).",
)
def export(profile: str, tei: Path, dest: Path, *, settings_file: Path | None) -> None:
    """Write an edition in the form that a platform or a program takes.

    TEI is the folder of the TEI files, OUT/tei; persons.xml is read from beside it.
    DEST is a new or empty folder, or that of an earlier export, which is replaced.
    What the format cannot hold is printed, and written to losses.json in DEST.
    """
    from converter.exports.exporting import export as write  # noqa: PLC0415
    from converter.settings import load  # noqa: PLC0415

    edition = load(settings_file, os.environ)[0] if settings_file else None
    wanted = list(PROFILES) if profile == _EVERY else [profile]
    unread = 0
    for name in wanted:
        place = dest / name if profile == _EVERY else dest
        made = write(name, tei, place, edition)
        tell(made, place)
        unread += len(made.unread)
    sys.exit(1 if unread else 0)


def hand_over(profiles: Sequence[str], settings: Settings, out: Path, *, quiet: bool) -> bool:
    """Make the exports of a run in OUT/exports, a line for each; return False when one failed."""
    if not profiles:
        return True
    from converter.exports.exporting import export as write  # noqa: PLC0415

    # OUT/tei may hold a folder tei of its own, so OUT is what is exported.
    if "tei" not in settings.only or not (out / "tei").is_dir():
        click.echo("No export was made: they are made from TEI, and none was written.", err=True)
        return True
    well = True
    for profile in profiles:
        place = out / FOLDER / profile
        try:
            made = write(profile, out, place, settings.edition)
        except ConvertError as error:
            click.echo(f"{profile}: not exported: {error}", err=True)
            well = False
            continue
        for one in made.unread:
            click.echo(f"{one.path}: not exported: {one.why}", err=True)
            well = False
        if not quiet:
            losses = made.losses
            lost = f"Dropped {losses.dropped.total():,}, changed {losses.changed.total():,}"
            lost += f", needs {len(losses.needs)}" if losses.needs else ""
            click.echo(f"{_head(made, place)} {lost}: {place / RECORD}")
    return well


def tell(made: Exported, place: Path) -> None:
    """Say what an export made and what it lost: the most frequent losses, the rest as a number."""
    for one in made.unread:
        click.echo(f"{one.path}: not exported: {one.why}", err=True)
    losses = made.losses
    click.echo(_head(made, place))
    _list("changed", [(_into(*names), times) for names, times in losses.changed.most_common()])
    _list("dropped", losses.dropped.most_common())
    _list("added", losses.added.most_common())
    for need in losses.needs:
        click.echo(f"  needs    {need}")
    click.echo(f"Loss report: {place / RECORD}")


def _head(made: Exported, place: Path) -> str:
    documents = count(made.documents, "document")
    return f"{made.profile}: {documents}, {count(len(made.files), 'file')} in {place}."


def _list(what: str, counted: list[tuple[str, int]]) -> None:
    for name, times in counted[:_SHOWN]:
        click.echo(f"  {what}  {times:>7,}  {name}")
    if rest := counted[_SHOWN:]:
        click.echo(f"  {what}  {sum(times for _, times in rest):>7,}  {len(rest)} more kinds")


def _into(name: str, into: str) -> str:
    return f"{name} (its value)" if name == into else f"{name} -> {into}"
