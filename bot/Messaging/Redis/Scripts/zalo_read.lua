-- what: grants, grant, rotations, oa
local what, oa, count = take(), take(), take()
if what == 'grants' then
  local ids = call('SMEMBERS', P .. 'zalo:grants')
  table.sort(ids)
  return ids
elseif what == 'grant' then
  return call('HMGET', P .. 'zalo:grant:' .. oa, 'tokens', 'previous', 'refused', 'reason', 'refused_at')
elseif what == 'oa' then
  return call('HMGET', P .. 'zalo:oa:' .. oa, 'flavor', 'type')
end
return call('LRANGE', P .. 'zalo:rotations:' .. oa, 0, tonumber(count) - 1)
