local node, channel, conversation, shard, key, now = take(), take(), take(), take(), take(), take()
local occasion = channel .. '\n' .. key
if call('HSETNX', P .. 'occasion:' .. occasion, 'q', now) == 0 then
  return 0
end
for _ = 1, number() do
  queue(now, key, node)
end
if take() == '1' then
  local payer, template, tracking, tells_all, content = take(), take(), take(), take(), take()
  -- A tracking id that was used before: the citizen got that notice.
  if call('HEXISTS', P .. 'notice:tracking', tracking) == 0 then
    local id = following('notice:sequence')
    call('HSET', P .. 'notice:tracking', tracking, id)
    call('HSET', P .. 'notice:occasions', occasion, id)
    call('HSET', P .. 'notice:' .. id, 'st', 0, 'ch', channel, 'oc', key, 'cv', conversation, 'sh', shard, 'tk', tracking, 'py', payer, 'tp', template,
      'ta', tells_all, 'at', 0, 'si', 0, 'du', 0, 'pl', content)
    call('SADD', P .. 'unsent:' .. channel .. '\n' .. conversation, id)
  end
end
return 1
