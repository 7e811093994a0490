"""``tei-convert serve OUT``: look at an edition as it would be on the web."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="Serve an edition to the browser of this computer.")
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    metavar="N",
    help="Port to serve at; 0 takes any that is free.",
)
@click.option("--open", "opened", is_flag=True, help="Open the edition in the browser.")
def serve(out: Path, *, port: int, opened: bool) -> None:
    """Serve OUT, the folder of an edition, to this computer only, until Ctrl-C.

    The pages can be read without it; only the search needs a server.
    """
    import webbrowser  # noqa: PLC0415  (--help must not wait for it)

    from converter.serving import HOST, server  # noqa: PLC0415

    with server(out, port) as serving:
        address = f"http://{HOST}:{serving.server_address[1]}/"
        try:
            click.echo(f"{out} is served at {address}. End it with Ctrl-C.")
            if opened:
                webbrowser.open(address)
            serving.serve_forever()
        except KeyboardInterrupt:
            click.echo("The server has ended.")
