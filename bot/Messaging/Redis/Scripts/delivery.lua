-- What the outbox has to do next for a conversation.
local function entry(kind, m)
  local v = call('HMGET', P .. 'message:' .. m.id, 'hash', 'pl', 'ct', 'at', 'tr')
  return { kind, m.id, m.key, v[1], v[2], m.expires or false, v[3], m.queued, v[4], v[5], m.asked, m.attempted or false }
end

local function next_step(address, now, begin)
  while true do
    local id = call('ZRANGE', P .. 'open:' .. address, 0, 0)[1]
    if not id then
      return { 'nothing' }
    end
    local m = message(id)
    if m.status == 1 then
      -- Its end could not be stored. Nobody else delivers this conversation, so the attempt is over and its outcome lost.
      call('HSET', P .. 'message:' .. id, 'du', now, 're', 'outcome not stored')
      move(m, 2, now)
      return { 'wait', now }
    end
    local expires = m.status ~= 2 and m.expires or nil
    if expires and not later(expires, now) then
      move(m, 6, now)
    elseif later(m.due, now) then
      -- It may expire before, and must not keep the ones behind it waiting then.
      return { 'wait', expires and later(m.due, expires) and expires or m.due }
    elseif not begin then
      return { 'wait', now }
    elseif m.status == 2 then
      local reply = entry('reconcile', m)
      for _, known in ipairs(call('ZRANGE', P .. 'sent:' .. address, 0, -1)) do
        reply[#reply + 1] = known
      end
      return reply
    else
      m.asked = '0'
      local reply = entry('attempt', m)
      reply[#reply] = now
      call('HINCRBY', P .. 'message:' .. id, 'tr', 1)
      call('HSET', P .. 'message:' .. id, 'as', 0, 'ad', now)
      move(m, 1, now)
      return reply
    end
  end
end
