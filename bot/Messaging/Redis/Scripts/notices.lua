-- Template messages: 0 asleep, 1 to be sent, 2 attempting, 3 sent, 4 outcome unknown, 5 given up.
-- notice:occasions and notice:tracking find them; unsent:CONVERSATION those with status 0 or 1; due:CONVERSATION those with 1, by their moment; notices:SHARD conversations
-- with such; sending:SHARD those with 2; payer:PAYER those with 1.
local function notice(id)
  local v = call('HMGET', P .. 'notice:' .. id, 'st', 'ch', 'oc', 'cv', 'sh', 'tk', 'py', 'ta', 'pr', 'dy')
  if not v[1] then
    return nil
  end
  return { id = id, status = tonumber(v[1]), channel = v[2], occasion = v[2] .. '\n' .. v[3], conversation = v[4] or '', address = v[2] .. '\n' .. (v[4] or ''),
    shard = v[5], tracking = v[6], payer = v[7], tells_all = v[8] == '1', price = tonumber(v[9] or '0'), day = v[10] or nil }
end

local function notice_of(occasion)
  local id = call('HGET', P .. 'notice:occasions', occasion)
  return id and notice(id) or nil
end

local function set_notice(n, status)
  if n.status == 1 and status ~= 1 then
    call('ZREM', P .. 'due:' .. n.address, padded(n.id))
    call('SREM', P .. 'payer:' .. n.payer, n.id)
    if call('EXISTS', P .. 'due:' .. n.address) == 0 then
      call('ZREM', P .. 'notices:' .. n.shard, n.address)
    end
  end
  if n.status == 2 and status ~= 2 then
    call('SREM', P .. 'sending:' .. n.shard, n.id)
  elseif status == 2 then
    call('SADD', P .. 'sending:' .. n.shard, n.id)
  end
  if status < 2 then
    call('SADD', P .. 'unsent:' .. n.address, n.id)
  else
    call('SREM', P .. 'unsent:' .. n.address, n.id)
  end
  n.status = status
  call('HSET', P .. 'notice:' .. n.id, 'st', status)
end

local function to_be_sent(n, due)
  set_notice(n, 1)
  call('HSET', P .. 'notice:' .. n.id, 'du', due)
  call('ZADD', P .. 'due:' .. n.address, due, padded(n.id))
  call('ZADD', P .. 'notices:' .. n.shard, 0, n.address)
  call('SADD', P .. 'payer:' .. n.payer, n.id)
end

local function delete_notice(n)
  set_notice(n, 3)
  call('HDEL', P .. 'notice:occasions', n.occasion)
  call('HDEL', P .. 'notice:tracking', n.tracking)
  call('DEL', P .. 'notice:' .. n.id)
end

-- Whoever paid stays to be seen; whom it went to does not.
local function end_notice(n, status)
  set_notice(n, status)
  call('HDEL', P .. 'notice:' .. n.id, 'pl', 'cv')
end
