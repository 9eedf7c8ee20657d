local node, id, payer, month, day, price, daily, monthly = take(), take(), take(), take(), take(), number(), number(), number()
local spent = P .. 'spent:' .. payer .. ':' .. month
local of_day, of_month = 0, 0
local days = call('HGETALL', spent)
for at = 1, #days, 2 do
  of_month = of_month + tonumber(days[at + 1])
  if days[at] == day then
    of_day = tonumber(days[at + 1])
  end
end
if of_month + price > monthly then
  return 'month'
elseif of_day + price > daily then
  return 'day'
end
local n = notice(id)
if not n or n.status ~= 1 or owner(n.shard) ~= node then
  return 'gone'
end
call('HSET', P .. 'notice:' .. id, 'pr', price, 'dy', day)
set_notice(n, 2)
call('HINCRBY', spent, day, price)
call('HINCRBY', P .. 'spent:messages:' .. payer, day, 1)
return 'started'
