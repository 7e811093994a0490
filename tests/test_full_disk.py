"""A disk without room: nothing half-written, a sentence, and the next run finishes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree
from same_files import differences

ROOT = Path(__file__).resolve().parent.parent
SPECIMENS = sorted((ROOT / "corpus").glob("1[1-5]*.txt"))
# What is left of the disk is copied away, and then the disk grows and the run is run again.
SCRIPT = """
mount -t tmpfs -o "size=$1" none "$2" || exit 99
"$4" -m converter -q --jobs "$6" "$3" "$2/out" 2>"$5/said"; echo "$?" >"$5/code"
cp -a "$2/out" "$5/left"
mount -o remount,size=64m "$2" || exit 99
"$4" -m converter -q --jobs "$6" "$3" "$2/out" 2>"$5/said-again"; echo "$?" >"$5/code-again"
cp -a "$2/out" "$5/again"
"""


def of_those_there(name: str, data: bytes) -> bool:
    """Tell whether a file is whole that says something of all documents: of those that there are."""
    if name == "persons.xml":
        return len(etree.fromstring(data).findall(".//{*}sourceDesc//{*}bibl")) > 0
    # Pages are filled when all documents are known.
    return name.endswith(".html") and data.rstrip().endswith(b"</html>")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a corpus and the edition that a large disk takes."""
    folder = tmp_path_factory.mktemp("disk")
    (folder / "corpus").mkdir()
    for path in SPECIMENS:
        shutil.copy(path, folder / "corpus")
    command = [sys.executable, "-m", "converter", "-q", folder / "corpus", folder / "out"]
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
    return folder


@pytest.mark.skipif(shutil.which("unshare") is None, reason="no unshare: it is Linux's")
@pytest.mark.parametrize(
    ("size", "jobs"), [("40k", "1"), ("200k", "1"), ("500k", "2"), ("700k", "1"), ("900k", "1")]
)
def test_a_full_disk_leaves_whole_files_and_the_next_run_finishes(
    whole: Path, tmp_path: Path, size: str, jobs: str
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", SCRIPT, "sh", size, disk, whole / "corpus", sys.executable,
         tmp_path, jobs],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode == 99:
        pytest.skip("no disk of a size of its own can be mounted here")
    said = (tmp_path / "said").read_text(encoding="utf-8")
    assert (tmp_path / "code").read_text().strip() in {"1", "2"}, said
    assert "Traceback" not in said
    assert "No space left" in said or "disk is full" in said or "disk I/O" in said
    assert "Make room" in said or "may write" in said
    left = tmp_path / "left"
    for path in (one for one in left.rglob("*") if one.is_file()):
        name = path.relative_to(left).as_posix()
        if path.name.startswith(".tei-convert"):
            continue
        data = path.read_bytes()
        assert data == (whole / "out" / name).read_bytes() or of_those_there(name, data), name
    assert (tmp_path / "code-again").read_text().strip() == "0", (
        tmp_path / "said-again"
    ).read_text()
    assert differences(tmp_path / "again", whole / "out") == []
