"""DWG drawings, through a converter that is installed on the computer.

``converters`` which ones there are, the one that the user chose first -> ``conversion`` runs one
in a temporary folder and hands back DXF bytes, which :mod:`app.readers.dxf` reads.
"""
