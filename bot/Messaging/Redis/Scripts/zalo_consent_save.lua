-- A consent under way, found by its state or as the newest of its session.
local state, session, verifier, expected, started, expires, milliseconds = take(), take(), take(), take(), take(), take(), take()
local consent, of_session = P .. 'zalo:consent:' .. state, P .. 'zalo:consents:' .. session
call('HSET', consent, 'session', session, 'verifier', verifier, 'expected', expected, 'started', started, 'expires', expires)
call('PEXPIRE', consent, milliseconds)
call('ZADD', of_session, started, state)
call('PEXPIRE', of_session, milliseconds)
return 1
