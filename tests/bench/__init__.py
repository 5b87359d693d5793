"""Speed and memory, compared with what was promised: python -m tests.bench [crawl|memory|extract|rebuild|load|...]

It only measures and reports. A figure that misses its target is a matter for people, not for an exit code.
"""
