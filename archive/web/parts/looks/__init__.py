"""Captured pages with their looks: inert HTML and style sheets that name nothing but captures of ours."""
