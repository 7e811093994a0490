"""Tables as spreadsheet programs save them: what can be read is read, the rest is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from converter.errors import SettingsError
from converter.spreadsheet import Record, read_sheet

ROWS = (Record(1, ("file", "note")), Record(2, ("a", "b")), Record(3, ("c", "d")))

SAVED = [
    ("Excel, CSV UTF-8", b"\xef\xbb\xbffile,note\r\na,b\r\nc,d\r\n"),
    ("Excel where commas part decimals", b"file;note\r\na;b\r\nc;d\r\n"),
    ("Excel, CSV (Macintosh)", b"file,note\ra,b\rc,d\r"),
    ("LibreOffice with tabs", b"file\tnote\na\tb\nc\td\n"),
]


def test_a_table_is_read_however_it_was_saved(tmp_path: Path) -> None:
    for name, data in SAVED:
        path = tmp_path / "t.csv"
        path.write_bytes(data)
        sheet = read_sheet(path, {"file", "note"}.__contains__, "")
        assert (sheet.head, *sheet.rows) == ROWS, name


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"PK\x03\x04\x14\x00", r"t\.csv: is a workbook of a spreadsheet program, no CSV\. Save"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", r"is a workbook .* “CSV UTF-8"),
        ("file,note\n".encode("utf-16-le"), r"is UTF-16, not UTF-8"),
        (b'file,note\na,b\nc,"d\ne,f\n', r"t\.csv:3: is not a table: .*not closed"),
        # So long that Python gives up before the end of the file.
        (b'file,"note\n' + b"a,b\n" * 50_000, r"t\.csv:1: is not a table: .*not closed"),
    ],
)
def test_what_is_no_table_is_told_with_its_line(tmp_path: Path, data: bytes, told: str) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(data)
    with pytest.raises(SettingsError, match=told):
        read_sheet(path, {"file", "note"}.__contains__, "")
