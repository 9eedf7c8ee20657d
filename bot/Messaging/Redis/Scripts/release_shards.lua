-- Gives shards back whose work is finished, and says so to the others.
local leaving, node, shards = take() == '1', take(), number()
local released = 0
for _ = 1, shards do
  local shard, fence = take(), take()
  if owns(shard, fence) then
    call('HDEL', P .. 'owners', shard)
    released = released + 1
  end
end
if leaving then
  call('ZREM', P .. 'nodes', node)
  call('SREM', P .. 'leaving', node)
end
call('PUBLISH', P .. 'shards', node)
return released
