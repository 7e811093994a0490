"""``tei-convert validate PATH...``: check TEI files, ours or anyone's."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from converter.commands.messages import count
from converter.exports import RECORD

if TYPE_CHECKING:
    from converter.validation import Validator
    from converter.verdicts import Verdict

_FORMS = ("text", "json", "sarif", "junit", "github")
_FILE = click.Path(dir_okay=False, path_type=Path)
_GIVEN = click.Path(exists=True, dir_okay=False, path_type=Path)


@dataclass(frozen=True, slots=True)
class _Told:
    """How the verdicts are told: the form, the file, and the list of known violations."""

    form: str
    output: Path | None
    baseline: Path | None
    write_baseline: Path | None


@click.command(short_help="Check TEI files in layers, one line a violation.")
@click.argument(
    "paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--layers",
    metavar="LIST",
    help="Check only these layers: well-formed, schema, schematron, pointers, ids, dates, "
    "languages, uris, house, richness; default for all but the last, all for all.",
)
@click.option(
    "--schema", metavar="FILE", type=_GIVEN, help="Schema in place of ours: .rng or .xsd."
)
@click.option(
    "--schematron", metavar="FILE", type=_GIVEN, help="Schematron rules in place of ours: .sch."
)
@click.option("--phase", default="", metavar="NAME", help="Phase of the Schematron rules.")
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMS),
    default="text",
    show_default=True,
    help="How violations are told.",
)
@click.option(
    "--output", metavar="FILE", type=_FILE, help="Write them to this file [default: the screen]."
)
@click.option("--baseline", metavar="FILE", type=_FILE, help="Accept the violations of this list.")
@click.option(
    "--write-baseline", metavar="FILE", type=_FILE, help="Write what is found to such a list."
)
@click.option("--strict", is_flag=True, help="Exit with 3 when there are warnings.")
def validate(  # noqa: PLR0913  (one parameter for each option)
    paths: tuple[Path, ...],
    *,
    layers: str | None,
    schema: Path | None,
    schematron: Path | None,
    phase: str,
    form: str,
    output: Path | None,
    baseline: Path | None,
    write_baseline: Path | None,
    strict: bool,
) -> None:
    """Check TEI files: markup, schema, rules, pointers, ids, dates, languages, addresses.

    PATH is a file, or a folder whose .xml files are all checked. Each violation is
    a line, file:line: rule: sentence; the exit code is 1 when one is an error.
    """
    from converter.validation import Validator  # noqa: PLC0415

    files = tei_files(paths)
    names = None if layers is None else [one.strip() for one in layers.split(",") if one.strip()]
    validator = Validator(names, schema=schema, schematron=schematron, phase=phase)
    validator.prepare()
    told = _Told(form, output, baseline, write_baseline)
    verdicts = _tell(list(_judge(files, validator)), told)
    wrong = any(not one.valid for one in verdicts)
    warned = any(one.count("warning") for one in verdicts)
    if write_baseline:
        sys.exit(0)
    sys.exit(3 if strict and warned else 1 if wrong else 0)


def _judge(files: Iterable[Path], validator: Validator) -> Iterator[tuple[Path, Verdict]]:
    from converter.schema import Violation, is_register  # noqa: PLC0415
    from converter.verdicts import Verdict  # noqa: PLC0415

    for path in files:
        register = False
        try:
            data = path.read_bytes()
            found = validator.check(data, path)
            register = "richness" in validator.layers and is_register(data)
        except OSError as error:
            message = f"The file cannot be read: {error.strerror or error}."
            found = [Violation(1, "well-formed", message)]
        yield path, Verdict(_shown(path), tuple(found), register=register)


def _tell(judged: list[tuple[Path, Verdict]], told: _Told) -> list[Verdict]:
    """Print or write the verdicts; return them without what is known."""
    from converter.verdicts import FORMS, baseline, text  # noqa: PLC0415

    verdicts = [verdict for _, verdict in judged]
    stale: list[str] = []
    if told.write_baseline:
        _write(told.write_baseline, baseline.write(told.write_baseline, judged))
        number = sum(len(one.violations) for one in verdicts)
        where = f"{told.write_baseline} accepts {count(number, 'violation')}."
        click.echo(where, err=True)
        return verdicts
    if told.baseline:
        verdicts, stale = baseline.Baseline.read(told.baseline).accept(judged)
    if told.form == "text":
        written = "".join(f"{line}\n" for one in verdicts for line in text.lines(one))
        written += "".join(f"{line}\n" for line in text.missing(verdicts))
    else:
        written = FORMS[told.form](verdicts)
    if told.output:
        _write(told.output, written.encode())
    else:
        click.echo(written, nl=False)
    for one in stale:
        click.echo(f"{told.baseline}: stale, not found any more: {one}", err=True)
    click.echo(_summary(verdicts), err=True)
    return verdicts


def _summary(verdicts: list[Verdict]) -> str:
    from converter.validation import LEVELS  # noqa: PLC0415

    valid = sum(one.valid for one in verdicts)
    parts = [f"Checked {count(len(verdicts), 'file')}: {valid:,} valid"]
    numbers = ((level, sum(one.count(level) for one in verdicts)) for level in LEVELS)
    parts += [count(number, level) for level, number in numbers if number]
    if known := sum(len(one.known) for one in verdicts):
        parts.append(f"{known:,} known")
    return ", ".join(parts) + "."


def _shown(path: Path) -> str:
    """Return a path as it is shown: from the working folder when it lies in it, with ``/``."""
    if path.is_absolute():
        folder = Path(os.getcwd())  # noqa: PTH109 - as the shell calls it, links kept
        return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else str(path)
    return path.as_posix()


def _write(path: Path, data: bytes) -> None:
    from converter.errors import WriteError  # noqa: PLC0415

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise WriteError(f"{path} cannot be written: {error.strerror or error}.") from error


def tei_files(paths: Iterable[Path]) -> list[Path]:
    """Return the files named and the .xml files of the folders named.

    Hidden files, and exports that lie in a folder, are left out: those follow other rules.
    """
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            exported = {record.parent for record in path.rglob(RECORD)} - {path}
            files += sorted(
                found
                for found in path.rglob("*.xml")
                if found.is_file()
                and not any(part.startswith(".") for part in found.relative_to(path).parts)
                and exported.isdisjoint(found.parents)
            )
        elif path.exists():
            files.append(path)
        else:
            raise click.UsageError(f"There is no file or folder {str(path)!r}.")
    if not files:
        raise click.UsageError("There is no .xml file in what was named.")
    return files
