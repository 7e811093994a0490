"""The folder of the reports: settings, authority, catalogue and decisions that stand in it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from converter.authority import NOBODY
from converter.authority.file import find as find_authority
from converter.authority.file import load as load_authority
from converter.beside import Gathered, gather
from converter.catalogue import load as load_catalogue
from converter.corpus import Entries, Entry
from converter.errors import SettingsError
from converter.file_names import told_of_names
from converter.file_reading import is_there
from converter.file_size import LIMIT
from converter.formats_and_files import CATALOGUE, EDITION, FORMATS, REVIEW
from converter.page_rules import PageRules
from converter.resources import label_languages
from converter.review import load as load_review
from converter.settings import Settings, load, max_size


def gathered(
    entries: Sequence[Entry],
    root: Path | None,
    catalogue: Path | None = None,
    review_file: Path | None = None,
    *,
    all_of_it: bool,
) -> Gathered:
    """Return the reports with what their editors say: catalogue, corrections, decisions on names.

    ``all_of_it``: the reports are a whole corpus, so that what finds none of
    them is told.
    """
    if catalogue is None and root is not None:
        catalogue = _standing(root / CATALOGUE)
    table = load_catalogue(catalogue) if catalogue else None
    said = load_review(path) if (path := review_path(root, review_file)) else None
    told = gather(entries, root if all_of_it else None, table, said)
    if not all_of_it:
        return told
    return replace(told, notices=(*told.notices, *told_of_names(entries)))


def review_path(root: Path | None, review_file: Path | None) -> Path | None:
    """Return the file of decisions that is named, or the one in the folder of the reports."""
    if review_file is None and root is not None:
        return _standing(root / REVIEW)
    return review_file


def edition_file(root: Path | None, settings_file: Path | None) -> Path | None:
    """Return the settings of the edition: the file named, else the one beside the reports."""
    if settings_file is None and root is not None:
        return _standing(root / EDITION)
    return settings_file


def limited(
    entries: Sequence[Entry], root: Path | None, settings_file: Path | None, asked: int | None
) -> Sequence[Entry]:
    """Return the reports with the bytes that each may have: as asked, or as the settings say."""
    most = limit(root, settings_file, asked)
    if most == LIMIT:
        return entries
    return Entries(len(entries), lambda number: replace(entries[number], limit=most))


def limit(root: Path | None, settings_file: Path | None, asked: int | None) -> int:
    """Return the bytes that a report may have: as asked, or as the settings say, or LIMIT."""
    return asked or max_size(edition_file(root, settings_file)) or LIMIT


def _standing(path: Path) -> Path | None:
    """Return a file of the editors' if it is there; raise SettingsError when it is no file."""
    if not is_there(path):
        return None
    if not path.is_file():
        raise SettingsError(
            f"{path}: is no regular file, and so it cannot be read.",
            "Put the file there that it should be, or give it another name.",
        )
    return path


def make_settings(
    root: Path | None,
    settings_file: Path | None,
    authority_file: Path | None = None,
    *,
    only: tuple[str, ...] = FORMATS,
    layout: str | PageRules | None = None,
    encoding: str | None = None,
) -> Settings:
    """Return the settings of a run: what is named over ``edition.toml`` over the defaults."""
    path = edition_file(root, settings_file)
    edition, naming, tei, site = load(path, os.environ)
    if edition.language not in (known := label_languages()):
        raise SettingsError(
            f"{path}: there are no labels in the language {edition.language!r}.",
            f"The languages are {', '.join(known)}; another one is a file in xslt/labels.",
        )
    if naming.spacy:
        from converter.recognisers.spacy_names import demand  # noqa: PLC0415  (rarely asked)

        demand(naming.spacy)
    file = authority_file or (find_authority(root) if root else None)
    persons = load_authority(file) if file else NOBODY
    return Settings(edition, only, layout, encoding, naming, persons, tei, site)
