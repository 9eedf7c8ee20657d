local sequence, until_, reason, node = take(), take(), take(), take()
local event = P .. 'event:' .. sequence
local found = call('HMGET', event, 'st', 'sh')
if found[1] ~= '0' or owner(found[2]) ~= node then
  return 0
end
call('HINCRBY', event, 'at', 1)
call('HSET', event, 'du', until_, 're', reason)
return 1
