"""Workbooks: XLSX, XLS, ODS and what Excel 2003 saves as XML. They run in the child process only."""
