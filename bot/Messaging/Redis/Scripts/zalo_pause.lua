-- A longer pause stays.
local pause, milliseconds = P .. 'zalo:pause:' .. take(), number()
if call('PTTL', pause) < milliseconds then
  call('SET', pause, 1, 'PX', milliseconds)
end
return false
