return call('HGETALL', P .. 'cloud:' .. take())
