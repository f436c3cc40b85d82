"""Plan and report as a picture in data: outlines, fills, captions, legend."""
