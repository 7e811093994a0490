"""An edition served to this computer's own browser, read only: what ``tei-convert serve`` does."""

from __future__ import annotations

import errno
import os
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from converter.errors import SettingsError

HOST = "127.0.0.1"
"""Loopback: nobody else in the network can ask."""

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    # What a page cannot say of itself; the rest of its policy stands in the page.
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


class _Files(SimpleHTTPRequestHandler):
    """Answer GET and HEAD with the files of one folder."""

    server_version = "tei-convert"
    sys_version = ""
    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 - as it is inherited
        "": "application/octet-stream",
        ".bib": "text/plain; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".csv": "text/csv; charset=utf-8",
        ".epub": "application/epub+zip",
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".md": "text/plain; charset=utf-8",
        ".mjs": "text/javascript; charset=utf-8",
        ".ris": "text/plain; charset=utf-8",
        ".txt": "text/plain; charset=utf-8",
        ".wasm": "application/wasm",
        ".xml": "application/xml",
    }

    def send_head(self) -> BinaryIO | None:
        """Open what is asked for; anything that is not a file of the folder is not found."""
        asked = self.headers.get("Host", "").rsplit(":", 1)[0]
        if asked not in {HOST, "localhost"}:  # a page of the web under a name that leads here
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
            return None
        if self._file() is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return super().send_head()

    def list_directory(self, path: object) -> None:  # noqa: ARG002
        """Show no folder: what there is to see is linked."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def end_headers(self) -> None:
        """Add what every answer says."""
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is inherited
        """Say nothing of each request."""

    def _file(self) -> Path | None:
        """Return the file or folder that the address names, None when it is outside or hidden."""
        parts = unquote(urlsplit(self.path).path).split("/")
        if any(part.startswith(".") or "\\" in part or "\0" in part for part in parts):
            return None
        root = Path(self.directory).resolve()
        try:
            place = Path(self.translate_path(self.path)).resolve(strict=True)
        except (OSError, RuntimeError, ValueError):
            return None
        if place.is_dir():
            place = (place / "index.html").resolve()
        return place if place.is_relative_to(root) and place.is_file() else None


class _Server(ThreadingHTTPServer):
    # Windows would let two programs have one port.
    allow_reuse_address = os.name == "posix"


def server(folder: Path, port: int) -> ThreadingHTTPServer:
    """Return a server of a folder, bound and not yet running; port 0 takes any that is free.

    Raises SettingsError when there is no edition in the folder, or the port cannot be had.
    """
    if not (folder / "index.html").is_file():
        raise SettingsError(
            f"{folder} holds no edition: there is no index.html in it.",
            "Name the folder OUT of a conversion.",
        )
    try:
        return _Server((HOST, port), partial(_Files, directory=str(folder)))
    except (OSError, OverflowError) as error:
        taken = isinstance(error, OSError) and error.errno == errno.EADDRINUSE
        why = "is taken by another program" if taken else f"cannot be had ({error})"
        raise SettingsError(
            f"Port {port} {why}.", "Choose another with --port, or any that is free with --port 0."
        ) from error
