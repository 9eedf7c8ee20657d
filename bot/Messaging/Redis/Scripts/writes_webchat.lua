-- Web Chat's copy: the last activity stays without its words, because places go on from it and a client that waits for the next one still finds it.
writes.forget_webchat = function(a)
  local chat = P .. 'webchat:' .. a[1]
  local last = call('ZREVRANGE', chat, 0, 0, 'WITHSCORES')
  if last[1] then
    call('DEL', chat)
    call('ZADD', chat, last[2], last[2] .. '\n{"type":"event","name":"forgotten"}')
    call('EXPIRE', chat, 2592000)
  end
end
