return call('HGETALL', P .. 'erasures')
