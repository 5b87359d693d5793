"""Workbooks: XLSX, XLS, ODS and Excel 2003 XML. They run in the child process only."""
