-- Messages: 0 queued, 1 attempting, 2 uncertain; 3 held for the next contact; 4 delivered, 5 dead, 6 expired, 7 dropped.
-- open:CONVERSATION those under 3, held:CONVERSATION those with 3, both by their number; outbox:SHARD conversations with open ones; attempts:SHARD those with 1;
-- outbox:waiting, outbox:held by queueing, outbox:until held ones by expiry, outbox:dead by their end; outbox:keys every known key, with the moment of its end;
-- occasion:messages:OCCASION those not delivered and not dropped; sent:CONVERSATION the channel's ids of delivered ones.
local REMEMBERED = 200

local function message(id)
  local v = call('HMGET', P .. 'message:' .. id, 'st', 'ch', 'cv', 'sh', 'key', 'no', 'qu', 'ex', 'as', 'du', 'ad', 're', 'oc')
  if not v[1] then
    return nil
  end
  local address = v[2] .. '\n' .. v[3]
  return { id = id, status = tonumber(v[1]), channel = v[2], conversation = v[3], address = address, shard = v[4], key = v[5], number = v[6], queued = v[7],
    expires = v[8] or nil, asked = v[9], due = v[10], attempted = v[11] or nil, reason = v[12] or nil, occasion = v[13] and (v[2] .. '\n' .. v[13]) or nil }
end

-- Whether any message of an occasion has a status under this one.
local function any_under(occasion, status)
  for _, id in ipairs(call('SMEMBERS', P .. 'occasion:messages:' .. occasion)) do
    if tonumber(call('HGET', P .. 'message:' .. id, 'st') or '9') < status then
      return true
    end
  end
  return false
end

local function open_message(m)
  call('ZADD', P .. 'open:' .. m.address, m.number, m.id)
  call('ZADD', P .. 'outbox:' .. m.shard, 0, m.address)
  call('ZADD', P .. 'outbox:waiting', m.queued, m.id)
end

-- An occasion stays true whichever way its messages end.
local function tell_occasion(m, now)
  if m.status == 4 then
    call('HSET', P .. 'occasion:' .. m.occasion, 'd', now)
  elseif m.status > 5 then
    call('HSET', P .. 'occasion:' .. m.occasion, 'f', m.reason or 'dropped')
  end
  if m.status > 3 and not any_under(m.occasion, 4) then
    local n = notice_of(m.occasion)
    if n and n.status < 2 then
      delete_notice(n)
    end
  end
end

-- Moves a message to another status and keeps every index. Content goes with its end.
local function move(m, status, now)
  local from, id = m.status, m.id
  if from < 3 and status > 2 then
    call('ZREM', P .. 'open:' .. m.address, id)
    call('ZREM', P .. 'outbox:waiting', id)
    if call('EXISTS', P .. 'open:' .. m.address) == 0 then
      call('ZREM', P .. 'outbox:' .. m.shard, m.address)
    end
  elseif from > 2 and status < 3 then
    open_message(m)
  end
  if from == 1 then
    call('SREM', P .. 'attempts:' .. m.shard, id)
  elseif from == 3 then
    call('ZREM', P .. 'held:' .. m.address, id)
    call('ZREM', P .. 'outbox:held', id)
    call('ZREM', P .. 'outbox:until', id)
  elseif from == 5 then
    call('ZREM', P .. 'outbox:dead', id)
  end
  if status == 1 then
    call('SADD', P .. 'attempts:' .. m.shard, id)
  elseif status == 3 then
    call('ZADD', P .. 'held:' .. m.address, m.number, id)
    call('ZADD', P .. 'outbox:held', m.queued, id)
    if m.expires then
      call('ZADD', P .. 'outbox:until', m.expires, id)
    end
  elseif status == 5 then
    call('ZADD', P .. 'outbox:dead', now, id)
  end
  m.status = status
  if status == 4 or status > 5 then
    call('ZADD', P .. 'outbox:keys', now, mark(m.channel, m.key))
    call('DEL', P .. 'message:' .. id)
    if m.occasion then
      call('SREM', P .. 'occasion:messages:' .. m.occasion, id)
    end
  else
    call('HSET', P .. 'message:' .. id, 'st', status)
  end
  if m.occasion then
    tell_occasion(m, now)
  end
end

-- remembered: for how many milliseconds echoes of it are known.
local function deliver(m, channel_id, now, remembered)
  local sent = P .. 'sent:' .. m.address
  call('ZADD', sent, m.number, channel_id)
  call('ZREMRANGEBYRANK', sent, 0, -1 - REMEMBERED)
  call('PEXPIRE', sent, remembered)
  move(m, 4, now)
end

-- Takes a message from the arguments and queues it, unless its key is known.
local function queue(now, occasion, asking)
  local channel, conversation, shard, key, hash, expires, payload = take(), take(), take(), take(), take(), maybe(), take()
  local known = mark(channel, key)
  if call('ZSCORE', P .. 'outbox:keys', known) then
    return
  end
  local id = following('outbox:sequence')
  call('ZADD', P .. 'outbox:keys', '+inf', known)
  call('HSET', P .. 'message:' .. id, 'st', 0, 'ch', channel, 'cv', conversation, 'sh', shard, 'key', key, 'no', id, 'qu', now, 'at', 0, 'tr', 0, 'as', 0,
    'du', 0, 'hash', hash, 'pl', payload)
  if expires then
    call('HSET', P .. 'message:' .. id, 'ex', expires)
  end
  if occasion then
    call('HSET', P .. 'message:' .. id, 'oc', occasion)
    call('SADD', P .. 'occasion:messages:' .. channel .. '\n' .. occasion, id)
  end
  open_message({ id = id, number = id, queued = now, shard = shard, address = channel .. '\n' .. conversation })
  wake('o', shard, channel, conversation, asking)
end

local function skip_message()
  position = position + 7
end
