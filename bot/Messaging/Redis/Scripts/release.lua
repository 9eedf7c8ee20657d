-- The citizen made contact: what was held is going to be said, so notices that were not sent yet are not needed. A message whose notice is just being sent
-- waits for its end, because the notice tells the same.
local function release(address, contact)
  local released = {}
  for _, id in ipairs(call('ZRANGE', P .. 'held:' .. address, 0, -1)) do
    local m = message(id)
    local n = m.occasion and notice_of(m.occasion)
    if m.occasion then
      call('HSET', P .. 'message:' .. id, 'ct', contact)
    end
    if not (n and n.status == 2 and n.tells_all) then
      released[#released + 1] = m
    end
  end
  for _, id in ipairs(call('ZRANGE', P .. 'due:' .. address, 0, -1)) do
    delete_notice(notice(string.format('%.0f', tonumber(id))))
  end
  return released
end
