"""The opener of a document in one line: piece by piece from its start, as far as pieces are sure.

The PDF's text has lost the line breaks, so each piece must tell where it ends:
a classification, a registry number, copies, a dateline, a label with its value,
a letterhead in capitals. What stands between two sure pieces and is no sentence
is a piece too. (Survey, section 3: openers by origin; trap 13.)
"""

from __future__ import annotations

import re
from collections.abc import Callable

from converter.reading import unfold_forms as form
from converter.reading.labels import kind_of_start
from converter.reading.people_labels import PARTICIPANTS
from converter.regexes import regex

Piece = Callable[[str, int], int]


def _level(text: str, at: int) -> int:
    """Return the end of a classification; a single word needs a sure sign beside it."""
    found = form.MARKING.match(text, at)
    if not found or not text[at].isupper() or not re.match(form.NEXT, text[found.end() :]):
        return 0
    word = found["level"]
    after = _skip(text, found.end())
    marked = at == 0 or text[found.end() - 1] in "!)" or word.isupper() or " " in word
    sure = marked or form.BEGINS_SENTENCE.match(text, after) or piece_at(text, after)
    return found.end() if sure else 0


def _remark(text: str, at: int) -> int:
    """Return the end of a remark: a stamp or handwriting in brackets, a parenthesis by itself."""
    found = form.REMARK.match(text, at)
    if not found:
        return 0
    told = kind_of_start(found.group()) in {"stamp", "handwriting"}
    alone = text[at] == "(" and re.match(form.NEXT, text[found.end() :])
    return found.end() if told or alone else 0


def _kind(text: str, at: int) -> int:
    """Return the end of the kind of document, with the words that go on with it."""
    found = form.KIND.match(text, at)
    if not found:
        return 0
    after = _skip(text, found.end())
    goes_on = text[after : after + 1].islower() or found.group().casefold().endswith(" of")
    return (_next_piece(text, after) or 0) if goes_on else found.end()


def _capitals(text: str, at: int) -> int:
    """Return the end of a letterhead in capitals; a name with a stop or colon speaks."""
    found = form.CAPITALS.match(text, at)
    if not found:
        return 0
    end = found.end()
    if len(found.group()) < _SHORTEST_HEAD:
        return 0  # "CPSU CC Secretary Lund told me ..."
    for word in re.finditer(r"(?<=\s)\S", text[at:end]):
        start = at + word.start()
        if any(one(text, start) for one in (_level, _label, _kind)):
            return start
    return end if re.match(form.NEXT, " " + text[end:]) else 0


def _sent(text: str, at: int) -> int:
    """Return the end of ``four to Center``; a place with a date behind it is a dateline."""
    found = form.SENT.match(text, at)
    if not found:
        return 0
    end = found.end()
    more = re.compile(rf"\s+{form.UPPER}[\w’'-]+(?=\s)")
    while (word := more.match(text, end)) and not _ends_office(text, _skip(text, end)):
        end = word.end()
    return end


def _ends_office(text: str, at: int) -> bool:
    """Tell what no more belongs to the office that gets a copy."""
    forms = (form.DATELINE, form.SENT, form.COPY, form.MARKING, form.LABELLED, form.BEGINS_SENTENCE)
    return any(one.match(text, at) for one in forms)


def _subject(text: str, at: int, title: str) -> int:
    """Return the end of a subject under its label."""
    label = form.LABELLED.match(text, at)
    told = label and kind_of_start(text[at : at + 80]) == "subject"
    return _subject_end(text, label.end(), title) if label and told else 0


def _subject_end(text: str, at: int, title: str) -> int:
    """Return the end of a subject: with words of the page's title, a full stop, a sentence's first word."""
    words = title.split()
    for count in range(len(words), _LEAST_AGAIN - 1, -1):
        again = " ".join(words[-count:])
        if text.startswith(again, at):
            dot = text.startswith(".", at + len(again))
            return at + len(again) + dot
    stop = form.SUBJECT_END.search(text, at, at + _LONGEST_SUBJECT)
    small = form.AFTER_SUBJECT.search(text, at, at + _SHORT_SUBJECT)
    if small and (not stop or small.end() < stop.start()):
        return small.end()
    sentence = form.BEGINS.search(text, at + 1, at + _LONGEST_SUBJECT)
    if stop and (
        not sentence or stop.end() - at <= _SHORT_SUBJECT or stop.end() <= sentence.start()
    ):
        return stop.end()
    return sentence.start() if sentence else 0


_LEAST_AGAIN = 3
_SHORTEST_HEAD = 16
_SHORT_SUBJECT = 160
_LONGEST_SUBJECT = 400


