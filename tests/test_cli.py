"""Usage: what the help says, what the README says of it, and wrong usage."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from converter.cli import cli

Run = Callable[..., Result]

ROOT = Path(__file__).resolve().parent.parent


def test_the_readme_shows_the_usage(run: Run) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(
        r"^```\w*\n\$ tei-convert --help\n(.*?)^```", readme, re.MULTILINE | re.DOTALL
    )
    assert block, "README.md has no block that starts with $ tei-convert --help"
    assert block.group(1).strip() == run("--help").stdout.strip()


def test_every_option_has_help() -> None:
    for command in cli.commands.values():
        for option in command.params:
            if option.param_type_name == "option":
                assert getattr(option, "help", ""), f"{command.name} {option.name}"


def test_help_shows_the_options_of_the_default_command(run: Run) -> None:
    text = run("--help").stdout
    for option in ("--jobs", "--only", "--layout", "--settings", "--encoding", "--strict"):
        assert option in text
    for command in cli.commands:
        assert command in text
        assert run(command, "--help").exit_code == 0


def test_help_does_not_wait_for_the_converter() -> None:
    code = (
        "import sys, converter.cli\n"
        "heavy = {'lxml', 'saxonche', 'xmlschema', 'multiprocessing'} & set(sys.modules)\n"
        "print(*sorted(heavy), end='')"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert result.stdout == ""


def test_python_m_converter(corpus: Path, out: Path) -> None:
    command = [sys.executable, "-m", "converter", str(corpus), str(out), "--jobs", "2"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.decode().startswith("Converted 2 of 2 reports")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "Usage: tei-convert"),
        (["corpus"], "Missing argument 'OUT'"),
        (["--only", "tei,pdf", "corpus", "out"], "'pdf': the formats are tei, html, text"),
        (["--layout", "nonesuch", "corpus", "out"], "'nonesuch': the layouts are "),
        (["--encoding", "klingon", "corpus", "out"], "'klingon' is not known"),
        (["--encoding", "hex", "corpus", "out"], "'hex' is not known"),
        (["--jobs", "0", "corpus", "out"], "0 is not in the range"),
        (["-", "out"], "add --name NAME"),
        (["corpus", "out", "--name", "a"], "--name is for a report on standard input"),
        (["-", "out", "--name", "../a"], "'../a' cannot name the outputs"),
        (["show", "lines", "."], "is a folder"),
        (["render", "--only", "tei", "corpus", "out"], "The editions are html, text and epub"),
        (["validate", "nowhere.xml"], "There is no file or folder 'nowhere.xml'"),
    ],
)
def test_wrong_usage_is_said_before_anything_is_read(
    run: Run, corpus: Path, arguments: list[str], sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(corpus.parent)
    result = run(*arguments)
    assert result.exit_code == 2
    assert sentence in result.output
    assert not Path("out").exists()
