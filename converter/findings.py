"""What was noticed and survived: findings go to the conversion report."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """Say what an editor should look at: a stable code, a sentence, a source line (1-based)."""

    code: str
    message: str
    line: int | None = None
