"""The subcommands of `ctarchive`."""
