"""A deposit before its readers: bagit, rocrate and the validators of RO-Crate, DataCite and CFF."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from click.testing import Result

Run = Callable[..., Result]
ROOT = Path(__file__).resolve().parent.parent
TOOLS = Path(os.environ.get("TEI_CONVERT_TOOLS") or "no-tools")


def program(folder: str, name: str) -> Path | None:
    places = (TOOLS / folder / "bin" / name, TOOLS / folder / "Scripts" / f"{name}.exe")
    return next((path for path in places if path.is_file()), None)


PYTHON, CFFCONVERT = program("deposit", "python"), program("cff", "cffconvert")
pytestmark = pytest.mark.skipif(
    not (PYTHON and CFFCONVERT),
    reason="no readers of deposits: make the environments DIR/deposit and DIR/cff as .ci/tools.sh "
    "does, and set TEI_CONVERT_TOOLS to DIR",
)
# What an edition cannot say of itself; nothing else may be missed.
ADVICE = {
    "RECOMMENDED: The author SHOULD have a Contextual Entity which specifies the organizational `affiliation`.",
    "RECOMMENDED: The author SHOULD have an organizational affiliation.",
    "RECOMMENDED: The organization SHOULD have a URL.",
}
AWKWARD = "28 Gespräch, #1" + ("" if os.name == "nt" else "?\nim Turm")
EDITION = """[edition]
title = "Letters: from 'Selm' # 1"
publisher = "The Society"
licence = "CC BY 4.0"
licence_url = "https://creativecommons.org/licenses/by/4.0/"
base_url = "https://letters.example.org/"
editors = ["Muster, Ada", "Ines Probe"]
date = "2026-11-23"
"""


def ask(bag: Path) -> dict[str, Any]:
    done = subprocess.run(
        [str(PYTHON), str(ROOT / "tests" / "deposit_readers.py"), str(bag)],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@pytest.fixture(scope="module")
def bag(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the deposit of the specimens, one of them under an awkward name."""
    from converter.cli import cli  # noqa: PLC0415

    folder = tmp_path_factory.mktemp("deposit")
    (folder / "edition.toml").write_text(EDITION, encoding="utf-8")
    with pytest.raises(SystemExit):
        cli.main(["-q", str(ROOT / "corpus"), str(folder / "out")])
    tei = folder / "out" / "tei"
    (tei / "28-talk-in-the-lighthouse.xml").rename(tei / f"{AWKWARD}.xml")
    settings = ["--settings", str(folder / "edition.toml")]
    with pytest.raises(SystemExit) as ended:
        cli.main(["export", "deposit", str(folder / "out"), str(folder / "bag"), *settings])
    assert not ended.value.code
    return folder / "bag"


@pytest.fixture(scope="module")
def told(bag: Path) -> dict[str, Any]:
    return ask(bag)


def test_the_bag_is_valid_and_says_what_it_is(told: dict[str, Any]) -> None:
    assert told["bag"]["External-Description"] == "Letters: from 'Selm' # 1"
    assert told["bag"]["Bagging-Date"] == "2026-11-23"


def test_the_crate_is_read_with_all_its_files(told: dict[str, Any], bag: Path) -> None:
    crate = told["crate"]
    assert crate["name"] == "Letters: from 'Selm' # 1"
    files = [path for path in (bag / "data").rglob("*") if path.is_file()]
    assert len(crate["described"]) == len(files) - 1
    assert f"tei/{quote(AWKWARD)}.xml" in crate["described"]
    assert crate["persons"]["#person/gornin-lev"]["name"] == "Gornin, Lev"
    farewell = crate["described"]["tei/01-sabal-farewell-reception.xml"]
    assert {"@id": "#person/gornin-lev"} in farewell["mentions"]


def test_the_crate_breaks_no_rule_of_ro_crate_1_1(told: dict[str, Any]) -> None:
    assert set(told["issues"]) <= ADVICE


def test_datacite_s_schema_asks_nothing_more(told: dict[str, Any]) -> None:
    assert told["datacite"] == []


def test_the_citation_is_valid_and_can_be_cited(bag: Path) -> None:
    file = str(bag / "data" / "CITATION.cff")
    valid = subprocess.run(
        [str(CFFCONVERT), "--validate", "-i", file], capture_output=True, text=True, check=False
    )
    assert valid.returncode == 0, valid.stdout + valid.stderr
    cited = subprocess.run(
        [str(CFFCONVERT), "-f", "apalike", "-i", file], capture_output=True, text=True, check=True
    )
    assert cited.stdout.startswith("Muster A., Ines Probe (2026). Letters: from 'Selm' # 1 ")


def test_a_changed_byte_is_seen(bag: Path, tmp_path: Path) -> None:
    import shutil  # noqa: PLC0415

    copy = tmp_path / "bag"
    shutil.copytree(bag, copy)
    letter = copy / "data" / "tei" / "12-letter-tolliver.xml"
    letter.write_bytes(letter.read_bytes().replace(b"Tolliver", b"Tollivar", 1))
    done = subprocess.run(
        [str(PYTHON), "-m", "bagit", "--validate", str(copy)], capture_output=True, check=False
    )
    assert done.returncode != 0
    assert b"12-letter-tolliver.xml" in done.stderr


def test_what_an_edition_without_settings_lacks_is_what_the_readers_miss(
    run: Run, corpus: Path, tmp_path: Path
) -> None:
    assert run("-q", corpus, tmp_path / "out").exit_code == 0
    assert run("export", "deposit", tmp_path / "out", tmp_path / "bag").exit_code == 0
    told = ask(tmp_path / "bag")
    missed = {message.split("'")[1] for message in told["datacite"]}
    assert missed == {"creators", "titles", "publisher", "publicationYear"}
    required = [issue for issue in told["issues"] if issue.startswith("REQUIRED")]
    keys = ("`datePublished`", "`license`", "`name`")
    assert len(required) == len(keys)
    assert all(key in issue for key, issue in zip(keys, required, strict=True))
