"""What was found out about words before, so that it is found out once; it never grows too large."""

from __future__ import annotations

# A worker's vocabulary grows with the corpus; its memory must not.
MOST_REMEMBERED = 20_000


def remember(memo: dict[str, bool], text: str, *, told: bool) -> bool:
    """Keep what was found out about a word, and return it."""
    if len(memo) >= MOST_REMEMBERED:
        memo.clear()
    memo[text] = told
    return told
