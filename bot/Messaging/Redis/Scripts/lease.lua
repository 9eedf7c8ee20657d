-- The node is alive, and takes what nobody living owns up to its fair share. Redis' own clock counts, so that nodes need not agree about theirs.
-- A share is owned until another takes it: whoever stood still and comes back goes on where nobody was faster.
local node, lifetime, shards, staying = take(), number(), number(), take() == '1'
local time = call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local before = tonumber(call('ZSCORE', P .. 'nodes', node) or '0')
call('ZADD', P .. 'nodes', string.format('%.0f', now + lifetime), node)
call(staying and 'SREM' or 'SADD', P .. 'leaving', node)
if before > now then
  -- Only who was watching all the time may say that another is dead: after a pause of Redis itself everybody is late.
  for _, dead in ipairs(call('ZRANGEBYSCORE', P .. 'nodes', '-inf', string.format('(%.0f', now))) do
    call('ZREM', P .. 'nodes', dead)
    call('SREM', P .. 'leaving', dead)
  end
end
local living, sharing = {}, 0
for _, other in ipairs(call('ZRANGE', P .. 'nodes', 0, -1)) do
  living[other] = true
  if call('SISMEMBER', P .. 'leaving', other) == 0 then
    sharing = sharing + 1
  end
end
local fair = staying and math.ceil(shards / sharing) or 0
local mine, free = {}, {}
local owners = {}
local all = call('HGETALL', P .. 'owners')
for at = 1, #all, 2 do
  owners[all[at]] = all[at + 1]
end
for shard = 0, shards - 1 do
  local holder = owners[tostring(shard)]
  local name = holder and holder:match('^(%S+) ')
  if name == node then
    mine[#mine + 1] = { shard, holder }
  elseif not name or not living[name] then
    free[#free + 1] = shard
  end
end
for _, shard in ipairs(free) do
  if #mine < fair then
    local fence = node .. ' ' .. following('epoch')
    call('HSET', P .. 'owners', shard, fence)
    mine[#mine + 1] = { shard, fence }
  end
end
local reply = { math.max(0, #mine - fair), sharing }
for _, one in ipairs(mine) do
  reply[#reply + 1] = one[1]
  reply[#reply + 1] = one[2]
end
return reply
