"""Rooms from walls: which lines are walls, where they open, and the regions they bound."""
