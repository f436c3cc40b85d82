"""The window: widgets that show a document and ask it for edits. Only this package knows Qt."""
