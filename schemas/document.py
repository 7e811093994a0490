"""Make docs/schema.html, the page for editors, from report.odd, or check that it is in step.

Run `python schemas/document.py` to write it and `python schemas/document.py --check` to compare.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from saxonche import PySaxonApiError, PySaxonProcessor

ROOT = Path(__file__).resolve().parent.parent
ODD = ROOT / "schemas" / "report.odd"
STYLESHEET = ROOT / "xslt" / "odd.xsl"
STYLE = ROOT / "xslt" / "odd" / "odd.css"
PAGE = ROOT / "docs" / "schema.html"


def document() -> bytes:
    """Return the page."""
    with PySaxonProcessor(license=False) as processor:
        compiler = processor.new_xslt30_processor()
        executable = compiler.compile_stylesheet(stylesheet_file=str(STYLESHEET))
        style = processor.make_string_value(STYLE.read_text(encoding="utf-8"))
        executable.set_parameter("style", style)
        odd = processor.parse_xml(xml_file_name=str(ODD))
        page = executable.transform_to_string(xdm_node=odd)
    return f"{page.rstrip()}\n".encode()


def main(arguments: list[str] | None = None) -> int:
    """Write or compare the page and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 on a difference"
    )
    options = parser.parse_args(arguments)
    try:
        page = document()
    except PySaxonApiError as error:
        sys.stderr.write(f"Not documented: {error}\n")
        return 2
    name = PAGE.relative_to(ROOT).as_posix()
    changed = not PAGE.is_file() or PAGE.read_bytes() != page
    if options.check:
        if changed:
            sys.stderr.write(
                f"{name} is not what report.odd gives: run python schemas/document.py\n"
            )
        return int(changed)
    if changed:
        draft = PAGE.with_suffix(".html.new")
        draft.write_bytes(page)
        os.replace(draft, PAGE)  # noqa: PTH105 - says that it replaces
    sys.stdout.write(f"Written: {name if changed else 'nothing had changed'}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
