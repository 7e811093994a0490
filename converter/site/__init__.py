"""The pages of an edition that are no document's: home, browsing, about.

Python counts, groups and cuts, and hands each page over as JSON; ``xslt/site.xsl``
makes the pages.
"""

from __future__ import annotations

from converter.site.pages import pages

__all__ = ["pages"]
