"""``tei-convert show lines|regions|report|keys|tei FILE``: what the converter sees at each step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from converter.commands import options

if TYPE_CHECKING:
    from converter.page_rules import PageRules
    from converter.source import Source
    from converter.tools import Tools


@click.command(short_help="Show what the converter sees in a report at each step.")
@click.argument("step", type=click.Choice(["lines", "regions", "report", "keys", "tei"]))
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@options.reading
@options.review
def show(  # noqa: PLR0913  (one parameter for each option)
    step: str,
    file: Path,
    *,
    layout: str | PageRules | None,
    encoding: str | None,
    settings_file: Path | None,
    metadata: Path | None,
    authority_file: Path | None,
    review_file: Path | None,
) -> None:
    """Show a report as the converter sees it.

    lines: numbered, as decoded; regions: what each line is for; report: what was read,
    with names marked, and the keys; keys: each line, what it is, and the text that a
    correction finds it by; tei: the file that would be written.
    """
    from converter.corpus import find  # noqa: PLC0415
    from converter.tools import Tools  # noqa: PLC0415

    if file.is_dir():
        raise click.UsageError(f"{str(file)!r} is a folder: show takes one file.")
    entries = options.limited(find(file), file.parent, settings_file)
    found = options.gathered(entries, file.parent, metadata, review_file, all_of_it=False)
    (entry,) = found.entries
    settings = options.make_settings(
        file.parent,
        settings_file,
        authority_file,
        only=("tei",),
        layout=layout,
        encoding=encoding,
    )
    for text in _STEPS[step](entry.read(), Tools.build(settings)):
        click.echo(text, nl=False)


def _lines(source: Source, tools: Tools) -> Iterator[str]:
    from converter.lines import split_lines  # noqa: PLC0415
    from converter.source import decode  # noqa: PLC0415

    for line in split_lines(decode(source, tools.settings.encoding).text):
        yield f"{line.number:>5} | {line.text}\n"


def _regions(source: Source, tools: Tools) -> Iterator[str]:
    from converter.pipeline import divide  # noqa: PLC0415

    _, divided, findings = divide(source, tools)
    yield f"layout {divided.layout} ({divided.flow})\n"
    yield from (f"{finding.code}: {finding.message}\n" for finding in findings)
    for region in divided.regions:
        name = region.home or f"dropped ({region.reason})"
        for line in region.lines:
            yield f"{name:<24} {line.number:>5} | {line.text}\n"


def _report(source: Source, tools: Tools) -> Iterator[str]:
    from converter.pipeline import read  # noqa: PLC0415
    from converter.printing import print_report  # noqa: PLC0415

    yield print_report(read(source, tools))
    yield "keys\n"
    for text in _keys(source, tools):
        yield from (f"  {row}\n" for row in text.splitlines())


def _keys(source: Source, tools: Tools) -> Iterator[str]:
    from converter.keying import print_keys  # noqa: PLC0415
    from converter.pipeline import page_units, read  # noqa: PLC0415

    yield print_keys(read(source, tools), page_units(source, tools))


def _tei(source: Source, tools: Tools) -> Iterator[str]:
    from converter.pipeline import convert  # noqa: PLC0415

    yield convert(source, tools).tei.decode()


_STEPS: dict[str, Callable[[Source, Tools], Iterator[str]]] = {
    "lines": _lines,
    "regions": _regions,
    "report": _report,
    "keys": _keys,
    "tei": _tei,
}
