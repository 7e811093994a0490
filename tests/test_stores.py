"""Corpora and editions in stores: the same files as in a folder, path by path."""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from click.testing import Result

from converter import stores, writing
from converter.errors import SettingsError, WriteError
from tests.shared import ROOT, SPECIMENS

for extra in ("fsspec", "upath", "s3fs", "moto"):
    pytest.importorskip(extra, reason="the extras cluster and test are not installed")

RECORDS = {"run.json", ".tei-convert.sqlite"}
# Puts a folder into a bucket, or writes a bucket into a folder; the loop that s3fs runs on
# is not for the process of the tests.
COPY = """
import sys, fsspec
way, here, there = sys.argv[1:]
s3 = fsspec.filesystem("s3")
if way == "put":
    s3.mkdir(there.split("/")[0])
    s3.put(here + "/", there, recursive=True)
else:
    s3.get(there + "/", here, recursive=True)
"""
SERVER = """
import sys, time
from moto.server import ThreadedMotoServer
server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
print(*server.get_host_and_port(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Return a folder of reports with all that editors put beside them."""
    folder = tmp_path / "reports"
    (folder / "more").mkdir(parents=True)
    first, second, third = sorted(SPECIMENS, key=lambda path: path.stat().st_size)[:3]
    shutil.copy(first, folder)
    shutil.copy(second, folder)
    shutil.copy(third, folder / "more")
    (folder / "README.txt").write_text("No report.", encoding="utf-8")
    (folder / ".hidden.txt").write_text("No report.", encoding="utf-8")
    (folder / "edition.toml").write_text('[edition]\ntitle = "A store"\n', encoding="utf-8")
    (folder / "catalogue.csv").write_text(f"file,shelfmark\n{first.name},Box 7\n", encoding="utf-8")
    return folder


@pytest.fixture
def memory() -> Iterator[str]:
    """Return the URL of a store in this process, which is emptied afterwards."""
    import fsspec  # noqa: PLC0415

    url = f"memory://{uuid4().hex}"
    yield url
    store = fsspec.filesystem("memory")
    if store.exists(url):
        store.rm(url, recursive=True)


