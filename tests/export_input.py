"""What the tests of the exports share: the specimens as they are published, little documents."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from converter.cli import cli
from tests.shared import ROOT, SHARED

TEI = "http://www.tei-c.org/ns/1.0"
needs_tei_all = pytest.mark.skipif(
    not (SHARED / "tei" / "tei_all.rng").is_file(), reason="no ../shared/tei/tei_all.rng here"
)


def tei_all() -> str:
    """Return the path of the schema for all of TEI."""
    return str(SHARED / "tei" / "tei_all.rng")


@cache
def published() -> Path:
    """Return OUT of the specimens, converted once; it is removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix="published-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    ran = CliRunner().invoke(cli, [str(ROOT / "corpus"), str(folder / "out")])
    assert ran.exit_code == 0, ran.output
    return folder / "out"


def document(identifier: str, body: str, stand_off: str = "") -> bytes:
    """Return a little TEI document with this body and these lists."""
    lists = f"<standOff>{stand_off}</standOff>" if stand_off else ""
    return (
        f'<TEI xmlns="{TEI}" xml:id="{identifier}"><teiHeader><fileDesc><titleStmt>'
        f"<title>{identifier}</title></titleStmt><publicationStmt><p>None</p></publicationStmt>"
        f"<sourceDesc><p>None</p></sourceDesc></fileDesc></teiHeader>{lists}"
        f"<text><body>{body}</body></text></TEI>"
    ).encode()


def tools() -> Path | None:
    """Return the folder for the packages of consumers, None when none is named."""
    folder = os.environ.get("TEI_CONVERT_TOOLS")
    return Path(folder) if folder else None
