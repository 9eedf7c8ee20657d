-- States of the bot. state:talks and state:silent: conversations' states by when they were written, those in which somebody spoke and those in which nobody did.
local function delete_state(key)
  call('DEL', P .. 'state:' .. key)
  call('ZREM', P .. 'state:talks', key)
  call('ZREM', P .. 'state:silent', key)
end

local function write_state(key, kind, etag, json, now)
  call('HSET', P .. 'state:' .. key, 'json', json, 'kind', kind, 'etag', etag)
  if key:find('/conversations/', 1, true) then
    local spoken = json:find('"dialogue":', 1, true)
    call('ZADD', P .. (spoken and 'state:talks' or 'state:silent'), now, key)
    call('ZREM', P .. (spoken and 'state:silent' or 'state:talks'), key)
  end
end
