call('HSET', P .. 'erasures', following('erasure:sequence'), take())
return 1
