"""What was told of a line, remembered: many rules ask the same of the same line."""

from __future__ import annotations

from functools import lru_cache

# The lines of most reports, and few enough to be the same after a thousand reports; what is remembered is told of words alone,
# so that it is the same in every report.
remembered = lru_cache(maxsize=1024)
