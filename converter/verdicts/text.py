"""Text: a line for each violation, and a summary of what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from converter.validation.rules import RULES
from converter.verdicts.verdict import Verdict


def lines(verdict: Verdict) -> Iterator[str]:
    """Yield a line for each violation of a file: ``file:line: rule: sentence``.

    What is missing altogether is summed up at the end instead.
    """
    for one in verdict.violations:
        if RULES[one.rule].layer == "richness":
            continue
        level = "" if one.level == "error" else f"{one.level}: "
        path = f" [{one.path}]" if one.path else ""
        source = f" (source {one.source[0]}:{one.source[1]})" if one.source else ""
        yield f"{verdict.name}:{one.line}: {one.rule}: {level}{one.message}{path}{source}"


def missing(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """Yield a sentence for each part that some documents do not have, the most frequent first."""
    counted = Counter(
        one.rule
        for verdict in verdicts
        for one in verdict.violations
        if RULES[one.rule].layer == "richness"
    )
    documents = sum(not one.register for one in verdicts)
    for code, count in counted.most_common():
        yield f"{count:,} of {documents:,} documents: {code}: {RULES[code].wrong}"
