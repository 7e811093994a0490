"""``tei-convert CORPUS OUT``: the main job."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from converter.commands import options
from converter.commands.messages import Messages, closing_sentence, exit_code
from converter.commands.progress import Progress
from converter.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from converter.corpus import Entry
    from converter.manifest import Row
    from converter.page_rules import PageRules
    from converter.run import Job, Run


@click.command(short_help="Convert reports (the default: the word may be left out).")
@click.argument("corpus", metavar="CORPUS")
@click.argument("out", metavar="OUT", type=options.Place())
@options.only
@options.reading
@options.review
@options.max_size
@click.option(
    "--name", metavar="NAME", help="Name of the report when CORPUS is - (standard input)."
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Worker processes (default: one per core, or one for a few reports).",
)
@options.executor
@click.option("--search", is_flag=True, help="Add a search page (needs the extra search).")
@click.option("--proof", is_flag=True, help="Add pages that set the edition beside its source.")
@click.option("--corpus-text", is_flag=True, help="Add corpus.txt: all documents in one file.")
@click.option("--strict", is_flag=True, help="Exit with 3 when there are findings.")
@click.option("--force", is_flag=True, help="Replace TEI files that were edited by hand.")
@click.option(
    "--merge",
    is_flag=True,
    help="Take what is new into TEI files that were edited by hand (docs/merging.md).",
)
@click.option(
    "--prune", is_flag=True, help="Remove what was made of reports that have left CORPUS."
)
@click.option(
    "--again", is_flag=True, help="Do everything again, also what nothing has changed of."
)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and why; write nothing.")
@click.option("-q", "--quiet", is_flag=True, help="Print errors and the last line only.")
@click.option(
    "-v", "--verbose", is_flag=True, help="Print a line for each report, and every finding."
)
def convert(  # noqa: PLR0913  (one parameter for each option)
    corpus: str,
    out: Path,
    *,
    only: tuple[str, ...],
    layout: str | PageRules | None,
    encoding: str | None,
    settings_file: Path | None,
    metadata: Path | None,
    authority_file: Path | None,
    review_file: Path | None,
    max_size: int | None,
    name: str | None,
    jobs: int | None,
    executor: str,
    scheduler: str | None,
    search: bool,
    proof: bool,
    corpus_text: bool,
    strict: bool,
    force: bool,
    merge: bool,
    prune: bool,
    again: bool,
    dry_run: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Convert the reports of CORPUS to TEI, HTML and text in OUT.

    CORPUS is a folder (every .txt and .md file in it, README files left out), one
    file, or - for standard input.
    """
    from converter.commands.export import hand_over  # noqa: PLC0415
    from converter.decided_reports import unheard  # noqa: PLC0415
    from converter.exports import PROFILES  # noqa: PLC0415
    from converter.manifest import Manifest  # noqa: PLC0415
    from converter.run import Job, Run  # noqa: PLC0415
    from converter.settings import Site, exports  # noqa: PLC0415
    from converter.stores import is_remote, place  # noqa: PLC0415
    from converter.writing import prepare  # noqa: PLC0415

    options.demand_scheduler(executor, scheduler)
    entries, root = _entries(corpus, out, name, options.limit(settings_file, max_size))
    beside = options.Beside(settings_file, metadata, authority_file, review_file)
    asked = Site(search=search, corpus_text=corpus_text, proof=proof)
    whole = corpus != "-" and place(corpus).is_dir()
    reading = options.Reading(only, layout, encoding, asked, max_size)
    settings, told = options.all_told(entries, root, beside, reading, whole=whole)
    if settings.searched:
        from converter.search import program as require_program  # noqa: PLC0415

        require_program()
    profiles = exports(options.edition_file(root, settings_file), PROFILES)
    if is_remote(out) and (settings.searched or profiles):
        _refuse_store("A search" if settings.searched else "An export")
    _demand(force=force, merge=merge, prune=prune, whole=whole)
    job = Job(
        told.entries, settings, out, jobs, force, told.notices, again, scheduler,
        merge=merge, whole=whole, prune=prune,
    )  # fmt: skip
    messages = Messages(quiet=quiet, verbose=verbose)
    if dry_run:
        _foretell(job, messages)
        return
    prepare(out)
    with Manifest(out) as manifest:
        run = Run(job, manifest)
        done = 0
        try:
            for _ in _watched(run, messages):
                done += 1
        except KeyboardInterrupt:
            message = f"Interrupted: {done} of {len(entries)} done. Run it again to finish."
            click.echo(message, err=True)
            sys.exit(130)
        heard = manifest.outcomes().decided() if whole else ()
        notices = (*told.notices, *(unheard(told.everywhere, heard) if whole else ()))
        outcomes = run.conclude(notices)
        notices = (*notices, *run.told)
        messages.summarise(outcomes, notices)
        try:
            handed = hand_over(profiles, settings, out, quiet=quiet)
        finally:
            # The conversion stands, whatever becomes of an export.
            click.echo(closing_sentence(outcomes, out))
        code = exit_code(outcomes, notices, strict=strict)
    sys.exit(code if handed else max(code, 1))


def _foretell(job: Job, messages: Messages) -> None:
    """Say what would be done, and why."""
    from converter.manifest import Manifest  # noqa: PLC0415
    from converter.run import Run  # noqa: PLC0415

    with Manifest(job.out, readonly=True) as manifest:
        run = Run(job, manifest)
        messages.forecast(run.due())
        messages.foretell_left(run.have_left(), prune=job.prune, force=job.force)


def _refuse_store(what: str) -> None:
    raise SettingsError(
        f"{what} is not made in a store.",
        "Convert to a folder of this computer and copy that, or leave it out (docs/stores.md).",
    )


def _demand(*, force: bool, merge: bool, prune: bool, whole: bool) -> None:
    """Raise UsageError when options do not go together."""
    if merge and force:
        raise click.UsageError("--merge keeps what was edited by hand, --force does not: take one.")
    if prune and not whole:
        raise click.UsageError("--prune needs the folder of all reports as CORPUS.")


def _entries(
    corpus: str, out: Path, name: str | None, limit: int
) -> tuple[Sequence[Entry], Path | None]:
    """Return the reports and the folder where ``edition.toml`` may stand."""
    from converter.corpus import find, given, root_of  # noqa: PLC0415
    from converter.stores import place  # noqa: PLC0415

    if corpus != "-":
        if name is not None:
            raise click.UsageError("--name is for a report on standard input: CORPUS must be -.")
        where = place(corpus)
        return find(where, out), root_of(where)
    if name is None:
        raise click.UsageError("A report on standard input needs a name: add --name NAME.")
    return given(name, sys.stdin.buffer.read(limit + 1), limit), None


def _watched(run: Run, messages: Messages) -> Iterator[None]:
    """Do the work and tell about it: a bar on a terminal, else a line as it comes."""
    shown = not (messages.quiet or messages.verbose) and sys.stderr.isatty()
    late: list[Row] = []
    # Without a terminal the bar is not drawn.
    with Progress(len(run.job.entries), shown=shown) as progress:
        for one in run:
            if isinstance(one, str):
                messages.tell_kept(one)
            elif shown and one.failed:
                late.append(one)
            elif not shown:
                messages.tell(one)
            progress.advance(kept=isinstance(one, str))
            yield
    for row in late:
        messages.tell(row)
