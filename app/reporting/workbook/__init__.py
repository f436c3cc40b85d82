"""The workbook: the result as XLSX with live differences and subtotals."""
