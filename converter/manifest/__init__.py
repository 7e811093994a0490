"""What the runs before left in OUT: which document was made of what, and what became of it.

It is one SQLite file, ``OUT/.tei-convert.sqlite``. A run reads from it what has to be done
(``due``), and all that is made of the documents together is made from it, so that none of
them has to stay in memory. Without it everything is done anew.

``digests``: checksums of what decides a document; ``spoken``: which names a text may hold;
``rows``: what is kept of a document; ``store``: the file; ``told``: what it tells of a run;
``gone``: documents that have left the corpus; ``due``: what is to be done; ``bases``: the TEI
that was written last of each document, compressed, which edits by hand are merged from.
"""

from __future__ import annotations

from converter.manifest.bases import bases_of
from converter.manifest.digests import Circumstances, Told
from converter.manifest.due import Chooser, Due, Work
from converter.manifest.gone import Gone
from converter.manifest.rows import Row, State, each_state, states
from converter.manifest.spoken import words_of
from converter.manifest.store import PATH, Manifest
from converter.manifest.told import Outcomes

__all__ = [
    "PATH",
    "Chooser",
    "Circumstances",
    "Due",
    "Gone",
    "Manifest",
    "Outcomes",
    "Row",
    "State",
    "Told",
    "Work",
    "bases_of",
    "each_state",
    "states",
    "words_of",
]
