"""docs/python.md: its blocks run, one after the other, and its tables name every public name."""

from __future__ import annotations

import inspect
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

import converter

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
FUNCTIONS = [name for name in converter.__all__ if inspect.isfunction(getattr(converter, name))]


def test_the_examples_run(
    tmp_path: Path,
    run: Callable[..., Result],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus")
    assert run("-q", "corpus", "out").exit_code == 0
    names: dict[str, Any] = {"__name__": "page"}
    for block in BLOCKS:
        exec(block, names)  # noqa: S102 - our own examples
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "1951-03-12 letter ['Ada Novak', 'Tomas Vela']"
    assert said[1:3] == ["7 Tomas Vela vela-tomas high", "7 Vela vela-tomas high"]
    assert "<!DOCTYPE HTML> []" in said
    assert "source The file holds nothing but white space. Remove it, or add the text." in said
    assert said[-2].startswith("1961-11-26 Orvanian Embassy in Port Sabal")
    assert "'tarkalvi-gedeon'" in said[-1]


def test_every_public_name_is_explained() -> None:
    assert re.findall(r"^\| `(\w+)\(", PAGE, re.MULTILINE) == sorted(
        FUNCTIONS, key=re.findall(r"^\| `(\w+)\(", PAGE, re.MULTILINE).index
    )
    for name in set(converter.__all__) - {"__version__"}:
        public = getattr(converter, name)
        assert inspect.getdoc(public), name
        assert name in dir(converter)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_has_types_and_says_its_errors(name: str) -> None:
    function = getattr(converter, name)
    signature = inspect.signature(function)
    told = [one.annotation for one in signature.parameters.values()]
    assert inspect.Signature.empty not in (*told, signature.return_annotation)
    assert re.search(r"\bRaises\s+(what|\w+Error)", inspect.getdoc(function) or "")


def test_a_name_that_is_not_public_is_not_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'konvert'"):
        converter.konvert  # noqa: B018 - asking is the test
