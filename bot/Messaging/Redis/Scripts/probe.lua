call('SET', P .. 'probe:' .. take(), 1, 'EX', 60)
return 1
