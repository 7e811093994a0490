"""Decisions find their names again when the text has changed, or are told as lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.review_cases import TALK, decided, decisions, keys, told

CHANGED = [
    ("a line above", TALK.replace("Comrade Karel", "Nobody slept.\n\nComrade Karel")),
    ("a paragraph moved", "\n\n".join(TALK.split("\n\n")[index] for index in (0, 2, 1, 3))),
    ("a word corrected", TALK.replace("came late.", "came too late.").replace("no lamp", "no lamps")),
    ("words before it gone", TALK.replace("Tolla Vensk, the harbour master, came late. ", "")),
    ("words behind it gone", TALK.replace(" had no lamp. We asked Vensk for oil.", " slept.")),
    ("joined with another paragraph", TALK.replace("lamps.\n\nTolla", "lamps. Tolla")),
    ("wrapped at another place", TALK.replace("late. Vensk had", "late. Vensk\nhad")),
    ("other quotation marks and accents", TALK.replace("no lamp", "“nó” lamp")),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text"), CHANGED, ids=[case[0] for case in CHANGED])
def test_a_decision_survives_changes_around_it(title: str, text: str, tmp_path: Path) -> None:
    table = (
        "file,line,surface,context,decision,scope,made\n"
        'case,5,Vensk,"Vensk, the harbour master, came late. ⟦Vensk⟧ had no lamp. We asked Vensk for",no,mention,x\n'
    )
    assert text != TALK
    report = decided(text, decisions(tmp_path, table))
    assert [line for line in told(report) if line.startswith("review")] == []
    ((_, _, key, start, _),) = report.decided
    passage = next(one for _, one in report.named() if one.key == key)
    around = passage.text[max(0, start - 12) : start + 14]
    assert "Vensk had" in around.replace("\n", " ") or "Vensk slept" in around, title
    assert not any(mark.start == start for mark in report.marks.get(key, ()))


def test_a_mention_that_is_gone_is_told_with_the_nearest_place(tmp_path: Path) -> None:
    table = (
        "file,surface,context,decision,scope\n"
        'case,Vensk,"came late. ⟦Vensk⟧ had no lamp. We asked",no,mention\n'
        'case,Lund,"harbour master, came late. ⟦Lund⟧ had no lamp.",no,\n'
        "case,Dulac,,is,\n"
    )
    text = TALK.replace("Vensk had no lamp. ", "Nobody had a lamp. ")
    assert told(decided(text, decisions(tmp_path, table)))[1:] == [
        (
            "review-lost 5: review.csv:2: no “Vensk” stands in this report between the words of its "
            "context any more; the decision is kept and not used. The nearest is line 5: “Tolla "
            "Vensk, the harbour master, came late. Nobody had a ...”"
        ),
        (
            "review-lost 5: review.csv:3: no “Lund” stands in this report between the words of its "
            "context any more; the decision is kept and not used. The nearest is line 5: “Tolla "
            "Vensk, the harbour master, came late. Nobody had a ...”"
        ),
        (
            "review-lost None: review.csv:4: no “Dulac” stands in this report any more; the decision "
            "is kept and not used."
        ),
    ]


def test_a_mention_that_may_be_several_is_told(tmp_path: Path) -> None:
    text = TALK + "\nThen Vensk had no lamp again.\n\nThen Vensk had no lamp again.\n"
    table = "file,surface,context,decision,scope\ncase,Vensk,Then ⟦Vensk⟧ had no lamp again.,no,mention\n"
    report = decided(text, decisions(tmp_path, table))
    assert told(report)[1] == (
        "review-ambiguous 9: review.csv:2: “Vensk” stands 2 times where it may be meant "
        "(line 9, 11); write more words into the context, or 'report' as the scope."
    )
    assert keys(report).count("Vensk=vensk-tolla") == 5
