"""``tei-convert render TEI... OUT``: editions again from TEI files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from converter.commands import options
from converter.commands.messages import count
from converter.commands.validate import tei_files

if TYPE_CHECKING:
    from collections.abc import Iterable


@click.command(short_help="Make the editions again from TEI files, edited ones included.")
@click.argument("tei", metavar="TEI...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.argument("out", metavar="OUT", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--only",
    default="html,text",
    show_default=True,
    metavar="LIST",
    callback=options.formats,
    help="Write only these editions.",
)
@click.option(
    "--settings",
    "settings_file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Settings of the edition; the language of the labels is taken from them.",
)
def render(
    tei: tuple[Path, ...], out: Path, *, only: tuple[str, ...], settings_file: Path | None
) -> None:
    """Make html/, text/ and epub/ in OUT from TEI files.

    TEI is a file, or a folder with .xml files in it. The files may be edited by hand
    or come from elsewhere: elements that are not known are shown through and named.
    Of a teiCorpus each TEI becomes a page.
    """
    from converter.bibliography import KINDS, citation_files  # noqa: PLC0415
    from converter.editions import Editions  # noqa: PLC0415
    from converter.errors import ConvertError  # noqa: PLC0415
    from converter.foreign import documents, sentences  # noqa: PLC0415
    from converter.outcome import output_path  # noqa: PLC0415
    from converter.schema import is_register  # noqa: PLC0415
    from converter.writing import prepare, write  # noqa: PLC0415

    if "tei" in only:
        message = "The editions are html, text and epub: TEI is what they are made from."
        raise click.UsageError(message)
    files = _names(tei)
    names = {name: path for name, path in files.items() if not is_register(path.read_bytes())}
    settings = options.make_settings(None, settings_file, only=only)
    prepare(out)
    # Neither the TEI nor an index is written here, so pages link to neither.
    wanted = [kind for kind in settings.only if kind != "tei"]
    editions = Editions(wanted, settings.edition, strict=False, beside=KINDS)
    failed = 0
    for name, path in names.items():
        try:
            data = path.read_bytes()
            # The stylesheets of the editions say the same of an element: it is told once.
            told: dict[str, None] = {}
            for document in documents(data):
                inside = name + document.suffix
                rendered, messages = editions.render(document.data, inside)
                book, of_book = editions.book(document.data, inside)
                made = {kind: text.encode() for kind, text in rendered.items()}
                if "html" in made:
                    made |= citation_files(document.data, inside)
                if book is not None:
                    made["epub"] = book
                for kind, content in made.items():
                    write(out, output_path(kind, inside), content)
                told |= dict.fromkeys((*messages, *of_book))
        except ConvertError as error:
            failed += 1
            line = f":{error.line}" if error.line else ""
            click.echo(
                f"{path}{line}: not rendered: {error.what} {error.remedy}".rstrip(), err=True
            )
            continue
        for sentence in sentences(data, told):
            click.echo(f"{path}: {sentence}", err=True)
    click.echo(f"Rendered {len(names) - failed} of {count(len(names), 'TEI file')} to {out}.")
    sys.exit(1 if failed else 0)


def _names(paths: Iterable[Path]) -> dict[str, Path]:
    """Return the TEI files by the names of their outputs: folders are mirrored."""
    names: dict[str, Path] = {}
    for path in paths:
        for file in tei_files([path]):
            inside = file.relative_to(path) if path.is_dir() else Path(file.name)
            name = inside.with_suffix("").as_posix()
            if other := names.get(name):
                raise click.UsageError(f"{other} and {file} would both become {name!r}.")
            names[name] = file
    return names
