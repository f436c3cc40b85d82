"""Plane geometry of outlines: areas, validity, overlaps. Metres and square metres throughout."""
