local function oldest(index)
  local first = call('ZRANGE', P .. index, 0, 0, 'WITHSCORES')
  return first[2] and string.format('%.0f', first[2]) or false
end
return { call('ZCARD', P .. 'inbox:waiting'), oldest('inbox:waiting'), call('ZCARD', P .. 'outbox:waiting'), oldest('outbox:waiting'),
  call('ZCARD', P .. 'outbox:held'), call('ZCARD', P .. 'inbox:dead') + call('ZCARD', P .. 'outbox:dead') }
