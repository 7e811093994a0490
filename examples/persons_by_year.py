"""Count in how many documents of each year each person is named: python persons_by_year.py OUT."""

import sys

import pandas as pd

from converter import read_corpus

corpus = read_corpus(sys.argv[1])
rows = [
    {"person": person.name, "id": person.id, "year": document.when[:4], "document": document.id}
    for document in corpus.documents
    for mention in document.mentions
    if document.when and (person := corpus.who(document, mention.person))
]
table = pd.DataFrame(rows).pivot_table(
    index=["person", "id"], columns="year", values="document", aggfunc="nunique", fill_value=0
)
table["all"] = table.sum(axis="columns")
print(table.sort_values("all", ascending=False, kind="stable").head(12).to_string())
