-- Tokens of Official Accounts: zalo:grant:OA, zalo:oa:OA, zalo:rotations:OA newest first; zalo:grants names those that have one.
local ROTATIONS = 500

local function note_rotation(oa, line)
  call('LPUSH', P .. 'zalo:rotations:' .. oa, line)
  call('LTRIM', P .. 'zalo:rotations:' .. oa, 0, ROTATIONS - 1)
end
