local items = {}
for index = 1, number() do
  items[index] = call('HMGET', P .. 'state:' .. take(), 'json', 'kind', 'etag')
end
return items
