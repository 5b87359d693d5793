"""How fast and how large it is, beside what was promised: python -m tests.bench [crawl|memory|extract|rebuild|load|...]

Measures and tells; a figure below its target is a matter for people, not for an exit code.
"""
