"""Whom each mention of a report means, never by a guess: the person, and who else it could be."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from converter.recognisers.forms import Form
from converter.regexes import regex
from converter.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from converter.model import Mark
    from converter.recognisers.address import Address
    from converter.recognisers.register import Human, Register

LETTER = regex(r"[^\W\d_]\.?")
_PLURAL = 5
_OFTEN = 3


class Mention(Struct, frozen=True):
    """A marked name: its passage, the mark, its form, and what stands beside it.

    ``at`` counts the passages of the report; ``place`` says what kind of passage it is,
    ``spoken`` that somebody says "I" there, quotations aside.
    """

    key: int
    mark: Mark
    form: Form
    offices: tuple[str, ...]
    line: int | None
    told: Address
    at: int
    place: str
    spoken: bool = False

    @property
    def cut(self) -> bool:
        """Tell whether only the first letter of the name is printed."""
        return bool(LETTER.fullmatch(self.form.text))


class Choice(Struct, frozen=True):
    """The person a mention means (None: left open) and the next best; "" leaves the certainty."""

    human: Human | None
    other: Human | None = None
    certainty: str = ""


def without_plural(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions; of "Lunds", where the report mostly has Lund, the s is dropped."""
    count = Counter(one.form.folded for one in mentions)
    count.update((word,) for words in list(count) if len(words) > 1 for word in {words[-1]})
    full = {one.form.folded[-1] for one in mentions if not one.form.single}
    first = {one.form.folded[0] for one in mentions if not one.form.single}
    return [_singular(one, count, full, first) for one in mentions]


def _singular(
    one: Mention, count: Counter[tuple[str, ...]], full: set[str], first: set[str]
) -> Mention:
    form, words = one.form, one.form.folded
    base = (*words[:-1], words[-1][:-1])
    if not words[-1].endswith("s") or len(words[-1]) < _PLURAL or form.wife:
        return one
    known = count[base] >= count[words]
    if form.single:
        known = (known and words[-1] not in full) or (one.told.forenamed and base[0] in first)
    elif not count[base]:
        return one
    if not known:
        return one
    shorter = replace(form, text=form.text[:-1], surname=form.surname[:-1])
    return structs.replace(one, form=shorter)


class Choices(dict[int, Choice]):
    """Whom each mention means, by its index; ``met`` are the mentions of each person, in order."""

    def __init__(self) -> None:
        """Begin with no choice."""
        super().__init__()
        self.met: dict[Human, list[int]] = {}

    def __setitem__(self, index: int, choice: Choice) -> None:
        """Keep whom a mention means."""
        super().__setitem__(index, choice)
        if choice.human is not None:
            insort(self.met.setdefault(choice.human, []), index)

    def last(self, human: Human, index: int) -> int | None:
        """Return the last mention of a person before this one, None when there is none."""
        met = self.met.get(human, ())
        at = bisect_left(met, index)
        return met[at - 1] if at else None


def choose(mentions: Sequence[Mention], register: Register) -> Choices:
    """Return whom each mention means, by its index.

    Full names come first, then those with a title that tells man or woman, then
    other titles, then bare surnames, then single letters: the surer ones say
    who there is before the less sure ones are read.
    """
    choices = Choices()
    for index, mention in enumerate(mentions):
        if not mention.form.single:
            choices[index] = _full(mention, register)
            if human := choices[index].human:
                human.full.append((index, mention.at))
    writers = _writers(mentions, choices)
    stages: tuple[Callable[[Mention], bool], ...] = (
        lambda one: one.told.sex == "m",
        lambda one: bool(one.told.sex),
        lambda one: bool(one.told.words),
        lambda _: True,
    )
    for stage in stages:
        for index, mention in enumerate(mentions):
            if index in choices or not stage(mention):
                continue
            if not mention.cut or register.candidates(mention.form, mention.told):
                choices[index] = _single(index, mentions, choices, register, writers)
                _tell(choices[index].human, mention)
    for index in range(len(mentions)):
        if index not in choices:
            choices[index] = _letter(index, mentions, choices, register, writers)
    return choices


def _tell(human: Human | None, mention: Mention) -> None:
    """Add what stands beside a mention to what is known of its person."""
    if human is None:
        return
    told = mention.told
    # What was told of somebody once says no more when it is told again.
    if (told.words or told.generation or told.sex) and told not in human.told:
        human.told.append(told)
    for office in mention.offices:
        if office not in human.offices:
            human.offices.append(office)


def _full(mention: Mention, register: Register) -> Choice:
    """Return whom a full name means; what is told beside it may part two of one name."""
    found = register.candidates(mention.form)
    fit = [human for human in found if not human.clashes(mention.told)]
    if len(fit) > 1:
        return Choice(None, fit[0])
    human = fit[0] if fit else register.add(mention.form, mention.told)
    _tell(human, mention)
    return Choice(human, found[0] if found and not fit else None)


