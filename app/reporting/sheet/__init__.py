"""The compliance sheet: an A4 PDF with plan, tables, notes and signatures."""
