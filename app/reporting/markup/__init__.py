"""The marked-up drawing: a copy of the DXF with rooms, figures and problems drawn in."""
