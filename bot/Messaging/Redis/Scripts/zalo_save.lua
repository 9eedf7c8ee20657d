-- condition: absent, always, or the fingerprint that must be in use.
local oa, tokens, fingerprint, condition, expected, line = take(), take(), take(), take(), take(), take()
local grant = P .. 'zalo:grant:' .. oa
local current = call('HMGET', grant, 'fingerprint', 'tokens')
if (condition == 'absent' and current[1]) or (condition == 'current' and current[1] ~= expected) then
  return 0
end
call('HDEL', grant, 'refused', 'reason', 'refused_at')
call('HSET', grant, 'tokens', tokens, 'fingerprint', fingerprint)
if current[2] then
  call('HSET', grant, 'previous', current[2])
end
call('SADD', P .. 'zalo:grants', oa)
note_rotation(oa, line)
return 1
