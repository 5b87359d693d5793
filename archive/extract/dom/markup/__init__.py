"""Tells what elements, attributes and classes mean for reading a page."""
