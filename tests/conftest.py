"""What the tests of the command line share: a little corpus, a place for outputs, a way to run."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Generator
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from converter.cli import cli

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


@pytest.fixture
def written(tmp_path: Path, run: Callable[..., Result]) -> Path:
    """Return the folder that the specimens of the project were converted to."""
    specimens = Path(__file__).resolve().parent.parent / "corpus"
    assert run("-q", specimens, tmp_path / "out").exit_code == 0
    return tmp_path / "out"


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the specimens with everything that can be asked for; to be looked at only."""
    specimens = Path(__file__).resolve().parent.parent / "corpus"
    return everything(specimens, tmp_path_factory.mktemp("edition") / "out")


def everything(reports: Path, out: Path) -> Path:
    """Convert reports with everything that can be asked for."""
    options = ["--proof", "--corpus-text", *(["--search"] if find_spec("pagefind") else [])]
    words = ["-q", *options, str(reports), str(out)]
    result = CliRunner().invoke(cli, words, prog_name="tei-convert")
    assert result.exit_code == 0, result.output
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