def _writers(mentions: Sequence[Mention], choices: Choices) -> set[Human]:
    """Return who signs and is named in full nowhere else: beside "I", Mr. Lund is another."""
    signed = {choices[k].human for k in choices if mentions[k].place == "signed"}
    inside = {choices[k].human for k in choices if mentions[k].place != "signed"}
    return {human for human in signed - inside if human}


def _single(
    index: int,
    mentions: Sequence[Mention],
    choices: Choices,
    register: Register,
    writers: set[Human],
) -> Choice:
    """Return whom one word means."""
    mention = mentions[index]
    form, told = mention.form, mention.told
    found = register.candidates(form, told)
    if told.sex and mention.spoken:
        found = [human for human in found if human not in writers]
    if not found:
        return Choice(register.add(form, told))
    if len(found) == 1:
        (only,) = found
        met = choices.last(only, index) is not None
        if not told.words and not met and only.polite and only.named_alone:
            # Lockhart, and later Mrs. Lockhart: two.
            return Choice(register.add(form, told), only, "medium")
        return Choice(register.join(only, form))
    wanted = {office.lower() for office in mention.offices}
    if held := [one for one in found if wanted & {office.lower() for office in one.offices}]:
        found, rest = held, [one for one in found if one not in held]
        if len(found) == 1:
            return Choice(register.join(found[0], form), rest[0], "medium")
    if not told.words and (named := [one for one in found if not (one.polite and one.named_alone)]):
        # Lund and Mrs. Lund: the bare surname is not hers.
        rest = [one for one in found if one not in named]
        if len(named) == 1:
            return Choice(register.join(named[0], form), rest[0], "medium")
        found = named
    if not all(map(register.has, found)):
        # The statesman of the list, or somebody of this name in the report.
        return Choice(None, found[0])
    return _nearest(index, mentions, choices, register, found)


def _nearest(
    index: int,
    mentions: Sequence[Mention],
    choices: Choices,
    register: Register,
    found: Sequence[Human],
) -> Choice:
    """Return the person of this name who was named last, when nobody else of it is near."""
    if main := _main(found):
        rest = next(one for one in found if one is not main)
        return Choice(register.join(main, mentions[index].form), rest, "medium")
    here = mentions[index].at
    before = {human: choices.last(human, index) for human in found}
    named = {human: last for human, last in before.items() if last is not None}
    full = [human for human in named if _in_full(human, index)]
    if len(named) != 1 or not full:
        # Who was named in full in this passage, and nobody else of the name.
        full = [human for human in full if _in_full(human, index, here)]
        full = full if sum(mentions[at].at == here for at in named.values()) == 1 else []
    if len(full) != 1:
        return Choice(None, next(iter((*sorted(named, key=lambda one: -named[one]), *found))))
    rest = next(one for one in found if one is not full[0])
    return Choice(register.join(full[0], mentions[index].form), rest, "low")


def _in_full(human: Human, index: int, passage: int | None = None) -> bool:
    """Tell whether a person was named in full before, in the same passage if one is given."""
    full = human.full
    first = 0 if passage is None else bisect_left(full, passage, key=itemgetter(1))
    if first == len(full) or full[first][0] >= index:
        return False
    return passage is None or full[first][1] == passage


def _main(found: Sequence[Human]) -> Human | None:
    """Return the person of a name whom a report names in full again and again, the others once."""
    order = sorted(found, key=lambda one: -len(one.full))
    others = sum(len(one.full) for one in order[1:])
    return order[0] if len(order[0].full) >= max(_OFTEN, _OFTEN * others) else None


def _letter(
    index: int,
    mentions: Sequence[Mention],
    choices: Choices,
    register: Register,
    writers: set[Human],
) -> Choice:
    """Return the person named before whose name begins with a letter: Lady S., Mr. L, P."""
    mention = mentions[index]
    letter, told = fold(mention.form.text[0]), mention.told
    earlier = range(index - 1, -1, -1)
    later = range(index + 1, len(mentions)) if told.words else ()
    for span in (earlier, later):
        named = _unique(choices[at].human for at in span if at in choices)
        found = [human for human in named if _begins(human, letter, told)]
        if told.sex and mention.spoken:
            found = [one for one in found if one not in writers]
        if told.words:
            same = [one for one in found if any(_same(told, other) for other in one.told)]
            found = same or found
        if len(found) == 1 or (found and not told.words):
            return Choice(found[0], found[1] if len(found) > 1 else None, "medium")
        if found:
            return Choice(None, found[0])
    if not told.words:
        return Choice(None)
    human = register.take(mention.form, told)
    _tell(human, mention)
    return Choice(human, None, "medium")


def _begins(human: Human, letter: str, told: Address) -> bool:
    if all(LETTER.fullmatch(form.text) for form in human.forms) or human.refuses(told):
        return False
    best = human.best
    if told.surnamed and human.forename_alone:
        return False
    word = best.folded[0] if told.forenamed and best.forenames else best.folded[-1]
    return word[:1] == letter


def _same(told: Address, other: Address) -> bool:
    return told.words[-1:] == other.words[-1:]


def _unique(humans: Iterable[Human | None]) -> list[Human]:
    return [human for human in dict.fromkeys(humans) if human]
