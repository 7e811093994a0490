"""Hand-off formats: a published edition in the form that a platform or a program takes.

One format per file (or folder): a module of this package with a function
``export(edition, into, losses)``. It reads the TEI of the edition, writes what the
consumer wants, and tells what of the TEI it leaves out or changes. To add a format,
add its module and its line in ``PROFILES``.
"""

from __future__ import annotations

from collections.abc import Mapping

PROFILES: Mapping[str, str] = {
    "tei-publisher": "TEI Publisher: names with bare ids, and its three registers",
    "ceteicean": "CETEIcean: the TEI as it is, shown in the browser; page and styles",
    "evt": "EVT 3: documents and configuration for its assets folder",
    "cmif": "correspSearch: one index of the letters (cmif.xml)",
    "dts": "DTS servers (MyDapytains): passages by document and paragraph",
    "tables": "spreadsheets, Gephi, linked data, taggers, reference managers",
    "deposit": "a repository such as Zenodo or Dataverse: a BagIt bag that is an RO-Crate",
    "simple": "tools that know TEI simplePrint only",
}
"""The formats by their names, each with a line that says who takes it."""

RECORD = "losses.json"
"""The loss report, in the folder of each export."""

FOLDER = "exports"
"""The folder in OUT for the exports that are made on every run."""
