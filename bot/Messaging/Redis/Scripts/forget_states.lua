-- Conversations in which somebody spoke, silent since; and those in which nobody ever did, a few days old.
local silent_since, empty_since, limit = take(), take(), take()
local forgotten = 0
for index, since in pairs({ ['state:talks'] = silent_since, ['state:silent'] = empty_since }) do
  for _, key in ipairs(call('ZRANGEBYSCORE', P .. index, '-inf', '(' .. since, 'LIMIT', 0, limit)) do
    delete_state(key)
    forgotten = forgotten + 1
  end
end
return forgotten
