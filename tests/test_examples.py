"""The scripts in examples/ are those of the README, and they run over a converted corpus."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import Result

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = sorted((ROOT / "examples").glob("*.py"))


def needs(*libraries: str) -> pytest.MarkDecorator:
    missing = [name for name in libraries if find_spec(name) is None]
    reason = f"{', '.join(missing)} not installed: pip install '.[examples]'"
    return pytest.mark.skipif(bool(missing), reason=reason)


@pytest.fixture
def ran(tmp_path: Path, run: Callable[..., Result]) -> Callable[..., str]:
    """Return a function that runs a script over the specimens and returns what it prints."""
    assert run("-q", ROOT / "corpus", tmp_path / "out").exit_code == 0

    def ran(script: str, *more: Path) -> str:
        environ = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "MPLBACKEND": "Agg",
            "PYTHONIOENCODING": "utf-8",
            "MPLCONFIGDIR": str(tmp_path),
        }
        command = [sys.executable, ROOT / "examples" / script, tmp_path / "out", *more]
        done = subprocess.run(command, env=environ, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    return ran


@pytest.mark.parametrize("script", SCRIPTS, ids=[path.name for path in SCRIPTS])
def test_the_readme_shows_the_script(script: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"```python\n{script.read_text(encoding='utf-8')}```" in readme
    assert f"examples/{script.name}" in readme


def test_the_first_lines_of_the_readme_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    code = readme.split("## From Python\n\n```python\n")[1].split("```")[0]
    monkeypatch.chdir(ROOT)
    exec(code, {})  # noqa: S102 - our own example
    first, second = capsys.readouterr().out.splitlines()
    assert first == "11-telegram-lamp-out 1961-10-29 ['Iribarra', 'Kamondi', 'Tarkálvi']"
    assert second.startswith("[] ")
    assert second.endswith(" 3")


@needs("pandas")
def test_persons_by_year(ran: Callable[..., str]) -> None:
    rows = ran("persons_by_year.py").splitlines()
    years = re.findall(r"\d{4}", rows[0])
    assert years == sorted(years)
    gornin = next(row for row in rows if "gornin-lev" in row)
    *counts, whole = (int(cell) for cell in gornin.split("gornin-lev")[1].split())
    assert len(counts) == len(years)
    assert sum(counts) == whole
    # There is one Gornin in the specimens, and every report that names him has a date.
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "corpus").glob("[0-9]*")]
    assert whole == sum("gornin" in text.casefold() for text in texts)


@needs("networkx", "matplotlib")
def test_network(ran: Callable[..., str], tmp_path: Path) -> None:
    ran("network.py", tmp_path / "picture.png")
    data = (tmp_path / "picture.png").read_bytes()
    assert data.startswith(b"\x89PNG")
    wide, high = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
    assert (wide, high) == (1350, 1350)
