local kind, id, now, who, why = take(), take(), take(), take(), take()
local channel, reason
if kind == 'in' then
  local v = call('HMGET', P .. 'event:' .. id, 'st', 'ch', 're', 'key')
  if v[1] ~= '2' then
    return 0
  end
  channel, reason = v[2], v[3] or ''
  call('ZREM', P .. 'inbox:dead', id)
  end_event(id, mark(v[2], v[4]), now)
else
  local m = message(id)
  if not m or m.status ~= 5 then
    return 0
  end
  channel, reason = m.channel, m.reason or ''
  move(m, 7, now)
end
call('RPUSH', P .. 'decisions', cjson.encode({ id = kind .. '-' .. id, at = now, who = who, why = why, channel = channel, reason = reason }))
return 1
