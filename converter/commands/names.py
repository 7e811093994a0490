"""``tei-convert names CORPUS``: every person mention, one row each."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from converter.commands import options

if TYPE_CHECKING:
    from collections.abc import Iterable

    from converter.mentions import Mention
    from converter.page_rules import PageRules


@click.command(short_help="List every person mention of the reports.")
@click.argument("corpus", metavar="CORPUS", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "jsonl"]),
    default="table",
    show_default=True,
    help="For reading, for a spreadsheet, for a program.",
)
@click.option(
    "--review",
    "review_file",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the decisions worth a look to this table; what it decides already is kept.",
)
@options.reading
def names(  # noqa: PLR0913  (one parameter for each option)
    corpus: Path,
    form: str,
    *,
    review_file: Path | None,
    layout: str | PageRules | None,
    encoding: str | None,
    settings_file: Path | None,
    metadata: Path | None,
    authority_file: Path | None,
) -> None:
    """List every person mention of the reports of CORPUS.

    The columns are file, line, start, end (offsets in characters of the decoded file,
    line ends as they are), surface, role, person, evidence and cert; csv and jsonl have
    runner_up and rule (what found it) too.

    With --review nothing is listed: the table for editors is written instead. Decide in a
    spreadsheet, and convert with the same table.
    """
    from converter.commands.reviewing import Reading, write_review  # noqa: PLC0415
    from converter.corpus import find, root_of  # noqa: PLC0415
    from converter.mentions import mentions  # noqa: PLC0415
    from converter.tools import Tools  # noqa: PLC0415

    root = root_of(corpus)
    obeyed = review_file if review_file and review_file.exists() else None
    entries = options.limited(find(corpus), root, settings_file)
    told = options.gathered(entries, root, metadata, obeyed, all_of_it=False)
    settings = options.make_settings(
        root,
        settings_file,
        authority_file,
        only=("tei",),
        layout=layout,
        encoding=encoding,
    )
    tools = Tools.build(settings)
    reading = Reading(told.entries, tools, whole=corpus.is_dir())
    if review_file:
        click.echo(write_review(review_file, obeyed, reading, root))
    else:
        rows = [row for name, report in reading.reports() for row in mentions(report, name)]
        click.echo(_FORMS[form](rows), nl=False)
    sys.exit(reading.code)


# The last columns are for programs: a rule is a sentence.
_LONG = 2


def _jsonl(rows: Iterable[Mention]) -> str:
    return "".join(json.dumps(row._asdict(), ensure_ascii=False) + "\n" for row in rows)


def _csv(rows: Iterable[Mention]) -> str:
    from converter.review.cells import armed  # noqa: PLC0415

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_columns())
    writer.writerows([armed(one) if isinstance(one, str) else one for one in row] for row in rows)
    return text.getvalue()


def _table(rows: Iterable[Mention]) -> str:
    cells = [_columns(), *([str(value) for value in row] for row in rows)]
    cells = [[cell.replace("\n", " ") for cell in row[:-_LONG]] for row in cells]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in cells
    )
    return "\n".join(lines) + "\n"


def _columns() -> list[str]:
    from converter.mentions import Mention  # noqa: PLC0415

    return list(Mention._fields)


_FORMS = {"table": _table, "csv": _csv, "jsonl": _jsonl}
