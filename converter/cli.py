"""The command line: ``tei-convert CORPUS OUT`` and its other commands."""

from __future__ import annotations

import sys
import traceback

import click
from click_default_group import DefaultGroup

from converter.commands.convert import convert
from converter.commands.diff import diff
from converter.commands.export import export
from converter.commands.layouts import layouts
from converter.commands.names import names
from converter.commands.render import render
from converter.commands.restore import restore
from converter.commands.serve import serve
from converter.commands.show import show
from converter.commands.validate import validate
from converter.commands.watch import watch
from converter.errors import ConvertError, SettingsError
from converter.version import VERSION

PROGRAM = "tei-convert"
# The databases are the record of runs in OUT, and what is sorted in the temporary folder.
_RECORDS = (
    "OUT/.tei-convert.sqlite, or a file in the temporary folder, cannot be written or read: {}. "
    "Make room or allow writing there, and run it again to finish."
)


class Commands(DefaultGroup):  # type: ignore[misc]  # the package has no types
    """A group whose default command shows its options in the help of the group."""

    def format_usage(
        self,
        ctx: click.Context,  # noqa: ARG002 - click hands it over
        formatter: click.HelpFormatter,
    ) -> None:
        """Write the usage of the default command, then that of the others."""
        formatter.write_usage(PROGRAM, "[OPTIONS] CORPUS OUT")
        formatter.write_usage(PROGRAM, "COMMAND [OPTIONS] ...", prefix=" " * len("Usage: "))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options of the default command among those of the group."""
        lent = [option for option in convert.params if isinstance(option, click.Option)]
        options = [*lent, *self.get_params(ctx)]
        with formatter.section("Options"):
            records = [option.get_help_record(ctx) for option in options]
            formatter.write_dl([record for record in records if record])
        self.format_commands(ctx, formatter)

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; an error becomes a sentence and an exit code."""
        try:
            return super().invoke(ctx)
        except ConvertError as error:
            click.echo(f"{PROGRAM}: {error}", err=True)
            sys.exit(2 if isinstance(error, SettingsError) else 1)
        except (click.ClickException, click.Abort, click.exceptions.Exit, BrokenPipeError):
            raise
        except OSError as error:
            place = f"{error.filename}: " if error.filename else ""
            click.echo(f"{PROGRAM}: {place}{error.strerror or error}", err=True)
            sys.exit(1)
        except Exception as error:  # noqa: BLE001  (a bug: say where, and end with its own code)
            if type(error).__module__ == "sqlite3":
                click.echo(f"{PROGRAM}: {_RECORDS.format(error)}", err=True)
                sys.exit(1)
            click.echo(traceback.format_exc(), err=True, nl=False)
            click.echo(f"{PROGRAM}: this is a fault of the converter. Please report it.", err=True)
            sys.exit(4)


def _print_version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:  # noqa: FBT001
    if wanted:
        click.echo(f"{PROGRAM} {VERSION}")
        context.exit()


@click.group(
    cls=Commands,
    default="convert",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Print the version.",
)
def cli() -> None:
    """Convert plain-text archival reports to TEI, HTML and text.

    CORPUS is a folder (every .txt and .md file in it, README files left out), one
    file, or - for standard input. OUT gets an edition to read (begin with
    index.html), tei/, text/, the registers of who and what is named where,
    conversion.json (what became of each report) and run.json (this run).
    """


for _command in (
    convert, watch, diff, export, validate, render, restore, show, names, layouts, serve,
):  # fmt: skip
    cli.add_command(_command)


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        # A name that the terminal cannot show must not stop a run; a file or a
        # pipe gets UTF-8 on every system.
        encoding = None if stream.isatty() else "utf-8"
        stream.reconfigure(encoding=encoding, errors="backslashreplace")  # type: ignore[union-attr]
    cli(prog_name=PROGRAM)
