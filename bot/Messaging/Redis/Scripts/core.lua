-- What every script begins with: its arguments, and who owns a shard.
-- ARGV: prefix of all keys, then what the script takes in its order. Moments are microseconds since 1970, never calculated with.
local call = redis.call
local P = ARGV[1]
local position = 1

local function take()
  position = position + 1
  return ARGV[position]
end

-- '-' is nothing, '+text' is the text.
local function maybe()
  local value = take()
  if value:sub(1, 1) == '+' then
    return value:sub(2)
  end
  return nil
end

local function number()
  return tonumber(take())
end

-- Sequence numbers as members of sorted sets whose scores tie.
local function padded(sequence)
  return string.format('%016.0f', sequence)
end

local function following(counter)
  return string.format('%.0f', call('INCR', P .. counter))
end

local function later(moment, than)
  return tonumber(moment) > tonumber(than)
end

-- Names an event or a message for ever without telling which conversation it was of.
local function mark(channel, key)
  return redis.sha1hex(channel .. '\n' .. key)
end

-- The fencing token: 'node epoch', exactly as it was given with the shard.
local function owns(shard, fence)
  return call('HGET', P .. 'owners', shard) == fence
end

local function owner(shard)
  local holder = call('HGET', P .. 'owners', shard)
  return holder and holder:match('^(%S+) ') or ''
end

-- kind: i(nbox), o(utbox), n(otices). The node that asks knows already.
local function wake(kind, shard, channel, conversation, asking)
  local node = owner(shard)
  if node ~= '' and node ~= asking then
    call('PUBLISH', P .. 'wake:' .. node, kind .. channel .. '\n' .. conversation)
  end
end
