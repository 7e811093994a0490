"""Where the schemas and the stylesheets live: the only file that knows."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def schema(name: str) -> Path:
    """Return the path of a file of ``schemas/``."""
    return _find("schemas", name)


def stylesheet(name: str) -> Path:
    """Return the path of a file of ``xslt/``."""
    return _find("xslt", name)


def label_languages() -> tuple[str, ...]:
    """Return the languages that the words added to the editions can be in."""
    return tuple(sorted(path.stem for path in _find("xslt", "labels").glob("*.xml")))


def _find(folder: str, name: str) -> Path:
    # A wheel carries both folders inside the package; in a checkout (and in an
    # editable install) they stand beside it.
    places = (_PACKAGE / folder / name, _PACKAGE.parent / folder / name)
    for place in places:
        if place.exists():
            return place
    message = f"{folder}/{name} is missing from this installation of tei-convert; install it again."
    raise FileNotFoundError(message)
