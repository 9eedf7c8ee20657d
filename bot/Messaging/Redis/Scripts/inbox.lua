-- Events. events:CONVERSATION by moment and arrival; inbox:SHARD conversations with waiting ones; inbox:waiting by receipt; inbox:dead by their end;
-- inbox:keys every known key, with the moment when its event ended.
local function enqueue(sequence, shard, conversation, occurred, received)
  call('ZADD', P .. 'events:' .. conversation, occurred, padded(sequence))
  call('ZADD', P .. 'inbox:' .. shard, 0, conversation)
  call('ZADD', P .. 'inbox:waiting', received, sequence)
end

local function dequeue(sequence, shard, conversation)
  call('ZREM', P .. 'events:' .. conversation, padded(sequence))
  call('ZREM', P .. 'inbox:waiting', sequence)
  if call('EXISTS', P .. 'events:' .. conversation) == 0 then
    call('ZREM', P .. 'inbox:' .. shard, conversation)
  end
end

-- Statuses as in the embedded database: 0 waiting, 1 handled, 2 dead, 3 dropped. A handled or dropped one leaves its key only.
local function end_event(sequence, key, now)
  call('ZADD', P .. 'inbox:keys', now, key)
  call('DEL', P .. 'event:' .. sequence)
end
