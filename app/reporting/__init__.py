"""What leaves the program: the check sheet, the workbook, the marked-up drawing, JSON."""
