"""The functions of the API: one call, one answer; nothing is printed and no file is written."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from converter.api.converting import TURN, Converter, EditionName
from converter.api.given import Tei, Text, side_of, tei_of
from converter.api.results import Conversion, Mention, Violation
from converter.authority import Authority
from converter.authority.file import load as load_authority
from converter.corpus import root_of
from converter.errors import SettingsError, SourceError
from converter.folder import make_settings
from converter.inverse import rebuild
from converter.settings import Settings
from converter.validation import Validator


@lru_cache(maxsize=4)
def _kept(settings: Settings) -> Converter:
    """Return a converter with these settings, so that a second call compiles nothing."""
    return Converter(settings)


def convert(
    source: Text,
    *,
    name: str = "",
    settings: Settings | None = None,
    authority: Authority | None = None,
) -> Conversion:
    """Return a report converted, proved as on the command line: no word lost, the TEI valid.

    ``source`` is the text (str), the bytes or the path of a file, or a Report of
    ``reports``. Of a path that file alone is read: what editors put beside it
    (``edition.toml``, an authority file, a catalogue, corrections, a review file) counts only
    when asked for with ``read_settings`` and ``reports``. ``name`` is the path that the report
    has in its corpus (``1962/report.txt``): ids and links are made from it, and a title where
    the page has none; left out, it is the file's name, or ``report``. ``authority`` stands for
    that of the settings.

    Raises SettingsError for settings or a name that cannot be used; SourceError, LayoutError,
    CorrectionsError, ReviewError, LedgerError, SchemaError or EditionError when this report
    cannot be converted; TypeError for what is no report. All but the last are ConvertError and
    hold ``what``, ``remedy`` and ``line``.
    """
    return _kept(_with(settings, authority)).convert(source, name=name)


def names(
    source: Text | Tei,
    *,
    name: str = "",
    settings: Settings | None = None,
    authority: Authority | None = None,
) -> list[Mention]:
    """Return every mention of a person in a report or a TEI document, in its order.

    An lxml tree, a path that ends in ``.xml``, and characters or bytes that begin like XML are
    TEI: the mentions are what its ``persName`` say, in the summary and the text. Everything
    else is a report, read as ``convert`` reads it; no TEI is made.

    Raises what ``convert`` raises, and SchemaError for TEI that cannot be read.
    """
    return _kept(_with(settings, authority)).names(source, name=name)


def render(
    tei: Tei,
    edition: EditionName = "html",
    language: str = "en",
    *,
    tell: Callable[[str], object] | None = None,
) -> str:
    """Return a TEI document, ours or anyone's, as an HTML page or as plain text.

    Elements that are not known are shown through, and ``tell`` is called with a sentence on each.
    The page stands alone: it links to no index and no other file.

    Raises SettingsError for an unknown edition or language, SourceError when there is no such
    file, SchemaError for what is no well-formed TEI or has a DOCTYPE, EditionError when
    the stylesheet stops.
    """
    return _kept(Settings()).render(tei, edition, language=language, tell=tell)


def validate(
    tei: Tei,
    *,
    layers: Iterable[str] | str | None = None,
    schema: str | os.PathLike[str] | None = None,
    schematron: str | os.PathLike[str] | None = None,
) -> list[Violation]:
    """Return what is wrong with a TEI document, ours or anyone's; []: nothing is.

    ``layers`` are those of ``tei-convert validate`` (schema, schematron, pointers, ids, dates,
    languages, uris, house, richness; ``all``), a list or a str with commas; None: all but
    richness. ``schema`` (.rng or .xsd) and ``schematron`` (.sch) are files that take the place
    of our own. Lines are those
    of the file or the characters; those of a tree are counted in what it is written as.
    What is not well-formed, or has a DOCTYPE, is a violation like others; a document with
    notes and warnings alone is valid (``level``).

    Raises SourceError when there is no such file or no markup in a str; SettingsError for a
    layer that is not known and a schema that cannot be used.
    """
    data, _ = tei_of(tei)
    if isinstance(layers, str):
        layers = [name.strip() for name in layers.split(",")]
    asked = None if layers is None else tuple(layers)
    files = [None if one is None else Path(one) for one in (schema, schematron)]
    with TURN:
        found = _validator(asked, *files).check(data, _place(tei))
    return [
        Violation(one.rule, one.level, one.line, one.path, one.message, one.source) for one in found
    ]


@lru_cache(maxsize=4)
def _validator(
    layers: tuple[str, ...] | None, schema: Path | None, schematron: Path | None
) -> Validator:
    """Return a validator for these layers and files, so that a second call compiles nothing."""
    return Validator(layers, schema=schema, schematron=schematron)


def _place(tei: Tei) -> Path | None:
    return Path(tei) if isinstance(tei, os.PathLike) else None


def restore(tei: Tei, side: bytes | str | os.PathLike[str] | None = None) -> bytes:
    """Return the source of a TEI document, byte for byte.

    ``side`` is the content or the path of its side file; None: ``NAME.restore.json`` beside the
    file ``tei``. Raises SourceError when there is no side file, LedgerError when it
    belongs to another document or the words of the TEI have been changed.
    """
    if side is None:
        if not isinstance(tei, os.PathLike):
            raise SourceError("There is no side file beside TEI that is no file.", "Give side.")
        side = Path(tei).with_suffix(".restore.json")
    return rebuild(tei_of(tei)[0], side_of(side))


def read_settings(
    corpus: str | os.PathLike[str] | None = None,
    *,
    settings: str | os.PathLike[str] | None = None,
    authority: str | os.PathLike[str] | None = None,
) -> Settings:
    """Return the settings that the command line takes for a folder of reports (or one file).

    They are those of its ``edition.toml`` and its authority file, or of the files named;
    when they give no date, the environment's SOURCE_DATE_EPOCH does. Raises
    SettingsError with every problem, one a line.
    """
    root = root_of(Path(corpus)) if corpus is not None else None
    if root is not None and not root.is_dir():
        raise SettingsError(f"There is no folder {str(root)!r}.", "Look at the spelling.")
    return make_settings(
        root,
        Path(settings) if settings is not None else None,
        Path(authority) if authority is not None else None,
    )


def read_authority(path: str | os.PathLike[str]) -> Authority:
    """Return the persons of an authority file (a table, or TEI when its name ends in .xml).

    Raises SettingsError with every problem, one a line.
    """
    return load_authority(Path(path))


def _with(settings: Settings | None, authority: Authority | None) -> Settings:
    if settings is not None and not isinstance(settings, Settings):
        raise TypeError("settings is Settings: read_settings reads them from a folder or a file.")
    if authority is not None and not isinstance(authority, Authority):
        raise TypeError("authority is an Authority: read_authority reads one from a file.")
    chosen = settings or Settings()
    return chosen if authority is None else replace(chosen, authority=authority)
