-- What conversations leave behind. A turn that is run again brings the same name: its second write changes nothing (turn:NAME).
-- Notes: note:ID; notes:COMMUNE and notes:all those to be seen, notes:code:CODE, notes:citizen:CITIZEN all by number; notes:closed by the day of closing. Questions: question:ID;
-- questions:COMMUNE and questions:all by the day of asking.
local function once(turn)
  return call('SET', P .. 'turn:' .. turn, 1, 'NX', 'EX', 2592000) and true or false
end

writes.first_contact = function(arguments)
  call('HSETNX', P .. 'contacts', arguments[1], arguments[2] .. '\n' .. arguments[3])
end

writes.leave_note = function(a)
  if not once('note:' .. a[1]) then
    return
  end
  local id = following('note:sequence')
  call('HSET', P .. 'note:' .. id, 'citizen', a[2], 'commune', a[3], 'code', a[4], 'kind', a[5], 'text', a[7], 'things', a[8], 'at', a[9])
  if a[6] then
    call('HSET', P .. 'note:' .. id, 'procedure', a[6])
  end
  for _, index in ipairs({ 'notes:' .. a[3], 'notes:all', 'notes:code:' .. a[4], 'notes:citizen:' .. a[2] }) do
    call('ZADD', P .. index, id, id)
  end
end

writes.add_to_note = function(a)
  -- The newest note of this citizen under the code; closed in the meantime, it is open again: somebody must read the addition.
  local newest = nil
  for _, id in ipairs(call('ZREVRANGE', P .. 'notes:citizen:' .. a[2], 0, -1)) do
    if call('HGET', P .. 'note:' .. id, 'code') == a[3] then
      newest = newest or id
      call('HDEL', P .. 'note:' .. id, 'closed_on', 'closed_by', 'result')
      call('ZREM', P .. 'notes:closed', id)
    end
  end
  if newest and once('addition:' .. a[1]) then
    call('RPUSH', P .. 'note:additions:' .. newest, a[4], a[5], a[6])
  end
end

writes.record_question = function(a)
  if not once('question:' .. a[1]) then
    return
  end
  local id = following('question:sequence')
  call('HSET', P .. 'question:' .. id, 'commune', a[2], 'text', a[3], 'folded', a[4], 'confidence', a[6], 'reason', a[7], 'day', a[8])
  if a[5] then
    call('HSET', P .. 'question:' .. id, 'nearest', a[5])
  end
  call('ZADD', P .. 'questions:' .. a[2], a[9], id)
  call('ZADD', P .. 'questions:all', a[9], id)
end

local function delete_note(id)
  local v = call('HMGET', P .. 'note:' .. id, 'commune', 'code', 'citizen')
  for _, index in ipairs({ 'notes:' .. v[1], 'notes:all', 'notes:code:' .. v[2], 'notes:citizen:' .. v[3], 'notes:closed' }) do
    call('ZREM', P .. index, id)
  end
  call('DEL', P .. 'note:' .. id, P .. 'note:additions:' .. id)
end

writes.delete_notes = function(a)
  for _, id in ipairs(call('ZRANGE', P .. 'notes:citizen:' .. a[1], 0, -1)) do
    delete_note(id)
  end
  call('HDEL', P .. 'contacts', a[1])
end

-- Erasures whose last traces are still there: see the sweep.
writes.add_erasure = function(a, now)
  call('HSET', P .. 'erasures', following('erasure:sequence'), now .. '\n' .. a[1] .. '\n' .. a[2])
end
