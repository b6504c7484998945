"""Tools: a gesture is an object that begins, moves, and ends in one verb or in nothing."""
