"""The use cases: open a plan, start a review, check it, write what leaves the program."""
