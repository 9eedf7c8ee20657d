-- How many were put back, and how many at the front were left because they are of another channel.
local kind, wanted, skip, limit = take(), maybe(), number(), number()
local index = kind == 'in' and 'inbox:dead' or 'outbox:dead'
local key = kind == 'in' and 'event:' or 'message:'
local retried, left = 0, 0
for _, id in ipairs(call('ZRANGE', P .. index, skip, skip + limit - 1)) do
  if not wanted or call('HGET', P .. key .. id, 'ch') == wanted then
    retried = retried + (kind == 'in' and retry_event(id) or retry_message(id))
  else
    left = left + 1
  end
end
return { retried, left }
