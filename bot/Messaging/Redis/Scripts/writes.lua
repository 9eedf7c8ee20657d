-- What was meant for somebody who deletes their data: dropped, wherever it waits.
writes.forget_messages = function(arguments, now)
  local channel, conversation, why = arguments[1], arguments[2], arguments[3]
  local address = channel .. '\n' .. conversation
  local function drop(id)
    local m = message(id)
    m.reason = why
    move(m, 7, now)
  end
  for _, index in ipairs({ 'open:', 'held:' }) do
    for _, id in ipairs(call('ZRANGE', P .. index .. address, 0, -1)) do
      drop(id)
    end
  end
  for _, id in ipairs(call('ZRANGE', P .. 'outbox:dead', 0, -1)) do
    local of = call('HMGET', P .. 'message:' .. id, 'ch', 'cv')
    if of[1] == channel and of[2] == conversation then
      drop(id)
    end
  end
  for _, sequence in ipairs(call('ZRANGE', P .. 'inbox:dead', 0, -1)) do
    local of = call('HMGET', P .. 'event:' .. sequence, 'ch', 'cv', 'key')
    if of[1] == channel and of[2] == conversation then
      call('ZREM', P .. 'inbox:dead', sequence)
      end_event(sequence, mark(channel, of[3]), now)
    end
  end
  for _, id in ipairs(call('SMEMBERS', P .. 'unsent:' .. address)) do
    delete_notice(notice(id))
  end
  call('DEL', P .. 'sent:' .. address)
end
