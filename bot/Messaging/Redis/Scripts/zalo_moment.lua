-- The next free moment of an OA, under its own limit and its app's: so many at once, then one each interval (generic cell rate algorithm). Microseconds of Redis' clock.
local oa = take()
local interval, burst = { number() }, { number() }
interval[2], burst[2] = number(), number()
local patience = number()
local time = call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local paused = math.max(call('PTTL', P .. 'zalo:pause:' .. oa), call('PTTL', P .. 'zalo:pause:'))
if paused > 0 then
  return { 0, paused * 1000 }
end
local rows = { P .. 'zalo:next:' .. oa, P .. 'zalo:next:' }
local at, wait = {}, 0
for i = 1, 2 do
  at[i] = math.max(tonumber(call('GET', rows[i]) or '0'), now)
  wait = math.max(wait, at[i] - (burst[i] - 1) * interval[i] - now)
end
if wait > patience then
  return { 0, wait }
end
for i = 1, 2 do
  local next = at[i] + interval[i]
  call('SET', rows[i], string.format('%.0f', next), 'PX', math.ceil((next - now) / 1000) + 1)
end
return { 1, wait }
