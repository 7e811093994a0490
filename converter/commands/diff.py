"""``tei-convert diff CORPUS OUT``: what the conversion would change in TEI edited by hand."""

from __future__ import annotations

import sys
from difflib import get_close_matches, unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

import click

from converter.commands import options
from converter.commands.messages import count
from converter.errors import ConvertError, SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from converter.corpus import Entry
    from converter.page_rules import PageRules
    from converter.settings import Settings

_COLOURS = {"---": "bright_black", "+++": "bright_black", "@": "cyan", "+": "green", "-": "red"}


@click.command(short_help="Show what the conversion would change in edited TEI.")
@click.argument("corpus", metavar="CORPUS")
@click.argument("out", metavar="OUT", type=options.Place())
@click.argument("names", metavar="[NAME]...", nargs=-1)
@options.reading
@options.review
def diff(  # noqa: PLR0913  (one parameter for each option)
    corpus: str,
    out: Path,
    names: tuple[str, ...],
    *,
    layout: str | PageRules | None,
    encoding: str | None,
    settings_file: Path | None,
    metadata: Path | None,
    authority_file: Path | None,
    review_file: Path | None,
) -> None:
    """Show what --merge would change in the TEI files of OUT that were edited by hand.

    CORPUS and OUT are those of the conversion, NAME a report of CORPUS (default: all of
    them). Nothing is written. Lines with - are yours, lines with + what they would become.
    Exit codes: 0 there is nothing to tell, 1 there is, 2 wrong usage.
    """
    from converter.corpus import find, root_of  # noqa: PLC0415  (--help must not wait for it)
    from converter.keeping import edited  # noqa: PLC0415
    from converter.manifest import bases_of  # noqa: PLC0415
    from converter.outcome import output_path  # noqa: PLC0415
    from converter.stores import place  # noqa: PLC0415

    where = place(corpus)
    beside = options.Beside(settings_file, metadata, authority_file, review_file)
    # The TEI is the same whatever else is made; no stylesheet is needed.
    reading = options.Reading(("tei",), layout, encoding)
    settings, told = options.all_told(
        find(where, out), root_of(where), beside, reading, whole=where.is_dir()
    )
    chosen = _chosen(told.entries, names)
    by_hand = [entry for entry in chosen if edited(out, entry.output)]
    for entry in chosen if names else ():
        if entry not in by_hand:
            path = output_path("tei", entry.output)
            click.echo(f"{entry.name}: nothing to tell: {path} was not edited by hand.")
    if not by_hand:
        click.echo(f"No TEI file in {out} was edited by hand.")
        return
    bases = bases_of(out, (entry.name for entry in by_hand))
    convert = _converter(settings)
    differing = 0
    for entry in by_hand:
        differing += _tell(entry, out, convert, bases.get(entry.name, b""))
    many = count(len(by_hand), "TEI file")
    click.echo(f"{many} edited by hand; the conversion has something for {differing:,}.")
    sys.exit(1 if differing else 0)


def _chosen(entries: Sequence[Entry], names: Iterable[str]) -> Sequence[Entry]:
    """Return the reports of these names, all when there is none."""
    wanted = dict.fromkeys(names)
    if not wanted:
        return entries
    called = ((name, one) for one in entries for name in (one.output, one.name))
    known = {name: entry for name, entry in called if name in wanted}
    for name in wanted:
        if name not in known:
            near = get_close_matches(name, (one.name for one in entries), n=1)
            hint = f"Did you mean {near[0]!r}?" if near else "Give its path in CORPUS."
            raise SettingsError(f"There is no report {name!r} in CORPUS.", hint)
    return list(dict.fromkeys(known[name] for name in wanted))


def _converter(settings: Settings) -> Callable[[Entry], bytes]:
    from converter import pipeline  # noqa: PLC0415
    from converter.tools import Tools  # noqa: PLC0415

    tools = Tools.build(settings)
    return lambda entry: pipeline.convert(entry.read(), tools).tei


def _tell(entry: Entry, out: Path, convert: Callable[[Entry], bytes], base: bytes) -> bool:
    """Show what would change in a file; return whether there is something."""
    from converter.merging import merged, sentence  # noqa: PLC0415
    from converter.outcome import output_path  # noqa: PLC0415
    from converter.writing import read  # noqa: PLC0415

    path = output_path("tei", entry.output)
    mine = read(out, path) or b""
    try:
        new = convert(entry)
    except ConvertError as error:
        click.echo(f"{entry.name}: not converted: {error}")
        return True
    made = merged(out, entry.output, mine, new, base)
    if made.why:
        click.echo(f"{path}: nothing can be merged: {made.why} All that differs:")
        _show(_lines(mine, new, path, f"{path} as converted now"))
        return True
    if made.taken:
        _show(_lines(mine, made.tei, path, f"{path} merged"))
    for overlap in made.overlaps:
        click.echo(sentence(path, overlap))
    if not (made.taken or made.overlaps):
        click.echo(f"{entry.name}: nothing to tell: the conversion has nothing new for {path}.")
    return bool(made.taken or made.overlaps)


def _lines(before: bytes, after: bytes, name: str, other: str) -> Iterator[str]:
    mine, new = (data.decode(errors="replace").splitlines() for data in (before, after))
    return unified_diff(mine, new, name, other, lineterm="")


def _show(lines: Iterable[str]) -> None:
    """Print lines; only a terminal gets colours."""
    for line in lines:
        colour = next((name for sign, name in _COLOURS.items() if line.startswith(sign)), None)
        click.echo(click.style(line, fg=colour) if colour else line)
