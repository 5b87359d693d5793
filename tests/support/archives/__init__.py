"""Archives with a past, damage, corrections or older rules."""
