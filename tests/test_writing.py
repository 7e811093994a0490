"""Files are written whole or not at all, and never outside OUT."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from converter.errors import SettingsError, WriteError
from converter.writing import files, prepare, read, remove, replacing, write


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    assert write(tmp_path, "tei/1962/a.xml", b"<TEI/>")
    assert (tmp_path / "tei" / "1962" / "a.xml").read_bytes() == b"<TEI/>"


def test_equal_bytes_are_not_written_again(tmp_path: Path) -> None:
    write(tmp_path, "a.xml", b"one")
    os.utime(tmp_path / "a.xml", (1, 1))
    assert not write(tmp_path, "a.xml", b"one")
    assert (tmp_path / "a.xml").stat().st_mtime == 1
    assert write(tmp_path, "a.xml", b"two")


def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "a.xml", b"old")

    def full(_file: int, _data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(WriteError, match=r"a\.xml cannot be written: No space left on device"):
        write(tmp_path, "a.xml", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.xml"]
    assert (tmp_path / "a.xml").read_bytes() == b"old"


def test_an_interrupted_write_cleans_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_file: int, _data: bytes) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "write", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path, "a.xml", b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_taken_in_parts_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = os.write
    monkeypatch.setattr(os, "write", lambda file, data: whole(file, data[:2]))
    assert write(tmp_path, "a.xml", b"seven b")
    assert (tmp_path / "a.xml").read_bytes() == b"seven b"


def test_a_folder_in_the_place_of_a_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.xml").mkdir()
    with pytest.raises(WriteError, match=r"a\.xml cannot be written"):
        write(tmp_path, "a.xml", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.xml"]


@pytest.mark.parametrize("path", ["../a.xml", "tei/../../a.xml"])
def test_a_path_that_leads_out_is_refused(tmp_path: Path, path: str) -> None:
    out = tmp_path / "out"
    with pytest.raises(WriteError, match="not in the output folder"):
        write(out, path, b"x")
    assert not (tmp_path / "a.xml").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_linked_folder_that_leads_out_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "tei").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(WriteError, match="Remove the link"):
        write(tmp_path / "out", "tei/sub/a.xml", b"x")
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_linked_file_is_replaced_not_followed(tmp_path: Path) -> None:
    (tmp_path / "theirs.xml").write_bytes(b"theirs")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.xml").symlink_to(tmp_path / "theirs.xml")
    assert write(tmp_path / "out", "a.xml", b"ours")
    assert (tmp_path / "theirs.xml").read_bytes() == b"theirs"
    assert read(tmp_path / "out", "a.xml") == b"ours"


def test_a_name_too_long_for_the_file_system_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(WriteError):
        write(tmp_path, "a" * 300 + ".xml", b"x")


def test_prepare_refuses_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x")
    with pytest.raises(SettingsError, match="nothing can be written there"):
        prepare(tmp_path / "out")


def test_prepare_sweeps_what_a_killed_run_left(tmp_path: Path) -> None:
    for name, age in (("0ld", 7200.0), ("y0ung", 10.0)):
        left = tmp_path / "tei" / "sub" / f".tei-convert-{name}.tmp"
        left.parent.mkdir(parents=True, exist_ok=True)
        left.write_bytes(b"half")
        os.utime(left, (time.time() - age, time.time() - age))
    prepare(tmp_path)
    assert [path.name for path in tmp_path.rglob("*.tmp")] == [".tei-convert-y0ung.tmp"]


@pytest.mark.skipif(sys.platform == "win32", reason="no umask there")
def test_files_get_the_rights_of_ordinary_files(tmp_path: Path) -> None:
    write(tmp_path, "a.xml", b"x")
    (tmp_path / "plain").write_bytes(b"x")
    assert (tmp_path / "a.xml").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_the_files_of_a_folder_are_found_at_any_depth(tmp_path: Path) -> None:
    for path in ("a/one.html", "a/b/c/two.html", "a/b/.three", "other/four.html"):
        write(tmp_path, path, b"x")
    (tmp_path / "a" / "empty").mkdir()
    assert sorted(files(tmp_path, "a")) == ["a/b/.three", "a/b/c/two.html", "a/one.html"]
    assert list(files(tmp_path, "a/one.html")) == list(files(tmp_path, "none")) == []


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "a/one.html", b"x")
    (tmp_path / "a" / "round").symlink_to(tmp_path / "a", target_is_directory=True)
    assert list(files(tmp_path, "a")) == ["a/one.html"]


def test_a_folder_goes_with_its_last_file(tmp_path: Path) -> None:
    for path in ("a/b/one.html", "a/b/two.html", "a/three.html"):
        write(tmp_path, path, b"x")
    remove(tmp_path, "a/b/one.html")
    assert (tmp_path / "a" / "b" / "two.html").is_file()
    remove(tmp_path, "a/b/two.html")
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["three.html"]
    remove(tmp_path, "a/three.html")
    assert list(tmp_path.iterdir()) == []


def test_a_file_with_the_same_bytes_stays_when_it_is_replaced(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", b"one")
    os.utime(tmp_path / "a.txt", (1, 1))
    for data, stamp in ((b"one", True), (b"two", False)):
        with replacing(tmp_path, "a.txt") as file:
            file.write(data)
        assert ((tmp_path / "a.txt").stat().st_mtime == 1) == stamp
        assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"two"
