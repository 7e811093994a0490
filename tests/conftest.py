"""What the tests of the command line share: a little corpus, a place for outputs, a way to run."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Generator, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from converter.cli import cli
from tests.kept import keep
from tests.made_once import made_once

# Run by the Python of its own environment, which has what it imports.
collect_ignore = ["browser_visits.py", "deposit_readers.py"]

LETTER = """\
Legation of Orvania in Port Selm

12 March 1951

Dear Minister,

Yesterday Comrade Tomas Vela received me in his office. Vela said that the harvest is in.

I shall write again.

Ada Novak
Envoy
"""
NOTE = """\
Note on the talk of 3 May 1952

The two sides spoke of the railway. Nothing was decided.
"""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--update``, which writes the expected documents of tests/goldens anew."""
    parser.addoption("--update", action="store_true", help="write tests/goldens anew")


if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # Run in the background by a shell: Ctrl-C, which some tests send, would be ignored by all.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def kept() -> Iterator[None]:
    """Keep what every run makes alike for the runs that follow in this process."""
    with pytest.MonkeyPatch.context() as patch:
        keep(patch)
        yield


RECORDS = {"run.json", ".tei-convert.sqlite", ".tei-convert.sqlite-wal"}


@pytest.fixture
def run() -> Callable[..., Result]:
    """Return a function that runs tei-convert with these arguments."""

    def run(*arguments: str | Path, stdin: bytes | None = None, **environ: str) -> Result:
        words = [str(argument) for argument in arguments]
        return CliRunner().invoke(
            cli, words, input=stdin, env=environ, prog_name="tei-convert", terminal_width=80
        )

    return run


@pytest.fixture
def outputs() -> Callable[[Path], dict[str, bytes]]:
    """Return a function that reads every file of OUT but the records of runs."""

    def outputs(out: Path) -> dict[str, bytes]:
        files = (path for path in out.rglob("*") if path.is_file() and path.name not in RECORDS)
        return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(files)}

    return outputs


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Return a folder with two reports, one of them in a folder of its own."""
    folder = tmp_path / "corpus"
    (folder / "1951").mkdir(parents=True)
    (folder / "1951" / "letter.txt").write_text(LETTER, encoding="utf-8")
    (folder / "note.md").write_text(NOTE, encoding="utf-8")
    (folder / "README.md").write_text("About these files.", encoding="utf-8")
    return folder


SPECIMENS = Path(__file__).resolve().parent.parent / "corpus"


@pytest.fixture
def written(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that the specimens of the project were converted to, to do anything with."""
    made = made_once(tmp_path_factory, "specimens", lambda out: converted("-q", SPECIMENS, out))
    return shutil.copytree(made, tmp_path / "out")


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the specimens with everything that can be asked for; to be looked at only."""
    return made_once(tmp_path_factory, "edition", lambda out: everything(SPECIMENS, out))


def converted(*words: str | Path) -> None:
    """Run tei-convert, which must find nothing wrong."""
    result = CliRunner().invoke(cli, list(map(str, words)), prog_name="tei-convert")
    assert result.exit_code == 0, result.output


def everything(reports: Path, out: Path) -> Path:
    """Convert reports with everything that can be asked for."""
    options = ["--proof", "--corpus-text", *(["--search"] if find_spec("pagefind") else [])]
    converted("-q", *options, reports, out)
    return out


@pytest.fixture
def letter() -> str:
    """Return the text of ``1951/letter.txt``."""
    return LETTER


@pytest.fixture
def note() -> str:
    """Return the text of ``note.md``."""
    return NOTE


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Return a folder for outputs, not made yet."""
    return tmp_path / "out"


@pytest.fixture
def tei(run: Callable[..., Result], corpus: Path, out: Path) -> Path:
    """Return the TEI file of the letter, which was converted."""
    assert run("-q", corpus, out).exit_code == 0
    return out / "tei" / "1951" / "letter.xml"


# The files that take longest, the longest first: they begin first, so that no process of the
# tests is still busy with one of them when the others are done.
FIRST = (
    "test_pages_in_browser",
    "test_odd_equivalence",
    "test_properties",
    "test_incremental",
    "test_proof_rows",
    "test_cluster",
    "test_api",
    "test_pages_made_well",
    "test_export_simple",
    "test_fills",
    "test_validation_schemas",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests of the files that take longest before all others."""
    place = {name: number for number, name in enumerate(FIRST)}
    items.sort(key=lambda item: place.get(item.path.stem, len(FIRST)))


# Root may write everywhere: .ci/run tries the first again without that privilege, and the
# second where a model of spaCy's is installed, and the scripts where their libraries are.
MAY_BE_SKIPPED = {
    "tests/test_bad_input.py::test_a_folder_without_the_right_to_write",
    "tests/test_spacy_names.py::test_a_real_model",
    "tests/test_examples.py::test_persons_by_year",
    "tests/test_examples.py::test_network",
}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skipped test into a failure when TEI_CONVERT_NO_SKIPS is 1, as in CI."""
    report = yield
    told = os.environ.get("TEI_CONVERT_NO_SKIPS") == "1"
    if told and report.skipped and item.nodeid not in MAY_BE_SKIPPED:
        report.outcome = "failed"
        report.longrepr = f"skipped, and TEI_CONVERT_NO_SKIPS is 1: {report.longrepr}"
    return report