@pytest.fixture(scope="module")
def s3() -> Iterator[dict[str, str]]:
    """Start a server of objects on this computer; return what its users need to know."""
    server = subprocess.Popen(
        [sys.executable, "-c", SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert server.stdout is not None
        host, port = server.stdout.readline().split()
        yield {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "AWS_ENDPOINT_URL": f"http://{host}:{port}",
            "AWS_ACCESS_KEY_ID": "a",
            "AWS_SECRET_ACCESS_KEY": "b",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_EC2_METADATA_DISABLED": "true",
        }
    finally:
        server.communicate("")


def run_python(environment: dict[str, str], *arguments: str | Path) -> str:
    ran = subprocess.run(
        [sys.executable, *map(str, arguments)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def put_in(folder: Path, root: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            writing.write(root, path.relative_to(folder).as_posix(), path.read_bytes())


def contents(root: Path) -> dict[str, bytes | None]:
    return {path: writing.read(root, path) for path in stores.listing(root) if path not in RECORDS}


def test_s3_to_s3_is_what_a_folder_gives(
    reports: Path,
    s3: dict[str, str],
    tmp_path: Path,
    run: Callable[..., Result],
    outputs: Callable[[Path], dict[str, bytes]],
) -> None:
    run_python(s3, "-c", COPY, "put", reports, "archive/reports")
    there = ["archive/reports", "archive/edition/2026"]
    convert = ["-m", "converter", *(f"s3://{one}" for one in there), "--only", "tei,html,text,epub"]
    told = run_python(s3, *convert, "--jobs", "2", "--corpus-text")
    assert told.startswith("Converted 3 of 3 reports to s3://archive/edition/2026")
    run_python(s3, "-c", COPY, "get", tmp_path / "fetched", there[1])
    here = run(reports, tmp_path / "out", "--only", "tei,html,text,epub", "--corpus-text")
    assert here.exit_code == 0, here.output
    assert outputs(tmp_path / "fetched") == outputs(tmp_path / "out")
    # What was done is remembered there too: the second run has nothing to do.
    again = run_python(s3, *convert, "--corpus-text")
    assert "(all of them are as they were)" in again


def test_a_store_in_memory_takes_the_same_files(
    reports: Path,
    memory: str,
    tmp_path: Path,
    run: Callable[..., Result],
    outputs: Callable[[Path], dict[str, bytes]],
) -> None:
    put_in(reports, stores.place(f"{memory}/in"))
    there = run(f"{memory}/in", f"{memory}/out", "--proof", "--verbose")
    here = run(reports, tmp_path / "out", "--proof", "--verbose")
    assert (there.exit_code, here.exit_code) == (0, 0), there.output
    assert there.stderr == here.stderr
    assert contents(stores.place(f"{memory}/out")) == outputs(tmp_path / "out")


def test_out_may_lie_in_the_corpus(reports: Path, memory: str, run: Callable[..., Result]) -> None:
    put_in(reports, stores.place(memory))
    for _ in range(2):
        told = run(memory, f"{memory}/out", "--only", "text")
        assert told.stdout.startswith("Converted 3 of 3 reports"), told.output


def test_what_an_editor_changed_in_a_store_is_kept(
    reports: Path, memory: str, run: Callable[..., Result]
) -> None:
    out = stores.place(f"{memory}/out")
    assert run(reports, out, "--only", "tei").exit_code == 0
    (path,) = [one for one in stores.listing(out) if one.startswith("tei/more/") and "xml" in one]
    edited = (writing.read(out, path) or b"").replace(b"</TEI>", b"<!-- mine --></TEI>")
    writing.write(out, path, edited)
    told = run(reports, out, "--only", "tei")
    assert "was edited by hand and is left as it is" in told.stderr
    assert writing.read(out, path) == edited


def test_an_archive_is_read_and_not_written(
    reports: Path,
    tmp_path: Path,
    run: Callable[..., Result],
    outputs: Callable[[Path], dict[str, bytes]],
) -> None:
    archive = tmp_path / "reports.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in reports.rglob("*"):
            packed.write(path, path.relative_to(reports))
    there = run(f"zip://::{archive}", tmp_path / "there")
    here = run(reports, tmp_path / "here")
    assert (there.exit_code, here.exit_code) == (0, 0), there.output
    assert outputs(tmp_path / "there") == outputs(tmp_path / "here")
    refused = run(reports, f"zip://out::{archive}")
    assert refused.exit_code == 2
    assert "nothing can be written there" in refused.stderr


def test_a_file_is_written_only_when_it_differs(
    memory: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = stores.place(memory)
    assert writing.write(root, "tei/a.xml", b"one")
    before = stores.state(root, "tei/a.xml")
    assert not writing.write(root, "tei/a.xml", b"one")
    assert stores.state(root, "tei/a.xml") == before
    assert writing.write(root, "tei/a.xml", b"two")
    assert stores.state(root, "tei/a.xml") != before
    with writing.replacing(root, "b") as file:
        file.write(b"three")
    assert [*stores.listing(root)] == ["b", "tei/a.xml"]
    assert not writing.write_pieces(root, "b", iter([b"thr", b"ee"]))
    assert writing.write_pieces(root, "b", iter([b"larger"]))
    monkeypatch.setattr(stores, "_PART", 2)
    assert writing.write_pieces(root, "b", iter([b"in ", b"parts"]))
    assert writing.read(root, "b") == b"in parts"
    assert [*writing.files(root, "tei")] == ["tei/a.xml"]
    writing.remove(root, "b")
    writing.remove(root, "b")
    assert (writing.read(root, "b"), stores.state(root, "b")) == (None, None)


def test_a_file_that_is_not_finished_is_not_sent(memory: str) -> None:
    root = stores.place(memory)
    writing.write(root, "a", b"old")
    with pytest.raises(KeyboardInterrupt), writing.replacing(root, "a") as file:  # noqa: PT012
        file.write(b"half of")
        raise KeyboardInterrupt
    assert writing.read(root, "a") == b"old"


@pytest.mark.parametrize("path", ["../a", "tei/../../a", "/a", "tei//a", "./a", "tei\\..\\a", ""])
def test_a_path_that_leads_elsewhere_is_refused(path: str, memory: str) -> None:
    root = stores.place(memory)
    writing.write(root, "here", b"")
    with pytest.raises(WriteError, match="its folder is not in the output folder"):
        writing.write(root, path, b"x")


def test_a_database_is_worked_on_here_and_sent_back_whole(memory: str) -> None:
    root = stores.place(memory)
    for number in range(2):
        copy = stores.LocalCopy(root, "rows")
        assert copy.path.exists() == bool(number)
        copy.path.write_bytes(b"%d" % number)
        copy.close(send=True)
        assert writing.read(root, "rows") == b"%d" % number
        assert not copy.path.exists()
    stores.LocalCopy(root, "rows").close(send=False)
    assert writing.read(root, "rows") == b"1"


def test_a_path_of_a_store_travels_to_a_worker(memory: str) -> None:
    root = stores.place(memory)
    writing.write(root, "a", b"x")
    assert writing.read(pickle.loads(pickle.dumps(root)), "a") == b"x"  # noqa: S301


def test_without_the_extra_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "upath", None)
    with pytest.raises(SettingsError, match=r"pip install '\.\[cluster\]'"):
        stores.place("s3://archive/reports")


def test_a_kind_of_store_that_nobody_knows_is_a_sentence() -> None:
    with pytest.raises(SettingsError, match=r"cannot be reached|another package"):
        stores.place("nosuch://archive/reports")


def test_what_needs_a_folder_says_so(
    reports: Path, memory: str, run: Callable[..., Result]
) -> None:
    (reports / "edition.toml").write_text('[exports]\nprofiles = ["dts"]\n', encoding="utf-8")
    told = run(reports, f"{memory}/out")
    assert told.exit_code == 2
    assert "An export is not made in a store." in told.stderr


def test_local_paths_load_nothing_of_it(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom converter import stores, writing\n"
        "writing.write(stores.place(sys.argv[1]), 'a', b'')\n"
        "print({'upath', 'fsspec', 'distributed'} & {*sys.modules})"
    )
    printed = run_python({**os.environ, "PYTHONPATH": str(ROOT)}, "-c", code, tmp_path)
    assert printed.strip() == "set()"
