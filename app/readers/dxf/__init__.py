"""DXF of every release, sound or damaged, ASCII or binary, as linework.

The file is read record by record (one record per entity) by one tolerant reader, not by a library
that wants a whole sound document: that keeps the bytes of texts until their encoding is known,
loses one bad entity instead of the drawing, and is several times faster. The steps:

``files`` bytes, or a sentence about what the file is instead ->
``tags``, ``records`` entities as codes and raw values -> ``encoding``, ``wording`` texts ->
``lines`` (with ``curves``), ``hatches``, ``texts``, ``notes``, ``proxies`` (with ``proxy_bytes``)
entities as ``content`` in their own frame -> ``document`` layers, blocks, spaces, with ``objects``
kept beside them -> ``walk`` everything in the world frame, in its ``colours`` and within its
``clips`` -> ``findings`` what a person should know.
"""
