"""report.odd says what report.rng says: contents, attributes and rules together judge alike."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from lxml import etree, isoschematron

from schemas.odd import CONTEXT, DOCUMENT, SCH, Odd
from tests.made_documents import Grammar, Maker, change, parse, rewrite, sweep
from tests.shared import PAGES, REPORTS, SPECIMENS, converted
from tests.test_schema_cases import CASES, changed
from tests.test_schema_mutations import MUTATIONS, mutate
from tests.test_schemas import KITCHEN_SINK, REFERENCES, SCHEMAS, TEI, jing, needs_jing

MADE = 2400
REWRITTEN = 30  # for each assertion
SEED = 1962


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as XPath: each assertion, asked where the rule looks and the assertion fails."""

    assertions: tuple[tuple[etree.XPath, str], ...]

    @classmethod
    def of(cls, rule: etree._Element) -> Rule:
        """Compile a sch:rule; those that depend on a place need no more of Schematron than this."""
        return cls(
            tuple(
                (
                    etree.XPath(
                        f"boolean(({looks_at(rule)})[not({each.get('test')})])",
                        namespaces={"tei": TEI},
                    ),
                    said_by(each),
                )
                for each in rule.iter(f"{SCH}assert")
            ),
        )


def looks_at(rule: etree._Element) -> str:
    """Return the path to all that a rule looks at."""
    return " | ".join(f"//{each}" for each in rule.get("context").split(" | "))


def said_by(assertion: etree._Element) -> str:
    """Return the sentence of an assertion."""
    return "".join(assertion.itertext()).strip()


@dataclass(frozen=True, slots=True)
class Judges:
    """report.rng, and what report.odd becomes: a grammar, and the rules that depend on a place."""

    relaxng: etree.RelaxNG
    grammar: etree.RelaxNG
    rules: tuple[Rule, ...]

    def verdicts(self, text: bytes) -> tuple[bool, bool, tuple[str, ...]]:
        """Return the verdicts of report.rng and of report.odd's grammar, and the rules broken."""
        # Each parses anew: libxml2 keeps the identifiers that a grammar has seen.
        by_rng, by_grammar = self.relaxng.validate(parse(text)), self.grammar.validate(parse(text))
        broken = self.broken(parse(text)) if by_grammar else ()
        return by_rng, by_grammar, broken

    def broken(self, root: etree._Element) -> tuple[str, ...]:
        """Return what the broken rules say, each once."""
        return tuple(says for rule in self.rules for fails, says in rule.assertions if fails(root))


@cache
def odd() -> Odd:
    """Return report.odd."""
    return Odd.read(SCHEMAS / "report.odd")


@pytest.fixture(scope="module")
def judges() -> Judges:
    """Compile the three."""
    return Judges(
        etree.RelaxNG(etree.parse(SCHEMAS / "report.rng")),
        etree.RelaxNG(odd().grammar()),
        tuple(map(Rule.of, odd().rules(CONTEXT).iter(f"{SCH}rule"))),
    )


@cache
def grammars() -> tuple[Grammar, Grammar]:
    """Return the grammars that documents are made from: report.rng, and the ODD's."""
    return Grammar(etree.parse(SCHEMAS / "report.rng").getroot()), Grammar(odd().grammar())


def make(number: int) -> tuple[str, bytes]:
    """Return a document of report.rng; of each three, two are changed; say how it was made."""
    (grammar, wider), chance = grammars(), random.Random(SEED + number)  # noqa: S311 - no secret
    root, how = Maker(grammar, chance, "made").document(), "made"
    if number % 3:
        root = root if number % 3 == 1 else parse(KITCHEN_SINK.read_bytes())
        # New parts come mostly from the ODD's grammar, which knows no places.
        maker = Maker(wider if chance.random() < 0.8 else grammar, chance, "new")
        how = ", ".join(change(root, maker) for _ in range(chance.choice((1, 1, 1, 2))))
    return f"{number}: {how}", etree.tostring(root, encoding="UTF-8")


@cache
def made() -> list[tuple[str, bytes]]:
    """Return documents made from report.rng, and changed ones."""
    return [make(number) for number in range(MADE)]


