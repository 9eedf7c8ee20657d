-- What came of a template message, or why none was sent.
local function give_back(n)
  if n.status == 2 and n.day then
    call('HINCRBY', P .. 'spent:' .. n.payer .. ':' .. n.day:sub(1, 6), n.day, -n.price)
    call('HINCRBY', P .. 'spent:messages:' .. n.payer, n.day, -1)
  end
end

local function settle_notice(n, kind, text, at, counts, now, remembered)
  local key = P .. 'notice:' .. n.id
  local under_way = n.status == 1 or n.status == 2
  if kind == 'later' or kind == 'given up' then
    give_back(n)
  end
  if under_way and kind == 'later' then
    call('HDEL', key, 'pr', 'dy')
    call('HSET', key, 're', text)
    call('HINCRBY', key, 'at', counts)
    to_be_sent(n, at)
  elseif under_way and kind == 'sent' then
    call('HSET', key, 'mi', text, 'en', now)
    end_notice(n, 3)
  elseif under_way then
    call('HSET', key, 're', text, 'en', now)
    if kind == 'given up' then
      call('HDEL', key, 'pr', 'dy')
    end
    end_notice(n, kind == 'given up' and 5 or 4)
  end
  local held = false
  local messages = call('SMEMBERS', P .. 'occasion:messages:' .. n.occasion)
  table.sort(messages, function(one, other) return tonumber(one) < tonumber(other) end)
  for _, id in ipairs(messages) do
    local m = message(id)
    if m.status == 3 then
      if kind == 'sent' and n.tells_all then
        deliver(m, text, now, remembered)
      elseif call('HEXISTS', P .. 'message:' .. id, 'ct') == 1 then
        -- The citizen made contact while the notice was being sent.
        call('HSET', P .. 'message:' .. id, 'du', 0)
        move(m, 0, now)
        wake('o', m.shard, m.channel, m.conversation, '')
      else
        held = true
      end
    end
  end
  if n.status == 1 and not held then
    delete_notice(n)
  end
end
