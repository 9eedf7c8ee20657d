local wanted, limit = maybe(), number()
local function list(index, kind, key, letters)
  local from, found = 0, 0
  while found < limit do
    local page = call('ZRANGE', P .. index, from, from + 199, 'WITHSCORES')
    for at = 1, #page, 2 do
      local v = call('HMGET', P .. key .. page[at], 'ch', 're', 'at', 'key')
      if found < limit and (not wanted or v[1] == wanted) then
        found = found + 1
        letters[#letters + 1] = { kind, page[at], v[1], string.format('%.0f', page[at + 1]), v[2] or '', v[3], v[4] }
      end
    end
    if #page < 400 then
      break
    end
    from = from + 200
  end
end
local letters = {}
list('inbox:dead', 'in', 'event:', letters)
list('outbox:dead', 'out', 'message:', letters)
return letters
