"""A TEI file that was edited by hand takes what is new in the conversion and not the editor's."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from converter.errors import SchemaError
from converter.findings import Finding
from converter.keeping import Place, checksum_written, choose_place, edited_bytes
from converter.outcome import output_path
from converter.schema import Violation, readable
from converter.three_way import Overlap, merge
from converter.validation import Validator

_BOM = b"\xef\xbb\xbf"
_LAYERS = ("schema", "pointers", "ids", "house")
_SHOWN = 240  # characters of a text in a finding
_NO_BASE = (
    "it is not known which version of the conversion you edited (an earlier version of "
    "tei-convert made it, or OUT/.tei-convert.sqlite was removed). Take what you want of the new "
    "version into your file and move it away, convert again, and put it back: from then on "
    "--merge works."
)


@dataclass(frozen=True, slots=True)
class Merge:
    """What a merge makes of an edited file: its bytes, what is to be said; ``why`` it cannot."""

    tei: bytes = b""
    taken: int = 0
    overlaps: tuple[Overlap, ...] = ()
    why: str = ""


def packed(tei: bytes) -> bytes:
    """Return TEI as it is kept for later merges."""
    return zlib.compress(tei, 6)


def place_merged(out: Path, output: str, tei: bytes, base: bytes) -> Place:
    """Return where new TEI bytes go: into the file that an editor changed, where there is one.

    ``base`` is the TEI that was written last, ``packed`` (b"": not known). What cannot be
    merged stays as the editor has it, with the new version beside it and a finding.
    """
    edited = edited_bytes(out, output, tei)
    if edited is None:
        return Place(output)
    made = merged(out, output, edited, tei, base)
    path = output_path("tei", output)
    if made.why:
        place = choose_place(out, output, tei)
        beside = output_path("tei", place.output)
        message = f"{path} was edited by hand and nothing was merged into it: {made.why}"
        message += f" The new version is {beside}."
        return Place(place.output, place.edited, (Finding("not-merged", message),))
    notices = [Finding("merge-overlap", sentence(path, one)) for one in made.overlaps]
    if made.taken:
        number = "1 change" if made.taken == 1 else f"{made.taken:,} changes"
        message = f"{path} was edited by hand; {number} of the conversion went into it."
        notices.insert(0, Finding("merged", message))
    elif not notices:
        message = f"{path} was edited by hand; the conversion has nothing new for it."
        notices.append(Finding("hand-edited", message))
    return Place(output, made.tei, tuple(notices), merged=True)


def merged(out: Path, output: str, edited: bytes, tei: bytes, base: bytes) -> Merge:
    """Return what becomes of an edited file when the new TEI is merged into it."""
    known = _known_base(out, output, base)
    if known is None:
        return Merge(why=_NO_BASE)
    path = output_path("tei", output)
    try:
        readable(edited)
        text = edited.removeprefix(_BOM).decode()
    except SchemaError as error:
        where = f"line {error.line}: " if error.line else ""
        return Merge(why=f"{where}{error.what} Correct {path}, then merge again.")
    except UnicodeDecodeError:
        return Merge(why=f"it is not in UTF-8. Save {path} in UTF-8, then merge again.")
    # An editing program may have ended each line as its system does.
    ends = "\r\n" if text.count("\r\n") == text.count("\n") else "\n"
    made = merge(known.decode(), text.replace(ends, "\n"), tei.decode())
    result = made.text.replace("\n", ends).encode()
    if edited.startswith(_BOM):
        result = _BOM + result
    wrong = _made_worse(result, edited, tei) if made.taken else None
    if wrong is not None:
        return Merge(why=f"together with your changes those of the conversion would break a rule "
                     f"that neither breaks alone (line {wrong.line}: {wrong.message}). Take them "
                     "by hand.")  # fmt: skip
    return Merge(result, made.taken, made.overlaps)


def sentence(path: str, overlap: Overlap) -> str:
    """Return what an editor is told of a change that was not taken."""
    base, editor, new = map(_short, (overlap.base, overlap.editor, overlap.new))
    was = f"you changed {base} to {editor}" if base else f"you put in {editor}"
    if not editor:
        was = f"you took out {base}"
    would = f"the conversion would have {new} there" if new else "the conversion would take it out"
    return f"{path}:{overlap.line}: {was}; {would}. Yours stays: change it there if it should not."


def _short(text: str) -> str:
    """Return a text in one line, in quotation marks, its middle left out when it is long."""
    line = " ".join(text.split())
    if len(line) > _SHOWN:
        line = f"{line[: _SHOWN // 2]} ... {line[-_SHOWN // 2 :]}"
    return f"“{line}”" if line else ""


def _known_base(out: Path, output: str, base: bytes) -> bytes | None:
    """Return the TEI that an editor began with; None when what is kept is another."""
    if not base:
        return None
    tei = zlib.decompress(base)
    written = checksum_written(out, output)
    return tei if hashlib.sha256(tei).hexdigest() == written else None


def _made_worse(result: bytes, *before: bytes) -> Violation | None:
    """Return the first rule that a merged file breaks and neither of its origins does."""
    known = {(one.rule, one.message) for tei in before for one in _validator().check(tei)}
    found = _validator().check(result)
    return next((one for one in found if (one.rule, one.message) not in known), None)


@cache
def _validator() -> Validator:
    return Validator(_LAYERS)
