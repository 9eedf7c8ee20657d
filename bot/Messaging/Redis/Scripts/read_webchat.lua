local conversation, after, limit = take(), take(), take()
return call('ZRANGEBYSCORE', P .. 'webchat:' .. conversation, '(' .. after, '+inf', 'LIMIT', 0, limit)
