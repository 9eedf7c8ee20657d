local shard, fence, address, now, go_on, remembered = take(), take(), take(), take(), take() == '1', take()
local id, attempted, kind, text, at, counts = take(), take(), take(), take(), take(), take()
if not owns(shard, fence) then
  return { 'nothing' }
end
local m = message(id)
-- An echo may have settled it meanwhile, and an answer that was late in coming must not settle a later attempt.
if m and (m.status == 1 or m.status == 2) and m.attempted == attempted then
  local key = P .. 'message:' .. id
  if kind == 'delivered' then
    deliver(m, text, now, remembered)
  elseif kind == 'again' then
    call('HSET', key, 'du', at, 're', text)
    call('HINCRBY', key, 'at', counts)
    move(m, 0, now)
  elseif kind == 'ask' then
    call('HSET', key, 'du', at, 're', text)
    call('HINCRBY', key, 'as', m.status == 2 and 1 or 0)
    move(m, 2, now)
  elseif kind == 'held' then
    call('HSET', key, 're', text)
    move(m, 3, now)
    local n = m.occasion and notice_of(m.occasion)
    if n and n.status == 0 then
      call('HSET', P .. 'notice:' .. n.id, 'si', now)
      to_be_sent(n, now)
    end
  elseif kind == 'dead' then
    call('HSET', key, 're', text)
    call('HINCRBY', key, 'at', 1)
    m.reason = text
    move(m, 5, now)
  end
end
return next_step(address, now, go_on)
