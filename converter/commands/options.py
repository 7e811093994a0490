"""Options that several commands share, and what they are read into."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from converter.errors import SettingsError
from converter.resources import label_languages
from converter.settings import FORMATS, Settings, load

if TYPE_CHECKING:
    from collections.abc import Callable

EDITION = "edition.toml"


def formats(_context: click.Context, _option: click.Parameter, value: str) -> tuple[str, ...]:
    """Return the formats of a list such as ``tei,html``, in the order of the pipeline."""
    wanted = {word.strip() for word in value.split(",")}
    if not wanted <= set(FORMATS):
        unknown = ", ".join(repr(word) for word in sorted(wanted - set(FORMATS)))
        raise click.BadParameter(f"{unknown}: the formats are {', '.join(FORMATS)}.")
    return tuple(name for name in FORMATS if name in wanted)


def layout_name(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """Return the name of a layout that exists."""
    from converter.layouts import names  # noqa: PLC0415  (--help must not wait for it)

    if value is not None and value not in names():
        raise click.BadParameter(f"{value!r}: the layouts are {', '.join(names())}.")
    return value


def encoding_name(
    _context: click.Context, _option: click.Parameter, value: str | None
) -> str | None:
    """Return the name of a text encoding that Python knows."""
    try:
        "x".encode(value or "utf-8")  # an empty string would not be looked at
    except (LookupError, ValueError) as error:
        raise click.BadParameter(
            f"{value!r} is not known: try windows-1252, iso-8859-2, windows-1251 or koi8-r."
        ) from error
    return value


layout = click.option(
    "--layout",
    metavar="NAME",
    callback=layout_name,
    help="Read every page with this layout, whatever it looks like.",
)
encoding = click.option(
    "--encoding",
    metavar="NAME",
    callback=encoding_name,
    help="Encoding of files that are not UTF-8 and have no byte order mark.",
)
settings = click.option(
    "--settings",
    "settings_file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=f"Settings of the edition (default: {EDITION} in the folder of the reports).",
)


def reading(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that decide how a page is read."""
    return layout(encoding(settings(command)))


def make_settings(
    root: Path | None,
    settings_file: Path | None,
    *,
    only: tuple[str, ...] = FORMATS,
    layout: str | None = None,
    encoding: str | None = None,
) -> Settings:
    """Return the settings of a run: the command line over ``edition.toml`` over the defaults."""
    path = settings_file
    if path is None and root is not None and (root / EDITION).is_file():
        path = root / EDITION
    edition = load(path, os.environ)
    if edition.language not in (known := label_languages()):
        raise SettingsError(
            f"{path}: there are no labels in the language {edition.language!r}.",
            f"The languages are {', '.join(known)}; another one is a file in xslt/labels.",
        )
    return Settings(edition, only, layout, encoding)
