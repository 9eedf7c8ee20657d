if take() == 'in' then
  return retry_event(take())
end
return retry_message(take())
