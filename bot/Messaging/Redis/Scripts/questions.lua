local commune, since = maybe(), maybe()
local questions = {}
for _, id in ipairs(call('ZRANGEBYSCORE', P .. 'questions:' .. (commune or 'all'), since or '-inf', '+inf')) do
  questions[#questions + 1] = call('HMGET', P .. 'question:' .. id, 'text', 'folded', 'nearest', 'confidence', 'reason', 'day')
end
return questions
