"""Many inputs, one after the other, on targets chosen by their shares."""

from __future__ import annotations

import hashlib
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from fuzzing.minimise import minimised
from fuzzing.mutations import CELLS, SIGNS, Mutator
from fuzzing.targets import Target
from fuzzing.trial import Trial, once, tried

LONG = 10_000
"""From this many bytes on, the time of a megabyte is told: below, a start counts for more."""

_ONE_LONG_IN = 1500
_SIZES = (12_000, 20_000, 40_000, 80_000)
_WHOLE = 0.1  # of the inputs, when parts and the whole are both tried


@dataclass(slots=True)
class Failure:
    """What failed: how often, and the file that shows it."""

    kind: str
    told: str
    target: str
    file: Path
    size: int
    count: int = 1


@dataclass(slots=True)
class Tally:
    """What was tried so far, and what came of it."""

    parts: int = 0
    whole: int = 0
    seconds: float = 0.0
    failures: dict[str, Failure] = field(default_factory=dict)
    slowest: tuple[float, str, int] = (0.0, "", 0)
    longest: tuple[float, str, int] = (0.0, "", 0)
    targets: dict[str, int] = field(default_factory=dict)

    def count(self, target: Target, data: bytes, trial: Trial) -> None:
        """Count an input that was tried."""
        self.targets[target.name] = self.targets.get(target.name, 0) + 1
        self.whole += target.whole
        self.parts += not target.whole
        self.seconds += trial.seconds
        self.longest = max(self.longest, (trial.seconds, target.name, len(data)))
        if len(data) >= LONG:
            rate = trial.per_megabyte(len(data))
            self.slowest = max(self.slowest, (rate, target.name, len(data)))


class Campaign:
    """Tries targets and keeps what fails, made small, as files of ``cases``."""

    def __init__(self, targets: Sequence[Target], cases: Path) -> None:
        """Begin with nothing tried."""
        self.tally = Tally()
        self._targets = targets
        self._cases = cases

    def attempt(self, target: Target, data: bytes) -> None:
        """Try an input, count it, and save it when it fails in a way not seen before."""
        trial = tried(target, data)
        self.tally.count(target, data, trial)
        if not trial.kind:
            return
        known = self.tally.failures.get(trial.kind)
        if known:
            known.count += 1
            return
        small = data
        if "too slow" not in trial.kind:
            small = minimised(data, lambda less: once(target, less).kind == trial.kind)
        file = saved(self._cases, target.name, small)
        told = once(target, small).told or trial.told
        self.tally.failures[trial.kind] = Failure(trial.kind, told, target.name, file, len(small))

    def mutate(self, seed: int, until: Callable[[Tally], bool]) -> None:
        """Try inputs made by chance until it is enough."""
        chance = random.Random(seed)  # noqa: S311  (not for secrets)
        for target, data in inputs(self._targets, chance):
            if until(self.tally):
                return
            self.attempt(target, data)


def inputs(targets: Sequence[Target], chance: random.Random) -> Iterator[tuple[Target, bytes]]:
    """Yield targets and inputs for them without end; one in ten goes through the whole."""
    groups = [[one for one in targets if one.whole == whole] for whole in (False, True)]
    makers = {one.name: maker(one, chance) for one in targets}
    while True:
        whole = not groups[0] or (bool(groups[1]) and chance.random() < _WHOLE)
        group = groups[whole]
        (target,) = chance.choices(group, [one.share for one in group])
        long = chance.choice(_SIZES) if chance.randrange(_ONE_LONG_IN) == 0 else 0
        yield target, makers[target.name].data(long=long)


def maker(target: Target, chance: random.Random) -> Mutator:
    """Return what makes inputs for a target."""
    signs = SIGNS + CELLS * 4 if target.name.startswith("file-") else SIGNS
    return Mutator(target.seeds(), chance, signs)


def saved(folder: Path, target: str, data: bytes) -> Path:
    """Return the file that an input was written to; its name tells the target."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        plain = data.decode("utf-8").isprintable() or b"\r" not in data
    except UnicodeDecodeError:
        plain = False
    name = f"{target}--{hashlib.sha256(data).hexdigest()[:8]}.{'txt' if plain else 'bin'}"
    (folder / name).write_bytes(data)
    return folder / name


def minutes(limit: float) -> Callable[[Tally], bool]:
    """Return what tells that so many minutes are over."""
    end = time.monotonic() + 60 * limit
    return lambda _: time.monotonic() > end
