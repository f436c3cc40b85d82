"""The plan on the screen: painting, captions, zoom and selection."""
