"""Try damaged and hostile input on the converter, part by part and as a whole.

    python benchmarks/fuzz.py --minutes 10
    python benchmarks/fuzz.py --minutes 1 --part read-dates --engine mutations --seed 7

What must hold: no crash, valid TEI, no word lost, the source restored byte for byte, and
two seconds a megabyte at most. Prints how many inputs were tried, what failed (each with the
smallest input that was found, in tests/fuzz_cases), and the slowest input.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from fuzzing import guided
from fuzzing.campaign import LONG, Campaign, Failure, Tally, minutes
from fuzzing.targets import TARGETS, Target

CASES = Path(__file__).resolve().parents[1] / "tests" / "fuzz_cases"
EVERY = 60


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz and print the figures; return 1 when something failed."""
    options = _options(arguments)
    targets = _chosen(options.part)
    seed = random.SystemRandom().randrange(1, 2**31) if options.seed is None else options.seed
    engine = options.engine
    if engine != "mutations" and not guided.available():
        print("atheris is not installed (pip install '.[fuzz]'): mutations only")
        engine = "mutations"
    print(f"seed {seed}, {len(targets)} targets, engine {engine}", flush=True)
    campaign = Campaign(targets, options.cases)
    began = time.monotonic()
    share = 0.5 if engine == "both" else 1.0
    try:
        if engine != "atheris":
            campaign.mutate(seed, _telling(minutes(options.minutes * share)))
        if engine != "mutations":
            _guided(targets, options.minutes * share * 60, seed, campaign.tally, options.cases)
    except KeyboardInterrupt:
        print("ended early")
    _print(campaign.tally, time.monotonic() - began)
    return 1 if campaign.tally.failures else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=1.0, help="how long [default: 1]")
    parser.add_argument(
        "--part", action="append", metavar="NAME", help="only this target, or those that begin so"
    )
    parser.add_argument("--engine", choices=("atheris", "mutations", "both"), default="both")
    parser.add_argument("--seed", type=int, help="the same seed makes the same inputs")
    parser.add_argument("--cases", type=Path, default=CASES, help="where failing inputs are saved")
    parser.add_argument("--list", action="store_true", help="print the targets and stop")
    options = parser.parse_args(arguments)
    if options.list:
        print("\n".join(TARGETS))
        raise SystemExit(0)
    return options


def _chosen(names: Sequence[str] | None) -> list[Target]:
    """Return the targets asked for: by name, or by how their names begin."""
    if not names:
        return list(TARGETS.values())
    found = [one for one in TARGETS.values() if one.name in names]
    found = found or [one for one in TARGETS.values() if one.name.startswith(tuple(names))]
    if not found:
        sys.exit(f"There is no target {' or '.join(names)}. The targets are {', '.join(TARGETS)}.")
    return found


def _telling(over: Callable[[Tally], bool]) -> Callable[[Tally], bool]:
    """Return ``over``, which prints a line each minute."""
    last = time.monotonic()

    def until(tally: Tally) -> bool:
        nonlocal last
        if time.monotonic() - last > EVERY:
            last = time.monotonic()
            _say(
                f"... {tally.parts:,} parts, {tally.whole:,} whole, {len(tally.failures)} failures"
            )
        return over(tally)

    return until


def _guided(
    targets: Sequence[Target], seconds: float, seed: int, tally: Tally, cases: Path
) -> None:
    """Give each target its part of the time with atheris, and add up what came of them."""
    for target in targets:
        told = guided.explored(target.name, seconds / len(targets), seed, cases)
        tally.parts += told["parts"]
        tally.whole += told["whole"]
        tally.seconds += told["seconds"]
        tally.slowest = max(tally.slowest, tuple(told["slowest"]))
        tally.longest = max(tally.longest, tuple(told["longest"]))
        for name, count in told["targets"].items():
            tally.targets[name] = tally.targets.get(name, 0) + count
        for one in told["failures"]:
            tally.failures.setdefault(one["kind"], Failure(**{**one, "file": Path(one["file"])}))


def _print(tally: Tally, clock: float) -> None:
    every = tally.parts + tally.whole
    print(f"{tally.parts:,} inputs on parts, {tally.whole:,} through the whole pipeline")
    print(f"{every / max(clock, 1e-9):,.0f} inputs a second, in {clock / 60:.1f} minutes")
    rate, name, size = tally.slowest
    if size:
        print(f"slowest: {rate:.2f} s a megabyte ({name}, {size:,} bytes; of inputs from {LONG:,})")
    seconds, name, size = tally.longest
    print(f"longest: {seconds * 1000:,.0f} ms ({name}, {size:,} bytes)")
    print(f"{len(tally.failures)} failures")
    for one in tally.failures.values():
        print(f"  {one.kind} ({one.count} times, {one.size} bytes): {one.told[:150]}")
        print(f"    {one.file.name}")


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
