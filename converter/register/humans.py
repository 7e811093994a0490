"""The register of persons: what is said of each human of a corpus."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from converter.recognisers.forms import fold
from converter.register.calling import Called
from converter.register.entries import Entry
from converter.register.full_names import FullNames
from converter.register.gathering import Gathered
from converter.register.listing import Listing, Made
from converter.register.placed import Placed
from converter.register.summing import Sum
from converter.register.surnames import Surnames
from converter.register.surnames_alone import SurnamesAlone


def persons(gathered: Gathered) -> tuple[Listing[Entry], Placed]:
    """Return the register of persons, whatever the order of documents, and who is who in it.

    Full names are joined within the blocks of their keys; who is known by one word only is
    then joined on evidence, where only the company of a document is looked at beside.
    """
    placed = Placed(gathered.starts["persons"])
    FullNames(gathered, placed).join()
    surnames = Surnames(gathered, placed)
    surnames.join()
    SurnamesAlone(gathered, placed).join(surnames.left())
    gathered.rows.create_function("its_human", 1, placed.human, deterministic=True)
    listing = Listing(gathered, "persons", Entry, "its_human(number)")
    humans = (_made(human, listing.sum([human]), gathered) for human in range(placed.count))
    listing.add(humans)
    return listing, placed


def _made(human: int, sum_: Sum, gathered: Gathered) -> Made:
    people = [(gathered.people.called(shape), often) for shape, often in sum_.shapes.items()]
    often: Counter[str] = Counter()
    for called, count in people:
        often[called.forms[0].text] += count
    best = min((called for called, _ in people), key=lambda called: _worse(called, often))
    form = best.forms[0]
    texts = {form.text for called, _ in people for form in called.forms}
    listed = _first([called.listed for called, _ in people])
    return Made(
        id=listed or form.slug,
        sort=tuple(fold(word) for word in (form.surname, *form.forenames)),
        told={
            "name": form.text,
            "surname": best.surname,
            "forename": best.forename,
            "variants": sorted(texts - {form.text}, key=lambda text: (fold(text), text)),
            "idnos": sorted({idno for called, _ in people for idno in called.idnos}),
            "born": _first([called.born for called, _ in people]),
            "died": _first([called.died for called, _ in people]),
            "title": _title([called for called, _ in people]) if form.single else "",
        },
        sum=sum_,
        cells=[human],
        offices=list(_offices(sum_, [called for called, _ in people])),
        listed=bool(listed),
    )


def _first(told: Sequence[str]) -> str:
    return next(filter(None, told), "")


def _title(people: Sequence[Called]) -> str:
    """Return the one form of address that the documents give, "" when they give several."""
    titles = {called.title for called in people} - {""}
    return titles.pop() if len(titles) == 1 else ""


def _worse(called: Called, often: Mapping[str, int]) -> tuple[bool | int | str, ...]:
    """Return what orders persons by their names: the fullest first, then the sure, the usual."""
    form = called.forms[0]
    written, words = form.fullness
    doubts = "?" in form.text, -written, -words, not called.surname, "," in form.text
    return *doubts, -often[form.text], form.text


def _offices(sum_: Sum, people: Sequence[Called]) -> Iterator[tuple[str, array[int]]]:
    """Yield the offices in the order in which they are first named."""
    for spelled, ranks in sum_.offices.values():
        # The spelling that is met most; one in capitals only when there is no other.
        yield min(spelled, key=lambda text: (text.isupper(), -spelled[text], text)), ranks
    held = {office.casefold(): office for called in people for office in called.held}
    for key, office in held.items():
        if key not in sum_.offices:
            yield office, array("I")
