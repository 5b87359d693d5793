"""What is told in Latvian and in English, and is one: events, articles. Pure functions, which rather keep two apart."""
