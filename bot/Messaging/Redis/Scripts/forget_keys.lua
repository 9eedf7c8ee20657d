-- A few at a time: others write too.
local index, before, limit = take(), take(), take()
local old = call('ZRANGEBYSCORE', P .. index, '-inf', '(' .. before, 'LIMIT', 0, limit)
if #old > 0 then
  call('ZREM', P .. index, unpack(old))
end
return #old
