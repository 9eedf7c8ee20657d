local occasion = take()
local fate = call('HMGET', P .. 'occasion:' .. occasion, 'q', 'd', 'f')
if not fate[1] then
  return false
end
local open, held, dead = 0, 0, false
for _, id in ipairs(call('SMEMBERS', P .. 'occasion:messages:' .. occasion)) do
  local v = call('HMGET', P .. 'message:' .. id, 'st', 're')
  local status = tonumber(v[1])
  if status < 3 then
    open = open + 1
  elseif status == 3 then
    held = held + 1
  else
    dead = (not dead or (v[2] or '') > dead) and (v[2] or '') or dead
  end
end
return { fate[2], fate[3], open, held, dead }
