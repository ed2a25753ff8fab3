-- Neovim opens a file, is told of a fault, puts it right, renames a position in two files. ROLEC is the program, ROLEC_TOLD
-- the file that says how it went. Runs on Neovim 0.7 and later.

local function try()
  local folder = vim.fn.getcwd()
  vim.cmd("edit positions.role")
  local buffer = vim.api.nvim_get_current_buf()
  vim.bo[buffer].filetype = "role"
  local id = vim.lsp.start_client({
    name = "rolec",
    cmd = { vim.env.ROLEC, "lsp" },
    root_dir = folder,
    workspace_folders = { { uri = vim.uri_from_fname(folder), name = folder } },
    init_options = { language = "en", diagnostics = "push" },
    get_language_id = function() return "role" end,
  })
  assert(id, "the server was not started")
  local client
  assert(vim.wait(30000, function()
    client = vim.lsp.get_client_by_id(id)
    return client ~= nil and client.initialized == true
  end, 20), "the server did not come up")
  if not vim.lsp.buf_is_attached(buffer, id) then
    vim.lsp.buf_attach_client(buffer, id)
  end

  local function codes()
    local found = {}
    for _, own in ipairs(vim.diagnostic.get(buffer)) do
      local lsp = own.user_data and own.user_data.lsp or {}
      found[tostring(own.code or lsp.code)] = own
    end
    return found
  end

  local unknown = "name/unknown"
  assert(vim.wait(30000, function() return codes()[unknown] ~= nil end, 20), "the fault is not told")
  local fault = codes()[unknown]
  local line = vim.api.nvim_buf_get_lines(buffer, fault.lnum, fault.lnum + 1, true)[1]
  local written = line:sub(fault.col + 1, fault.end_col)
  assert(written == "Hed Librarian", "not at the name: " .. written)

  -- Neovim says what changed, not the whole text.
  vim.api.nvim_buf_set_text(buffer, fault.lnum, fault.col, fault.lnum, fault.end_col, { "Head Librarian" })
  assert(vim.wait(30000, function() return codes()[unknown] == nil end, 20), "the fault stays")

  vim.api.nvim_win_set_cursor(0, { 1, 12 })
  vim.lsp.buf.rename("Chief Librarian")
  assert(vim.wait(30000, function()
    return vim.api.nvim_buf_get_lines(buffer, 0, 1, true)[1] == "position: Chief Librarian"
  end, 20), "not renamed here")
  vim.cmd("wall")

  local hover = vim.lsp.buf_request_sync(buffer, "textDocument/hover", vim.lsp.util.make_position_params(0, client.offset_encoding), 30000)
  assert(hover[id] and hover[id].result, "no card")
  local card = hover[id].result.contents.value
  assert(card:find("Chief Librarian", 1, true), "another card: " .. card)
  vim.lsp.stop_client(id)
  assert(vim.wait(30000, function()
    local own = vim.lsp.get_client_by_id(id)
    return own == nil or own.is_stopped()
  end, 20), "the server did not end")
end

local went, reason = pcall(try)
local told = assert(io.open(vim.env.ROLEC_TOLD, "w"))
told:write(went and "done" or tostring(reason))
told:close()
vim.cmd("qall!")
