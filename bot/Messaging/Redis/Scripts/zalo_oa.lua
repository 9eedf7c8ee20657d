call('HSET', P .. 'zalo:oa:' .. take(), take(), take())
return 1
