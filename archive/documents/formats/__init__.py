"""One module for each family of file formats. They run in the child process only."""
