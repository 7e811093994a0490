"""``tei-convert watch CORPUS OUT``: an edition that follows its reports."""

from __future__ import annotations

import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from converter.commands import options
from converter.commands.messages import Messages, count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from converter.manifest import Row
    from converter.page_rules import PageRules
    from converter.run import Job
    from converter.watching import Changes, Watcher


@click.command(short_help="Convert again what changes, while somebody edits.")
@click.argument("corpus", metavar="CORPUS", type=click.Path(exists=True, path_type=Path))
@click.argument("out", metavar="OUT", type=click.Path(file_okay=False, path_type=Path))
@options.only
@options.reading
@options.review
@click.option("--proof", is_flag=True, help="Add pages that set the edition beside its source.")
def watch(  # noqa: PLR0913  (one parameter for each option)
    corpus: Path,
    out: Path,
    *,
    only: tuple[str, ...],
    layout: str | PageRules | None,
    encoding: str | None,
    settings_file: Path | None,
    metadata: Path | None,
    authority_file: Path | None,
    review_file: Path | None,
    proof: bool,
) -> None:
    """Convert the reports of CORPUS to OUT, and again each that is saved, until Ctrl-C.

    The files that editors keep beside the reports are watched too. The pages of all
    documents together follow when nothing was saved for a moment; those of more than
    2,000 documents follow when the watching ends.
    """
    from converter.corpus import find, root_of  # noqa: PLC0415  (--help must not wait for it)
    from converter.run import Job  # noqa: PLC0415
    from converter.settings import Site  # noqa: PLC0415
    from converter.watching import Changes, Watcher  # noqa: PLC0415

    beside = options.Beside(settings_file, metadata, authority_file, review_file)
    reading = options.Reading(only, layout, encoding, Site(proof=proof))

    def job() -> Job:
        entries = find(corpus, out)
        root = root_of(corpus)
        settings, told = options.all_told(entries, root, beside, reading, whole=corpus.is_dir())
        whole = corpus.is_dir()
        return Job(told.entries, settings, out, notices=told.notices, whole=whole)

    named = [path for path in (settings_file, metadata, authority_file, review_file) if path]
    with Watcher(job) as watcher, closing(Changes(corpus, named, out)) as changes:
        try:
            first = [*watcher.everything()]
            _tell(first, None)
            _settle(watcher)
            many = count(watcher.documents, "report")
            click.echo(f"{many}: {len(first)} converted. Watching {corpus}; end it with Ctrl-C.")
            for paths in changes:
                _follow(watcher, changes, paths)
        except KeyboardInterrupt:
            _settle(watcher)
            click.echo("The watching has ended.")


def _follow(watcher: Watcher, changes: Changes, paths: Iterable[Path]) -> None:
    from converter.errors import ConvertError  # noqa: PLC0415
    from converter.watching import MANY  # noqa: PLC0415

    began = time.monotonic()
    try:
        if paths:
            _tell(watcher.saved(paths), began)
        elif watcher.documents <= MANY:
            _settle(watcher, changes.waiting)
    except ConvertError as error:
        # A settings file that is broken for a moment ends nothing: it is saved again.
        click.echo(f"{error}", err=True)


def _settle(watcher: Watcher, is_wanted: Callable[[], bool] = lambda: False) -> None:
    """Bring up to date what is made of all documents; say which reports have left since."""
    before = watcher.told
    watcher.settle(is_wanted)
    for source, finding in watcher.told:
        if (source, finding) not in before:
            click.echo(f"{source}: {finding.code}: {finding.message}")


def _tell(rows: Iterable[Row], began: float | None) -> None:
    messages = Messages(quiet=False, verbose=False)
    for row in rows:
        messages.tell(row)
        if began is None or row.failed:
            continue
        click.echo(f"{row.source}: converted in {time.monotonic() - began:.2f} s")
        for code, message, line, _ in row.findings:
            place = row.source if line is None else f"{row.source}:{line}"
            click.echo(f"  {place}: {code}: {message}")