def _label(text: str, at: int) -> int:
    """Return the end of a label's value."""
    kind = kind_of_start(text[at : at + 80])
    colon = re.match(r"[^:]{1,40}:\s", text[at : at + 60])
    if not kind or not colon or PARTICIPANTS.match(text[at : at + 80]):
        return 0
    value = at + colon.end()
    if kind == "subject":
        return _subject_end(text, value, "")
    if form.MARKING.match(text, value) and text[value].isupper():
        return _skip_level(text, value)
    number = form.VALUE_NUMBER.match(text, value)
    if kind in form.WITH_NUMBER and number:
        return number.end()
    dated = form.DATED.match(text, value) if kind in form.WITH_DATE else None
    following = _next_piece(text, dated.end() if dated else value)
    sentence = form.BEGINS.search(text, value + 1, value + form.FARTHEST)
    ends = [one for one in (following, sentence.start() if sentence else None) if one]
    return min(ends, default=0)


def _skip_level(text: str, at: int) -> int:
    """Return the end of the marking that is a label's value."""
    found = form.MARKING.match(text, at)
    return found.end() if found else 0


def _form(pattern: re.Pattern[str]) -> Piece:
    def end(text: str, at: int) -> int:
        found = pattern.match(text, at)
        return found.end() if found else 0

    return end


def _caution(text: str, at: int) -> int:
    """Return the end of a marking that goes on with sentences of its own."""
    found = form.CAUTION.match(text, at)
    return found.end() if found and found.group().count(" ") > 1 and ". " in found.group() else 0


_PIECES: tuple[Piece, ...] = (
    _form(form.OFFICE_LEVEL),
    _form(form.MARKED),
    _caution,
    _level,
    _form(form.COPY),
    _sent,
    _form(form.TELEGRAM),
    _form(form.TO_ALL),
    _form(form.DATELINE),
    _form(form.NUMBER),
    _label,
    _form(form.ADDRESS),
    _kind,
    _remark,
    _capitals,
)
_STARTS = regex(r"(?<=\s)(?=[\[(\w])")


def piece_at(text: str, at: int) -> int:
    """Return where the piece of an opener ends that begins here, 0 when none does."""
    return next((end for one in _PIECES if (end := one(text, at))), 0) if at < len(text) else 0


def _begins_list(text: str, at: int) -> bool:
    """Tell where the list of participants begins, with a colon or with its sides."""
    return bool(PARTICIPANTS.match(text[at : at + 80]) or form.SIDES.match(text, at))


def _begins_piece(text: str, at: int) -> bool:
    """Tell the sure start of a piece, its end left aside."""
    label = form.LABELLED.match(text, at)
    if _begins_list(text, at) or (label and kind_of_start(text[at : at + 80])):
        return True
    if form.DATELINE.match(text, at) and not form.AFTER_SMALL.search(text[max(0, at - 8) : at]):
        return True
    forms = (
        _form(form.MARKED),
        _caution,
        _level,
        _form(form.COPY),
        _sent,
        _form(form.KIND),
        _form(form.ADDRESS),
        _form(form.TELEGRAM),
    )
    return any(one(text, at) for one in forms)


def _next_piece(text: str, at: int) -> int | None:
    """Return where the next sure piece begins, None when a sentence comes first."""
    for found in _STARTS.finditer(text, at + 1, min(len(text), at + form.FARTHEST)):
        if form.PROSE.search(text[at : found.start()]):
            return None
        if _begins_piece(text, found.start()):
            return found.start()
    return None


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def opener_cuts(text: str, title: str) -> tuple[set[int], int]:
    """Return where the pieces of the opener begin, and where the opener ends.

    >>> sorted(opener_cuts("TOP SECRET Lesna, 4 May 1958 The lamps are lit.", "")[0])
    [0, 11, 29]
    """
    cuts: set[int] = set()
    at = 0
    again = text.find(title, 0, form.HEAD) if title else -1
    while at < min(len(text), form.HEAD):
        cuts.add(at)
        if _begins_list(text, at) or form.DAILY.match(text, at):
            break
        salute = form.SALUTE.match(text, at)
        if salute:
            cuts.add(_skip(text, salute.end()))
            at = _skip(text, salute.end())
            break
        end = again + len(title) if at == again else 0
        end = end or _subject(text, at, title) or piece_at(text, at) or _unknown(text, at, again)
        end = again if at < again < end else end
        if not end:
            break
        at = _skip(text, end)
    return cuts | {at}, at


def _unknown(text: str, at: int, again: int) -> int:
    """Return the end of what no form tells, when a sure piece stands behind it and it is no sentence.

    ``again`` is where the page's title stands once more.
    """
    daily = form.DAILY.search(text, at, at + form.FARTHEST)
    if daily:
        return daily.start()
    following = again if at < again < at + form.FARTHEST else _next_piece(text, at)
    if following is None:
        return 0
    words = text[at:following].split()
    small = [word for word in words if word.islower() and word not in form.SMALL]
    header = len(words) <= form.MOST_WORDS and len(small) <= form.MOST_SMALL
    return following if header and not re.match(rf"{form.SENTENCE} [a-z]", text[at:]) else 0
