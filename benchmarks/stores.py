"""A conversion from S3 to S3, with a server of objects on this computer.

    .venv/bin/python benchmarks/stores.py
    .venv/bin/python benchmarks/stores.py --documents 200 --jobs 8

Prints documents and seconds, of the first run and of one that has nothing to do, and whether
the files are those of a folder.
"""

from __future__ import annotations

import argparse
import logging
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import fsspec
from made_reports import write_reports
from moto.server import ThreadedMotoServer
from same_files import differences

_ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Convert from S3 to S3 and from folder to folder, and compare."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--size", type=int, default=10_000, help="bytes of a report")
    parser.add_argument("--jobs", type=int, default=4)
    asked = parser.parse_args()
    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # it tells of each request
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    os.environ |= {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "a",
        "AWS_SECRET_ACCESS_KEY": "b",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_reports(folder / "corpus", asked.documents, asked.size)
        s3 = fsspec.filesystem("s3")
        s3.mkdir("archive")
        s3.put(f"{folder / 'corpus'}/", "archive/corpus", recursive=True)
        first = convert("s3://archive/corpus", "s3://archive/out", asked.jobs)
        second = convert("s3://archive/corpus", "s3://archive/out", asked.jobs)
        s3.get("archive/out/", str(folder / "fetched"), recursive=True)
        here = convert(str(folder / "corpus"), str(folder / "here"), asked.jobs)
        different = differences(folder / "fetched", folder / "here")
    server.stop()
    for what, seconds in (("s3 to s3", first), ("again", second), ("folder to folder", here)):
        rate = asked.documents / seconds
        print(f"{what:17} {asked.documents:,} documents {seconds:7.1f} s {rate:7.1f} documents/s")
    print("Files: " + (f"DIFFERENT: {', '.join(different[:5])}" if different else "identical"))
    sys.exit(bool(different))


def convert(corpus: str, out: str, jobs: int) -> float:
    """Convert as a user does and return the seconds it took."""
    began = time.monotonic()
    command = [sys.executable, "-m", "converter", corpus, out, "--jobs", str(jobs), "--quiet"]
    subprocess.run(command, check=True, cwd=_ROOT, stdout=subprocess.DEVNULL)  # noqa: S603
    return time.monotonic() - began


if __name__ == "__main__":
    main()
