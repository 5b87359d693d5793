"""When an article was published: the lines, attributes and data of a page that tell it."""
