local node, now, remembered, shards = take(), take(), take(), number()
local recovered = 0
for _ = 1, shards do
  local shard = take()
  if owner(shard) == node then
    for _, id in ipairs(call('SMEMBERS', P .. 'sending:' .. shard)) do
      settle_notice(notice(id), 'unknown', 'interrupted', '0', '0', now, remembered)
      recovered = recovered + 1
    end
  end
end
return recovered
