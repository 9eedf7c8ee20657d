-- Writes of features that commit with the turn, by their names; each takes its arguments and the moment of the turn.
local writes = {}
