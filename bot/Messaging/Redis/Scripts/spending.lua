local payer, month, day = take(), take(), take()
local of_day, of_month = 0, 0
local days = call('HGETALL', P .. 'spent:' .. payer .. ':' .. month)
for at = 1, #days, 2 do
  of_month = of_month + tonumber(days[at + 1])
  if days[at] == day then
    of_day = tonumber(days[at + 1])
  end
end
return { of_day, of_month, call('SCARD', P .. 'payer:' .. payer) }