@cache
def rewritten() -> list[tuple[str, bytes]]:
    """Return kitchen sinks with one element written anew where a rule looks."""
    (_, wider), documents = grammars(), []
    for rule in odd().rules(CONTEXT).iter(f"{SCH}rule"):
        looks = looks_at(rule)
        for number in range(REWRITTEN * len(rule)):
            chance = random.Random(f"{looks} {SEED + number}")  # noqa: S311 - no secret
            root = parse(KITCHEN_SINK.read_bytes())
            nodes = root.xpath(looks, namespaces={"tei": TEI})
            assert nodes, f"the kitchen sink has no {looks}"
            how = rewrite(chance.choice(nodes), Maker(wider, chance, "new"))
            text = etree.tostring(root, encoding="UTF-8")
            documents.append((f"{len(documents)}: {how}, where a rule looks at {looks}", text))
    return documents


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the judges say of a document, which is named by how it was made."""

    how: str
    by_rng: bool
    by_grammar: bool
    broken: tuple[str, ...]

    @property
    def alike(self) -> bool:
        """Whether report.odd, its grammar and its rules, says what report.rng says."""
        return self.by_rng == (self.by_grammar and not self.broken)


@pytest.fixture(scope="module")
def verdicts(judges: Judges) -> dict[str, list[Verdict]]:
    """Return the verdicts on all documents that were changed or made."""
    sources = {
        "cases": [(case.title, changed(case)) for case in CASES],
        "mutations": [(each.change, each.text) for each in map(mutate, range(MUTATIONS))],
        "made": made(),
        "rewritten": rewritten(),
        "swept": sweep(KITCHEN_SINK.read_bytes()),
    }
    return {
        source: [Verdict(how, *judges.verdicts(text)) for how, text in documents]
        for source, documents in sources.items()
    }


def test_both_judge_the_corpus_and_the_kitchen_sink_alike(judges: Judges) -> None:
    documents = [converted(path).tei for path in [*SPECIMENS, *REPORTS, *PAGES]]
    documents += [path.read_bytes() for path in [KITCHEN_SINK, *REFERENCES]]
    assert {judges.verdicts(text) for text in documents} == {(True, True, ())}


@pytest.mark.parametrize("source", ["cases", "mutations", "made", "rewritten", "swept"])
def test_both_judge_alike(source: str, verdicts: dict[str, list[Verdict]]) -> None:
    assert [each.how for each in verdicts[source] if not each.alike] == []


def test_the_documents_try_something(verdicts: dict[str, list[Verdict]]) -> None:
    judged = [each for source in verdicts.values() for each in source]
    kinds = Counter((each.by_grammar, not each.broken) for each in judged)
    assert len(judged) > MADE + REWRITTEN * 40
    assert kinds[True, True] > MADE / 3
    assert kinds[False, True] > MADE / 5
    # These only a rule refuses.
    assert kinds[True, False] > MADE / 5


def test_each_assertion_is_needed(verdicts: dict[str, list[Verdict]]) -> None:
    said = {said_by(each) for each in odd().rules(CONTEXT).iter(f"{SCH}assert")}
    judged = [each for source in verdicts.values() for each in source]
    # Without the one assertion these documents would pass.
    assert {each.broken[0] for each in judged if len(set(each.broken)) == 1} == said


def test_documents_made_from_the_grammar_are_valid(judges: Judges) -> None:
    whole = [text for how, text in made() if how.endswith(": made")]
    assert len(whole) == MADE // 3
    assert {judges.relaxng.validate(parse(text)) for text in whole} == {True}


def test_a_document_is_made_the_same_again() -> None:
    assert [make(number) for number in range(9)] == made()[:9]


def test_schematron_says_what_the_rules_say_here(judges: Judges) -> None:
    schematron = isoschematron.Schematron(odd().rules(CONTEXT))
    texts = [text for _, text in rewritten()[::10]]
    told = [schematron.validate(etree.ElementTree(parse(text))) for text in texts]
    assert {True, False} == set(told)
    assert told == [not judges.broken(parse(text)) for text in texts]


@needs_jing
def test_jing_says_of_both_what_libxml2_says(judges: Judges, tmp_path: Path) -> None:
    grammar = tmp_path / "odd.rng"
    grammar.write_bytes(etree.tostring(odd().grammar()))
    files = {tmp_path / f"{at}.xml": text for at, (_, text) in enumerate(made()[:600])}
    for path, text in files.items():
        path.write_bytes(text)
    for schema, own in ((SCHEMAS / "report.rng", judges.relaxng), (grammar, judges.grammar)):
        refused = {path for path, text in files.items() if not own.validate(parse(text))}
        assert set(jing(schema, list(files))) == refused


def test_each_rule_is_of_one_of_two_kinds() -> None:
    kinds = Counter(
        constraint.get("type")
        for constraint in odd().constraints
        if constraint.find(f".//{SCH}rule") is not None
    )
    assert kinds.keys() == {CONTEXT, DOCUMENT}
    assert kinds[DOCUMENT] == 6
