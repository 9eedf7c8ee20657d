-- act: find, save, remove
local act, key, id, expires, now, milliseconds = take(), take(), take(), take(), take(), take()
local upload = P .. 'zalo:upload:' .. key
if act == 'find' then
  local v = call('HMGET', upload, 'id', 'expires')
  return v[1] and later(v[2], now) and v[1] or false
elseif act == 'save' then
  call('HSET', upload, 'id', id, 'expires', expires)
  call('PEXPIRE', upload, milliseconds)
else
  call('DEL', upload)
end
return false
