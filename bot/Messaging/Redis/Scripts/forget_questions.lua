local before, limit = take(), take()
local old = call('ZRANGEBYSCORE', P .. 'questions:all', '-inf', '(' .. before, 'LIMIT', 0, limit)
for _, id in ipairs(old) do
  call('ZREM', P .. 'questions:' .. call('HGET', P .. 'question:' .. id, 'commune'), id)
  call('ZREM', P .. 'questions:all', id)
  call('DEL', P .. 'question:' .. id)
end
return #old
