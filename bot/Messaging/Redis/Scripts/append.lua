local channel, key, conversation, shard = take(), take(), take(), take()
local occurred, received, payload, node = take(), take(), take(), take()
local known = mark(channel, key)
if call('ZSCORE', P .. 'inbox:keys', known) then
  return 0
end
local sequence = following('inbox:sequence')
local address = channel .. '\n' .. conversation
call('ZADD', P .. 'inbox:keys', '+inf', known)
call('HSET', P .. 'event:' .. sequence, 'st', 0, 'ch', channel, 'key', key, 'cv', conversation, 'sh', shard,
  'oc', occurred, 'rc', received, 'at', 0, 'du', 0, 'pl', payload)
enqueue(sequence, shard, address, occurred, received)
wake('i', shard, channel, conversation, node)
return 1
