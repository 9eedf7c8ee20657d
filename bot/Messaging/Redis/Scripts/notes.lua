-- Notes by 'list' (commune or nothing, closed ones too), 'code' or 'citizen'.
local by, name, closed_too = take(), maybe(), take() == '1'
local index = by == 'list' and ('notes:' .. (name or 'all')) or ('notes:' .. by .. ':' .. name)
local notes = {}
for _, id in ipairs(call('ZRANGE', P .. index, 0, -1)) do
  local v = call('HMGET', P .. 'note:' .. id, 'code', 'commune', 'kind', 'procedure', 'text', 'things', 'at', 'closed_on', 'closed_by', 'result', 'citizen')
  if by ~= 'list' or closed_too or not v[8] then
    local note = { id }
    for at = 1, 11 do
      note[at + 1] = v[at]
    end
    for _, part in ipairs(call('LRANGE', P .. 'note:additions:' .. id, 0, -1)) do
      note[#note + 1] = part
    end
    notes[#notes + 1] = note
  end
end
return notes
