local shard, fence, address = take(), take(), take()
if not owns(shard, fence) then
  return false
end
local first = call('ZRANGE', P .. 'events:' .. address, 0, 1)
if #first == 0 then
  return false
end
local sequence = string.format('%.0f', tonumber(first[1]))
local event = call('HMGET', P .. 'event:' .. sequence, 'key', 'oc', 'pl', 'at', 'du')
local held = call('ZRANGE', P .. 'held:' .. address, 0, 0)[1]
return { sequence, event[1], event[2], event[3], event[4], event[5], #first > 1 and 1 or 0,
  held and call('HGET', P .. 'message:' .. held, 'qu') or false }
