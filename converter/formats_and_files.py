"""The names that the help of the command line tells: of the formats, of the editors' files.

They stand by themselves, so that the help need not wait for what a run is made of.
"""

from __future__ import annotations

FORMATS = ("tei", "html", "text")
"""What is written when nothing else is asked for."""

EVERY_FORMAT = (*FORMATS, "epub")

EDITION = "edition.toml"
CATALOGUE = "catalogue.csv"
REVIEW = "review.csv"
"""What the files in the folder of the reports are called when no other is named."""
