local before, limit = take(), take()
local old = call('ZRANGEBYSCORE', P .. 'notes:closed', '-inf', '(' .. before, 'LIMIT', 0, limit)
for _, id in ipairs(old) do
  delete_note(id)
end
return #old
