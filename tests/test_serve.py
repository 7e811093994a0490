"""The command serve: what it gives, to whom, and what it never gives."""

from __future__ import annotations

import http.client
import os
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import Result

from tests.served import serving, start

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with what an edition may hold, and beside it what is nobody's business."""
    folder = tmp_path_factory.mktemp("served")
    out = folder / "out"
    (out / "html" / "1962").mkdir(parents=True)
    (out / "index.html").write_text("<!DOCTYPE html><title>Home</title>", encoding="utf-8")
    (out / "html" / "1962" / "a talk #2.html").write_text("talk", encoding="utf-8")
    for name in ("a.xml", "a.wasm", "a.mjs", "a.js", "a.txt", "a.json", "a.epub", "a.bib", "a.pf"):
        (out / name).write_text("x", encoding="utf-8")
    (out / ".hidden").write_text("secret", encoding="utf-8")
    (folder / "secret.txt").write_text("secret", encoding="utf-8")
    (folder / "out-2").mkdir()
    (folder / "out-2" / "secret.txt").write_text("secret", encoding="utf-8")
    (out / "link.txt").symlink_to(folder / "secret.txt")
    (out / "folder").symlink_to(folder / "out-2")
    (out / "within.txt").symlink_to(out / "a.txt")
    return out


@pytest.fixture(scope="module")
def address(out: Path) -> Iterator[str]:
    with serving(out) as address:
        yield address


def asked(address: str, path: str, method: str = "GET", **headers: str) -> tuple[int, str, str]:
    """Return the status, the type and the text of an answer; the path is sent as it is."""
    place = urlsplit(address)
    connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=20)
    connection.putrequest(method, path, skip_host="Host" in headers)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    return answer.status, answer.headers["Content-Type"], text


def test_the_home_page(address: str) -> None:
    assert asked(address, "/") == (
        200,
        "text/html; charset=utf-8",
        (asked(address, "/index.html")[2]),
    )
    assert "Home" in asked(address, "/")[2]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.xml", "application/xml"),
        ("a.wasm", "application/wasm"),
        ("a.mjs", "text/javascript; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.txt", "text/plain; charset=utf-8"),
        ("a.json", "application/json"),
        ("a.epub", "application/epub+zip"),
        ("a.bib", "text/plain; charset=utf-8"),
        ("a.pf", "application/octet-stream"),
        ("within.txt", "text/plain; charset=utf-8"),
    ],
)
def test_types(address: str, name: str, kind: str) -> None:
    assert asked(address, f"/{name}") == (200, kind, "x")
    assert asked(address, f"/{name}", "HEAD") == (200, kind, "")


def test_names_are_read_as_they_are_linked(address: str) -> None:
    assert asked(address, "/html/1962/a%20talk%20%232.html")[::2] == (200, "talk")


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/html/../../secret.txt",
        "/html/%2e%2e/%2e%2e/secret.txt",
        "/..\\secret.txt",
        "/..%5csecret.txt",
        "//secret.txt",
        "/../out-2/secret.txt",
        "/link.txt",
        "/folder/secret.txt",
        "/.hidden",
        "/%2ehidden",
        "/a.txt%00.html",
        "/a.txt/",
        "/html/",
        "/html",
        "/folder/",
        "/missing.html",
        f"/{'a' * 5000}",
        "/%252e%252e/secret.txt",
        "/..%252fsecret.txt",
        "/%c0%ae%c0%ae/secret.txt",
        "/..;/secret.txt",
        "/html/..%2f..%2f..%2fsecret.txt",
        "/%2e%2e%2f%2e%2e%2fsecret.txt",
        "/./../secret.txt",
        "/folder%2fsecret.txt",
        "http://127.0.0.1/../secret.txt",
        "file:///etc/hostname",
        "//127.0.0.1/../secret.txt",
        "/%2f%2e%2e%2fsecret.txt",
        "/\\..\\secret.txt",
        "/link.txt?x=/a.txt",
    ],
)
def test_nothing_else_is_given(address: str, path: str) -> None:
    status, _, text = asked(address, path)
    assert status == 404
    assert "secret" not in text.replace("secret.txt", "")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_only_reading(address: str, method: str) -> None:
    assert asked(address, "/", method)[0] == 501


def test_only_by_its_own_name(address: str) -> None:
    # A page elsewhere could give its own name the address of this computer.
    assert asked(address, "/", Host="evil.example.org")[0] == 421
    assert asked(address, "/", Host=f"localhost:{urlsplit(address).port}")[0] == 200


@pytest.mark.parametrize(
    "host",
    [
        "",
        "127.0.0.1.evil.example.org",
        "localhost.evil.example.org",
        "evil.example.org:80",
        "[::1]",
    ],
)
def test_no_other_name(address: str, host: str) -> None:
    assert asked(address, "/", Host=host)[0] == 421


@pytest.mark.parametrize("method", ["PATCH", "CONNECT", "PROPFIND", "get", "X"])
def test_no_other_method(address: str, method: str) -> None:
    assert asked(address, "/a.txt", method)[::2] != (200, "x")


@pytest.mark.parametrize("asks", ["bytes=0-0", "bytes=-1", "bytes=5-1", "bytes=0-99999999999", "x"])
def test_ranges_give_the_whole_file_and_no_more(address: str, asks: str) -> None:
    assert asked(address, "/a.txt", Range=asks) == (200, "text/plain; charset=utf-8", "x")


def test_addresses_and_headers_without_end_are_refused(address: str) -> None:
    place = urlsplit(address)
    for said in (
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"A: b\r\n" * 1000 + b"\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nA: " + b"b" * 100_000 + b"\r\n\r\n",
        b"\0\xff\r\n\r\n",
    ):
        with socket.create_connection((place.hostname or "", place.port or 0), 20) as caller:
            caller.sendall(said)
            try:
                answer = caller.recv(65536)
            except ConnectionResetError:  # it was not read to its end
                answer = b""
        assert b" 200 " not in answer
    assert asked(address, "/a.txt")[0] == 200


def test_nobody_else_can_ask(out: Path) -> None:
    from converter.serving import server  # noqa: PLC0415

    with server(out, 0) as serving:
        assert serving.server_address[0] == "127.0.0.1"


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent as POSIX does")
def test_the_end(out: Path) -> None:
    with start(out, "--port", "0") as process:
        assert process.stdout
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        told, complaint = process.communicate(timeout=20)
    assert (process.returncode, told, complaint) == (0, "The server has ended.\n", "")


def test_a_port_that_is_taken(out: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with start(out, "--port", str(port)) as process:
            told, complaint = process.communicate(timeout=20)
    assert (process.returncode, told) == (2, "")
    assert complaint == (
        f"tei-convert: Port {port} is taken by another program. Choose another with --port, "
        "or any that is free with --port 0.\n"
    )


def test_no_edition(run: Run, tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        result = run("serve", folder)
        assert result.exit_code == 2
        assert f"{folder} holds no edition: there is no index.html in it." in result.stderr


@pytest.mark.parametrize("port", ["-1", "65536", "http"])
def test_a_port_that_is_none(run: Run, out: Path, port: str) -> None:
    assert run("serve", out, "--port", port).exit_code == 2


def test_the_browser_is_opened(run: Run, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)

    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("http.server.ThreadingHTTPServer.serve_forever", interrupted)
    result = run("serve", out, "--port", "0", "--open")
    assert result.exit_code == 0
    assert len(opened) == 1
    assert f"{out} is served at {opened[0]}. End it with Ctrl-C.\n" in result.output
