"""The command line: ``check``, ``rooms`` and ``standards``.

Importing this package loads click and nothing heavier, so that ``--help`` answers at once.
"""
