"""Who is who across the corpus: the persons of documents joined to humans, never by a guess."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from converter.recognisers.forms import Form, fold
from converter.recognisers.romanization import in_pinyin
from converter.register.entries import Document, Entry, Member, entries, form_of
from converter.register.evidence import (
    ENOUGH,
    Group,
    agree,
    excluded,
    is_damaged,
    numbers_of,
    points,
    reads_as,
    same_office,
)

_ROUNDS = 5

Words = Mapping[str, Sequence[Group]]


def register(documents: Iterable[Document]) -> tuple[Entry, ...]:
    """Return the register of a corpus, in alphabetical order, whatever the order of the documents.

    Persons are compared only within the blocks of ``keys_of``: those who share a
    surname or a number of an authority. It all happens in memory here, some
    kilobytes a document. For a corpus that is too large for that, the blocks can
    be sorted on disk by their keys and joined one at a time: outside a block only
    the company of a document is looked at, a few numbers for each.
    """
    members = [Member(one, person) for one in documents for person in one.cast.people]
    joining = _Joining()
    joining.full([member for member in members if _best(member)])
    joining.single([member for member in members if not _best(member)])
    return entries([group.members for group in joining.groups])


def keys_of(member: Member) -> Iterator[str]:
    """Yield the keys of the blocks where a person may meet itself."""
    for kind, number in sorted(numbers_of(member)):
        yield f"{kind}:{number}"
    for name in member.person.names:
        form = form_of(name)
        if not form.single:
            # Brezan Karel may be Karel Brezan: any word can be the surname.
            yield from form.folded[-1:] if form.sure and not is_damaged(name) else form.folded
            yield from map(fold, form.others)
        if form.east:
            yield in_pinyin((form.surname, *form.forenames))


class _Joining:
    """The groups of members, and the index of the names they answer to."""

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self._index: dict[str, dict[Group, None]] = defaultdict(dict)
        self._company: dict[str, set[int]] = defaultdict(set)

    def _place(self, member: Member, group: Group | None, *, open_: bool = True) -> Group:
        """Put a member into a group, a new one if need be; ``open_``: others may join it."""
        if group is None:
            group = Group(len(self.groups))
            self.groups.append(group)
        group.add(member)
        for key in keys_of(member) if open_ else ():
            self._index[key][group] = None
        if member.person.mentions:
            company = self._company[member.document.id]
            for number in company:
                self.groups[number].met.add(group.number)
            group.met |= company
            company.add(group.number)
        return group

    def _candidates(self, member: Member) -> list[Group]:
        found = (group for key in keys_of(member) for group in self._index.get(key, ()))
        return list(dict.fromkeys(found))

    def _met(self, group: Group, member: Member) -> int:
        """Return how many persons of a document are named with this one elsewhere."""
        return len((self._company[member.document.id] & group.met) - {group.number})

    # -- full names ---------------------------------------------------------

    def full(self, members: Sequence[Member]) -> None:
        """Join full names, the fullest first: a shorter one joins when it fits one human only."""
        for member in sorted(members, key=_order):
            group, open_ = self._whose(member)
            self._place(member, group, open_=open_)

    def _whose(self, member: Member) -> tuple[Group | None, bool]:
        """Return the group of a full name, None for a new one, and whether others may join that."""
        candidates = self._candidates(member)
        if told := [one for one in candidates if one.authorities & numbers_of(member)]:
            return told[0], True
        # Two entries of the authority file are two people, however alike they are called.
        listed = bool(member.person.listed)
        free = (one for one in candidates if not (listed and _listed(one)))
        found = [one for one in free if agree(one, member)]
        if len(found) <= 1:
            return (found[0] if found else None), True
        form = _best(member)
        written = form is not None and form.fullness[0] > 0
        same = [one for one in found if form and _fullest(one).folded == form.folded]
        if written and len(same) == 1:
            return same[0], True
        known = [one for one in found if same_office(one, member, exactly=True)]
        # Initials that fit several humans stay apart, from each other too.
        return (known[0], True) if len(known) == 1 else (None, written)

    # -- surnames -----------------------------------------------------------

    def single(self, members: Sequence[Member]) -> None:
        """Join who is known by one word only, where the evidence is enough for one human."""
        waiting = []
        for member in sorted(members, key=_ids):
            if numbers_of(member):
                told = self._candidates(member)
                self._place(member, told[0] if told else None)
            else:
                waiting.append(member)
        for _ in range(_ROUNDS):
            surnames, forenames = self._words()
            # Decided all at once: what is joined now is evidence in the next round only.
            found = [(one, self._called(one, surnames, forenames)) for one in waiting]
            for member, group in found:
                if group is not None:
                    self._place(member, group)
            waiting = [member for member, group in found if group is None]
            if len(waiting) == len(found):
                break
        self._among_themselves(waiting, self._words()[0])

    def _words(self) -> tuple[Words, Words]:
        """Return the groups by the single words that may name them, surnames and forenames."""
        surnames: dict[str, list[Group]] = defaultdict(list)
        forenames: dict[str, list[Group]] = defaultdict(list)
        for group in self.groups:
            for word in group.surnames():
                surnames[word].append(group)
            for word in {form.folded[0] for form in group.forms.values()}:
                forenames[word].append(group)
        return surnames, forenames

    def _called(self, member: Member, surnames: Words, forenames: Words) -> Group | None:
        """Return the human that a word alone names here, None when that is not certain."""
        found: dict[Group, None] = {}
        for word in _words_of(member, surnames):
            found |= dict.fromkeys(surnames.get(word, ()))
        if not found:
            return self._by_forename(member, forenames)
        candidates = [one for one in found if not excluded(one, member)]
        if len(found) > 1:
            known = [one for one in candidates if same_office(one, member, exactly=True)]
            return known[0] if len(known) == 1 else None
        sure = (one for one in candidates if points(one, member, self._met(one, member)) >= ENOUGH)
        return next(sure, None)

    def _by_forename(self, member: Member, forenames: Words) -> Group | None:
        """Return the one human of this forename in the corpus (Sir Basil), on better evidence."""
        bearers = forenames.get(form_of(member.person.names[0]).folded[-1], ())
        if len(bearers) != 1 or excluded(bearers[0], member):
            return None
        met = self._met(bearers[0], member)
        enough = met >= ENOUGH and points(bearers[0], member, met) > ENOUGH
        return bearers[0] if enough else None

    def _among_themselves(self, members: Sequence[Member], surnames: Words) -> None:
        """Join those of one surname whom nobody is known by in full, on the same evidence."""
        made: dict[str, list[Group]] = defaultdict(list)
        for member in sorted(members, key=lambda one: (one.document.dated or "9999", *_ids(one))):
            word = form_of(member.person.names[0]).folded[-1]
            found = [
                one
                for one in made[word]
                if not surnames.get(word)
                and not excluded(one, member)
                and points(one, member, self._met(one, member)) >= ENOUGH
            ]
            group = self._place(member, found[0] if len(found) == 1 else None)
            if group not in made[word]:
                made[word].append(group)


def _words_of(member: Member, known: Words) -> list[str]:
    """Return the words that a person is called by, those read for a damaged one with them."""
    words = dict.fromkeys(form_of(name).folded[-1] for name in member.person.names)
    damaged = [name.text for name in member.person.names if is_damaged(name)]
    if not damaged:
        return list(words)
    return [*words, *sorted(one for one in known if any(reads_as(text, one) for text in damaged))]


def _best(member: Member) -> Form | None:
    """Return the fullest form of a name, None when it is one word only."""
    forms = [form for form in map(form_of, member.person.names) if not form.single]
    return max(forms, key=lambda form: form.fullness, default=None)


def _fullest(group: Group) -> Form:
    return max(group.forms.values(), key=lambda form: (form.fullness, form.text))


def _listed(group: Group) -> bool:
    return any(kind == "entry" for kind, _ in group.authorities)


def _order(member: Member) -> tuple[bool, bool, int, int, str, str, str]:
    form = _best(member)
    written, words = form.fullness if form else (0, 0)
    text = "".join(form.folded) if form else ""
    damaged = any(map(is_damaged, member.person.names))
    # Who is in an authority file comes first: that identity is decided.
    return not member.person.listed, damaged, -written, -words, text, *_ids(member)


def _ids(member: Member) -> tuple[str, str]:
    return member.document.id, member.person.id
