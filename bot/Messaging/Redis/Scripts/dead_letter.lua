-- Puts dead letters back, or drops one for good.
local function retry_event(sequence)
  local event = P .. 'event:' .. sequence
  local v = call('HMGET', event, 'st', 'ch', 'cv', 'sh', 'oc', 'rc')
  if v[1] ~= '2' then
    return 0
  end
  call('ZREM', P .. 'inbox:dead', sequence)
  call('HSET', event, 'st', 0, 'at', 0, 'du', 0)
  enqueue(sequence, v[4], v[2] .. '\n' .. v[3], v[5], v[6])
  wake('i', v[4], v[2], v[3], '')
  return 1
end

local function retry_message(id)
  local m = message(id)
  if not m or m.status ~= 5 then
    return 0
  end
  call('HSET', P .. 'message:' .. id, 'at', 0, 'du', 0)
  move(m, 0, '0')
  wake('o', m.shard, m.channel, m.conversation, '')
  return 1
end
