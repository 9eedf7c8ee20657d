-- Conversations of an index, shard by shard; the first of these shards is gone on with behind 'after'.
local index, limit, after, shards = take(), number(), maybe(), number()
local page = {}
for turn = 1, shards do
  local from = turn == 1 and after and ('(' .. after) or '-'
  local found = call('ZRANGEBYLEX', P .. index .. ':' .. take(), from, '+', 'LIMIT', 0, limit - #page)
  for _, conversation in ipairs(found) do
    page[#page + 1] = conversation
  end
  if #page >= limit then
    break
  end
end
return page
