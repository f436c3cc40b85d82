"""Whole pages and what lies over them: start, reading, nothing found, sheet preview."""
