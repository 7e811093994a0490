"""Make up bodies of reports, for the properties of the reading editions."""

from __future__ import annotations

from hypothesis import strategies as st

_WORD = st.sampled_from(["Harbour", "the", "quay's", "North-Quay", "né", "1961", "ſhip", "Æ", "ő"])
_SPACE = st.sampled_from([" ", ", ", "\n      ", " – "])


def _inline() -> st.SearchStrategy[str]:
    def wrap(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        marks = st.sampled_from(
            [
                '<persName ref="#a">{}</persName>',
                "<roleName>{}</roleName>",
                '<hi rend="bold">{}</hi>',
                '<supplied reason="omitted" rend="brackets">{}</supplied>',
                ' <note type="gloss" place="inline" rend="brackets">{}</note>',
                '<note place="foot" type="editorial">{}</note>',
                '<note place="foot" type="editorial"><p>{}</p></note>',
                '<foreign xml:lang="hu">{}</foreign>',
                "{}<lb/>",
                '{}<pb n="2"/>',
                '{} <gap reason="omitted" rend="[cut here]"/>',
                '{}<milestone unit="separator" rend="xxx"/>',
            ]
        )
        return st.tuples(marks, inner).map(lambda pair: pair[0].format(pair[1])) | st.tuples(
            inner, _SPACE, inner
        ).map("".join)

    return st.recursive(_WORD, wrap, max_leaves=8)


def bodies() -> st.SearchStrategy[str]:
    """Return a strategy for the content of a report's div."""
    inline = _inline()
    blocks = st.sampled_from(
        [
            "<p>{}</p>",
            "<p>{}<list><item>item</item></list></p>",
            '<list rend="numbered"><label>1.</label><item>{}</item></list>',
            '<list rend="bulleted"><item>{}</item><pb/><item>last</item></list>',
            "<sp><speaker>A:</speaker><p>{}</p></sp>",
            "<table><row><cell>{}</cell><cell>2</cell></row></table>",
            "<quote><p>{}</p></quote>",
            "<floatingText><body><p>{}</p></body></floatingText>",
            "<opener><seg type='copies'>{}</seg><salute>Sir</salute></opener>",
            '<div type="section"><head>{}</head><p>inside</p></div>',
            "<closer><signed>{}</signed></closer>",
        ]
    )
    block = st.tuples(blocks, inline).map(lambda pair: pair[0].format(pair[1]))
    return st.lists(block, min_size=1, max_size=5).map("".join)
