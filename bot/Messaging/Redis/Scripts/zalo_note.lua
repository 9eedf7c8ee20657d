note_rotation(take(), take())
return 1
