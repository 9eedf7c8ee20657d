local oa, fingerprint, refused, reason, at, line = take(), take(), take(), take(), take(), take()
local grant = P .. 'zalo:grant:' .. oa
local changed = 0
if call('HGET', grant, 'fingerprint') == fingerprint then
  call('HSET', grant, 'refused', refused, 'reason', reason, 'refused_at', at)
  changed = 1
end
note_rotation(oa, line)
return changed
