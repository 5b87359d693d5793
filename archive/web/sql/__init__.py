"""Runs visitors' SQL within limits, in processes that can be killed."""
