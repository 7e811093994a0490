"""A DTS server on this machine: MyDapytains, in a virtual environment of its own."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

_HOME = Path(os.environ.get("TEI_CONVERT_TOOLS") or "no-tools") / "dapytains"
PYTHON = next(
    (
        path
        for path in (_HOME / "bin" / "python", _HOME / "Scripts" / "python.exe")
        if path.is_file()
    ),
    None,
)
needs_server = pytest.mark.skipif(
    PYTHON is None,
    reason="no MyDapytains: python3 -m venv DIR/dapytains && DIR/dapytains/bin/pip install "
    "dapytains==1.0.0rc4, and set TEI_CONVERT_TOOLS to DIR",
)
_PATIENCE = 60.0  # seconds until the server has read the catalogue


class Server:
    """Ask a DTS server."""

    def __init__(self, port: int) -> None:
        self._root = f"http://127.0.0.1:{port}"

    def text(self, endpoint: str, **query: str) -> bytes:
        with urlopen(f"{self._root}/{endpoint}/?{urlencode(query)}", timeout=20) as answer:  # noqa: S310
            content: bytes = answer.read()
            return content

    def json(self, endpoint: str, **query: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.text(endpoint, **query))
        return found


@contextmanager
def serving(folder: Path, scratch: Path) -> Iterator[Server]:
    """Serve a folder that was exported, on a free port; the server has ended when the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {
        "SERVER_PORT": str(port),
        "DATABASE_URI": f"sqlite:///{(scratch / 'dts.db').as_posix()}",
    }
    with (scratch / "server.log").open("wb") as log:
        process = subprocess.Popen(
            [str(PYTHON), "-X", "utf8", "-m", "dapytains.app.app"],
            cwd=folder,
            env=environment,
            stdout=log,
            stderr=log,
        )
        try:
            server = Server(port)
            _wait(server, process, scratch / "server.log")
            yield server
        finally:
            process.kill()
            process.wait(timeout=20)


def _wait(server: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            server.text("collection")
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"The server did not start:\n{log.read_text(encoding='utf-8', errors='replace')}")
