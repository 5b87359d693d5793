"""`python -m archive` is `ctarchive`."""

from archive.cli import main

if __name__ == "__main__":
    main()
