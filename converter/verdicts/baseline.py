"""Known violations: a list that accepts them, so that only new ones count.

A violation is known again by its file, its rule, its path without positions and
its sentence, never by its line: a paragraph put in above changes nothing.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from converter.errors import SettingsError
from converter.regexes import regex
from converter.schema import Violation
from converter.verdicts.verdict import Known, Verdict

FORMAT = "tei-convert-baseline/1"
_POSITION = regex(r"\[\d+\]")
_KEYS = ("file", "rule", "path", "message")

Key = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Baseline:
    """How often each violation is known, and the file that says so."""

    path: Path
    known: Counter[Key]

    @classmethod
    def read(cls, path: Path) -> Baseline:
        """Read a baseline; raise SettingsError when it is none."""
        try:
            content = json.loads(path.read_bytes())
            if content["format"] != FORMAT:
                raise SettingsError(f"{path}: its format is {content['format']!r}, not {FORMAT!r}.")
            known: Counter[Key] = Counter()
            for one in content["violations"]:
                file, rule, where, message = (str(one[key]) for key in _KEYS)
                known[file, rule, where, message] += int(one["count"])
        except OSError as error:
            raise SettingsError(f"{path}: cannot be read: {error.strerror or error}.") from error
        except (ValueError, KeyError, TypeError) as error:
            raise SettingsError(
                f"{path}: this is no list of known violations.", "Write one with --write-baseline."
            ) from error
        return cls(path, known)

    def accept(self, verdicts: Iterable[tuple[Path, Verdict]]) -> tuple[list[Verdict], list[str]]:
        """Return the verdicts without what is known, and a sentence for each entry that is stale.

        An entry is stale when its file was checked, or is gone, and the
        violation was not found as often as it says.
        """
        left = self.known.copy()
        judged, names = [], set()
        for path, verdict in verdicts:
            name = _name(path, self.path)
            names.add(name)
            new, known = [], []
            for one in verdict.violations:
                key = key_of(name, one)
                if left[key] > 0:
                    left[key] -= 1
                    known.append(Known(one))
                else:
                    new.append(one)
            judged.append(Verdict(verdict.name, tuple(new), tuple(known), verdict.register))
        stale = []
        for (name, rule, where, message), count in sorted(left.items()):
            gone = name not in names and not (self.path.parent / name).exists()
            if count > 0 and (name in names or gone):
                place = f"{name}: {rule}: {message}" + (f" ({where})" if where else "")
                stale.append(place + (f" [{count} times]" if count > 1 else ""))
        return judged, stale


def write(path: Path, verdicts: Iterable[tuple[Path, Verdict]]) -> bytes:
    """Return the bytes of a baseline that accepts all that was found."""
    counted = Counter(
        key_of(_name(file, path), one) for file, verdict in verdicts for one in verdict.violations
    )
    rows = [
        dict(zip(_KEYS, key, strict=True)) | {"count": count}
        for key, count in sorted(counted.items())
    ]
    content = {"format": FORMAT, "violations": rows}
    return json.dumps(content, ensure_ascii=False, indent=1).encode() + b"\n"


def key_of(name: str, one: Violation) -> Key:
    """Return what a violation is known by, wherever its line has moved to.

    >>> key_of("a.xml", Violation(7, "schema", "No.", "/TEI/text/body/div/p[3]"))
    ('a.xml', 'schema', '/TEI/text/body/div/p', 'No.')
    """
    return name, one.rule, _POSITION.sub("", one.path), one.message


def _name(file: Path, baseline: Path) -> str:
    """Return a file's path from the folder of the baseline: the same wherever it is run."""
    try:
        relative = os.path.relpath(file.resolve(), baseline.resolve().parent)
    except ValueError:  # Windows: another drive
        return file.resolve().as_posix()
    return Path(relative).as_posix()
