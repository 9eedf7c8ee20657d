-- Everything that one turn changes: looked at first, because a script is not undone.
local node, shard, fence, channel, conversation, sequence, now = take(), take(), take(), take(), take(), take(), take()
local dead, remembered = maybe(), take()
local address = channel .. '\n' .. conversation
local event = call('HMGET', P .. 'event:' .. sequence, 'st', 'key')
if event[1] ~= '0' or not owns(shard, fence) then
  return 'ended'
end

local items = {}
for index = 1, number() do
  local item = { key = take(), any = take() == '1', expected = maybe(), written = take() == '1' }
  if item.written then
    item.kind, item.etag, item.json = take(), take(), take()
  end
  if not item.any and (call('HGET', P .. 'state:' .. item.key, 'etag') or nil) ~= item.expected then
    return 'changed'
  end
  items[index] = item
end

dequeue(sequence, shard, address)
if dead then
  call('HSET', P .. 'event:' .. sequence, 'st', 2, 're', dead)
  call('ZADD', P .. 'inbox:dead', now, sequence)
else
  end_event(sequence, mark(channel, event[2]), now)
end

for _, item in ipairs(items) do
  if item.written then
    write_state(item.key, item.kind, item.etag, item.json, now)
  else
    delete_state(item.key)
  end
end

for _ = 1, number() do
  local told, place, hash, channel_id = take(), take(), take(), take()
  local there = channel .. '\n' .. told
  if not call('ZSCORE', P .. 'sent:' .. there, channel_id) then
    -- Only what was tried can have arrived.
    for _, id in ipairs(call('ZRANGE', P .. 'open:' .. there, 0, -1)) do
      local v = call('HMGET', P .. 'message:' .. id, 'tr', 'hash')
      if v[1] ~= '0' and v[2] == hash then
        deliver(message(id), channel_id, now, remembered)
        wake('o', place, channel, told, node)
        break
      end
    end
  end
end

-- Before the messages: one that forgets the conversation drops what waits, and not what this turn says about it.
for _ = 1, number() do
  local write = writes[take()]
  local arguments = {}
  for index = 1, number() do
    arguments[index] = maybe()
  end
  write(arguments, now)
end

local contact, before = maybe(), number()
local released = contact and release(address, contact) or {}
for _ = 1, before do
  if #released > 0 then
    queue(now, nil, node)
  else
    skip_message()
  end
end
for _, m in ipairs(released) do
  -- A new number at the end: behind the note that explains it, before what the turn says.
  m.number = following('outbox:sequence')
  call('HSET', P .. 'message:' .. m.id, 'no', m.number, 'du', 0, 'ct', contact)
  move(m, 0, now)
end

for _ = 1, number() do
  queue(now, nil, node)
end
return 'committed'
