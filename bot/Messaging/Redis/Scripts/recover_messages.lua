-- Asked when an echo of the attempt has had its time, never before "earliest" and at "latest" at the latest.
local node, earliest, latest, echo_wait, shards = take(), take(), take(), number(), number()
local recovered = 0
for _ = 1, shards do
  local shard = take()
  if owner(shard) == node then
    for _, id in ipairs(call('SMEMBERS', P .. 'attempts:' .. shard)) do
      local m = message(id)
      local ask_at = latest
      if m.attempted then
        local settled = tonumber(m.attempted) + echo_wait
        if settled < tonumber(earliest) then
          ask_at = earliest
        elseif settled < tonumber(latest) then
          ask_at = string.format('%.0f', settled) -- as a number it would lose its last digits
        end
      end
      call('HSET', P .. 'message:' .. id, 'du', ask_at, 're', 'interrupted')
      move(m, 2, ask_at)
      recovered = recovered + 1
    end
  end
end
return recovered
