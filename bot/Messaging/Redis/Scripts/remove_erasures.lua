for _ = 1, number() do
  call('HDEL', P .. 'erasures', take())
end
return 1
