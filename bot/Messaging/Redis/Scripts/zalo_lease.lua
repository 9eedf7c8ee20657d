-- By Redis' clock, so that nodes need not agree about theirs. act: take, renew, release
local act, oa, holder, milliseconds = take(), take(), take(), take()
local lease = P .. 'zalo:lease:' .. oa
local held = call('GET', lease)
if act == 'take' and (not held or held == holder) then
  call('SET', lease, holder, 'PX', milliseconds)
  return 1
elseif held ~= holder then
  return 0
elseif act == 'renew' then
  call('PEXPIRE', lease, milliseconds)
elseif act == 'release' then
  call('DEL', lease)
end
return 1
