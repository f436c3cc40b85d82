"""The standard as values: what a document prescribes, and what room names mean."""
