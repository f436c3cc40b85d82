"""Tables of rooms (CSV, XLSX, XLS, ODS) as plans without polygons."""
