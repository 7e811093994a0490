"""The recipes for CI that editors paste: valid for their services, and their commands run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.shared import ROOT

pytest.importorskip("check_jsonschema", reason="no check-jsonschema, which carries the schemas")
RECIPES = {"github-workflows": "github-actions.yml", "gitlab-ci": "gitlab-ci.yml"}


def recipe(name: str) -> Any:  # noqa: ANN401 - YAML holds anything
    """Return what a file of YAML says."""
    from ruamel.yaml import YAML  # noqa: PLC0415 - comes with check-jsonschema

    return YAML(typ="safe", pure=True).load((ROOT / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("schema", RECIPES)
def test_the_service_takes_it(schema: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}"]
    command.append(str(ROOT / "docs" / "ci" / RECIPES[schema]))
    run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_schemas_are_there() -> None:
    folder = resources.files("check_jsonschema") / "builtin_schemas" / "vendor"
    assert all((folder / f"{name}.json").is_file() for name in RECIPES)


@pytest.fixture
def checkout(tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """Return a repository with two reports, and an environment in which tei-convert is a command."""
    (tmp_path / "corpus").mkdir()
    for path in sorted((ROOT / "corpus").glob("[0-9]*"))[:2]:
        shutil.copy(path, tmp_path / "corpus")
    programs = tmp_path / "programs"
    programs.mkdir()
    program = programs / "tei-convert"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m converter "$@"\n', encoding="utf-8")
    # Installing takes the network and is tried in tests/test_package.py.
    python = programs / "python"
    python.write_text('#!/bin/sh\ntest "$*" = "-m pip install ./tei-convert"\n', encoding="utf-8")
    for one in (program, python):
        one.chmod(0o755)
    environ = os.environ | {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
    }
    return tmp_path, environ


def shell(line: str, folder: Path, environ: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a line as both services do."""
    command = ["bash", "-e", "-o", "pipefail", "-c", line]
    return subprocess.run(
        command, cwd=folder, env=environ, capture_output=True, text=True, timeout=120, check=False
    )


def break_one(folder: Path) -> None:
    """Put a violation into a file of the edition."""
    path = min((folder / "out" / "tei").glob("*.xml"))
    path.write_bytes(path.read_bytes().replace(b"<body>", b"<body><zebra/>", 1))


def test_the_commands_of_the_github_workflow(checkout: tuple[Path, dict[str, str]]) -> None:
    folder, environ = checkout
    steps = recipe("docs/ci/github-actions.yml")["jobs"]["tei"]["steps"]
    lines = [step["run"] for step in steps if "run" in step]
    assert [shell(line, folder, environ).returncode for line in lines] == [0] * 4
    (upload,) = [one["with"] for one in steps if "upload-sarif" in one.get("uses", "")]
    assert (folder / upload["sarif_file"]).is_file()
    break_one(folder)
    # The report is written all the same; the check stops the workflow.
    assert shell(lines[2], folder, environ).returncode == 0
    last = shell(lines[3], folder, environ)
    assert last.returncode == 1
    assert last.stdout.startswith("::error file=out/tei/")


def test_the_commands_of_the_gitlab_job(checkout: tuple[Path, dict[str, str]]) -> None:
    folder, environ = checkout
    job = recipe("docs/ci/gitlab-ci.yml")["tei"]
    for line in job["script"]:
        done = shell(line, folder, environ)
        assert done.returncode == 0, done.stderr
    report = folder / job["artifacts"]["reports"]["junit"]
    assert etree.parse(report).getroot().get("failures") == "0"
    break_one(folder)
    assert shell(job["script"][-1], folder, environ).returncode == 1
    assert etree.parse(report).getroot().get("failures") == "1"


def test_the_hooks_name_commands_that_exist(checkout: tuple[Path, dict[str, str]]) -> None:
    folder, environ = checkout
    hooks = {one["id"]: one for one in recipe(".pre-commit-hooks.yaml")}
    assert set(hooks) == {"tei-convert", "tei-validate"}
    line = " ".join([hooks["tei-convert"]["entry"], *hooks["tei-convert"]["args"]])
    assert shell(line, folder, environ).returncode == 0
    files = " ".join(f"'{path}'" for path in (folder / "out" / "tei").glob("*.xml"))
    assert shell(f"{hooks['tei-validate']['entry']} {files}", folder, environ).returncode == 0
