local shard, fence, address, now = take(), take(), take(), take()
if not owns(shard, fence) then
  return { 'nothing' }
end
return next_step(address, now, true)
