local before, now, limit = take(), take(), number()
local found = call('ZRANGEBYSCORE', P .. 'outbox:until', '-inf', now, 'LIMIT', 0, limit)
if #found == 0 then
  found = call('ZRANGEBYSCORE', P .. 'outbox:held', '-inf', '(' .. before, 'LIMIT', 0, limit)
end
for _, id in ipairs(found) do
  local m = message(id)
  move(m, m.expires and not later(m.expires, now) and 6 or 5, now)
end
return #found
