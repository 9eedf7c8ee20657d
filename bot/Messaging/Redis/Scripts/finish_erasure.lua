-- Takes away what still names an erased conversation; 0 where something is still on its way.
local channel, conversation = take(), take()
local address = channel .. '\n' .. conversation
if call('EXISTS', P .. 'open:' .. address, P .. 'events:' .. address) > 0 then
  return 0
end
call('DEL', P .. 'sent:' .. address)
-- The echo of the confirmation makes a state anew, in which nobody has spoken.
local key = channel .. '/conversations/' .. conversation
if call('ZSCORE', P .. 'state:silent', key) then
  delete_state(key)
end
return 1
