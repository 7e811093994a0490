"""The wheel: what is in it, and that it works where the checkout is not."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def ran(*command: str | Path, cwd: Path) -> str:
    """Return what a command printed, run without the checkout on Python's path."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    result = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environ, capture_output=True, check=False
    )
    assert result.returncode == 0, result.stderr.decode()
    return result.stdout.decode()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel, built from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    ran(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    (built,) = folder.glob("tei_convert-*-py3-none-any.whl")
    return built


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return ``tei-convert`` of the wheel, installed into an environment of its own.

    The libraries are borrowed from the environment of the tests, so that nothing is
    fetched; tei-convert itself is the wheel's, which comes first on the path.
    """
    folder = tmp_path_factory.mktemp("installed") / "venv"
    venv.create(folder, with_pip=False)
    scripts = folder / ("Scripts" if sys.platform == "win32" else "bin")
    python = scripts / ("python.exe" if sys.platform == "win32" else "python")
    pip = (sys.executable, "-m", "pip", "--python", python)
    ran(*pip, "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=folder)
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(ran(python, "-c", where, cwd=folder).strip())
    libraries = sorted({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")})
    (packages / "libraries.pth").write_text("\n".join(libraries), encoding="utf-8")
    return scripts / "tei-convert"


def test_the_wheel_carries_what_it_needs_and_no_more(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("schemas", "xslt"):
        wanted = {
            f"converter/{path.relative_to(ROOT).as_posix()}"
            for path in (ROOT / folder).rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }
        assert wanted <= inside
    data = {path.name for path in (ROOT / "converter" / "recognisers" / "data").iterdir()}
    assert {f"converter/recognisers/data/{name}" for name in data} <= inside
    assert [name for name in inside if "__pycache__" in name] == []
    tops = {name.split("/")[0] for name in inside}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"converter"}


def test_the_wheel_makes_the_same_edition_from_any_folder(
    program: Path,
    corpus: Path,
    tmp_path: Path,
    run: Callable[..., object],
    outputs: Callable[[Path], dict[str, bytes]],
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    # Two workers: they are processes of their own and must find the files too.
    said = ran(program, corpus, "out", "--jobs", "2", cwd=elsewhere)
    assert said.startswith("Converted 2 of 2 reports to out")
    run(corpus, tmp_path / "checkout")
    assert outputs(elsewhere / "out") == outputs(tmp_path / "checkout")


def test_the_wheel_has_every_command(program: Path, corpus: Path, tmp_path: Path) -> None:
    ran(program, "-q", corpus, "out", cwd=tmp_path)
    tei = tmp_path / "out" / "tei" / "note.xml"
    assert ran(program, "validate", "out/tei", cwd=tmp_path) == ""
    assert ran(program, "restore", tei, cwd=tmp_path).encode() == (corpus / "note.md").read_bytes()
    assert "Rendered 1 of 1" in ran(program, "render", tei, "again", cwd=tmp_path)
    assert "Tomas Vela" in ran(program, "names", corpus, cwd=tmp_path)
    assert "layout plain" in ran(program, "show", "regions", corpus / "note.md", cwd=tmp_path)


USER = """
from pathlib import Path

from lxml import etree

from converter import (
    Conversion, ConvertError, Converter, Corpus, Document, Edition, Mention, Naming, Person, Settings,
    Violation, convert, names, read_authority, read_corpus, read_settings, read_tei, render, reports,
    restore, validate,
)

settings: Settings = Settings(Edition(title="A", editors=("B",)), naming=Naming(spacy=""))
try:
    made: Conversion = convert("text", name="a.txt", settings=settings)
except ConvertError as error:
    what: str = error.what
    line: int | None = error.line
tei: bytes = made.tei
root: etree._Element = made.tree().getroot()
page: str = render(root, "text", language="de", tell=print)
rules: list[str] = [one.rule for one in validate(made.tree())]
violations: list[Violation] = validate(Path("a.xml"))
mentions: list[Mention] = names(tei, authority=read_authority("authority.csv"))
spans: list[tuple[int, int | None, str]] = [(one.line, one.start, one.name) for one in mentions]
persons: tuple[Person, ...] = made.persons
source: bytes = restore(tei, made.restore)
converter = Converter(read_settings("corpus"))
titles: list[str] = [converter.convert(report).title for report in reports("corpus")]
corpus: Corpus = read_corpus("out")
document: Document = read_tei(tei)
person: Person | None = corpus.who(document, "a")
reveal_type(converter.render(tei))
render(tei, "pdf")
convert(3)
made.tei = b""
"""


def test_users_get_types_from_the_wheel(program: Path, wheel: Path, tmp_path: Path) -> None:
    assert "converter/py.typed" in zipfile.ZipFile(wheel).namelist()
    (tmp_path / "user.py").write_text(USER, encoding="utf-8")
    python = program.with_name("python.exe" if sys.platform == "win32" else "python")
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--python-executable", python, "user.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    told = re.findall(r"^user\.py:\d+: (.*)$", checked.stdout, re.MULTILINE)
    assert told[0] == 'note: Revealed type is "builtins.str"' or told[0].endswith('"str"'), checked
    # The three mistakes of the last lines, and no other.
    codes = [re.findall(r"\[([a-z-]+)\]$", line) for line in told if "error:" in line]
    assert codes == [["arg-type"], ["arg-type"], ["misc"]], checked.stdout


def test_the_wheel_is_used_from_python_without_the_command_line(
    program: Path, tmp_path: Path
) -> None:
    python = program.with_name("python.exe" if sys.platform == "win32" else "python")
    code = (
        "import sys, converter; light = sorted(name for name in sys.modules if 'converter' in name);"
        "from converter import convert, render; made = convert('A talk\\n\\nIt rains.');"
        "print(light, 'It rains.' in render(made.tree(), 'text'), 'click' in sys.modules)"
    )
    said = ran(python, "-c", code, cwd=tmp_path)
    assert said.strip() == "['converter', 'converter.version'] True False"


def locked(name: str) -> dict[str, str]:
    """Return the versions in a lock file; each package has the checksums of its files."""
    text = re.sub(r"^ *#.*\n", "", (ROOT / name).read_text(encoding="utf-8"), flags=re.MULTILINE)
    entries = re.split(r"\n(?=\w)", text.strip())
    versions = {}
    for entry in entries:
        pin, *sums = (line.rstrip(" \\") for line in entry.splitlines())
        found = re.fullmatch(r"([\w.-]+)==([\w.]+)(?: ; .+)?", pin)
        assert found is not None, pin
        assert sums, pin
        assert [
            one for one in sums if not re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}", one)
        ] == []
        versions[canonicalize_name(found[1])] = found[2]
    return versions


@pytest.mark.parametrize(
    ("name", "extras"),
    [("requirements-core.lock", ()), ("requirements.lock", ("test", "lint", "supply"))],
)
def test_the_lock_pins_what_the_project_asks_for(name: str, extras: tuple[str, ...]) -> None:
    versions = locked(name)
    # A model of spaCy's and a cluster are an editor's own choice.
    more = [one for extra in extras for one in PROJECT["optional-dependencies"][extra]]
    for asked in map(Requirement, [*PROJECT["dependencies"], *more]):
        assert versions[canonicalize_name(asked.name)] in asked.specifier, asked


def test_both_locks_pin_the_same_versions() -> None:
    everything, core = locked("requirements.lock"), locked("requirements-core.lock")
    assert {name: everything[name] for name in core} == core


def test_each_package_has_its_licence_in_the_list() -> None:
    page = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    rows = [
        [cell.strip() for cell in row.split("|")[1:-1]]
        for row in page.splitlines()
        if row[:1] == "|"
    ]
    core = {row[0]: row[1] for row in rows if len(row) == 3 and row[2] and "[" not in row[0]}
    extra = {(row[0].strip("`[]"), row[1]): row[2] for row in rows if row[0].startswith("`[")}
    assert {canonicalize_name(name) for name in core} - {"package"} >= set(
        locked("requirements-core.lock")
    )
    asked = {
        (name, canonicalize_name(Requirement(one).name))
        for name, all_ in PROJECT["optional-dependencies"].items()
        if name not in {"test", "lint"}
        for one in all_
    }
    assert set(extra) == asked
    for package, licence in [*core.items(), *((key[1], value) for key, value in extra.items())]:
        try:
            said = metadata(package).get("License-Expression")
        except PackageNotFoundError:  # an extra, or a package of another system
            continue
        assert said is None or licence.startswith(said), package
