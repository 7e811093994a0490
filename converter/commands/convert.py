"""``tei-convert CORPUS OUT``: the main job."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from converter.commands import options
from converter.commands.messages import Messages, closing_sentence, exit_code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from converter.corpus import Entry
    from converter.outcome import Outcome
    from converter.page_rules import PageRules
    from converter.run import Job


@click.command(short_help="Convert reports (the default: the word may be left out).")
@click.argument("corpus", metavar="CORPUS")
@click.argument("out", metavar="OUT", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--only",
    default="tei,html,text",
    show_default=True,
    metavar="LIST",
    callback=options.formats,
    help="Write only these formats.",
)
@options.reading
@options.review
@click.option(
    "--name", metavar="NAME", help="Name of the report when CORPUS is - (standard input)."
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Worker processes (default: one per core, or one for a few reports).",
)
@click.option("--search", is_flag=True, help="Add a search page (needs the extra search).")
@click.option("--proof", is_flag=True, help="Add pages that set the edition beside its source.")
@click.option("--corpus-text", is_flag=True, help="Add corpus.txt: all documents in one file.")
@click.option("--strict", is_flag=True, help="Exit with 3 when there are findings.")
@click.option("--force", is_flag=True, help="Replace TEI files that were edited by hand.")
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
    name: str | None,
    jobs: int | None,
    search: bool,
    proof: bool,
    corpus_text: bool,
    strict: bool,
    force: bool,
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
    from converter.run import Job, choose_jobs, conclude  # noqa: PLC0415
    from converter.search import program as require_program  # noqa: PLC0415
    from converter.settings import Site, exports  # noqa: PLC0415
    from converter.writing import prepare  # noqa: PLC0415

    began = time.monotonic()
    entries, root = _entries(corpus, out, name)
    said = options.make_settings(
        root, settings_file, authority_file, only=only, layout=layout, encoding=encoding
    )
    asked = Site(search=search, corpus_text=corpus_text, proof=proof)
    settings = replace(said, site=said.site.joined(asked))
    if settings.searched:
        require_program()
    profiles = exports(options.edition_file(root, settings_file), PROFILES)
    whole = corpus != "-" and Path(corpus).is_dir()
    told = options.gathered(entries, root, metadata, review_file, all_of_it=whole)
    prepare(out)
    workers = choose_jobs(jobs, len(entries))
    job = Job(told.entries, settings, out, workers, force, told.notices)
    messages = Messages(quiet=quiet, verbose=verbose)
    outcomes: list[Outcome] = []
    try:
        # Kept one by one: what is done when Ctrl-C comes is to be told.
        for outcome in _watched(job, messages):
            outcomes.append(outcome)  # noqa: PERF402
    except KeyboardInterrupt:
        done = f"{len(outcomes)} of {len(entries)}"
        click.echo(f"Interrupted: {done} done. Run it again to finish.", err=True)
        sys.exit(130)
    notices = (*told.notices, *(unheard(told.entries, outcomes) if whole else ()))
    concluded = conclude(replace(job, notices=notices), outcomes, began)
    messages.summarise(concluded, notices)
    try:
        handed = hand_over(profiles, settings, out, quiet=quiet)
    finally:
        # The conversion stands, whatever becomes of an export.
        click.echo(closing_sentence(concluded, out))
    code = exit_code(concluded, notices, strict=strict)
    sys.exit(code if handed else max(code, 1))


def _entries(corpus: str, out: Path, name: str | None) -> tuple[tuple[Entry, ...], Path | None]:
    """Return the reports and the folder where ``edition.toml`` may stand."""
    from converter.corpus import find, given, root_of  # noqa: PLC0415

    if corpus != "-":
        if name is not None:
            raise click.UsageError("--name is for a report on standard input: CORPUS must be -.")
        return find(Path(corpus), out), root_of(Path(corpus))
    if name is None:
        raise click.UsageError("A report on standard input needs a name: add --name NAME.")
    return given(name, sys.stdin.buffer.read()), None


def _watched(job: Job, messages: Messages) -> Iterator[Outcome]:
    """Yield the outcomes and tell about them: a bar on a terminal, else a line as they come."""
    from converter.run import convert_all  # noqa: PLC0415

    if messages.quiet or messages.verbose or not sys.stderr.isatty():
        for outcome in convert_all(job):
            messages.tell(outcome)
            yield outcome
        return
    late = []
    with click.progressbar(length=len(job.entries), label="Converting", file=sys.stderr) as bar:
        for outcome in convert_all(job):
            bar.update(1)
            late.append(outcome)
            yield outcome
    for outcome in late:
        messages.tell(outcome)
