"""Events that articles announce or report."""
