"""Pagefind's filters in an order of their own, so that the same pages give the same bytes.

Pagefind 1.5 writes the values of a filter in an order that is another in every run. Its
files are gzip round a mark and CBOR (RFC 8949), of which it uses arrays, texts and whole
numbers here; the names of files hold a checksum of their content.
"""

from __future__ import annotations

import hashlib
import json
import struct
import zlib
from pathlib import Path
from typing import Any

_MARK = b"pagefind_dcd"
_NUMBER, _TEXT, _ARRAY = 0, 3, 4
# Larger numbers stand in the bytes that follow: so many of them.
_FOLLOWING = {24: 1, 25: 2, 26: 4, 27: 8}
# The place of the filters in the file that tells of all others.
_FILTERS = 3


def put_in_order(folder: Path) -> None:
    """Sort the filters of an index.

    Another Pagefind may write files of another form. They are left as they are: then the
    search works, and its bytes vary.
    """
    entry = json.loads((folder / "pagefind-entry.json").read_bytes())
    try:
        new = _ordered(folder, entry)
    except (ValueError, LookupError, TypeError, zlib.error):
        return
    for path in (*folder.glob("*.pf_meta"), *folder.glob("filter/*.pf_filter")):
        path.unlink()
    for name, data in new.items():
        (folder / name).write_bytes(data)
    text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
    (folder / "pagefind-entry.json").write_bytes(text.encode())


def _ordered(folder: Path, entry: dict[str, Any]) -> dict[str, bytes]:
    """Return the files of the filters and those that tell of them; ``entry`` names these anew."""
    new = {}
    for language in entry["languages"].values():
        meta = _read(folder / f"pagefind.{language['hash']}.pf_meta")
        filters = []
        for name, checksum in sorted(meta[_FILTERS]):
            said, values = _read(folder / "filter" / f"{checksum}.pf_filter")
            data = _encoded([said, sorted(values)])
            filters.append([name, _renamed(checksum, data)])
            new[f"filter/{filters[-1][1]}.pf_filter"] = _packed(data)
        meta[_FILTERS] = filters
        data = _encoded(meta)
        language["hash"] = _renamed(language["hash"], data)
        new[f"pagefind.{language['hash']}.pf_meta"] = _packed(data)
    return new


def _renamed(name: str, data: bytes) -> str:
    """Return the name, a language and a checksum, with the checksum of new content.

    >>> _renamed("en_0000000", b"x")
    'en_2d71164'
    """
    language, _, old = name.rpartition("_")
    return f"{language}_{hashlib.sha256(data).hexdigest()[: len(old)]}"


def _read(path: Path) -> Any:  # noqa: ANN401 - what is in it is looked at where it is used
    data = zlib.decompress(path.read_bytes(), wbits=31)
    item, end = _decoded(data, len(_MARK))
    if end != len(data) or not data.startswith(_MARK):
        raise ValueError(path.name)
    return item


def _packed(data: bytes) -> bytes:
    """Return the bytes as gzip without a time or the name of a system."""
    whole = _MARK + data
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    head = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
    tail = struct.pack("<II", zlib.crc32(whole), len(whole))
    return head + packer.compress(whole) + packer.flush() + tail


def _decoded(data: bytes, at: int) -> tuple[Any, int]:
    """Return the item that begins there, and where the next one does."""
    kind, number = divmod(data[at], 32)
    at += 1
    if number in _FOLLOWING:
        end = at + _FOLLOWING[number]
        number, at = int.from_bytes(data[at:end], "big"), end
    elif number >= min(_FOLLOWING):
        raise ValueError(number)
    if kind == _NUMBER:
        return number, at
    if kind == _TEXT:
        return data[at : at + number].decode(), at + number
    if kind != _ARRAY:
        raise ValueError(kind)
    items = []
    for _ in range(number):
        item, at = _decoded(data, at)
        items.append(item)
    return items, at


def _encoded(item: Any) -> bytes:  # noqa: ANN401 - numbers, texts and lists of them
    """Return CBOR in its shortest form.

    >>> _encoded(["a", [23, 24, 1000]]).hex()
    '826161831718181903e8'
    """
    if isinstance(item, int):
        return _head(_NUMBER, item)
    if isinstance(item, str):
        text = item.encode()
        return _head(_TEXT, len(text)) + text
    return _head(_ARRAY, len(item)) + b"".join(map(_encoded, item))


def _head(kind: int, number: int) -> bytes:
    """Return the first bytes of an item: its kind and a number."""
    if number < min(_FOLLOWING):
        return bytes([kind * 32 + number])
    code, width = next(pair for pair in _FOLLOWING.items() if number < 256 ** pair[1])
    return bytes([kind * 32 + code]) + number.to_bytes(width, "big")
