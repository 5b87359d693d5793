"""The layout of pictures: positions of what is drawn. Pure functions, with the same result on every machine."""
