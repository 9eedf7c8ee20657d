local id, who, result, day, number_of_day = take(), take(), take(), take(), take()
local note = P .. 'note:' .. id
if call('EXISTS', note) == 0 or call('HEXISTS', note, 'closed_on') == 1 then
  return 0
end
call('HSET', note, 'closed_on', day, 'closed_by', who, 'result', result)
call('ZADD', P .. 'notes:closed', number_of_day, id)
return 1
