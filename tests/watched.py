"""A file and a door of the network that notice when somebody opens them."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

SECRET = "canary-in-the-file"  # noqa: S105
"""What stands in the watched file."""


@dataclass
class Watched:
    """Where the file and the door are, and what has been noticed."""

    file: Path
    port: int
    noticed: list[str] = field(default_factory=list)


@contextmanager
def watched(folder: Path) -> Iterator[Watched]:
    """Give a pipe that notices its readers (and feeds them), and a port that notices its callers.

    A file would tell nothing of who has read it; nobody can open a pipe for reading unseen.
    """
    file = folder / "canary.xml"
    os.mkfifo(file)
    with socket.create_server(("127.0.0.1", 0)) as door:
        door.settimeout(0.02)
        found = Watched(file, door.getsockname()[1])
        ended = threading.Event()

        def look() -> None:
            while not ended.is_set():
                try:
                    feeding = os.open(file, os.O_WRONLY | os.O_NONBLOCK)
                except OSError:
                    pass  # nobody reads
                else:
                    found.noticed.append("file")
                    os.write(feeding, f"<a>{SECRET}</a>".encode())
                    os.close(feeding)
                try:
                    caller, _ = door.accept()
                except TimeoutError:
                    continue
                found.noticed.append("network")
                caller.close()

        watching = threading.Thread(target=look)
        watching.start()
        try:
            yield found
        finally:
            ended.set()
            watching.join()
