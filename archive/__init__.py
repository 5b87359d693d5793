"""The archive: stores captures of the site, and publishes them as articles that can be searched."""
