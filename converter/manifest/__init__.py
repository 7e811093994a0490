"""What the runs before left in OUT: which document was made of what, and what became of it.

It is one SQLite file, ``OUT/.tei-convert.sqlite``; it holds no text of a document. A run
reads from it what has to be done (``due``), and all that is made of the documents together
is made from it, so that none of them has to stay in memory. Without it everything is
done anew.

``digests``: checksums of what decides a document; ``spoken``: which names a text may hold;
``rows``: what is kept of a document; ``store``: the file; ``told``: what it tells of a run;
``due``: what is to be done.
"""

from __future__ import annotations

from converter.manifest.digests import Circumstances, Told
from converter.manifest.due import Chooser, Due, Work
from converter.manifest.rows import Row, State, each_state, states
from converter.manifest.spoken import words_of
from converter.manifest.store import PATH, Manifest
from converter.manifest.told import Outcomes

__all__ = [
    "PATH",
    "Chooser",
    "Circumstances",
    "Due",
    "Manifest",
    "Outcomes",
    "Row",
    "State",
    "Told",
    "Work",
    "each_state",
    "states",
    "words_of",
]
