"""Office formats in XML: Office Open XML, OpenDocument and Word 2003 XML."""
