"""The editor of standards."""
