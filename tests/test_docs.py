"""What the README says is so: its commands, examples and tables against the program itself."""

from __future__ import annotations

import json
import re
import shutil
import textwrap
import tomllib
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest
from click.testing import Result

import converter
from converter import resources
from converter.cli import cli
from converter.layouts import FALLBACK, LAYOUTS
from converter.model import Reason
from converter.settings import Edition, Naming, Site, TeiFile, load
from converter.version import VERSION

Run = Callable[..., Result]

ROOT = Path(__file__).resolve().parent.parent
PAGES = [
    path
    for path in (*ROOT.glob("*.md"), *ROOT.glob("*/*.md"))
    if not path.parent.name.startswith((".", "out", "dist"))
]
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```console\n\$ tei-convert (.+)\n((?:.*\n)*?)```$", README, re.MULTILINE)


def section(title: str) -> str:
    """Return the part of the README under a heading."""
    start = re.search(rf"^(#+) {re.escape(title)}\n", README, re.MULTILINE)
    assert start, title
    end = re.compile(rf"^#{{1,{len(start[1])}}} ", re.MULTILINE).search(README, start.end())
    return README[start.end() : end.start() if end else None]


def first_column(title: str) -> list[str]:
    """Return the words in the first column of a section's tables, numbers and code only."""
    cells = re.findall(r"^\| ([^|]+) \|", section(title), re.MULTILINE)
    return [word for cell in cells for word in re.findall(r"(?<=`)[^`, ]+(?=`)|^\d+$", cell)]


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the specimens and, in out, what the converter makes of them."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "corpus", folder / "corpus")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        with pytest.raises(SystemExit) as ended:
            cli.main(["-q", "corpus", "out"], prog_name="tei-convert")
    assert not ended.value.code
    return folder


@pytest.mark.parametrize(
    "command",
    [
        "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/tei-convert corpus/ out/",
        "python3 -m venv .venv && .venv/bin/pip install '.[test]' && .venv/bin/pytest",
        r"py -m venv .venv; .venv\Scripts\pip install .; .venv\Scripts\tei-convert corpus out",
        r"py -m venv .venv; .venv\Scripts\pip install '.[test]'; .venv\Scripts\pytest",
    ],
)
def test_the_commands_stand_on_lines_of_their_own(command: str) -> None:
    assert README.splitlines().count(command) == 1


