# Programs of others that the tests ask, each in a folder of its own under $TEI_CONVERT_TOOLS.

dapytains() { # MyDapytains, a DTS server (it pins an older saxonche than ours)
  python3 -m venv "$TEI_CONVERT_TOOLS/dapytains" &&
    "$TEI_CONVERT_TOOLS/dapytains/bin/pip" install -q dapytains==1.0.0rc4
}
