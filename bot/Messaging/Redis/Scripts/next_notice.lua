-- Not before all messages of the occasion were tried: the notice is for the whole of it.
local shard, fence, address, now = take(), take(), take(), take()
if not owns(shard, fence) then
  return false
end
for _, member in ipairs(call('ZRANGE', P .. 'due:' .. address, 0, -1)) do
  local id = string.format('%.0f', tonumber(member))
  local v = call('HMGET', P .. 'notice:' .. id, 'ch', 'oc', 'py', 'tp', 'tk', 'pl', 'at', 'si', 'du')
  if not any_under(v[1] .. '\n' .. v[2], 3) then
    return { id, v[3], v[4], v[5], v[6], v[7], v[8], v[9] }
  end
end
return false
