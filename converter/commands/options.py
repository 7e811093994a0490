"""Options that several commands share, and what they are read into."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from converter.formats_and_files import CATALOGUE, EDITION, EVERY_FORMAT, FORMATS, REVIEW

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from converter.beside import Gathered
    from converter.corpus import Entry
    from converter.page_rules import PageRules
    from converter.settings import Settings, Site


class Place(click.ParamType):  # type: ignore[type-arg]  # older ones take none
    """A folder of this computer, or the URL of a store."""

    name = "place"

    def convert(
        self,
        value: object,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:  # noqa: ANN401 - as click has it
        """Return the path; raise SettingsError when a store cannot be reached."""
        from converter.stores import place  # noqa: PLC0415  (--help must not wait for it)

        if "://" in str(value):
            return place(str(value))
        return click.Path(file_okay=False, path_type=Path).convert(str(value), param, ctx)


PROCESSES, DASK = "processes", "dask"


def formats(_context: click.Context, _option: click.Parameter, value: str) -> tuple[str, ...]:
    """Return the formats of a list such as ``tei,html``, in the order of the pipeline."""
    wanted = {word.strip() for word in value.split(",")}
    if not wanted <= set(EVERY_FORMAT):
        unknown = ", ".join(repr(word) for word in sorted(wanted - set(EVERY_FORMAT)))
        raise click.BadParameter(f"{unknown}: the formats are {', '.join(EVERY_FORMAT)}.")
    return tuple(name for name in EVERY_FORMAT if name in wanted)


def layout_name(
    _context: click.Context, _option: click.Parameter, value: str | None
) -> str | PageRules | None:
    """Return the name of a layout that exists, or what a layout file of the editor's says."""
    if value is None:
        return None
    from converter.layouts import names  # noqa: PLC0415  (--help must not wait for it)
    from converter.page_rules.file import load as load_rules  # noqa: PLC0415

    if value in names():
        return value
    if value.endswith(".toml"):
        return load_rules(Path(value), names())
    near = get_close_matches(value, names(), n=1)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    raise click.BadParameter(
        f"{value!r}: the layouts are {', '.join(names())}.{hint} "
        "A layout of your own is a file that ends in .toml."
    )


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


only = click.option(
    "--only",
    default="tei,html,text",
    show_default=True,
    metavar="LIST",
    callback=formats,
    help="Write only these formats.",
)
layout = click.option(
    "--layout",
    metavar="NAME",
    callback=layout_name,
    help="Read pages with this layout: a name, or a .toml file of your own.",
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


def size(_context: click.Context, _option: click.Parameter, value: str | None) -> int | None:
    """Return a size in bytes."""
    from converter.file_size import FORM, size_of  # noqa: PLC0415

    if value is not None and size_of(value) is None:
        raise click.BadParameter(f"{value!r}: a size is {FORM}.")
    return size_of(value or "")


max_size = click.option(
    "--max-size",
    metavar="SIZE",
    callback=size,
    help="Refuse reports that are larger (default: 10 MB).",
)

metadata = click.option(
    "--metadata",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=f"Catalogue of the reports (default: {CATALOGUE} in the folder of the reports).",
)

authority = click.option(
    "--authority",
    "authority_file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Persons that the editors know: a table or TEI (default: authority.csv or authority.xml "
    "in the folder of the reports).",
)


review = click.option(
    "--review",
    "review_file",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help=f"Decisions on names (default: {REVIEW} in the folder of the reports).",
)


def executor(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say where documents are converted."""
    where = click.option(
        "--executor",
        type=click.Choice([PROCESSES, DASK]),
        default=PROCESSES,
        show_default=True,
        help="Convert in processes of this computer, or on a Dask cluster (docs/cluster.md).",
    )
    scheduler = click.option(
        "--scheduler",
        metavar="ADDRESS",
        help="Scheduler of the cluster: tcp://HOST:PORT, or the file that it wrote.",
    )
    return where(scheduler(command))


def demand_scheduler(where: str, scheduler: str | None) -> None:
    """Raise UsageError when only one of the two options of a cluster is given."""
    if where == DASK and scheduler is None:
        raise click.UsageError("--executor dask needs to know where: add --scheduler ADDRESS.")
    if where != DASK and scheduler is not None:
        raise click.UsageError("--scheduler is for a cluster: add --executor dask.")


def reading(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that decide how a page is read."""
    return layout(encoding(settings(metadata(authority(command)))))


def gathered(
    entries: Sequence[Entry],
    root: Path | None,
    catalogue: Path | None,
    review_file: Path | None = None,
    *,
    all_of_it: bool,
) -> Gathered:
    """Return the reports with what their editors say: catalogue, corrections, decisions on names.

    ``all_of_it``: the reports are a whole corpus, so that what finds none of
    them is told.
    """
    from converter.folder import gathered  # noqa: PLC0415  (--help must not wait for it)

    return gathered(entries, root, catalogue, review_file, all_of_it=all_of_it)


def limited(
    entries: Sequence[Entry],
    root: Path | None,
    settings_file: Path | None,
    asked: int | None = None,
) -> Sequence[Entry]:
    """Return the reports with the bytes that each may have: as asked, or as the settings say."""
    from converter.folder import limited  # noqa: PLC0415

    return limited(entries, root, settings_file, asked)


def limit(settings_file: Path | None, asked: int | None) -> int:
    """Return the bytes that a report on standard input may have."""
    from converter.folder import limit  # noqa: PLC0415

    return limit(None, settings_file, asked)


def review_path(root: Path | None, review_file: Path | None) -> Path | None:
    """Return the file of decisions that is named, or the one in the folder of the reports."""
    from converter.folder import review_path  # noqa: PLC0415

    return review_path(root, review_file)


def edition_file(root: Path | None, settings_file: Path | None) -> Path | None:
    """Return the settings of the edition: the file named, else the one beside the reports."""
    from converter.folder import edition_file  # noqa: PLC0415

    return edition_file(root, settings_file)


def make_settings(
    root: Path | None,
    settings_file: Path | None,
    authority_file: Path | None = None,
    *,
    only: tuple[str, ...] = FORMATS,
    layout: str | PageRules | None = None,
    encoding: str | None = None,
) -> Settings:
    """Return the settings of a run: the command line over ``edition.toml`` over the defaults."""
    from converter.folder import make_settings  # noqa: PLC0415

    return make_settings(
        root, settings_file, authority_file, only=only, layout=layout, encoding=encoding
    )


@dataclass(frozen=True, slots=True)
class Beside:
    """The files that an editor named beside the reports, None for those that are looked for."""

    settings: Path | None = None
    catalogue: Path | None = None
    authority: Path | None = None
    review: Path | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What the command line says of the reading and of what is made."""

    only: tuple[str, ...] = FORMATS
    layout: str | PageRules | None = None
    encoding: str | None = None
    site: Site | None = None
    max_size: int | None = None


def all_told(
    entries: Sequence[Entry],
    root: Path | None,
    beside: Beside,
    reading: Reading,
    *,
    whole: bool,
) -> tuple[Settings, Gathered]:
    """Return the settings of a run, and the reports with what their editors say of them."""
    said = make_settings(
        root,
        beside.settings,
        beside.authority,
        only=reading.only,
        layout=reading.layout,
        encoding=reading.encoding,
    )
    settings = replace(said, site=said.site.joined(reading.site)) if reading.site else said
    entries = limited(entries, root, beside.settings, reading.max_size)
    return settings, gathered(entries, root, beside.catalogue, beside.review, all_of_it=whole)
