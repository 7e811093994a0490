# Programs of others that the tests ask, each in a folder of its own under $TEI_CONVERT_TOOLS.

table_readers() { # Frictionless (the data dictionary) and NLTK (the CoNLL column format)
  python3 -m venv "$TEI_CONVERT_TOOLS/tables" &&
    "$TEI_CONVERT_TOOLS/tables/bin/pip" install -q 'frictionless>=5.18,<6' 'nltk>=3.9,<4'
}
