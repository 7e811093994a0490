# What the tests of the exports need of others: one function per tool, into $TEI_CONVERT_TOOLS.
# $work is a folder that goes away.

tools_folder() {
  export TEI_CONVERT_TOOLS=${TEI_CONVERT_TOOLS:-$work/tools}
  mkdir -p "$TEI_CONVERT_TOOLS"
}

npm_itself() {
  command -v npm >/dev/null && return
  local sudo=()
  [ "$(id -u)" = 0 ] || sudo=(sudo)
  "${sudo[@]}" apt-get update -q &&
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get install -q -y --no-install-recommends npm
}

tool_ceteicean() {
  tools_folder && npm_itself &&
    npm install --silent --no-audit --no-fund --prefix "$TEI_CONVERT_TOOLS" 'CETEIcean@^1.9.5'
}
