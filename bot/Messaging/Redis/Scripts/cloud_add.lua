local month = P .. 'cloud:' .. take()
for _ = 1, number() do
  call('HINCRBY', month, take(), take())
end
return 1
