"""Hand-off formats: a published edition in the form that a platform or a program takes.

One format per file (or folder): a module of this package with a function
``export(edition, into, losses)``. It reads the TEI of the edition, writes what the
consumer wants, and tells what of the TEI it leaves out or changes. To add a format,
add its module and its line in ``PROFILES``.
"""

from __future__ import annotations

from collections.abc import Mapping

PROFILES: Mapping[str, str] = {
    "ceteicean": "CETEIcean: the TEI as it is, shown in the browser; page and styles",
    "evt": "EVT 3: documents and configuration for its assets folder",
    "simple": "tools that know TEI simplePrint only",
    "tei-publisher": "TEI Publisher: names with bare ids, and its three registers",
}
"""The formats by their names, each with a line that says who takes it."""

RECORD = "losses.json"
"""The loss report, in the folder of each export."""
