local node, id, now, remembered, kind, text, at, counts = take(), take(), take(), take(), take(), take(), take(), take()
local n = notice(id)
if n and owner(n.shard) == node then
  settle_notice(n, kind, text, at, counts, now, remembered)
end
return 1
