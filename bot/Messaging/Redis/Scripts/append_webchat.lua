-- An activity behind all others of its conversation, once a key; what was said is forgotten thirty days after the last.
local conversation, key, json = take(), take(), take()
local chat, keys = P .. 'webchat:' .. conversation, P .. 'webchat:keys:' .. conversation
local known = call('HGET', keys, key)
if known then
  return tonumber(known)
end
local last = call('ZREVRANGE', chat, 0, 0, 'WITHSCORES')
local place = string.format('%.0f', (last[2] and tonumber(last[2]) or 0) + 1)
call('HSET', keys, key, place)
call('ZADD', chat, place, place .. '\n' .. json)
call('EXPIRE', chat, 2592000)
call('EXPIRE', keys, 2592000)
return tonumber(place)
