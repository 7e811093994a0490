"""The folder of the reports: settings, authority, catalogue and decisions that stand in it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from converter.authority import NOBODY
from converter.authority.file import find as find_authority
from converter.authority.file import load as load_authority
from converter.beside import Gathered, gather
from converter.catalogue import load as load_catalogue
from converter.corpus import Entry
from converter.errors import SettingsError
from converter.formats_and_files import CATALOGUE, EDITION, FORMATS, REVIEW
from converter.page_rules import PageRules
from converter.resources import label_languages
from converter.review import load as load_review
from converter.settings import Settings, load


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
    if catalogue is None and root is not None and (root / CATALOGUE).is_file():
        catalogue = root / CATALOGUE
    table = load_catalogue(catalogue) if catalogue else None
    said = load_review(path) if (path := review_path(root, review_file)) else None
    return gather(entries, root if all_of_it else None, table, said)


def review_path(root: Path | None, review_file: Path | None) -> Path | None:
    """Return the file of decisions that is named, or the one in the folder of the reports."""
    if review_file is None and root is not None and (root / REVIEW).is_file():
        return root / REVIEW
    return review_file


def edition_file(root: Path | None, settings_file: Path | None) -> Path | None:
    """Return the settings of the edition: the file named, else the one beside the reports."""
    if settings_file is None and root is not None and (root / EDITION).is_file():
        return root / EDITION
    return settings_file


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
