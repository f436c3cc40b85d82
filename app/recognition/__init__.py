"""From linework to a plan: which outlines are rooms, what they are called, what is in doubt."""
