"""The pages of data sets and of the API."""
