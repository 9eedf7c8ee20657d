-- Nobody can guess a state, so it needs no session: the link may have been opened under another host name than the callback's.
local state, session, now = maybe(), take(), take()
local candidates = state and { state } or call('ZREVRANGE', P .. 'zalo:consents:' .. session, 0, -1)
for _, one in ipairs(candidates) do
  local v = call('HMGET', P .. 'zalo:consent:' .. one, 'verifier', 'expected', 'started', 'expires', 'session')
  if v[1] and later(v[4], now) then
    call('DEL', P .. 'zalo:consent:' .. one)
    call('ZREM', P .. 'zalo:consents:' .. v[5], one)
    return { one, v[1], v[2], v[3], v[4] }
  end
end
return false