@pytest.mark.parametrize(("command", "printed"), EXAMPLES, ids=[one for one, _ in EXAMPLES])
def test_examples(
    command: str, printed: str, converted: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(converted)
    result = run(*command.split())
    assert result.exit_code == 0
    wanted, cut, _ = printed.partition("...\n")
    assert result.output.strip() == wanted.strip() if not cut else result.output.startswith(wanted)


def test_every_command_has_an_example() -> None:
    shown = {command.split()[0] for command, _ in EXAMPLES}
    # Serving and watching go on until they are stopped.
    assert set(cli.commands) - {"convert", "serve", "watch"} == shown - {"--help", "--dry-run"}


def test_what_is_in_out(converted: Path) -> None:
    told = first_column("What is in OUT")
    made = {path.relative_to(converted / "out") for path in (converted / "out").rglob("*.*")}
    name = "11-telegram-lamp-out"
    folders = {f"{one}/" for one in ("schemas", "browse") if any(one in p.parts for p in made)}
    assert {one.replace("NAME", name) for one in told} == folders | {
        path.as_posix() for path in made if len(path.parts) == 1 or name in path.name
    }


def test_settings(tmp_path: Path) -> None:
    tables = {"edition": Edition, "names": Naming, "tei": TeiFile, "site": Site}
    keys = {name: [field.name for field in fields(one)] for name, one in tables.items()}
    keys |= {"exports": ["profiles"], "reading": ["max_size"]}
    assert first_column("Settings") == [key for table in keys.values() for key in table]
    example = re.search(r"```toml\n(.*?)```", section("Settings"), re.DOTALL)
    assert example
    shown = tomllib.loads(example[1])
    assert {name: list(table) for name, table in shown.items()} == keys
    (tmp_path / "edition.toml").write_text(example[1], encoding="utf-8")
    edition, naming, _, site = load(tmp_path / "edition.toml", {})
    assert all(getattr(edition, key) for key in keys["edition"])
    assert naming == Naming()
    assert site == Site()
    for language in resources.label_languages():
        assert f"`{language}`" in section("Settings")


def test_exit_codes() -> None:
    assert first_column("Exit codes") == ["0", "1", "2", "3", "4", "130"]


def test_layouts() -> None:
    rows = re.findall(r"^\| `([\w-]+)` \| (.*) \|$", section("What it reads"), re.MULTILINE)
    assert rows == [(layout.name, layout.about) for layout in (*LAYOUTS, FALLBACK)]


def test_the_keys_of_the_conversion_record() -> None:
    schema = json.loads(resources.schema("conversion.schema.json").read_text(encoding="utf-8"))
    document = schema["$defs"]["document"]["properties"]
    table = section("conversion.json").split("Reasons in")[0]
    told = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", table, re.MULTILINE)
    assert {key for cell in told for key in re.findall(r"`(\w+)`", cell)} == set(document)


def test_reasons_for_dropping() -> None:
    (told,) = re.findall(r"Reasons in `dropped`:(.*?)\n\n", README, re.DOTALL)
    assert set(re.findall(r"`([\w-]+)`\s\(", told)) == {reason.value for reason in Reason}


def test_every_finding_is_explained() -> None:
    source = "\n".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "converter").rglob("*.py")
    )
    codes = set(re.findall(r'\bFinding\(\s*"([a-z-]+)"', source))
    table = section("conversion.json").split("| finding |")[1]
    assert set(re.findall(r"^\| `([a-z-]+)` \|", table, re.MULTILINE)) == codes


def test_the_house_is_as_it_is_drawn() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    drawn = section("The house").split("```text\n")[2].split("```")[0].splitlines()
    for line, layer in zip(drawn, layers[1:], strict=True):
        assert line.replace("commands/", "commands").startswith(layer), line


def test_the_map_of_the_package_names_each_module() -> None:
    folder = ROOT / "converter"
    rooms = {path.stem for path in folder.glob("*.py")} - {"__init__", "__main__"}
    rooms |= {path.parent.name for path in folder.glob("*/__init__.py")}
    assert converter.__doc__ is not None
    assert set(re.findall(r"^    ([a-z_]+)  ", converter.__doc__, re.MULTILINE)) == rooms


def test_the_use_from_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert converter.__doc__ is not None
    code = textwrap.dedent(converter.__doc__.split("From Python::")[1])
    (tmp_path / "report.txt").write_text("A talk\n\nNothing was decided.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    names: dict[str, bytes] = {}
    exec(code, names)  # noqa: S102 - our own example
    assert b'<p n="1">Nothing was decided.</p>' in names["tei"]


def test_the_changelog_knows_this_version() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## {re.escape(VERSION)}\b", changes, re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=[path.relative_to(ROOT).as_posix() for path in PAGES])
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
    inside = [link for link in links if not re.match(r"[a-z]+:", link)]
    assert [link for link in inside if not (page.parent / link).exists()] == []


def test_each_promise_names_a_test_that_is_there() -> None:
    rows = re.findall(r"^\| ([^|]+) \| (`[^|]+`) \|$", section("What we promise"), re.MULTILINE)
    assert len(rows) > 10
    for promise, proofs in rows:
        named = re.findall(r"`([\w/.]+)(?:::(\w+))?`", proofs)
        assert any(path.startswith("tests/") for path, _ in named), promise
        for path, test in named:
            text = (ROOT / path).read_text(encoding="utf-8")
            assert not test or f"def {test}(" in text, (promise, test)
            assert path.startswith("benchmarks/") or "\ndef test_" in text, promise
