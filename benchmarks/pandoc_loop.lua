-- Reads each report that the file "list" names and writes it as TEI, HTML and text into "out".
function Pandoc(doc)
  local list = io.open(pandoc.utils.stringify(doc.meta.list))
  local out = pandoc.utils.stringify(doc.meta.out)
  local number = 0
  for path in list:lines() do
    local file = io.open(path, "rb")
    local report = pandoc.read(file:read("a"), "markdown")
    file:close()
    for _, format in ipairs({ "tei", "html", "plain" }) do
      local made = io.open(out .. "/" .. number .. "." .. format, "wb")
      made:write(pandoc.write(report, format))
      made:close()
    end
    number = number + 1
  end
  return pandoc.Pandoc({})
end
