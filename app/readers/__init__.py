"""Readers: a file becomes linework (drawings) or a plan (tables); nothing is recognised here."""
