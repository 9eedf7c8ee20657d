local node, ask_at, shards = take(), take(), number()
local recovered = 0
for _ = 1, shards do
  local shard = take()
  if owner(shard) == node then
    for _, id in ipairs(call('SMEMBERS', P .. 'attempts:' .. shard)) do
      call('HSET', P .. 'message:' .. id, 'du', ask_at, 're', 'interrupted')
      move(message(id), 2, ask_at)
      recovered = recovered + 1
    end
  end
end
return recovered
